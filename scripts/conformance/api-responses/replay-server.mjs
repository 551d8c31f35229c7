import { createServer } from 'node:http'

/** A server on 127.0.0.1 that gives one recorded answer, whatever it is asked; `pages` answers by a part of the target. */
export async function startReplayServer() {
  let current
  const server = createServer((request, response) => {
    const page = Object.entries(current.pages ?? {}).find(([part]) => request.url.includes(part))?.[1]
    const { status, contentType, body } = page ?? current
    response.writeHead(status ?? 200, contentType ? { 'Content-Type': contentType } : {})
    response.end(body)
  })
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    replay: (answer) => {
      current = answer
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => {
        server.close(resolve)
      })
    }
  }
}
