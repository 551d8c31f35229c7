import { Dexie } from 'dexie'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HostApi } from '#host/host-api'
import { nextBatch } from './journal-batch'
import { NewerStoreError, openDatabase } from './open-database'
import { createRecordStore } from './record-store'
import { forgetDatabases } from './testing/forget-databases'

beforeEach(forgetDatabases)

const record = {
  collection: 'manuscripts',
  shelf: 'm1',
  records: new Map([['m1', { text: '{"title":"综述"}', hash: 'x' }]])
} as const

describe('openDatabase', () => {
  it('keeps the stores of two data folders apart, and finds each again', async () => {
    const one = await openDatabase('/one')
    await one.shelves.put(record)
    const two = await openDatabase('/two')
    expect(await two.shelves.count()).toBe(0)
    one.close()
    two.close()
    expect(await (await openDatabase('/one')).shelves.toArray()).toEqual([record])
    expect(await (await openDatabase('/two')).shelves.count()).toBe(0)
  })

  it('takes over all that a store of the first version holds, and what waited for the journal', async () => {
    const old = new Dexie('bifolium')
    old.version(1).stores({ records: '[collection+id], collection', pending: '[collection+id]', marks: 'key' })
    const values = Array.from({ length: 700 }, (_, index) => ({ index, title: '文献' }))
    await old
      .table('records')
      .bulkPut([
        ...values.map((value, index) => ({ collection: 'references', id: `r${index}`, value, hash: `h${index}` })),
        { collection: 'manuscripts', id: 'm1', value: { title: '综述' }, hash: 'x' }
      ])
    await old.table('pending').bulkPut([
      { collection: 'references', id: 'r3', hash: 'h3' },
      { collection: 'manuscripts', id: 'gone', hash: '' }
    ])
    await old.table('marks').put({ key: 'journal', sequence: 42 })
    old.close()
    const database = await openDatabase('/data')
    const store = createRecordStore(database, {} as HostApi)
    const read = await store.readAll('references')
    expect(new Map(read.map(({ id, value }) => [id, value]))).toEqual(
      new Map(values.map((value, index) => [`r${index}`, value]))
    )
    expect(await store.read('manuscripts', 'm1')).toEqual({ title: '综述' })
    expect(await nextBatch(database)).toEqual([
      { collection: 'manuscripts', id: 'gone', value: null, hash: '' },
      { collection: 'references', id: 'r3', value: JSON.stringify(values[3]), hash: 'h3' }
    ])
    expect(await database.marks.get('journal')).toEqual({ key: 'journal', sequence: 42 })
    expect(database.tables.map(({ name }) => name).toSorted()).toEqual(['marks', 'shelves', 'waiting'])
  })

  it('opens a store of the second version as it is, and keeps programs of that version out from then on', async () => {
    const old = new Dexie('bifolium')
    old.version(2).stores({ marks: 'key', shelves: '[collection+shelf]', waiting: '[collection+shelf]' })
    await old.table('shelves').put(record)
    old.close()
    const database = await openDatabase('/data')
    expect(await database.shelves.toArray()).toEqual([record])
    database.close()
    expect(await indexedDB.databases()).toEqual([{ name: 'bifolium', version: 30 }])
  })

  it('refuses a store that a later version has written, and leaves it unchanged', async () => {
    const later = await openPlain(40)
    later.close()
    await expect(openDatabase('/data')).rejects.toBeInstanceOf(NewerStoreError)
    expect(await indexedDB.databases()).toEqual([{ name: 'bifolium', version: 40 }])
    expect([...(await openPlain(40)).objectStoreNames]).toEqual(['novelty'])
  })
})

function openPlain(version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('bifolium', version)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('novelty'))
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(new Error('The store does not open')))
  })
}
