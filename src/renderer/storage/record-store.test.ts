import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostApi, JournalEntry } from '#host/host-api'
import { fail, succeed } from '#core/result'
import { Database, type Shelf } from './database'
import { hashOf } from './hash'
import { createRecordStore, type RecordStore } from './record-store'

/** A journal in memory with a switch for "the host is away". */
class MemoryJournal {
  readonly latest = new Map<string, JournalEntry>()
  sequence = 0
  away = false
  repaired = false

  host(): HostApi {
    const journal: Partial<HostApi> = {
      appendJournal: async (entries) => {
        if (this.away) return fail({ code: 'disconnected', message: 'The host is away.' })
        for (const entry of entries) {
          this.sequence += 1
          const key = `${entry.collection}/${entry.id}`
          if (entry.value === null) this.latest.delete(key)
          else this.latest.set(key, entry)
        }
        return succeed({ sequence: this.sequence })
      },
      readJournalIndex: async () =>
        succeed({ sequence: this.sequence, repaired: this.repaired, records: [...this.latest.values()] }),
      readJournalRecords: async (names) =>
        succeed(names.flatMap((name) => this.latest.get(`${name.collection}/${name.id}`) ?? []))
    }
    return journal as HostApi
  }
}

let database: Database
let journal: MemoryJournal
let store: RecordStore
let nextDatabase = 0

beforeEach(() => {
  database = new Database(`test-${++nextDatabase}`)
  journal = new MemoryJournal()
  store = createRecordStore(database, journal.host(), { retryMs: 20 })
})

const reference = (id: string, value: unknown) => ({ collection: 'references', id, value }) as const
const manuscript = (id: string, title: string) => ({ collection: 'manuscripts', id, value: { title } }) as const

