import { request as requestHttp } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { FailureCode } from '#core/references/lookup-answer'
import { systemCodeOf } from '../host-error-of'
import { openTunnel, ProxyError } from './open-tunnel'
import { findAddressFault, findNameFault, makeGuardedLookup } from './safe-address'
import type { AddressPolicy } from './safe-address'

export interface HttpLimits {
  /** Until the first byte of the answer's head. */
  readonly connectMs: number
  /** Until its last byte, redirects included. */
  readonly totalMs: number
  /** Of the body after decompression. */
  readonly maxBytes: number
  readonly maxRedirects: number
}

export const HTTP_LIMITS: HttpLimits = {
  connectMs: 8_000,
  totalMs: 12_000,
  maxBytes: 5 * 1024 * 1024,
  maxRedirects: 3
}

export interface HttpRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Hosts that a redirect may lead to besides the first one; a leading dot takes their subdomains. */
  readonly redirectHosts: readonly string[]
  readonly signal: AbortSignal
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** Why there is no answer, with the rest of a sentence that begins with the service's name. */
export interface HttpFailure {
  readonly code: FailureCode
  readonly reason: string
}

const UNREACHABLE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ECONNREFUSED',
  'ENETDOWN',
  'EHOSTDOWN'
])

const failure = (code: FailureCode, reason: string): Result<never, HttpFailure> => fail({ code, reason })

function describeError(error: unknown): HttpFailure {
  const code = systemCodeOf(error) ?? ''
  const detail = error instanceof Error ? error.message : String(error)
  if (code === 'UNSAFE_ADDRESS') return { code: 'unsafe-address', reason: `was not asked: ${detail}` }
  if (error instanceof ProxyError) {
    const reason =
      error.status === 407
        ? `cannot be reached: the proxy ${error.proxy} asks for a name and password`
        : `cannot be reached: ${error.message}`
    return { code: 'offline', reason }
  }
  if (UNREACHABLE.has(code)) return { code: 'offline', reason: `cannot be reached (${code})` }
  if (/^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO)/.test(code)) {
    return { code: 'unsafe-address', reason: `did not prove who it is (${code})` }
  }
  if (code.startsWith('HPE_')) return { code: 'unreadable', reason: `gave an answer that is not HTTP (${code})` }
  if (/^Z_|^ERR__?(?:BROTLI|DECODER)/.test(code))
    return { code: 'unreadable', reason: `gave an answer that does not unpack (${code})` }
  return { code: 'server-error', reason: `broke off (${code || detail})` }
}

function unpack(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase()
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : undefined
  // The error reaches whoever reads the decoder.
  return decoder ? pipeline(answer, decoder, () => undefined) : answer
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<Result<Buffer, HttpFailure>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of unpack(answer) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes)
      return failure('too-large', `gave an answer of more than ${Math.floor(maxBytes / 1024 / 1024)} MB`)
    chunks.push(chunk)
  }
  if (!answer.complete) return failure('server-error', 'broke off in the middle of its answer')
  return succeed(Buffer.concat(chunks))
}

/** The way through the proxy that stands before an address; undefined where none does. */
async function findTunnel(
  { url, signal }: HttpRequest,
  policy: AddressPolicy,
  limits: HttpLimits
): Promise<Socket | undefined> {
  const proxy = await policy.findProxy?.(url)
  if (!proxy) return undefined
  const fault = await findNameFault(url.hostname, policy)
  if (fault) throw fault
  const late = AbortSignal.timeout(limits.connectMs)
  try {
    return await openTunnel(url, proxy, AbortSignal.any([signal, late]))
  } catch (error) {
    throw late.aborted ? Object.assign(new Error('no answer', { cause: error }), { code: 'LATE' }) : error
  }
}

