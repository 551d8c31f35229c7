import { gzipSync } from 'node:zlib'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createServer as createRawServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { fail } from '#core/result'
import type { ServiceName } from '#core/references/lookup-answer'
import { nodeFileSystem } from '../file-system'
import { createAnswerCache, createMemoryCache } from './answer-cache'
import type { AnswerCache } from './answer-cache'
import { parseJsonAnswer } from './decode-answer'
import { createPoliteClient } from './polite-client'
import type { PoliteClient, Question } from './polite-client'
import { createSkippingClock } from './testing/skipping-clock'
import type { SkippingClock } from './testing/skipping-clock'
import { sendJson, startLoopbackServer } from './testing/loopback-server'
import type { Answerer, LoopbackServer } from './testing/loopback-server'

const LIMITS = { connectMs: 5000, totalMs: 10_000, maxBytes: 64 * 1024, maxRedirects: 3 }

/** For servers that would be waited for to the end. */
const SHORT = { ...LIMITS, connectMs: 400, totalMs: 800 }
const BOMB = gzipSync(Buffer.alloc(20_000_000, 32))

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

interface Setting {
  readonly client: PoliteClient
  readonly server: LoopbackServer
  readonly clock: SkippingClock
  readonly cache: AnswerCache
  readonly kept: string[]
}

async function set(
  answer: Answerer,
  options: { readonly key?: string; readonly cache?: AnswerCache; readonly limits?: typeof LIMITS } = {}
): Promise<Setting> {
  const server = await startLoopbackServer(answer)
  closers.push(server.close)
  const clock = createSkippingClock()
  const kept: string[] = []
  const store = options.cache ?? createMemoryCache()
  const cache: AnswerCache = {
    find: store.find,
    keep: async (address, entry) => {
      kept.push(address)
      await store.keep(address, entry)
    }
  }
  const client = createPoliteClient({
    version: '1.2.3',
    cache,
    clock,
    policy: { trustedOrigins: new Set([server.origin]) },
    contact: () => 'reviewer@example.org',
    apiKey: () => options.key,
    limits: options.limits ?? LIMITS
  })
  return { client, server, clock, cache, kept }
}

const question = (
  server: Pick<LoopbackServer, 'origin'>,
  path = '/works/10.1',
  service: ServiceName = 'doi'
): Question<unknown> => ({
  service,
  url: new URL(path, server.origin),
  accept: 'application/json',
  types: ['application/json'],
  read: (text) => {
    const parsed = parseJsonAnswer(text)
    if (!parsed.ok) return fail({ code: 'unreadable', reason: parsed.error })
    const isOther = (parsed.value as { other?: boolean } | null)?.other === true
    return isOther ? fail({ code: 'wrong-record', reason: 'answered with another record' }) : parsed
  }
})

const mode = (more: { readonly fresh?: boolean; readonly network?: boolean; readonly signal?: AbortSignal } = {}) => ({
  signal: new AbortController().signal,
  fresh: false,
  network: true,
  ...more
})

const head = (response: ServerResponse, headers: Record<string, string> = {}): ServerResponse =>
  response.writeHead(200, { 'Content-Type': 'application/json', ...headers })

