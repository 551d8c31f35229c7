import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A server of a test's own on a free port of 127.0.0.1. */
export interface LoopbackServer {
  readonly origin: string
  /** Targets of all requests so far, in order. */
  readonly asked: readonly string[]
  readonly requests: readonly IncomingMessage[]
  readonly close: () => Promise<void>
}

export type Answerer = (request: IncomingMessage, response: ServerResponse, count: number) => void

/** Starts a server; `count` is how often this target was asked before. */
export async function startLoopbackServer(answer: Answerer): Promise<LoopbackServer> {
  const asked: string[] = []
  const requests: IncomingMessage[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    const target = request.url ?? ''
    const count = asked.filter((other) => other === target).length
    asked.push(target)
    requests.push(request)
    answer(request, response, count)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    requests,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      sockets.forEach((socket) => socket.destroy())
      await closed
    }
  }
}

/** Sends a JSON body as a service does. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(value))
}