async function openRequest(
  request: HttpRequest,
  policy: AddressPolicy,
  limits: HttpLimits
): Promise<{ readonly sent: ClientRequest; readonly answer: IncomingMessage }> {
  const trusted = policy.trustedOrigins.has(request.url.origin)
  const tunnel = trusted ? undefined : await findTunnel(request, policy, limits)
  const connection = tunnel
    ? { defaultPort: 443, createConnection: () => connectTls({ socket: tunnel, servername: request.url.hostname }) }
    : { agent: false as const, ...(!trusted && { lookup: makeGuardedLookup(policy) }) }
  return new Promise((resolve, reject) => {
    const open = request.url.protocol === 'http:' ? requestHttp : requestHttps
    const sent = open(request.url, {
      method: 'GET',
      headers: { 'Accept-Encoding': 'gzip, deflate, br', ...request.headers },
      maxHeaderSize: 64 * 1024,
      signal: request.signal,
      ...connection
    })
    const late = setTimeout(
      () => sent.destroy(Object.assign(new Error('no answer'), { code: 'LATE' })),
      limits.connectMs
    )
    sent.once('response', (answer) => {
      clearTimeout(late)
      resolve({ sent, answer })
    })
    sent.once('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
    sent.end()
  })
}

const isListed = (host: string, listed: readonly string[]): boolean =>
  listed.some((name) => (name.startsWith('.') ? host.endsWith(name) : host === name))

/** The address that a redirect leads to. Http to a listed host is asked for by https instead. */
function findNextAddress(
  from: HttpRequest,
  first: URL,
  location: string | undefined,
  policy: AddressPolicy
): Result<URL, HttpFailure> {
  const next = location !== undefined && URL.canParse(location, from.url.href) ? new URL(location, from.url) : undefined
  if (!next) return failure('unreadable', 'redirects to no address')
  const shown = `${next.protocol}//${next.host}`
  if (policy.trustedOrigins.has(next.origin)) {
    return next.origin === first.origin
      ? succeed(next)
      : failure('unsafe-address', `redirects to ${shown}, which is another service`)
  }
  const isListedHost = next.hostname === first.hostname || isListed(next.hostname, from.redirectHosts)
  if (next.protocol === 'http:' && isListedHost) next.protocol = 'https:'
  const fault = findAddressFault(next, policy)
  if (fault !== undefined) return failure('unsafe-address', `redirects to ${shown}, which was not followed: ${fault}`)
  if (!isListedHost) return failure('refused', `redirects to ${shown}, which is no part of it`)
  return succeed(next)
}

async function follow(
  request: HttpRequest,
  policy: AddressPolicy,
  limits: HttpLimits
): Promise<Result<HttpAnswer, HttpFailure>> {
  let current = request
  for (let redirects = 0; ; redirects++) {
    const fault = findAddressFault(current.url, policy)
    if (fault !== undefined) return failure('unsafe-address', `was not asked at ${current.url.origin}: ${fault}`)
    const { sent, answer } = await openRequest(current, policy, limits)
    try {
      const status = answer.statusCode ?? 0
      if (![301, 302, 303, 307, 308].includes(status)) {
        const body = await readBody(answer, limits.maxBytes)
        return body.ok ? succeed({ status, headers: answer.headers, body: body.value }) : body
      }
      if (redirects === limits.maxRedirects) return failure('unreadable', 'redirects without end')
      const next = findNextAddress(current, request.url, answer.headers.location, policy)
      if (!next.ok) return next
      current = { ...current, url: next.value }
    } finally {
      sent.destroy()
    }
  }
}

/**
 * One GET over https, redirects followed where they are safe, the body unpacked and whole. Never rejects and never takes
 * longer than its limits; `signal` ends it as `cancelled`.
 */
export async function httpGet(
  request: HttpRequest,
  policy: AddressPolicy,
  limits: HttpLimits = HTTP_LIMITS
): Promise<Result<HttpAnswer, HttpFailure>> {
  const timeout = AbortSignal.timeout(limits.totalMs)
  const signal = AbortSignal.any([request.signal, timeout])
  try {
    return await follow({ ...request, signal }, policy, limits)
  } catch (error) {
    if (request.signal.aborted) return failure('cancelled', 'was not waited for')
    const isLate = timeout.aborted || systemCodeOf(error) === 'LATE'
    if (isLate) return failure('timeout', `did not answer in ${Math.round(limits.totalMs / 1000)} s`)
    return fail(describeError(error))
  }
}
