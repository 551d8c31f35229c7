import { fail } from '#core/result'
import type { Result } from '#core/result'
import type { FileHandle, HostError, OpenedFile } from '#host/host-api'
import type { Reply, Transport } from '#host/reply'

/** The calls of the served host, with `fetch` and the time to wait given so that tests can run them in Node. */
export interface ServedConnection {
  readonly startSession: (token: string) => Promise<boolean>
  readonly transport: Transport
  readonly readFile: (file: FileHandle) => Promise<Result<OpenedFile, HostError>>
  readonly writeFile: (id: string, bytes: Uint8Array) => Promise<Result<FileHandle, HostError>>
  /** Copies a metadata file to the host, which imports it from there. */
  readonly sendPackFile: (file: File) => Promise<Result<FileHandle, HostError>>
  /** Hands on each event until stopped; after a break it connects again, sooner first and then every ten seconds. */
  readonly followEvents: (onEvent: (event: unknown) => void) => () => void
}

export interface ServedConnectionOptions {
  /** Empty for the page's own origin. */
  readonly origin: string
  readonly fetch: typeof fetch
  readonly wait: (ms: number) => Promise<void>
  readonly timeoutMs?: number
}

/** A host that takes a call and never answers must not look like a save that is under way. */
const CALL_TIMEOUT_MS = 30_000

const CALL = { 'X-Bifolium': '1' }
const JSON_CALL = { ...CALL, 'Content-Type': 'application/json' }
const MAX_WAIT_MS = 10_000

const AWAY: HostError = {
  code: 'disconnected',
  message: 'Bifolium’s host does not answer; start it again with “npm start” and keep this window open.'
}
const STRANGER: HostError = {
  code: 'disconnected',
  message:
    'Bifolium’s host was started again since, or opened in another browser. What you wrote is kept here: open the printed address in this browser, and this window goes on.'
}

async function findError(response: Response): Promise<HostError | undefined> {
  if (response.ok) return undefined
  if (response.status === 403) return STRANGER
  if (response.status === 413) return { code: 'too-large', message: 'This is larger than the host accepts.' }
  if (response.status === 422) return (await response.json()) as HostError
  const text = await response.text().catch(() => '')
  return { code: 'refused', message: text.trim() || `The host answered with status ${response.status}.` }
}

async function visitLines(body: ReadableStream<Uint8Array>, visit: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    lines.filter((line) => line !== '').forEach(visit)
  }
}

/** A connection to the host at `origin`. Nothing is sent before the first call. */
export function createServedConnection(options: ServedConnectionOptions): ServedConnection {
  const { origin, fetch, wait, timeoutMs = CALL_TIMEOUT_MS } = options
  const request = async (path: string, init: RequestInit): Promise<Response | HostError> => {
    try {
      const response = await fetch(`${origin}/host/${path}`, { credentials: 'same-origin', ...init })
      return (await findError(response)) ?? response
    } catch {
      return AWAY
    }
  }

  const transport: Transport = async (method, args) => {
    const body = JSON.stringify(args)
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await request(`call/${method}`, { method: 'POST', headers: JSON_CALL, body, signal })
    if ('code' in response) return { kind: 'refused', error: response }
    return ((await response.json().catch(() => undefined)) as Reply | undefined) ?? { kind: 'refused', error: AWAY }
  }

  const follow = async (onEvent: (event: unknown) => void, signal: AbortSignal): Promise<void> => {
    let pauseMs = 250
    while (!signal.aborted) {
      const response = await request('events', { headers: CALL, signal })
      if (!('code' in response) && response.body) {
        pauseMs = 250
        await visitLines(response.body, (line) => onEvent(JSON.parse(line))).catch(() => undefined)
      }
      if (signal.aborted) return
      await wait(pauseMs)
      pauseMs = Math.min(2 * pauseMs, MAX_WAIT_MS)
    }
  }

  return {
    startSession: async (token) => {
      const body = JSON.stringify({ token })
      return !('code' in (await request('session', { method: 'POST', headers: JSON_CALL, body })))
    },
    transport,
    readFile: async (file) => {
      const response = await request(`files/${encodeURIComponent(file.id)}`, { headers: CALL })
      if ('code' in response) return fail(response)
      const bytes = await response.arrayBuffer().catch(() => undefined)
      return bytes ? { ok: true, value: { ...file, bytes: new Uint8Array(bytes) } } : fail(AWAY)
    },
    writeFile: async (id, bytes) => {
      const headers = { ...CALL, 'Content-Type': 'application/octet-stream' }
      const body = new Uint8Array(bytes)
      const response = await request(`files/${encodeURIComponent(id)}`, { method: 'PUT', headers, body })
      return 'code' in response ? fail(response) : ((await response.json()) as Result<FileHandle, HostError>)
    },
    sendPackFile: async (file) => {
      const headers = { ...CALL, 'Content-Type': 'application/octet-stream' }
      const response = await request(`pack-files/${encodeURIComponent(file.name)}`, {
        method: 'PUT',
        headers,
        body: file
      })
      return 'code' in response ? fail(response) : ((await response.json()) as Result<FileHandle, HostError>)
    },
    followEvents: (onEvent) => {
      const stop = new AbortController()
      void follow(onEvent, stop.signal)
      return () => stop.abort()
    }
  }
}
