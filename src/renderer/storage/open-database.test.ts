import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { NewerStoreError, openDatabase } from './open-database'

beforeEach(() => {
  indexedDB = new IDBFactory()
  Dexie.dependencies.indexedDB = indexedDB
})

const record = { collection: 'manuscripts', id: 'm1', value: { title: '综述' }, hash: 'x' } as const

describe('openDatabase', () => {
  it('keeps the stores of two data folders apart, and finds each again', async () => {
    const one = await openDatabase('/one')
    await one.records.put(record)
    const two = await openDatabase('/two')
    expect(await two.records.count()).toBe(0)
    one.close()
    two.close()
    expect(await (await openDatabase('/one')).records.toArray()).toEqual([record])
    expect(await (await openDatabase('/two')).records.count()).toBe(0)
  })

  it('refuses a store that a later version has written, and leaves it unchanged', async () => {
    const later = await openPlain(20)
    later.close()
    await expect(openDatabase('/data')).rejects.toBeInstanceOf(NewerStoreError)
    expect(await indexedDB.databases()).toEqual([{ name: 'bifolium', version: 20 }])
    expect([...(await openPlain(20)).objectStoreNames]).toEqual(['novelty'])
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
