import { mkdir, mkdtemp, open as openFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PackInfo } from '#host/lookup-api'
import { hashKey } from './hash-key'
import { openPackStore } from './pack-store'
import type { PackStore } from './pack-store'
import { receivePackFile } from './receive-pack-file'

let folder: string
const stores: PackStore[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-pack-'))
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(onChange: (packs: readonly PackInfo[]) => void = () => undefined): Promise<PackStore> {
  const store = await openPackStore({ dataFolder: folder, now: Date.now, onChange })
  stores.push(store)
  return store
}

async function put(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const triple = (index: number): string => `J,,,2020,,,,10.1000/${index},PMC${index + 1000},${index + 5000},,live`
const HEADER = 'Journal Title,ISSN,eISSN,Year,Volume,Issue,Page,DOI,PMCID,PMID,Manuscript Id,Release Date'
const map = (count: number): string =>
  [HEADER, ...Array.from({ length: count }, (_value, at) => triple(at + 1))].join('\r\n')

test('answers from an id map by each identifier, after a restart too', async () => {
  const first = await open()
  const path = await put('PMC-ids.csv', `${map(30_000)}\r\nbroken line\r\n,,,,,,,,,7,,\r\n`)
  const info = await first.add(path, undefined).finished
  expect(info).toMatchObject({
    kind: 'id-map',
    name: 'PMC-ids.csv',
    state: { kind: 'ready', records: 30_000, skippedLines: 2 }
  })
  await first.close()
  const store = await open()
  expect(store.list()).toEqual([info])
  for (const at of [1, 2, 8191, 8192, 12_345, 29_999, 30_000]) {
    const identifiers = { DOI: `10.1000/${at}`, PMCID: `PMC${at + 1000}`, PMID: String(at + 5000) }
    for (const kind of ['DOI', 'PMCID', 'PMID'] as const) {
      const found = await store.find({ [kind]: identifiers[kind] })
      expect(found).toMatchObject([{ isWhole: false, record: { source: 'pack:id-map', item: identifiers } }])
    }
  }
  for (const missing of [
    { DOI: '10.1000/0' },
    { DOI: '10.1000/30001' },
    { PMID: '1' },
    { ISBN: '9780521779241' },
    {}
  ]) {
    expect(await store.find(missing)).toEqual([])
  }
})

test('follows what a map adds into the other packs', async () => {
  const store = await open()
  await store.add(await put('ids.csv', `doi,pmid\n10.1000/a,77\n`), undefined).finished
  const retractions =
    'OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Title\n10.1000/A,0,Retraction,1/2/2020 0:00,T\n10.1000/A,0,Correction,1/2/2019 0:00,T\n'
  await store.add(await put('rw.csv', retractions), undefined).finished
  await store.add(
    await put('works.jsonl.gz', gzipSync('{"DOI":"10.1000/a","title":["标题"],"type":"journal-article"}\n{"DOI":\n')),
    undefined
  ).finished
  const found = await store.find({ PMID: '77' })
  expect(found.map(({ record, isWhole }) => [record.source, isWhole])).toEqual([
    ['pack:id-map', false],
    ['pack:retraction-watch', false],
    ['pack:retraction-watch', false],
    ['pack:crossref', true]
  ])
  expect(found.flatMap(({ record }) => record.notices.map(({ kind }) => kind))).toEqual(['retracted', 'corrected'])
  expect(store.list().at(-1)).toMatchObject({ kind: 'crossref', state: { records: 1, skippedLines: 1 } })
})

test('tells two identifiers with one hash apart', async () => {
  const seen = new Map<number, string>()
  let pair: readonly string[] = []
  for (let number = 1; pair.length === 0; number++) {
    const hash = hashKey(`p${number}`)
    const other = seen.get(hash)
    if (other !== undefined) pair = [other, String(number)]
    seen.set(hash, String(number))
  }
  const store = await open()
  await store.add(await put('ids.csv', `doi,pmid\n10.1000/a,${pair[0]}\n10.1000/b,${pair[1]}\n`), undefined).finished
  expect(await store.find({ PMID: pair[0] ?? '' })).toMatchObject([{ record: { item: { DOI: '10.1000/a' } } }])
  expect(await store.find({ PMID: pair[1] ?? '' })).toMatchObject([{ record: { item: { DOI: '10.1000/b' } } }])
})

test('replaces the pack of the same name only when the new one is whole', async () => {
  const store = await open()
  await store.add(await put('ids.csv', 'doi,pmid\n10.1000/a,1\n'), undefined).finished
  expect(await store.add(await put('ids.csv', 'nothing'), undefined).finished).toMatchObject({
    state: { kind: 'failed' }
  })
  expect(await store.find({ PMID: '1' })).toHaveLength(1)
  await store.add(await put('ids.csv', 'doi,pmid\n10.1000/b,2\n'), undefined).finished
  expect(await store.find({ PMID: '1' })).toEqual([])
  expect(await store.find({ PMID: '2' })).toHaveLength(1)
})

test.each([
  ['notes.txt', 'Just a text.\n', undefined, /no metadata that a pack can be made from/],
  ['empty.csv', '', undefined, /no metadata/],
  ['bomb.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]), undefined, /./],
  ['ids.csv', 'doi,pmid\n10.1000/a,1\n', 'crossref', /holds id-map, expected crossref/]
] as const)('says what is wrong with %s', async (name, content, kind, message) => {
  const store = await open()
  const info = await store.add(await put(name, content), kind).finished
  expect(info.state).toMatchObject({ kind: 'failed', message: expect.stringMatching(message) as unknown })
  expect((await readdir(join(folder, 'packs'))).filter((entry) => entry !== 'incoming')).toEqual([])
})

test('says what is wrong with a file that is gone', async () => {
  const info = await (await open()).add(join(folder, 'none.csv'), undefined).finished
  expect(info.state).toMatchObject({ kind: 'failed', message: expect.stringContaining('is not there') as unknown })
})

test('stops an import that is removed, and tells how far it is', async () => {
  const states: string[] = []
  const store = await open((packs) => states.push(...packs.map(({ state }) => state.kind)))
  const { info, finished } = store.add(await put('ids.csv', map(200_000)), undefined)
  setTimeout(() => void store.remove(info.id), 5)
  await finished
  expect(store.list()).toEqual([])
  expect(await readdir(join(folder, 'packs'))).toEqual([])
  expect(states).toContain('importing')
})

test.each(['data', 'blocks', 'pack.json'])('finds damage in %s, and does not answer from it', async (name) => {
  const first = await open()
  const { id } = await first.add(await put('ids.csv', map(20_000)), undefined).finished
  await first.close()
  const path = join(folder, 'packs', id, name)
  const handle = await openFile(path, 'r+')
  const { size } = await handle.stat()
  for (let at = 10; at < size; at += 5000) {
    const byte = Buffer.alloc(1)
    await handle.read(byte, 0, 1, at)
    await handle.write(
      byte.map((value) => value ^ 0xff),
      0,
      1,
      at
    )
  }
  await handle.close()
  const store = await open()
  expect(await store.find({ DOI: '10.1000/5' })).toEqual([])
  expect(store.list()[0]?.state).toMatchObject({
    kind: 'damaged',
    message: expect.stringContaining('import it again') as unknown
  })
  expect(await store.remove(id)).toEqual({ ok: true, value: undefined })
})

test('clears away what a crash has left', async () => {
  await mkdir(join(folder, 'packs', 'x.unfinished'), { recursive: true })
  await mkdir(join(folder, 'packs', 'incoming', 'y'), { recursive: true })
  expect((await open()).list()).toEqual([])
  expect(await readdir(join(folder, 'packs'))).toEqual([])
})

test('takes a file from a browser under a safe name, and removes it after the import', async () => {
  const store = await open()
  const received = await receivePackFile(folder, '../../evil\u0000/ids.csv', Readable.from(['doi,pmid\n10.1000/a,1\n']))
  if (!received.ok) throw new Error(received.error.message)
  expect(received.value.startsWith(join(folder, 'packs', 'incoming'))).toBe(true)
  expect(await store.add(received.value, undefined).finished).toMatchObject({ state: { kind: 'ready', records: 1 } })
  expect(await readdir(join(folder, 'packs', 'incoming'))).toEqual([])
})
