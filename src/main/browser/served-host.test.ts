import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeHostContract } from '#host/contract-suite'
import { findExternalUrl } from '#host/external-url'
import type { HostHandlers } from '#host/methods'
import { createHostProxy } from '#host/reply'
import type { Reply, Transport } from '#host/reply'
import { openHostServices } from '../../services/host-services'
import { startFakeServices, WORK } from '../../services/lookup/testing/fake-services'
import { createFileOpener } from './open-with-system'
import { startServedHost } from './served-host'
import type { ServedHost } from './served-host'

interface Running {
  readonly host: ServedHost
  readonly folder: string
  readonly calls: string[]
  readonly stop: () => Promise<void>
}

async function startHost(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'bifolium-served-'))
  const windowFolder = join(folder, 'window')
  await mkdir(join(windowFolder, 'assets'), { recursive: true })
  await writeFile(join(windowFolder, 'index.html'), '<!doctype html><title>Bifolium</title>')
  await writeFile(join(windowFolder, 'assets', 'index-1.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'outside of the window')
  const description = { kind: 'served', version: '0.0.1', platform: 'linux', locale: 'zh-CN' } as const
  const fake = await startFakeServices()
  const opened = await openHostServices({ dataFolder: join(folder, 'data'), description, serviceUrls: fake.urls })
  if (!opened.ok) throw new Error(opened.error.message)
  const services = opened.value
  const calls: string[] = []
  const handlers: HostHandlers = {
    ...services.handlers,
    openFiles: async () => ({ ok: true, value: [] }),
    saveFile: async () => ({ ok: true, value: undefined }),
    choosePackFile: async () => ({ ok: true, value: undefined }),
    readBeside: async () => ({ ok: true, value: [] }),
    printToPdf: async () => ({ ok: true, value: undefined }),
    openLinkedFile: createFileOpener(services, async () => true),
    openExternal: async (url) =>
      findExternalUrl(url) ? { ok: true, value: undefined } : { ok: false, error: { code: 'refused', message: 'No.' } },
    setUnsaved: async (unsaved) => void calls.push(`setUnsaved ${unsaved}`),
    setMenuState: async () => undefined
  }
  const onBug = (error: unknown): void => void calls.push(`bug ${String(error)}`)
  const host = await startServedHost({
    port: 0,
    windowFolder,
    handlers,
    services,
    onBug
  })
  return {
    host,
    folder,
    calls,
    stop: async () => {
      await host.close()
      await services.close()
      await fake.server.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

const tokenOf = (host: ServedHost): string => host.address.slice(host.address.indexOf('=') + 1)

/** Sends exact bytes and gives back the whole answer; `fetch` would mend what we want to send broken. */
function sendRaw(port: number, text: string, address = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () => socket.write(text))
    let answer = ''
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8')
      if (answer.includes('\r\n\r\n')) socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

interface RawRequest {
  readonly method?: string
  readonly target?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly extra?: string
  readonly body?: string
}

let running: Running
let cookie: string

beforeAll(async () => {
  running = await startHost()
  const { port } = running.host
  const origin = `http://127.0.0.1:${port}`
  const response = await fetch(`${origin}/host/session`, {
    method: 'POST',
    headers: { Origin: origin, 'X-Bifolium': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: tokenOf(running.host) })
  })
  cookie = response.headers.get('set-cookie') ?? ''
})
afterAll(() => running.stop())

/** A call that would be answered, but for what `change` does to it. */
function makeCall({
  method = 'POST',
  target = '/host/call/setUnsaved',
  headers = {},
  extra = '',
  body = '[true]'
}: RawRequest): string {
  const { port } = running.host
  const all: Record<string, string | undefined> = {
    Host: `127.0.0.1:${port}`,
    Origin: `http://127.0.0.1:${port}`,
    'X-Bifolium': '1',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Cookie: cookie.split(';')[0],
    ...headers
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  return `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n${extra}\r\n${body}`
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])

test('answers the call that all attacks below are made from', async () => {
  const answer = await sendRaw(running.host.port, makeCall({}))
  expect(statusOf(answer)).toBe(200)
  expect(running.calls.splice(0)).toEqual(['setUnsaved true'])
})

test('gives out a cookie that scripts and other sites cannot use', () => {
  expect(cookie).toMatch(/^bifolium-\d+=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/host$/)
})

test('ends the session of one browser when another one takes its place', async () => {
  const other = await startHost()
  const exchange = async (): Promise<string> => {
    const origin = `http://127.0.0.1:${other.host.port}`
    const response = await fetch(`${origin}/host/session`, {
      method: 'POST',
      headers: { Origin: origin, 'X-Bifolium': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: tokenOf(other.host) })
    })
    return response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const { port } = other.host
  const call = async (session: string): Promise<number> => {
    const headers = { Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}`, Cookie: session }
    return statusOf(await sendRaw(port, makeCall({ headers })))
  }
  const first = await exchange()
  expect(await call(first)).toBe(200)
  const second = await exchange()
  expect(await call(first)).toBe(403)
  expect(await call(second)).toBe(200)
  await other.stop()
})

const attacks: readonly (readonly [name: string, request: RawRequest])[] = [
  ['Host of another site', { headers: { Host: 'evil.example' } }],
  ['Host of another site with our port', { headers: { Host: 'evil.example:PORT' } }],
  ['Host with a trailing dot', { headers: { Host: '127.0.0.1.:PORT' } }],
  ['empty Host', { headers: { Host: '' } }],
  ['no Host', { headers: { Host: undefined } }],
  ['two Hosts', { extra: 'Host: evil.example\r\n' }],
  ['Host as a decimal number', { headers: { Host: '2130706433:PORT' } }],
  ['Host in octal', { headers: { Host: '0177.0.0.1:PORT' } }],
  ['Host in IPv6', { headers: { Host: '[::1]:PORT' } }],
  ['Host localhost', { headers: { Host: 'localhost:PORT' } }],
  ['Host 0.0.0.0', { headers: { Host: '0.0.0.0:PORT' } }],
  ['Host without port', { headers: { Host: '127.0.0.1' } }],
  ['Host with another port', { headers: { Host: '127.0.0.1:1' } }],
  ['Host with user information', { headers: { Host: 'a@127.0.0.1:PORT' } }],
  ['Origin null', { headers: { Origin: 'null' } }],
  ['Origin of another site', { headers: { Origin: 'https://evil.example' } }],
  ['Origin that begins like ours', { headers: { Origin: 'http://127.0.0.1.evil.example:PORT' } }],
  ['Origin localhost.evil', { headers: { Origin: 'http://localhost.evil:PORT' } }],
  ['Origin with https', { headers: { Origin: 'https://127.0.0.1:PORT' } }],
  ['Origin with another port', { headers: { Origin: 'http://127.0.0.1:1' } }],
  ['no Origin', { headers: { Origin: undefined } }],
  ['no session', { headers: { Cookie: undefined } }],
  ['wrong session', { headers: { Cookie: `bifolium-PORT=${'0'.repeat(64)}` } }],
  ['empty session', { headers: { Cookie: 'bifolium-PORT=' } }],
  ['start token as session', { headers: { Cookie: 'bifolium-PORT=TOKEN' } }],
  ['token in the query', { target: '/host/call/setUnsaved?token=TOKEN', headers: { Cookie: undefined } }],
  ['token in the query of the page', { method: 'GET', target: '/?token=TOKEN', body: '' }],
  ['wrong token', { target: '/host/session', body: '{"token":"0000"}' }],
  ['token that is no text', { target: '/host/session', body: '{"token":["TOKEN"]}' }],
  ['no token', { target: '/host/session', body: '{}' }],
  ['a simple form', { headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Bifolium': undefined } }],
  ['JSON sent as text', { headers: { 'Content-Type': 'text/plain' } }],
  ['a form with files', { headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }],
  ['no call header', { headers: { 'X-Bifolium': undefined } }],
  ['Sec-Fetch-Site cross-site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }],
  ['Sec-Fetch-Site same-site', { headers: { 'Sec-Fetch-Site': 'same-site' } }],
  ['Sec-Fetch-Site none on a call', { headers: { 'Sec-Fetch-Site': 'none' } }],
  [
    'a page asked for across sites',
    { method: 'GET', target: '/', body: '', headers: { 'Sec-Fetch-Site': 'cross-site' } }
  ],
  [
    'a web socket',
    {
      method: 'GET',
      target: '/host/events',
      body: '',
      headers: { Upgrade: 'websocket', Connection: 'Upgrade', Origin: 'https://evil.example' }
    }
  ],
  [
    'a web socket of our own origin',
    { method: 'GET', target: '/', body: '', headers: { Upgrade: 'websocket', Connection: 'Upgrade' } }
  ],
  [
    'a preflight',
    {
      method: 'OPTIONS',
      body: '',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }
    }
  ],
  ['the absolute form of a target', { target: 'http://evil.example/host/call/setUnsaved' }],
  ['a target that begins with two slashes', { target: '//evil.example/host/call/setUnsaved' }],
  ['GET of a call', { method: 'GET', body: '' }],
  ['PUT of a call', { method: 'PUT' }],
  ['a method that is not there', { target: '/host/call/constructor' }],
  ['a method of objects', { target: '/host/call/__proto__' }],
  ['an area that is not there', { target: '/host/files/../call/setUnsaved' }],
  ['a file by path', { method: 'GET', target: '/host/files/%2Fetc%2Fpasswd', body: '' }],
  [
    'a file by made-up id',
    { method: 'PUT', target: '/host/files/1', headers: { 'Content-Type': 'application/octet-stream' } }
  ],
  ['../', { method: 'GET', target: '/../secret.txt', body: '' }],
  ['../ below a folder', { method: 'GET', target: '/assets/../../secret.txt', body: '' }],
  ['%2e', { method: 'GET', target: '/%2e%2e/secret.txt', body: '' }],
  ['%2f', { method: 'GET', target: '/..%2fsecret.txt', body: '' }],
  ['%5c', { method: 'GET', target: '/..%5csecret.txt', body: '' }],
  ['double encoding', { method: 'GET', target: '/%252e%252e/secret.txt', body: '' }],
  ['NUL', { method: 'GET', target: '/index.html%00.txt', body: '' }],
  ['POST to a file', { target: '/index.html' }],
  ['DELETE of a file', { method: 'DELETE', target: '/index.html', body: '' }]
]

test.each(attacks)('refuses %s', async (_name, request) => {
  const { host, calls } = running
  const text = makeCall(request).replaceAll('PORT', String(host.port)).replaceAll('TOKEN', tokenOf(host))
  const answer = await sendRaw(
    host.port,
    text.replace(
      /Content-Length: \d+/,
      () => `Content-Length: ${Buffer.byteLength(text.slice(text.indexOf('\r\n\r\n') + 4))}`
    )
  )
  expect([400, 403, 404, 405]).toContain(statusOf(answer))
  expect(answer).not.toContain('outside of the window')
  expect(answer.toLowerCase()).not.toContain('access-control-allow')
  expect(answer.toLowerCase()).not.toContain('set-cookie')
  expect(calls).toEqual([])
})

test('refuses a body that is too large, announced or not', async () => {
  const { port } = running.host
  const announced = await sendRaw(port, makeCall({ headers: { 'Content-Length': '99999999' }, body: '' }))
  expect(statusOf(announced)).toBe(413)
  const chunk = `${(40_000).toString(16)}\r\n${' '.repeat(40_000)}\r\n`
  const headers = { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' }
  const streamed = await sendRaw(port, makeCall({ headers, body: `${chunk}${chunk}0\r\n\r\n` }))
  expect(statusOf(streamed)).toBe(413)
  expect(running.calls).toEqual([])
})

test('listens on 127.0.0.1 alone', async () => {
  const { port } = running.host
  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const addresses = others.filter((entry) => entry.family === 'IPv4' && entry.address !== '127.0.0.1')
  for (const { address } of addresses) await expect(sendRaw(port, 'GET / HTTP/1.1\r\n\r\n', address)).rejects.toThrow()
  await expect(sendRaw(port, 'GET / HTTP/1.1\r\n\r\n', '::1')).rejects.toThrow()
})

test('serves the window with its headers', async () => {
  const origin = `http://127.0.0.1:${running.host.port}`
  const page = await fetch(`${origin}/`)
  expect(await page.text()).toContain('<title>Bifolium</title>')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(page.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  const script = await fetch(`${origin}/assets/index-1.js`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const head = await fetch(`${origin}/index.html`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

async function startContractHost() {
  const { host, stop } = await startHost()
  const origin = `http://127.0.0.1:${host.port}`
  const headers = { Origin: origin, 'X-Bifolium': '1', 'Content-Type': 'application/json' }
  const session = await fetch(`${origin}/host/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: tokenOf(host) })
  })
  const own = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const callRaw = async (method: string, args: unknown): Promise<Reply> => {
    const init = { method: 'POST', headers: { ...headers, Cookie: own }, body: JSON.stringify(args) }
    return (await fetch(`${origin}/host/call/${method}`, init)).json() as Promise<Reply>
  }
  // JSON has no undefined; a method without a value answers null on the wire.
  const transport: Transport = async (method, args) => {
    const reply = await callRaw(method, args)
    return reply.kind === 'answer' ? { kind: 'answer', value: reply.value ?? undefined } : reply
  }
  return { client: createHostProxy(transport), callRaw, stop, knownDoi: WORK.DOI }
}

describe('HostApi over HTTP', () => {
  describeHostContract(
    {
      test,
      isEqual: (actual, expected) => expect(actual).toEqual(expected),
      matches: (actual, expected) => expect(actual).toMatchObject(expected),
      hash: (text) => createHash('sha256').update(text).digest('hex'),
      pause: () => new Promise((resolve) => setTimeout(resolve, 10))
    },
    startContractHost
  )
})

describe('lookups', () => {
  const request = (path: string, init: RequestInit, type?: string): Promise<Response> => {
    const origin = `http://127.0.0.1:${running.host.port}`
    const headers = { 'X-Bifolium': '1', Origin: origin, Cookie: cookie.split(';')[0] ?? '' }
    return fetch(`${origin}/host/${path}`, { ...init, headers: { ...headers, ...(type && { 'Content-Type': type }) } })
  }
  const call = async (method: string, args: unknown): Promise<unknown> =>
    (await request(`call/${method}`, { method: 'POST', body: JSON.stringify(args) }, 'application/json')).json()

  test('take a metadata file from the browser, import it, and tell the window', async () => {
    const events = await request('events', {})
    const told: string[] = []
    const reading = (async () => {
      for await (const chunk of events.body ?? []) told.push(Buffer.from(chunk).toString('utf8'))
    })().catch(() => undefined)
    const path = `pack-files/${encodeURIComponent('表 ids.csv')}`
    const sent = await request(path, { method: 'PUT', body: 'doi,pmid\n10.1000/a,1\n' }, 'application/octet-stream')
    const { value: file } = (await sent.json()) as { readonly value: { readonly id: string; readonly name: string } }
    expect(file.name).toBe('表 ids.csv')
    expect(await call('importPack', [{ file }])).toMatchObject({ value: { ok: true } })
    const pack = { kind: 'id-map', name: '表 ids.csv', state: { kind: 'ready', records: 1 } }
    await expect.poll(() => call('listPacks', []), { timeout: 10_000 }).toMatchObject({ value: [pack] })
    await expect.poll(() => told.join('')).toContain('"kind":"lookup","event":{"kind":"packs"')
    await call('removePack', [((await call('listPacks', [])) as { value: { id: string }[] }).value[0]?.id])
    expect(await call('listPacks', [])).toMatchObject({ value: [] })
    void reading
  })

  test('refuse a metadata file without a session, with a bad name, or as anything but bytes', async () => {
    const put = (path: string, type: string): Promise<Response> => request(path, { method: 'PUT', body: 'x' }, type)
    expect((await put('pack-files/a.csv', 'text/plain')).status).toBe(403)
    expect((await put('pack-files/%E0%A4%A', 'application/octet-stream')).status).toBe(404)
    const bare = await fetch(`http://127.0.0.1:${running.host.port}/host/pack-files/a.csv`, {
      method: 'PUT',
      body: 'x'
    })
    expect(bare.status).toBe(403)
  })
})