describe('record store', () => {
  it('writes a change to the store and to the journal', async () => {
    await store.write([manuscript('m1', '进行性 MS')])
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: '进行性 MS' })
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"进行性 MS"}')
    expect(journal.latest.get('manuscripts/m1')?.hash).toBe(await hashOf('{"title":"进行性 MS"}'))
  })

  it('reads a large collection by portions, each record once', async () => {
    const ids = Array.from({ length: 2300 }, (_, at) => `r${at}`)
    await store.keep([
      ...ids.map((id) => ({ collection: 'references', id, value: { id } }) as const),
      manuscript('m1', 'A'),
      { collection: 'settings', id: 's1', value: {} }
    ])
    const sizes: number[] = []
    const read: string[] = []
    await store.readPortions('references', (portion) => {
      sizes.push(portion.length)
      read.push(...portion.map((record) => record.id))
    })
    expect(Math.max(...sizes)).toBeLessThan(100)
    expect(read).toHaveLength(ids.length)
    expect(new Set(read)).toEqual(new Set(ids))
    await store.readPortions('styles', () => expect.unreachable())
  })

  it('removes a record from both copies', async () => {
    await store.write([manuscript('m1', 'A')])
    await store.write([{ collection: 'manuscripts', id: 'm1', value: null }])
    expect(await store.readAll('manuscripts')).toEqual([])
    expect(journal.latest.size).toBe(0)
  })

  it('keeps a change and says so when the journal is away, and delivers it later', async () => {
    journal.away = true
    await expect(store.write([manuscript('m1', 'A')])).rejects.toMatchObject({ copy: 'journal' })
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: 'A' })
    journal.away = false
    await store.drain()
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"A"}')
  })

  it('delivers changes to the journal in the order they were made', async () => {
    await Promise.all(['A', 'B', 'C'].map((title) => store.write([manuscript('m1', title)])))
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"C"}')
  })

  it('finds and repairs what a wiped store has lost', async () => {
    await store.write([manuscript('m1', 'A'), manuscript('m2', 'B')])
    await database.shelves.clear()
    const comparison = await store.compare()
    expect(comparison.lost).toHaveLength(2)
    await store.repair(comparison)
    expect(await store.read('manuscripts', 'm2')).toEqual({ title: 'B' })
    expect(await store.compare()).toEqual({ lost: [], unknown: [], journalRepaired: false, sequence: 2 })
  })

  it('compares pictures by their names alone, and brings back those that are lost', async () => {
    const texts = ['"data:A"', '"data:B"']
    const [first = '', second = ''] = await Promise.all(texts.map(hashOf))
    const kept = [first, second].map((id, at) => ({ collection: 'pictures', id, value: JSON.parse(texts[at] ?? '') }) as const) // prettier-ignore
    await store.write(kept)
    expect(await store.compare()).toMatchObject({ lost: [], unknown: [] })
    await database.shelves.delete(['pictures', second])
    await store.repair(await store.compare())
    expect(await store.read('pictures', second)).toBe('data:B')
  })

  it('repairs a record that fell back to an older value', async () => {
    await store.write([manuscript('m1', 'old')])
    const old = await database.shelves.get(['manuscripts', 'm1'])
    await store.write([manuscript('m1', 'new')])
    if (old) await database.shelves.put(old)
    await store.repair(await store.compare())
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: 'new' })
  })

  it('tells a fresh journal about records it does not know', async () => {
    await store.write([manuscript('m1', 'A')])
    journal.latest.clear()
    const comparison = await store.compare()
    expect(comparison.unknown).toEqual([{ collection: 'manuscripts', id: 'm1' }])
    await store.repair(comparison)
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"A"}')
  })

  it('keeps the newer value of the store when the journal has lost its end', async () => {
    await store.write([manuscript('m1', 'old')])
    const old = journal.latest.get('manuscripts/m1')
    await store.write([manuscript('m1', 'new')])
    if (old) journal.latest.set('manuscripts/m1', old)
    journal.sequence = 1
    await store.repair(await store.compare())
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: 'new' })
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"new"}')
  })

  it('keeps the newer value of the store when the journal was repaired and numbered its lines anew', async () => {
    await store.write([manuscript('m1', 'old')])
    const old = journal.latest.get('manuscripts/m1')
    await store.write([manuscript('m1', 'new')])
    if (old) journal.latest.set('manuscripts/m1', old)
    journal.sequence = 40
    journal.repaired = true
    await store.repair(await store.compare())
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: 'new' })
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"new"}')
  })

  it('knows after a repair how far the journal was', async () => {
    await store.write([manuscript('m1', 'old')])
    const old = journal.latest.get('manuscripts/m1')
    await store.write([manuscript('m1', 'new')])
    await Promise.all([database.shelves.clear(), database.marks.clear()])
    await store.repair(await store.compare())
    if (old) journal.latest.set('manuscripts/m1', old)
    journal.sequence = 1
    await store.repair(await store.compare())
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: 'new' })
  })

  it('lets what waits grow with the records and not with the saves while the host is away', async () => {
    journal.away = true
    for (let save = 1; save <= 50; save += 1) {
      await store.write([manuscript('m1', `text ${save}`)]).catch(() => undefined)
    }
    expect(await database.waiting.count()).toBe(1)
    journal.away = false
    await store.drain()
    expect(journal.sequence).toBe(1)
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"text 50"}')
  })

  it('keeps a change at once while the host is away, says so, and delivers it without being asked', async () => {
    const told: (string | undefined)[] = []
    store.onJournalProblem(() => told.push(store.journalProblem()))
    journal.away = true
    await store.keep([manuscript('m1', 'A')])
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: 'A' })
    await vi.waitFor(() => expect(told).toEqual(['The host is away.']))
    journal.away = false
    await vi.waitFor(() => expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"A"}'))
    await vi.waitFor(() => expect(told).toEqual(['The host is away.', undefined]))
  })

  it('sends a value that was stored while an older one was on its way', async () => {
    const first = store.write([manuscript('m1', 'A')])
    await store.write([manuscript('m1', 'B')])
    await first
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"B"}')
    expect(await database.waiting.count()).toBe(0)
  })

  it('stores all of an import or nothing', async () => {
    const changes = Array.from({ length: 2500 }, (_, index) => reference(`r${index}`, index))
    await store.write(changes.slice(0, 10))
    const put = database.shelves.bulkPut.bind(database.shelves)
    let puts = 0
    const failing = vi.spyOn(database.shelves, 'bulkPut').mockImplementation((shelves: readonly Shelf[]) => {
      puts += 1
      return puts === 20 ? Dexie.Promise.reject(new Error('The disk is full.')) : put(shelves)
    })
    await expect(store.write(changes)).rejects.toMatchObject({ copy: 'store' })
    expect(puts).toBe(20)
    failing.mockRestore()
    expect(await store.readIds('references')).toHaveLength(10)
    expect(journal.latest.size).toBe(10)
    await store.write(changes)
    expect(await store.readIds('references')).toHaveLength(2500)
    expect(journal.latest.size).toBe(2500)
  })

  it('changes and removes one reference and leaves those beside it', async () => {
    const ids = Array.from({ length: 1200 }, (_, index) => `r${index}`)
    await store.write(ids.map((id) => reference(id, 'old')))
    const sent = journal.sequence
    await store.write([reference('r7', 'new'), { collection: 'references', id: 'r8', value: null }])
    expect(journal.sequence - sent).toBe(2)
    expect(new Set(await store.readIds('references'))).toEqual(new Set(ids.filter((id) => id !== 'r8')))
    const values = await Promise.all(ids.map((id) => store.read('references', id)))
    expect(values.filter((value) => value !== 'old')).toEqual(['new', undefined])
    expect([...journal.latest.values()].filter(({ value }) => value !== '"old"')).toHaveLength(1)
    expect(await store.compare()).toMatchObject({ lost: [], unknown: [] })
  })

  it('brings a wiped library of any size back, and sends it to a fresh journal', async () => {
    const changes = Array.from({ length: 3000 }, (_, index) => reference(`r${index}`, index))
    await store.write(changes)
    await database.shelves.clear()
    await store.repair(await store.compare())
    expect(await store.readIds('references')).toHaveLength(3000)
    expect(await store.read('references', 'r2999')).toBe(2999)
    journal.latest.clear()
    await store.repair(await store.compare())
    expect(journal.latest.size).toBe(3000)
    expect(await database.waiting.count()).toBe(0)
  })

  it('writes again after the connection was closed by a failure', async () => {
    const failing = vi.spyOn(database.shelves, 'bulkPut').mockRejectedValueOnce(new Error('The disk is full.'))
    await expect(store.write([manuscript('m1', 'A')])).rejects.toMatchObject({ copy: 'store' })
    failing.mockRestore()
    await store.write([manuscript('m1', 'A')])
    expect(journal.latest.get('manuscripts/m1')?.value).toBe('{"title":"A"}')
  })

  it('refuses an id that the journal would refuse, before anything waits behind it', async () => {
    await expect(store.write([manuscript('x'.repeat(301), 'A')])).rejects.toMatchObject({ copy: 'store' })
    await store.write([manuscript('m1', 'A')])
    expect(journal.latest.size).toBe(1)
  })

  it('sends a large import in batches and loses none', async () => {
    const changes = Array.from({ length: 30 }, (_, index) => ({
      collection: 'references' as const,
      id: `r${index}`,
      value: { abstract: 'x'.repeat(200_000), index }
    }))
    await store.write(changes)
    expect(journal.latest.size).toBe(30)
    expect(await database.waiting.count()).toBe(0)
  })
})
