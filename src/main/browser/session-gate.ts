import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The header that every call from our own window carries; a form or an image of another page cannot set it. */
export const CALL_HEADER = 'x-bifolium'

/** Of an incoming request, what decides whether it is answered at all. */
export interface RequestFacts {
  readonly method: string
  /** Path and query as they came over the wire. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** How many times the Host header was sent. */
  readonly hostHeaders: number
}

/**
 * Who may talk to the served host: one exact origin, and one session at a time. Each exchange of the token ends the
 * session before it: windows of one browser share theirs, while two browsers with stores of their own would overwrite
 * each other's records.
 */
export interface SessionGate {
  readonly origin: string
  /** Secret of the start address; given in its fragment, which never travels over the wire. */
  readonly token: string
  /** `Set-Cookie` value for a right token, undefined for a wrong one. */
  readonly exchange: (token: unknown) => string | undefined
  /** Why a request is refused before anything else is looked at; undefined when it may go on. */
  readonly findFault: (request: RequestFacts) => string | undefined
  /** Why a call is refused: wrong origin, no call header, or no session. */
  readonly findCallFault: (request: RequestFacts, needsSession: boolean) => string | undefined
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

function readCookie(header: string | readonly string[] | undefined, name: string): string | undefined {
  if (typeof header !== 'string') return undefined
  const pairs = header.split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

function findFetchFault(headers: RequestFacts['headers'], allowed: readonly string[]): string | undefined {
  const site = headers['sec-fetch-site']
  if (site === undefined) return undefined
  return typeof site === 'string' && allowed.includes(site) ? undefined : 'It comes from another site.'
}

/** A gate for one start on this port. Secrets are fresh each time. */
export function createSessionGate(
  port: number,
  newSecret = (): string => randomBytes(32).toString('hex')
): SessionGate {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const token = newSecret()
  let session = newSecret()
  // Cookies are shared by all ports of a host; the name keeps two Bifolium programs apart.
  const cookieName = `bifolium-${port}`

  const findFault = ({ headers, hostHeaders, target }: RequestFacts): string | undefined => {
    if (hostHeaders !== 1 || headers['host'] !== host) return 'Its Host is not this address.'
    if (!target.startsWith('/') || target.startsWith('//')) return 'Its path is not a plain one.'
    if (headers['upgrade'] !== undefined) return 'It asks for another protocol.'
    const from = headers['origin']
    if (from !== undefined && from !== origin) return 'It comes from another origin.'
    return findFetchFault(headers, ['same-origin', 'none'])
  }

  const findCallFault = ({ method, headers }: RequestFacts, needsSession: boolean): string | undefined => {
    if (headers[CALL_HEADER] !== '1') return 'It lacks the header of our own window.'
    if (method !== 'GET' && headers['origin'] !== origin) return 'It has no origin.'
    const fault = findFetchFault(headers, ['same-origin'])
    if (fault || !needsSession) return fault
    return isSame(readCookie(headers['cookie'], cookieName) ?? '', session) ? undefined : 'It has no session.'
  }

  return {
    origin,
    token,
    exchange: (given) => {
      if (typeof given !== 'string' || !isSame(given, token)) return undefined
      session = newSecret()
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/host`
    },
    findFault,
    findCallFault
  }
}
