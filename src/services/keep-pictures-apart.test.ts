import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { JournalEntry } from '#host/host-api'
import { makeFaultyFileSystem } from './faulty-file-system'
import { nodeFileSystem, type FileSystem } from './file-system'
import { openJournal, type Journal } from './journal'
import { hashText } from './journal-line'
import { keepPicturesApart } from './keep-pictures-apart'
import { openPictureFiles } from './picture-files'

let folder: string
let open: Journal[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-pictures-'))
  open = []
})
afterEach(async () => {
  await Promise.all(open.map((journal) => journal.close()))
  await rm(folder, { recursive: true, force: true })
})

const picturesFolder = (): string => join(folder, 'pictures')
async function start(fs: FileSystem = nodeFileSystem): Promise<Journal> {
  const journal = keepPicturesApart(await openJournal({ folder, fs }), await openPictureFiles(fs, picturesFolder()))
  open.push(journal)
  return journal
}

const VALUE = JSON.stringify(`data:image/png;base64,${'A'.repeat(100_000)}`)
const ID = hashText(VALUE)
const PICTURE: JournalEntry = { collection: 'pictures', id: ID, value: VALUE, hash: ID }
const TEXT: JournalEntry = { collection: 'manuscripts', id: 'm1', value: '{}', hash: hashText('{}') }
const GONE: JournalEntry = { ...PICTURE, value: null, hash: '' }
const NAME = { collection: 'pictures', id: ID } as const

async function indexOf(journal: Journal): Promise<readonly string[]> {
  const index = await journal.readIndex()
  return index.ok ? index.value.records.map(({ collection, hash }) => `${collection} ${hash.slice(0, 8)}`) : []
}
const readPicture = async (journal: Journal): Promise<unknown> => {
  const read = await journal.readRecords([NAME])
  return read.ok ? read.value[0]?.value : read.error
}
const journalText = async (): Promise<string> => readFile(join(folder, 'journal-000001.jsonl'), 'utf8')

it('keeps a picture in a file of its own and gives it back as any record, after a restart too', async () => {
  const first = await start()
  expect(await first.append([TEXT, PICTURE])).toEqual({ ok: true, value: { sequence: 2 } })
  expect((await journalText()).length).toBeLessThan(1_000)
  await first.takeSnapshot()
  await first.close()
  const [snapshot = ''] = await readdir(join(folder, 'snapshots'))
  expect((await stat(join(folder, 'snapshots', snapshot))).size).toBeLessThan(1_000)
  const again = await start()
  expect(await indexOf(again)).toEqual([`manuscripts ${TEXT.hash.slice(0, 8)}`, `pictures ${ID.slice(0, 8)}`])
  expect(await again.readRecords([TEXT, NAME])).toEqual({ ok: true, value: [TEXT, PICTURE] })
})

it('acknowledges nothing where the picture does not get onto the disk', async () => {
  const journal = await start(makeFaultyFileSystem([{ call: 'rename', code: 'ENOSPC', times: 1 }]))
  expect(await journal.append([TEXT, PICTURE])).toMatchObject({ ok: false, error: { code: 'disk-full' } })
  expect(await indexOf(journal)).toEqual([])
  expect(await readdir(picturesFolder())).toEqual([])
  expect(await journal.append([TEXT, PICTURE])).toMatchObject({ ok: true })
  expect(await readPicture(journal)).toBe(VALUE)
})

it('refuses a picture that is not named by its hash', async () => {
  const journal = await start()
  for (const wrong of [
    { ...PICTURE, id: '../../x' },
    { ...PICTURE, value: '"other"' }
  ]) {
    expect(await journal.append([wrong])).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  }
  expect(await indexOf(journal)).toEqual([])
})

it('leaves a picture out whose file is gone or damaged, so that it is sent again', async () => {
  const first = await start()
  await first.append([PICTURE])
  await truncate(join(picturesFolder(), `${ID}.json`), 50)
  expect(await readPicture(first)).toBeUndefined()
  expect(await indexOf(first)).toEqual([])
  await first.append([PICTURE])
  expect(await readPicture(first)).toBe(VALUE)
  await first.close()
  await rm(join(picturesFolder(), `${ID}.json`))
  expect(await indexOf(await start())).toEqual([])
})

it('takes a removed picture out of the index, and its file away when no snapshot can need it any more', async () => {
  const journal = await start()
  await journal.append([PICTURE])
  await journal.append([GONE])
  expect(await indexOf(journal)).toEqual([])
  const files = await openPictureFiles(nodeFileSystem, picturesFolder())
  await files.sweep(new Set(), new Date())
  expect(files.has(ID)).toBe(true)
  const later = new Date(Date.now() + 31 * 24 * 60 * 60 * 1000)
  await files.sweep(new Set([ID]), later)
  expect(files.has(ID)).toBe(true)
  await files.sweep(new Set(), later)
  expect(await readdir(picturesFolder())).toEqual([])
})

it('knows its pictures again from a snapshot when the journal is damaged', async () => {
  const first = await start()
  await first.append([PICTURE])
  await first.takeSnapshot()
  await first.close()
  await writeFile(join(folder, 'journal-000001.jsonl'), 'garbled\n')
  const again = await start()
  expect(again.damage.length).toBeGreaterThan(0)
  expect(await readPicture(again)).toBe(VALUE)
})
