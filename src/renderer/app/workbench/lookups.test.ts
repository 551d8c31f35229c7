import { expect, test, vi } from 'vitest'
import type { ReferenceId } from '#core/ids'
import { succeed } from '#core/result'
import { makeProvisionalReference } from '#core/references/provisional-reference'
import type { Reference } from '#core/references/reference'
import type { LookupEvent, LookupJob, LookupQueue, LookupRequest, LookupSettings } from '#host/lookup-api'
import { checkJobId } from '../../workbench/lookups'
import { createLookups } from './lookups'

const CITED = 'r-cited' as ReferenceId
const BARE = 'r-bare' as ReferenceId
const references = new Map([
  [CITED, makeProvisionalReference({ id: CITED, type: 'article-journal', DOI: '10.1000/a' }, CITED)],
  [BARE, makeProvisionalReference({ id: BARE, type: 'book', title: '针灸甲乙经' }, BARE)]
])
const verified = { kind: 'verified', date: '2026-11-25', source: 'crossref' } as const
const CONTACT = { kind: 'identifiers', identifiers: { DOI: '10.1000/a' } } as const

/** A host that keeps what it is asked, and tells what the test lets it tell. */
function makeHost(queue: LookupQueue = { jobs: [], connection: 'unknown' }) {
  let listener: (event: LookupEvent) => void = () => undefined
  let settings: LookupSettings = { network: 'ask', contact: '', services: {} }
  const asked: LookupRequest[] = []
  const removed: string[] = []
  return {
    asked,
    removed,
    tell: (event: LookupEvent) => listener(event),
    setNetwork: (network: LookupSettings['network']) => void (settings = { ...settings, network }),
    requestLookups: async (requests: readonly LookupRequest[]) => {
      asked.push(...requests)
      return succeed(undefined)
    },
    listLookups: async () => queue,
    removeLookups: async (ids: readonly string[]) => void removed.push(...ids),
    readLookupSettings: async () => settings,
    saveLookupSettings: async (next: LookupSettings) => {
      settings = next
      return succeed(undefined)
    },
    listPacks: async () => [],
    choosePackFile: async () => succeed(undefined),
    importPack: async () => ({ ok: false, error: { code: 'not-found', message: 'Choose it again.' } }) as const,
    removePack: async () => succeed(undefined),
    onLookup: (next: (event: LookupEvent) => void) => {
      listener = next
      return () => undefined
    }
  }
}

async function start(host = makeHost()) {
  const kept: Reference[] = []
  const onRefused = vi.fn()
  const lookups = createLookups({
    host,
    findReference: (id) => references.get(id),
    keepChecked: async (reference) => void kept.push(reference),
    judge: (reference) => ({ ...reference, verification: verified }),
    onRefused,
    onError: (error) => {
      throw error
    }
  })
  await lookups.load()
  return { host, lookups, kept, onRefused }
}

const jobOf = (id: string, state: LookupJob['state']): LookupJob => ({
  id,
  subject: CONTACT,
  askedAt: '2026-11-25T10:00:00Z',
  state
})
const absent = { kind: 'not-indexed', asked: ['crossref'], date: '2026-11-25T10:00:01Z' } as const

test('asks for references by their identifiers and counts those without any', async () => {
  const { host, lookups } = await start()
  expect(await lookups.check([CITED, BARE])).toEqual({ asked: 1, withoutIdentifier: 1, problem: undefined })
  expect(host.asked).toMatchObject([{ id: checkJobId(CITED), subject: CONTACT, allowed: true }])
})

test('keeps the verdict of a check and lets go of its job', async () => {
  const { host, lookups, kept } = await start()
  host.tell({ kind: 'job', job: jobOf(checkJobId(CITED), { kind: 'running' }) })
  expect(lookups.state.getState().jobs.size).toBe(1)
  host.tell({ kind: 'job', job: jobOf(checkJobId(CITED), absent) })
  await vi.waitFor(() => expect(host.removed).toEqual([checkJobId(CITED)]))
  expect(kept).toMatchObject([{ id: CITED, verification: verified }])
  expect(lookups.state.getState().jobs.size).toBe(0)
})

test('takes up answers that came while no window was open', async () => {
  const { kept } = await start(makeHost({ jobs: [jobOf(checkJobId(CITED), absent)], connection: 'online' }))
  await vi.waitFor(() => expect(kept).toHaveLength(1))
})

test('keeps a check that failed in sight and says nothing of the reference', async () => {
  const { host, lookups, kept } = await start()
  const failures = [{ service: 'crossref', code: 'timeout', message: 'Crossref did not answer.' }] as const
  host.tell({ kind: 'job', job: jobOf(checkJobId(CITED), { kind: 'failed', failures }) })
  await Promise.resolve()
  expect(kept).toEqual([])
  expect([...lookups.state.getState().jobs.keys()]).toEqual([checkJobId(CITED)])
  await lookups.retry([checkJobId(CITED)])
  expect(host.asked).toHaveLength(1)
})

test('leaves answers that someone waits for until they are let go of', async () => {
  const { host, lookups } = await start()
  await lookups.ask('find:1', CONTACT)
  host.tell({ kind: 'job', job: jobOf('find:1', absent) })
  await Promise.resolve()
  expect(lookups.state.getState().jobs.get('find:1')?.state).toEqual(absent)
  lookups.letGo(['find:1'])
  expect(lookups.state.getState().jobs.size).toBe(0)
  expect(host.removed).toEqual(['find:1'])
})

test('says so when what is asked for is not allowed, and asks all the same', async () => {
  const host = makeHost()
  host.setNetwork('off')
  const { lookups, onRefused } = await start(host)
  await lookups.ask('find:1', CONTACT)
  expect(onRefused).toHaveBeenCalledOnce()
  expect(host.asked).toHaveLength(1)
  await lookups.change({ network: 'ask' })
  await lookups.ask('find:2', CONTACT)
  expect(onRefused).toHaveBeenCalledOnce()
})

test('imports no pack when the user cancels, and reports why one could not be imported', async () => {
  const host = makeHost()
  const { lookups } = await start(host)
  expect(await lookups.addPack()).toBeUndefined()
  const file = { id: 'f', name: 'PMC-ids.csv' }
  const { lookups: others } = await start({ ...host, choosePackFile: async () => succeed(file as never) })
  expect(await others.addPack()).toBe('Choose it again.')
})
