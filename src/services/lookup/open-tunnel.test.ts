import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { httpGet } from './http-get'
import { openTunnel } from './open-tunnel'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A proxy on this machine that answers each CONNECT as it is told; `asked` notes what it was asked for. */
async function startProxy(answer: (socket: Duplex) => void) {
  const asked: { readonly target: string | undefined; readonly as: string | undefined }[] = []
  const server = createServer()
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    asked.push({ target: request.url, as: request.headers['proxy-authorization'] })
    socket.on('error', () => undefined)
    answer(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { asked, url: new URL(`http://mei:p%C3%A4ss@127.0.0.1:${port}`) }
}

const unknownName: LookupFunction = (name, _options, callback) =>
  callback(Object.assign(new Error(name), { code: 'ENOTFOUND' }), [])
const leadsTo =
  (address: string): LookupFunction =>
  (_name, _options, callback) =>
    callback(null, [{ address, family: 4 }])

const get = (proxy: URL, resolveName: LookupFunction, connectMs = 2000) =>
  httpGet(
    {
      url: new URL('https://api.crossref.org/works'),
      headers: {},
      redirectHosts: [],
      signal: new AbortController().signal
    },
    { trustedOrigins: new Set(), resolveName, findProxy: async () => proxy },
    { connectMs, totalMs: 4000, maxBytes: 1000, maxRedirects: 1 }
  )

test('opens a way through, with name and password', async () => {
  const proxy = await startProxy((socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(socket)
  })
  const signal = new AbortController().signal
  const socket = await openTunnel(new URL('https://api.crossref.org/x'), proxy.url, signal)
  socket.write('你好')
  const [echo] = await new Promise<unknown[]>((resolve) => void socket.once('data', (...data) => resolve(data)))
  expect(String(echo)).toBe('你好')
  socket.destroy()
  expect(proxy.asked).toEqual([
    { target: 'api.crossref.org:443', as: `Basic ${Buffer.from('mei:päss').toString('base64')}` }
  ])
})

test('asks the proxy for a name that only the proxy may know, and demands the certificate of the host', async () => {
  const proxy = await startProxy((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'))
  })
  expect(await get(proxy.url, unknownName)).toMatchObject({ ok: false, error: { code: 'unsafe-address' } })
  expect(proxy.asked).toHaveLength(1)
})

test('does not ask a proxy for a name that leads to a private address', async () => {
  const proxy = await startProxy((socket) => socket.end())
  expect(await get(proxy.url, leadsTo('10.1.2.3'))).toMatchObject({ ok: false, error: { code: 'unsafe-address' } })
  expect(proxy.asked).toEqual([])
})

test.each([
  ['HTTP/1.1 407 Proxy Authentication Required', /asks for a name and password/],
  ['HTTP/1.1 403 Forbidden', /answered 403/]
])('says what the proxy says: %s', async (line, reason) => {
  const proxy = await startProxy((socket) => socket.end(`${line}\r\nContent-Length: 0\r\n\r\n`))
  expect(await get(proxy.url, leadsTo('130.14.29.110'))).toMatchObject({
    ok: false,
    error: { code: 'offline', reason: expect.stringMatching(reason) }
  })
})

test('waits no longer for a proxy than for a service', async () => {
  const proxy = await startProxy(() => undefined)
  expect(await get(proxy.url, unknownName, 100)).toMatchObject({ ok: false, error: { code: 'timeout' } })
})

test('says that a proxy is not there', async () => {
  expect(await get(new URL('http://127.0.0.1:1'), unknownName)).toMatchObject({
    ok: false,
    error: { code: 'offline' }
  })
})
