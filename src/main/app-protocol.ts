import type { CustomScheme } from 'electron'
import { contentTypeOf, WINDOW_HEADERS } from '#host/content-security-policy'
import { APP_SCHEME, isOwnAddress } from './window-address'
import type { WindowFiles } from './window-files'

/** Standard and secure, so that the window has an origin and storage; never `corsEnabled` or `bypassCSP`. */
export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true }
}

const refuse = (status: number): Response => new Response(null, { status, headers: WINDOW_HEADERS })

/** Answers one request of the window with a file and the headers of the policy, or with 403, 404 or 405. */
export async function answerAppRequest(
  request: Pick<Request, 'method' | 'url'>,
  files: WindowFiles
): Promise<Response> {
  if (!isOwnAddress(request.url)) return refuse(403)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const file = await files.find(new URL(request.url).pathname)
  if (!file) return refuse(404)
  const headers = { ...WINDOW_HEADERS, 'Content-Type': contentTypeOf(file.path) }
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(file.bytes), { headers })
}
