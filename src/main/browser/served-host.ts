import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { succeed } from '#core/result'
import { contentTypeOf, WINDOW_HEADERS } from '#host/content-security-policy'
import { dispatchCall } from '#host/dispatch-call'
import { HOST_METHODS, isHostMethod } from '#host/methods'
import type { HostHandlers } from '#host/methods'
import type { HostServices } from '../../services/host-services'
import { receivePackFile } from '../../services/pack/receive-pack-file'
import { createWindowFiles } from '../window-files'
import type { WindowFiles } from '../window-files'
import { createEventFeed } from './event-feed'
import type { EventFeed } from './event-feed'
import { readBody } from './read-body'
import { createSessionGate } from './session-gate'
import type { RequestFacts, SessionGate } from './session-gate'

const MAX_FILE_BYTES = 512 * 1024 * 1024

export interface ServedHostOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Folder of the built window. */
  readonly windowFolder: string
  readonly handlers: HostHandlers
  /** The files behind handles, the data folder, and what happens to lookups. */
  readonly services: Pick<HostServices, 'files' | 'dataFolder' | 'onLookup'>
  readonly onBug: (error: unknown) => void
}

export interface ServedHost {
  readonly port: number
  /** Start address with the token in its fragment. */
  readonly address: string
  readonly events: EventFeed
  readonly close: () => Promise<void>
}

interface Context extends ServedHostOptions {
  readonly gate: SessionGate
  readonly windowFiles: WindowFiles
  readonly events: EventFeed
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...WINDOW_HEADERS, 'Content-Type': type, 'Cache-Control': 'no-store' })
  response.end(body)
}

const refuse = (response: ServerResponse, status: number, reason: string): void => {
  response.setHeader('Connection', 'close')
  send(response, status, 'text/plain; charset=utf-8', `Bifolium refused this request. ${reason}\n`)
}

const sendJson = (response: ServerResponse, value: unknown): void =>
  send(response, 200, 'application/json; charset=utf-8', JSON.stringify(value ?? null))

async function readJson(request: IncomingMessage, response: ServerResponse, maxBytes: number): Promise<unknown> {
  if (request.headers['content-type'] !== 'application/json') {
    refuse(response, 403, 'Its body is not JSON.')
    return undefined
  }
  const body = await readBody(request, maxBytes)
  if (!body) {
    refuse(response, 413, 'Its body is too large.')
    return undefined
  }
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    refuse(response, 400, 'Its body is not JSON.')
    return undefined
  }
}

async function exchangeToken(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readJson(request, response, 1024)
  if (response.writableEnded) return
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined
  const cookie = context.gate.exchange(token)
  if (!cookie) return refuse(response, 403, 'Its token is not the one of this start.')
  response.setHeader('Set-Cookie', cookie)
  sendJson(response, {})
}

async function answerCall(
  context: Context,
  name: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  if (!isHostMethod(name)) return refuse(response, 404, 'There is no such method.')
  const args = await readJson(request, response, HOST_METHODS[name].maxBytes)
  if (response.writableEnded) return
  sendJson(response, await dispatchCall(context.handlers, name, args, context.onBug))
}

async function answerFile(
  context: Context,
  id: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const path = context.services.files.findPath(id)
  if (path === undefined) return refuse(response, 404, 'There is no such file.')
  if (request.method === 'GET') {
    const file = await context.services.files.read(path)
    if (file.ok) return send(response, 200, 'application/octet-stream', Buffer.from(file.value.bytes))
    response.statusCode = 422
    return send(response, 422, 'application/json; charset=utf-8', JSON.stringify(file.error))
  }
  if (request.headers['content-type'] !== 'application/octet-stream')
    return refuse(response, 403, 'Its body is not bytes.')
  const bytes = await readBody(request, MAX_FILE_BYTES)
  if (!bytes) return refuse(response, 413, 'Its body is too large.')
  sendJson(response, await context.services.files.write(path, bytes))
}

function decodeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

async function answerPackFile(
  context: Context,
  name: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  if (request.headers['content-type'] !== 'application/octet-stream')
    return refuse(response, 403, 'Its body is not bytes.')
  const decoded = decodeName(name)
  if (decoded === undefined) return refuse(response, 404, 'Its name is not encoded as it should be.')
  const received = await receivePackFile(context.services.dataFolder, decoded, request)
  sendJson(response, received.ok ? succeed(context.services.files.handleOf(received.value)) : received)
}

async function answerHost(
  context: Context,
  parts: readonly string[],
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const [area, name = ''] = parts
  const method = request.method ?? ''
  if (area === 'session' && method === 'POST' && parts.length === 1) return exchangeToken(context, request, response)
  if (area === 'call' && method === 'POST' && parts.length === 2) return answerCall(context, name, request, response)
  if (area === 'events' && method === 'GET' && parts.length === 1) {
    response.writeHead(200, { ...WINDOW_HEADERS, 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' })
    return context.events.add(response)
  }
  if (area === 'pack-files' && method === 'PUT' && parts.length === 2)
    return answerPackFile(context, name, request, response)
  const isFile = area === 'files' && parts.length === 2 && (method === 'GET' || method === 'PUT')
  return isFile ? answerFile(context, name, request, response) : refuse(response, 404, 'There is nothing here.')
}

async function answerWindow(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Files are only read.')
  const target = request.url ?? ''
  // A token in the query would end up in histories and logs; no address of ours has a query.
  if (target.includes('?')) return refuse(response, 404, 'Addresses here have no query.')
  const file = await context.windowFiles.find(target)
  if (!file) return refuse(response, 404, 'There is no such file.')
  const cached = file.path.startsWith('assets/')
  response.writeHead(200, {
    ...WINDOW_HEADERS,
    'Content-Type': contentTypeOf(file.path),
    'Content-Length': file.bytes.length,
    'Cache-Control': cached ? 'private, max-age=31536000, immutable' : 'no-cache'
  })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}

const factsOf = (request: IncomingMessage): RequestFacts => ({
  method: request.method ?? '',
  target: request.url ?? '',
  headers: request.headers,
  hostHeaders: request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length
})

async function answer(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const facts = factsOf(request)
  const fault = context.gate.findFault(facts)
  if (fault) return refuse(response, 403, fault)
  if (!facts.target.startsWith('/host/')) return answerWindow(context, request, response)
  const parts = facts.target.slice('/host/'.length).split('/')
  if (parts[0] === 'hello' && parts.length === 1 && facts.method === 'GET')
    return sendJson(response, { program: 'Bifolium' })
  const callFault = context.gate.findCallFault(facts, parts[0] !== 'session')
  return callFault ? refuse(response, 403, callFault) : answerHost(context, parts, request, response)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Serves the window and its HostApi on 127.0.0.1. Rejects with the system's error when the port is taken. */
export async function startServedHost(options: ServedHostOptions): Promise<ServedHost> {
  let context: Context | undefined
  const server = createServer({ maxHeaderSize: 16_384, requireHostHeader: false }, (request, response) => {
    if (!context) return response.destroy()
    return answer(context, request, response).catch((error: unknown) => {
      options.onBug(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'The program failed; its log says more.')
    })
  })
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n'))
  const port = await listen(server, options.port)
  const gate = createSessionGate(port)
  const events = createEventFeed()
  const unfollow = options.services.onLookup((event) => events.send({ kind: 'lookup', event }))
  context = { ...options, gate, windowFiles: createWindowFiles(options.windowFolder), events }
  return {
    port,
    address: `${gate.origin}/#token=${gate.token}`,
    events,
    close: async () => {
      unfollow()
      events.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    }
  }
}
