export const APP_SCHEME = 'app'
export const APP_ADDRESS = 'app://bifolium/'

/** True for an address of our own window: the parsed scheme and host are exactly ours, with nothing beside them. */
export function isOwnAddress(text: string): boolean {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return false
  }
  const bare = url.username === '' && url.password === '' && url.port === ''
  return url.protocol === `${APP_SCHEME}:` && url.host === 'bifolium' && bare
}

/** Of the frame that sent a call, what decides whether it is answered. */
export interface SenderFrame {
  readonly url: string
  /** Null for the main frame of a window. */
  readonly parent: unknown
}

/** True for the main frame of our own window; a frame that is already gone is not trusted. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOwnAddress(frame.url)
}
