import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LookupEvent, LookupSettings, LookupState } from '#host/lookup-api'
import { nodeFileSystem } from '../file-system'
import { openLookups } from './open-lookups'
import type { Lookups } from './open-lookups'
import { startFakeServices, WORK } from './testing/fake-services'
import type { FakeServices } from './testing/fake-services'
import { createSkippingClock } from './testing/skipping-clock'

let folder: string
let fake: FakeServices
const opened: Lookups[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-queue-'))
  fake = await startFakeServices()
})
afterEach(async () => {
  for (const lookups of opened.splice(0)) await lookups.close()
  await fake.server.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(urls: FakeServices['urls'] = fake.urls) {
  const lookups = await openLookups({
    folder,
    version: '1',
    fs: nodeFileSystem,
    findPath: () => undefined,
    clock: createSkippingClock(),
    serviceUrls: urls,
    onBug: (error) => {
      throw error
    }
  })
  opened.push(lookups)
  const events: LookupEvent[] = []
  lookups.onEvent((event) => events.push(event))
  const stateOf = async (id: string): Promise<LookupState | undefined> =>
    (await lookups.handlers.listLookups()).jobs.find((job) => job.id === id)?.state
  const until = async (id: string, test: (state: LookupState) => boolean): Promise<LookupState> => {
    for (let turn = 0; turn < 500; turn++) {
      const state = await stateOf(id)
      if (state && test(state)) return state
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`${id} is still ${JSON.stringify(await stateOf(id))}`)
  }
  return { ...lookups.handlers, events, until, close: lookups.close }
}

const job = (id: string, DOI: string, more: object = {}) =>
  ({ id, subject: { kind: 'identifiers', identifiers: { DOI } }, ...more }) as const
const settings = (network: LookupSettings['network']): LookupSettings => ({ network, contact: '', services: {} })
const isKind =
  (...kinds: readonly LookupState['kind'][]) =>
  (state: LookupState): boolean =>
    kinds.includes(state.kind)
const waitsFor =
  (reason: string) =>
  (state: LookupState): boolean =>
    state.kind === 'waiting' && state.reason === reason

test('asks nobody until the network is switched on, then drains', async () => {
  const queue = await open()
  await queue.requestLookups([job('a', WORK.DOI), job('b', '10.1000/none')])
  await queue.until('b', waitsFor('network-off'))
  expect(fake.server.asked).toEqual([])
  await queue.saveLookupSettings(settings('on'))
  expect(await queue.until('a', isKind('found'))).toMatchObject({ answer: { item: { title: WORK.title } } })
  await queue.until('b', isKind('not-indexed'))
  expect(queue.events.filter((event) => event.kind === 'connection')).toEqual([
    { kind: 'connection', connection: 'online' }
  ])
})

test('asks for what the user has allowed when it is set to ask', async () => {
  const queue = await open()
  await queue.saveLookupSettings(settings('ask'))
  await queue.requestLookups([job('a', WORK.DOI)])
  await queue.until('a', waitsFor('permission'))
  expect(fake.server.asked).toEqual([])
  await queue.requestLookups([job('a', WORK.DOI, { allowed: true })])
  await queue.until('a', isKind('found'))
})

test('answers from the cache while the network is off', async () => {
  const queue = await open()
  await queue.saveLookupSettings(settings('on'))
  await queue.requestLookups([job('a', WORK.DOI)])
  await queue.until('a', isKind('found'))
  await queue.saveLookupSettings(settings('off'))
  const asked = fake.server.asked.length
  await queue.requestLookups([job('again', WORK.DOI)])
  await queue.until('again', isKind('found'))
  expect(fake.server.asked).toHaveLength(asked)
})

test('says that it is offline, keeps the request over a restart, and drains when the network is back', async () => {
  await fake.server.close()
  const first = await open()
  await first.saveLookupSettings(settings('on'))
  await first.requestLookups([job('a', WORK.DOI), job('b', '10.5555/medra')])
  await expect
    .poll(() => first.events.some((event) => event.kind === 'job' && waitsFor('offline')(event.job.state)))
    .toBe(true)
  expect((await first.listLookups()).connection).toBe('offline')
  await first.close()
  fake = await startFakeServices()
  const second = await open(fake.urls)
  await second.until('a', isKind('found'))
  await second.until('b', isKind('found'))
  expect((await second.listLookups()).connection).toBe('online')
})

test('tries the network again by itself', async () => {
  let isUp = false
  await fake.server.close()
  fake = await startFakeServices((_target, response) => {
    if (!isUp) response.socket?.resetAndDestroy()
    return !isUp
  })
  const queue = await open(fake.urls)
  await queue.saveLookupSettings(settings('on'))
  await queue.requestLookups([job('a', WORK.DOI)])
  await queue.until('a', isKind('failed', 'found'))
  isUp = true
  await queue.requestLookups([job('a', WORK.DOI)])
  await queue.until('a', isKind('found'))
})

test('comes back after the pause that a service has asked for', async () => {
  let isPaused = true
  await fake.server.close()
  fake = await startFakeServices((target, response) => {
    if (!isPaused || !target.pathname.startsWith('/clinicaltrials/')) return false
    isPaused = false
    response.writeHead(429, { 'Retry-After': '300' }).end()
    return true
  })
  const queue = await open(fake.urls)
  await queue.saveLookupSettings(settings('on'))
  await queue.requestLookups([{ id: 't', subject: { kind: 'identifiers', identifiers: { NCT: 'NCT03355365' } } }])
  await queue.until('t', isKind('found'))
  expect(fake.server.asked).toHaveLength(2)
})

test('stops a job that is removed, and forgets it', async () => {
  await fake.server.close()
  fake = await startFakeServices(() => true)
  const queue = await open(fake.urls)
  await queue.saveLookupSettings(settings('on'))
  await queue.requestLookups([job('a', WORK.DOI)])
  await queue.until('a', isKind('running'))
  await queue.removeLookups(['a', 'unknown'])
  expect((await queue.listLookups()).jobs).toEqual([])
  expect(queue.events.at(-1)).toEqual({ kind: 'removed', ids: ['a'] })
})

test('keeps requests and key to the owner, and passes over files that are damaged', async () => {
  const queue = await open()
  await queue.saveLookupSettings({ network: 'off', contact: 'a@b.org', services: { pubmed: { apiKey: 'secret' } } })
  await queue.requestLookups([job('a', WORK.DOI)])
  await queue.close()
  for (const name of ['lookup-settings.json', 'lookup-queue.json']) {
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0)
    await writeFile(join(folder, name), '[{"id":1},{')
  }
  const again = await open()
  expect(await again.readLookupSettings()).toEqual({ network: 'off', contact: '', services: {} })
  expect((await again.listLookups()).jobs).toEqual([])
  expect(await readFile(join(folder, 'lookup-queue.json'), 'utf8')).toContain('[{"id":1}')
})

test.each(['http://api.crossref.org', 'https://127.0.0.1:8080', 'https://localhost', 'nowhere', 'file:///etc'])(
  'refuses %s as the address of a service',
  async (baseUrl) => {
    const queue = await open()
    const saved = await queue.saveLookupSettings({ network: 'on', contact: '', services: { crossref: { baseUrl } } })
    expect(saved).toMatchObject({ ok: false, error: { code: 'refused' } })
  }
)

test('drains two hundred jobs, each asked once', async () => {
  const queue = await open()
  await queue.saveLookupSettings(settings('on'))
  const ids = Array.from({ length: 200 }, (_value, index) => ({
    id: `t${index}`,
    subject: { kind: 'identifiers', identifiers: { NCT: `NCT${String(index).padStart(8, '0')}` } } as const
  }))
  await queue.requestLookups(ids)
  for (const { id } of ids) await queue.until(id, isKind('not-indexed'))
  expect(new Set(fake.server.asked).size).toBe(200)
  expect(fake.server.asked).toHaveLength(200)
})
