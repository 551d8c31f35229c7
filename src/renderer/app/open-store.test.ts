import { beforeEach, expect, it, vi } from 'vitest'
import type { HostApi, JournalEntry } from '#host/host-api'
import { succeed } from '#core/result'
import type { Locks } from '../storage/claim-store'
import { openDatabase } from '../storage/open-database'
import { createRecordStore } from '../storage/record-store'
import { forgetDatabases } from '../storage/testing/forget-databases'
import { openStore } from './open-store'

beforeEach(forgetDatabases)

const FOLDER = '/data'
const locks = { request: async (_name: string, _options: object, work: () => unknown) => work() } as unknown as Locks
const m1 = (title: string) => ({ collection: 'manuscripts', id: 'm1', value: { title } }) as const

/** A host with a journal that takes entries only once it is let. */
function slowHost() {
  const taken: JournalEntry[] = []
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const host: Partial<HostApi> = {
    describe: async () => ({ dataFolder: FOLDER }) as Awaited<ReturnType<HostApi['describe']>>,
    appendJournal: async (entries) => {
      await gate
      taken.push(...entries)
      return succeed({ sequence: taken.length })
    },
    readJournalIndex: vi.fn(async () => succeed({ sequence: taken.length, repaired: false, records: taken })),
    readJournalRecords: async () => succeed([])
  }
  return { host: host as HostApi, taken, letIn: () => open() }
}

it('shows what is here while the journal still takes what the last session left, and compares at the next start', async () => {
  const { host, taken, letIn } = slowHost()
  await createRecordStore(await openDatabase(FOLDER), host).keep([m1('进行性 MS')])
  const { store, report } = await openStore(host, { locks, patienceMs: 20 })
  expect(report).toEqual({ restored: 0, journalRepaired: false, journalAway: undefined })
  expect(await store.read('manuscripts', 'm1')).toEqual({ title: '进行性 MS' })
  expect(host.readJournalIndex).not.toHaveBeenCalled()
  letIn()
  await store.drain()
  expect(taken.map(({ value }) => value)).toContain('{"title":"进行性 MS"}')
  await openStore(host, { locks })
  expect(host.readJournalIndex).toHaveBeenCalledOnce()
})