describe('a server that misbehaves', () => {
  const rows: readonly (readonly [name: string, code: string, answer: Answerer])[] = [
    ['takes the call and never answers', 'timeout', () => undefined],
    [
      'sends its head a byte at a time',
      'timeout',
      (_request, response) => trickle(response, 'HTTP/1.1 200 OK\r\nX: yyyyyyyyyyyyyyyyyyyy')
    ],
    [
      'sends its body a byte at a time',
      'timeout',
      (_request, response) => {
        head(response)
        const timer = setInterval(() => response.write(' '), 40)
        response.on('close', () => clearInterval(timer))
      }
    ],
    [
      'breaks off in its body',
      'server-error',
      (_request, response) => {
        head(response, { 'Content-Length': '1000' }).write('{"a":')
        setTimeout(() => response.destroy(), 20)
      }
    ],
    ['sends a huge body', 'too-large', (_request, response) => head(response).end(`"${'x'.repeat(200_000)}"`)],
    [
      'sends a gzip bomb',
      'too-large',
      (_request, response) => head(response, { 'Content-Encoding': 'gzip' }).end(BOMB)
    ],
    [
      'sends gzip that does not unpack',
      'unreadable',
      (_request, response) => head(response, { 'Content-Encoding': 'gzip' }).end('no gzip')
    ],
    [
      'promises more than it sends',
      'server-error',
      (_request, response) => {
        response.socket?.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{}')
      }
    ],
    [
      'sends HTML named JSON',
      'unreadable',
      (_request, response) => head(response).end('<!doctype html><p>Sign in to the hotel')
    ],
    [
      'sends HTML',
      'unreadable',
      (_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>{}')
    ],
    [
      'sends XML',
      'unreadable',
      (_request, response) => response.writeHead(200, { 'Content-Type': 'text/xml' }).end('<a/>')
    ],
    ['sends nothing with 204', 'refused', (_request, response) => response.writeHead(204).end()],
    ['sends an empty body', 'unreadable', (_request, response) => head(response).end()],
    [
      'redirects in a circle',
      'unreadable',
      (_request, response) => response.writeHead(301, { Location: '/works/10.1' }).end()
    ],
    [
      'redirects to another port of this machine',
      'unsafe-address',
      (_request, response) => response.writeHead(302, { Location: 'http://127.0.0.1:9/x' }).end()
    ],
    [
      'redirects to a file',
      'unsafe-address',
      (_request, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end()
    ],
    [
      'redirects to a link-local address',
      'unsafe-address',
      (_request, response) => response.writeHead(302, { Location: 'https://169.254.169.254/latest/meta-data' }).end()
    ],
    [
      'redirects to a host that is no part of it',
      'refused',
      (_request, response) => response.writeHead(302, { Location: 'https://example.com/' }).end()
    ],
    ['redirects nowhere', 'unreadable', (_request, response) => response.writeHead(302).end()],
    ['is out of order', 'server-error', (_request, response) => response.writeHead(500).end('oops')],
    [
      'has had enough for ever',
      'rate-limited',
      (_request, response) => response.writeHead(429, { 'Retry-After': '1000000000' }).end()
    ],
    ['speaks no HTTP', 'unreadable', (_request, response) => response.socket?.end('220 ftp ready\r\n')],
    [
      'sends a megabyte of headers',
      'unreadable',
      (_request, response) => {
        response.socket?.write(`HTTP/1.1 200 OK\r\n${`X-Filler: ${'y'.repeat(1000)}\r\n`.repeat(1000)}\r\n{}`)
      }
    ],
    [
      'sends text that is not UTF-8',
      'unreadable',
      (_request, response) => head(response).end(Buffer.from([0x22, 0xe9, 0x22]))
    ],
    [
      'nests without end',
      'unreadable',
      (_request, response) => head(response).end('['.repeat(30_000) + ']'.repeat(30_000))
    ],
    ['sends another record', 'wrong-record', (_request, response) => head(response).end('{"other":true}')],
    ['refuses', 'refused', (_request, response) => response.writeHead(403).end()]
  ]

  test.each(rows)('%s: %s', async (_name, code, answer) => {
    const { client, server, kept } = await set(answer, code === 'timeout' ? { limits: SHORT } : {})
    const begun = performance.now()
    const got = await client.ask(question(server), mode())
    expect(got).toMatchObject({ ok: false, error: { service: 'doi', code } })
    expect(got.ok ? '' : got.error.message).toMatch(/^doi\.org .+\.$/)
    expect(performance.now() - begun).toBeLessThan(3000)
    expect(kept).toEqual([])
    expect(server.asked.length).toBeLessThanOrEqual(code === 'unreadable' ? 4 : 3)
  })

  test('does not trust a server that is not what it says', async () => {
    const server = createRawServer((socket) => {
      socket.on('error', () => undefined)
      socket.end('HTTP/1.1 200 OK\r\n\r\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closers.push(async () => server.close())
    const address = server.address()
    const origin = `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const client = createPoliteClient({
      version: '1',
      cache: createMemoryCache(),
      clock: createSkippingClock(),
      policy: { trustedOrigins: new Set([origin]) },
      contact: () => '',
      apiKey: () => undefined,
      limits: LIMITS
    })
    expect(await client.ask(question({ origin }), mode())).toMatchObject({ error: { code: 'unsafe-address' } })
  })

  test('goes on with the next question after each of them', async () => {
    const { client, server } = await set((request, response) => {
      if (request.url === '/good') sendJson(response, { title: '好' })
      else response.socket?.destroy()
    })
    const [bad, good] = await Promise.all([
      client.ask(question(server, '/bad'), mode()),
      client.ask(question(server, '/good'), mode())
    ])
    expect(bad.ok).toBe(false)
    expect(good).toMatchObject({ ok: true, value: { value: { title: '好' } } })
  })
})

function trickle(response: ServerResponse, text: string): void {
  let at = 0
  const timer = setInterval(() => response.socket?.write(text[at++ % text.length] ?? ' '), 20)
  response.on('close', () => clearInterval(timer))
}

test('names itself and its contact, and keeps key and contact out of the cache', async () => {
  const { client, server, kept } = await set((_request, response) => sendJson(response, {}), { key: 'secret' })
  await client.ask(question(server, '/x?id=1', 'pubmed'), mode())
  const [request] = server.requests
  expect(request?.headers['user-agent']).toBe('Bifolium/1.2.3 (mailto:reviewer@example.org)')
  expect(request?.headers.cookie).toBeUndefined()
  expect(server.asked).toEqual(['/x?id=1&tool=bifolium&email=reviewer%40example.org&api_key=secret'])
  expect(kept.join()).not.toMatch(/secret|reviewer/)
})

test('takes a body with a byte order mark, and one in the charset that it names', async () => {
  const { client, server } = await set((request, response) => {
    if (request.url === '/bom') head(response).end('\uFEFF{"a":"é"}')
    else
      response
        .writeHead(200, { 'Content-Type': 'application/json; charset=iso-8859-1' })
        .end(Buffer.from('{"a":"é"}', 'latin1'))
  })
  for (const path of ['/bom', '/latin']) {
    expect(await client.ask(question(server, path), mode())).toMatchObject({ value: { value: { a: 'é' } } })
  }
})

test('counts 404 as no such record', async () => {
  const { client, server } = await set((_request, response) => void response.writeHead(404).end('Resource not found.'))
  expect(await client.ask(question(server), mode())).toMatchObject({ ok: true, value: { value: undefined } })
})

test('asks each question once, at the same time and on the second run', async () => {
  const { client, server } = await set((_request, response) => sendJson(response, {}))
  await Promise.all(
    Array.from({ length: 20 }, (_value, index) => client.ask(question(server, `/works/${index % 5}`), mode()))
  )
  expect([...server.asked].sort()).toEqual(['/works/0', '/works/1', '/works/2', '/works/3', '/works/4'])
  await Promise.all(
    Array.from({ length: 5 }, (_value, index) => client.ask(question(server, `/works/${index}`), mode()))
  )
  expect(server.asked).toHaveLength(5)
})

test('asks whether an old answer still holds, and keeps it when it does', async () => {
  const { client, server, clock } = await set((request, response) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
    else head(response, { ETag: '"v1"' }).end('{"title":"old"}')
  })
  const first = await client.ask(question(server), mode())
  clock.skip(8 * 86_400_000)
  const second = await client.ask(question(server), mode())
  expect(second).toMatchObject({ ok: true, value: { value: { title: 'old' } } })
  expect(second.ok && first.ok && second.value.date > first.value.date).toBe(true)
  expect(server.asked).toHaveLength(2)
  await client.ask(question(server), mode({ fresh: true }))
  expect(server.asked).toHaveLength(3)
})

test('asks nobody while the network is off, and uses what it has kept', async () => {
  const { client, server } = await set((_request, response) => sendJson(response, { a: 1 }))
  expect(await client.ask(question(server), mode({ network: false }))).toMatchObject({ error: { code: 'offline' } })
  expect(server.asked).toEqual([])
  await client.ask(question(server), mode())
  expect(await client.ask(question(server), mode({ network: false }))).toMatchObject({ value: { value: { a: 1 } } })
  expect(server.asked).toHaveLength(1)
})

test.each([
  ['seconds', (_nowMs: number) => '2', 2000],
  ['a date', (nowMs: number) => new Date(nowMs + 3000).toUTCString(), 2000],
  ['a date in the past', () => 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ['nonsense', () => 'soon', 0]
])('waits as long as Retry-After says: %s', async (_name, header, leastMs) => {
  const times: number[] = []
  const setting = await set((_request, response, count) => {
    times.push(setting.clock.now())
    if (count === 0) response.writeHead(429, { 'Retry-After': header(setting.clock.now()) }).end()
    else sendJson(response, {})
  })
  expect(await setting.client.ask(question(setting.server), mode())).toMatchObject({ ok: true })
  expect(times).toHaveLength(2)
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(leastMs)
})

test('leaves a service alone that asked for more than a moment, and says until when', async () => {
  const { client, server, clock } = await set((_request, response, count) => {
    if (count === 0) response.writeHead(503, { 'Retry-After': '120' }).end()
    else sendJson(response, {})
  })
  const first = await client.ask(question(server), mode())
  expect(first).toMatchObject({ ok: false, error: { code: 'server-error' } })
  expect(Date.parse((first.ok ? undefined : first.error.retryAt) ?? '')).toBeGreaterThan(clock.now() + 100_000)
  expect(await client.ask(question(server, '/other'), mode())).toMatchObject({ error: { code: 'rate-limited' } })
  expect(server.asked).toHaveLength(1)
  clock.skip(121_000)
  expect(await client.ask(question(server), mode())).toMatchObject({ ok: true })
})

test('never asks NCBI more than three times in any second, nor ten times with a key', async () => {
  for (const [key, most] of [
    [undefined, 3],
    ['k', 10]
  ] as const) {
    const times: number[] = []
    const setting: Setting = await set(
      (_request, response) => {
        times.push(setting.clock.now())
        sendJson(response, {})
      },
      key === undefined ? {} : { key }
    )
    await Promise.all(
      Array.from({ length: 60 }, (_value, index) =>
        setting.client.ask(question(setting.server, `/${index}`, 'pubmed'), mode())
      )
    )
    expect(times).toHaveLength(60)
    const busiest = Math.max(
      ...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length)
    )
    expect(busiest).toBeLessThanOrEqual(most)
  }
})

test('asks Crossref one question at a time, as fast as its headers allow', async () => {
  let open = 0
  let most = 0
  const setting: Setting = await set((_request, response) => {
    open += 1
    most = Math.max(most, open)
    setImmediate(() => {
      open -= 1
      head(response, { 'X-Rate-Limit-Limit': '5', 'X-Rate-Limit-Interval': '1s' }).end('{}')
    })
  })
  await Promise.all(
    Array.from({ length: 20 }, (_value, index) =>
      setting.client.ask(question(setting.server, `/${index}`, 'crossref'), mode())
    )
  )
  expect(most).toBe(1)
  expect(setting.clock.waits.filter((ms) => ms > 150).length).toBeGreaterThanOrEqual(18)
})

test('stops at once when it is cancelled, and works on for another who waits', async () => {
  const { client, server } = await set((_request, response) => {
    setTimeout(() => sendJson(response, {}), 100)
  })
  const [one, two] = [new AbortController(), new AbortController()]
  const first = client.ask(question(server), mode({ signal: one.signal }))
  const second = client.ask(question(server), mode({ signal: two.signal }))
  setTimeout(() => one.abort(), 10)
  expect(await first).toMatchObject({ error: { code: 'cancelled' } })
  expect(await second).toMatchObject({ ok: true })
})

test('passes over a kept answer that is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bifolium-cache-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const cache = createAnswerCache(nodeFileSystem, folder)
  const { client, server } = await set((_request, response) => sendJson(response, { a: 1 }), { cache })
  await client.ask(question(server), mode())
  expect(await client.ask(question(server), mode())).toMatchObject({ value: { value: { a: 1 } } })
  expect(server.asked).toHaveLength(1)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const damage of ['', '{', '{"address":1}', '[]']) {
    for (const entry of entries) if (entry.isFile()) await writeFile(join(entry.parentPath, entry.name), damage)
    expect(await client.ask(question(server), mode())).toMatchObject({ value: { value: { a: 1 } } })
  }
  expect(server.asked).toHaveLength(5)
})

test('says that a service cannot be reached', async () => {
  const { client, server } = await set(() => undefined)
  await server.close()
  expect(await client.ask(question(server), mode())).toMatchObject({ error: { code: 'offline' } })
})
