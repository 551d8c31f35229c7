import { expect, test } from 'vitest'
import { createHostProxy } from '#host/reply'
import { createServedConnection } from './served-connection'
import type { ServedConnection } from './served-connection'

type Answer = Response | Error

interface Sent {
  readonly url: string
  readonly init: RequestInit | undefined
}

function connect(...answers: readonly Answer[]): {
  readonly connection: ServedConnection
  readonly sent: Sent[]
  readonly waits: number[]
} {
  const queue = [...answers]
  const sent: Sent[] = []
  const waits: number[] = []
  const connection = createServedConnection({
    origin: 'http://127.0.0.1:1',
    fetch: async (input, init) => {
      sent.push({ url: input instanceof Request ? input.url : input.toString(), init })
      const next = queue.shift() ?? new TypeError('Failed to fetch')
      if (next instanceof Error) throw next
      return next
    },
    wait: async (ms) => void waits.push(ms)
  })
  return { connection, sent, waits }
}

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status })

test('sends a call with the header of the window and hands its answer on', async () => {
  const { connection, sent } = connect(json({ kind: 'answer', value: { ok: true, value: { sequence: 3 } } }))
  const host = createHostProxy(connection.transport)
  expect(await host.appendJournal([])).toEqual({ ok: true, value: { sequence: 3 } })
  expect(sent[0]?.url).toBe('http://127.0.0.1:1/host/call/appendJournal')
  expect(sent[0]?.init).toMatchObject({ method: 'POST', body: '[[]]', headers: { 'X-Bifolium': '1' } })
})

test('answers “disconnected” as a value while the host is away, and works again when it is back', async () => {
  const back = json({ kind: 'answer', value: { ok: true, value: { sequence: 1 } } })
  const { connection } = connect(new TypeError('Failed to fetch'), back)
  const host = createHostProxy(connection.transport)
  expect(await host.appendJournal([])).toMatchObject({ ok: false, error: { code: 'disconnected' } })
  expect(await host.appendJournal([])).toMatchObject({ ok: true })
})

test('throws the coded error where a method has no error of its own', async () => {
  const host = createHostProxy(connect(new TypeError('Failed to fetch')).connection.transport)
  await expect(host.describe()).rejects.toMatchObject({ name: 'HostCallError', error: { code: 'disconnected' } })
})

test.each([
  [403, 'disconnected'],
  [413, 'too-large'],
  [404, 'refused'],
  [500, 'refused']
])('turns status %i into %s', async (status, code) => {
  const { connection } = connect(new Response('Bifolium refused this request.', { status }))
  expect(await createHostProxy(connection.transport).readJournalIndex()).toMatchObject({ error: { code } })
})

test('treats an answer that is cut off as a host that is away', async () => {
  const { connection } = connect(new Response('{"kind":"ans'))
  expect(await createHostProxy(connection.transport).readJournalIndex()).toMatchObject({
    error: { code: 'disconnected' }
  })
})

test('reads and writes a file of the host by its handle', async () => {
  const { connection, sent } = connect(
    new Response(new Uint8Array([1, 2, 255])),
    json({ ok: true, value: { id: 'a/b', name: '综述.bifolium' } }),
    json({ code: 'not-found', message: 'It is gone.' }, 422)
  )
  const file = { id: 'a/b', name: '综述.bifolium' }
  expect(await connection.readFile(file)).toEqual({ ok: true, value: { ...file, bytes: new Uint8Array([1, 2, 255]) } })
  expect(await connection.writeFile('a/b', new Uint8Array([7]))).toEqual({ ok: true, value: file })
  expect(await connection.readFile(file)).toEqual({ ok: false, error: { code: 'not-found', message: 'It is gone.' } })
  expect(sent.map(({ url }) => url)).toEqual(Array.from({ length: 3 }, () => 'http://127.0.0.1:1/host/files/a%2Fb'))
})

test('follows events over breaks, waiting longer each time the host is away', async () => {
  const away = Array.from({ length: 8 }, () => new TypeError('Failed to fetch'))
  const halves = new ReadableStream<Uint8Array>({
    start(controller) {
      const bytes = new TextEncoder().encode('{"kind":"alive"}\n{"kind":"command","command":"导出"}\n')
      controller.enqueue(bytes.slice(0, 47))
      controller.enqueue(bytes.slice(47))
      controller.close()
    }
  })
  const { connection, waits } = connect(...away, new Response(halves))
  const events: unknown[] = []
  await new Promise<void>((resolve) => {
    const stop = connection.followEvents((event) => {
      events.push(event)
      if (events.length < 2) return
      stop()
      resolve()
    })
  })
  expect(events).toEqual([{ kind: 'alive' }, { kind: 'command', command: '导出' }])
  expect(waits.slice(0, 8)).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000])
})

test('counts a host that never answers as away', async () => {
  const connection = createServedConnection({
    origin: '',
    fetch: (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('timed out', 'TimeoutError')))
      }),
    wait: async () => undefined,
    timeoutMs: 20
  })
  const host = createHostProxy(connection.transport)
  expect(await host.appendJournal([])).toMatchObject({ ok: false, error: { code: 'disconnected' } })
})
