import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JournalEntry } from '#host/host-api'
import { makeFaultyFileSystem } from './faulty-file-system'
import type { FileSystem } from './file-system'
import { openJournal } from './journal'
import type { Journal } from './journal'
import { hashText } from './journal-line'
import { listSnapshotFiles } from './snapshots'
import { nodeFileSystem } from './file-system'

let folder: string
let open: Journal[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-journal-'))
  open = []
})
afterEach(async () => {
  await Promise.all(open.map((journal) => journal.close()))
  await rm(folder, { recursive: true, force: true })
})

async function start(fs: FileSystem = nodeFileSystem): Promise<Journal> {
  const journal = await openJournal({ folder, fs, now: () => new Date('2026-03-04T05:06:07Z') })
  open.push(journal)
  return journal
}

function put(id: string, value: string | null): JournalEntry {
  return { collection: 'manuscripts', id, value, hash: value === null ? '' : hashText(value) }
}

async function readAll(journal: Journal): Promise<Readonly<Record<string, string | null>>> {
  const index = await journal.readIndex()
  if (!index.ok) throw new Error(index.error.message)
  const records = await journal.readRecords(index.value.records)
  if (!records.ok) throw new Error(records.error.message)
  return Object.fromEntries(records.value.map((entry) => [entry.id, entry.value]))
}

const journalFiles = async (): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()

test('starts empty', async () => {
  const journal = await start()
  expect(await journal.readIndex()).toEqual({ ok: true, value: { sequence: 0, records: [], repaired: false } })
  expect(await journal.listSnapshots()).toEqual([])
})

test('gives back after a restart what was acknowledged, with the latest value of each record', async () => {
  const first = await start()
  await first.append([put('a', '{"title":"干细胞"}'), put('b', 'one')])
  await first.append([put('b', 'two\nlines'), put('c', 'x'), put('c', null)])
  await first.close()
  const second = await start()
  expect(await readAll(second)).toEqual({ a: '{"title":"干细胞"}', b: 'two\nlines' })
  expect(await second.readIndex()).toMatchObject({ value: { sequence: 5, repaired: false } })
  expect(await second.append([put('d', 'y')])).toEqual({ ok: true, value: { sequence: 6 } })
})

test('leaves records out that it does not have', async () => {
  const journal = await start()
  await journal.append([put('a', 'x')])
  const names = ['a', 'nowhere', 'constructor'].map((id) => ({ collection: 'manuscripts' as const, id }))
  expect(await journal.readRecords(names)).toEqual({ ok: true, value: [put('a', 'x')] })
})

test('refuses an entry whose hash does not fit and writes nothing of the batch', async () => {
  const journal = await start()
  const answer = await journal.append([put('a', 'x'), { ...put('b', 'y'), hash: hashText('z') }])
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  expect(await readAll(journal)).toEqual({})
})

test('passes over a torn last line', async () => {
  const first = await start()
  await first.append([put('a', 'kept')])
  await first.close()
  const [file] = await journalFiles()
  await appendFile(join(folder, file ?? ''), '{"sequence":2,"check":"12')
  const second = await start()
  expect(await readAll(second)).toEqual({ a: 'kept' })
  expect(second.damage).toEqual([])
  await second.append([put('b', 'after')])
  await second.close()
  expect(await readAll(await start())).toEqual({ a: 'kept', b: 'after' })
})

test('loses nothing acknowledged wherever the last line is cut', async () => {
  const first = await start()
  await first.append([put('a', 'kept')])
  const [file = ''] = await journalFiles()
  const kept = (await readFile(join(folder, file))).length
  await first.append([put('a', '进行性 MS'.repeat(5))])
  const whole = await readFile(join(folder, file))
  await first.close()
  for (let cut = kept; cut < whole.length; cut += 7) {
    await writeFile(join(folder, file), whole)
    await truncate(join(folder, file), cut)
    const journal = await openJournal({ folder })
    expect(await readAll(journal)).toEqual({ a: 'kept' })
    await journal.close()
  }
})

test('repairs a broken line from the snapshot and says so once', async () => {
  const first = await start()
  await first.append([put('a', 'first'), put('b', 'second'), put('c', 'third')])
  await first.takeSnapshot()
  await first.append([put('d', 'later')])
  await first.close()
  const [file = ''] = await journalFiles()
  const text = await readFile(join(folder, file), 'utf8')
  await writeFile(join(folder, file), text.replace('"second"', '"sXcond"'))
  const second = await start()
  expect(await readAll(second)).toEqual({ a: 'first', b: 'second', c: 'third', d: 'later' })
  expect(await second.readIndex()).toMatchObject({ value: { repaired: true } })
  expect(second.damage).toEqual([`${file}, line 2 is broken.`])
  expect(await readdir(folder)).toContain(`${file}.damaged`)
  await second.close()
  const third = await start()
  expect(await readAll(third)).toEqual({ a: 'first', b: 'second', c: 'third', d: 'later' })
  expect(await third.readIndex()).toMatchObject({ value: { repaired: false } })
})

test('comes back from the snapshot when the journal files are gone', async () => {
  const first = await start()
  await first.append([put('a', 'first'), put('b', 'second')])
  await first.takeSnapshot()
  await first.close()
  for (const file of await journalFiles()) await rm(join(folder, file))
  const second = await start()
  expect(await readAll(second)).toEqual({ a: 'first', b: 'second' })
  expect(await second.readIndex()).toMatchObject({ value: { repaired: true } })
})

test('falls back to an older snapshot when the newest is garbled', async () => {
  const first = await start()
  await first.append([put('a', 'first')])
  await first.takeSnapshot()
  await first.append([put('b', 'second')])
  await first.takeSnapshot()
  await first.close()
  const [newest = '', ...older] = await listSnapshotFiles(nodeFileSystem, join(folder, 'snapshots'))
  expect(older).toHaveLength(1)
  await writeFile(join(folder, 'snapshots', newest), 'not gzip')
  for (const file of await journalFiles()) await rm(join(folder, file))
  expect(await readAll(await start())).toEqual({ a: 'first' })
})

test('notices missing lines', async () => {
  const first = await start()
  for (const id of ['a', 'b', 'c']) await first.append([put(id, id)])
  await first.close()
  const [file = ''] = await journalFiles()
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n')
  await writeFile(join(folder, file), [lines[0], lines[2], ''].join('\n'))
  const second = await start()
  expect(second.damage).toEqual([`${file} lacks the lines 2 to 2.`])
  expect(await readAll(second)).toEqual({ a: 'a', c: 'c' })
})

test.each(['ENOSPC', 'EIO'])('answers %s as an error and goes on when there is room again', async (code) => {
  const faulty = makeFaultyFileSystem([{ call: 'write', code, after: 1, times: 1 }], 60)
  const journal = await start(faulty)
  const failed = await journal.append([put('a', 'x'.repeat(500))])
  expect(failed).toMatchObject({ ok: false, error: { code: code === 'ENOSPC' ? 'disk-full' : 'write-failed' } })
  expect(await readAll(journal)).toEqual({})
  expect(await journal.append([put('b', 'y')])).toEqual({ ok: true, value: { sequence: 1 } })
  await journal.close()
  const again = await start()
  expect(await readAll(again)).toEqual({ b: 'y' })
  expect(again.damage).toEqual([])
})

test('goes on in a new file when a failed write cannot be taken back', async () => {
  const faulty = makeFaultyFileSystem([
    { call: 'sync', code: 'EIO', after: 1, times: 1 },
    { call: 'truncate', code: 'EIO', times: 1 }
  ])
  const journal = await start(faulty)
  expect(await journal.append([put('a', 'x')])).toMatchObject({ ok: false })
  expect(await journal.append([put('b', 'y')])).toMatchObject({ ok: true })
  expect(await journalFiles()).toHaveLength(2)
  await journal.close()
  const again = await start()
  expect(again.damage).toEqual([])
  expect((await readAll(again))['b']).toBe('y')
})

test('keeps the older snapshot when a new one cannot be written', async () => {
  const journal = await start()
  await journal.append([put('a', 'first')])
  await journal.takeSnapshot()
  await journal.close()
  const before = await listSnapshotFiles(nodeFileSystem, join(folder, 'snapshots'))
  const faulty = await start(makeFaultyFileSystem([{ call: 'rename', code: 'ENOSPC' }]))
  await faulty.append([put('b', 'second')])
  expect(await faulty.takeSnapshot()).toMatchObject({ ok: false, error: { code: 'disk-full' } })
  expect(await listSnapshotFiles(nodeFileSystem, join(folder, 'snapshots'))).toEqual(before)
})

test('compacts a journal of dead lines without losing a living one', async () => {
  const journal = await start()
  const big = '病程'.repeat(100_000)
  for (let round = 0; round < 18; round++)
    await journal.append([put('a', `${big}${round}`), put(`k${round}`, `${round}`)])
  await journal.append([put('k3', null)])
  expect(await journal.takeSnapshot()).toEqual({ ok: true, value: undefined })
  expect(await journalFiles()).toHaveLength(1)
  const before = await readAll(journal)
  expect(Object.keys(before)).toHaveLength(18)
  await journal.append([put('z', 'after')])
  await journal.close()
  const again = await start()
  expect(again.damage).toEqual([])
  expect(await readAll(again)).toEqual({ ...before, z: 'after' })
})

test('holds what a plain map holds, over restarts and snapshots', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      id: fc.constantFrom('a', 'b', '参考'),
      value: fc.string({ unit: 'binary' })
    }),
    fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom('a', 'b', '参考') }),
    fc.record({ kind: fc.constantFrom('restart' as const, 'snapshot' as const) })
  )
  const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    const own = await mkdtemp(join(tmpdir(), 'bifolium-model-'))
    let journal = await openJournal({ folder: own })
    const model = new Map<string, string>()
    for (const act of steps) {
      if (act.kind === 'put') {
        // The journal holds JSON texts, which are well-formed Unicode.
        const value = JSON.stringify(act.value)
        model.set(act.id, value)
        await journal.append([put(act.id, value)])
      } else if (act.kind === 'remove') {
        model.delete(act.id)
        await journal.append([put(act.id, null)])
      } else if (act.kind === 'snapshot') await journal.takeSnapshot()
      else {
        await journal.close()
        journal = await openJournal({ folder: own })
      }
    }
    expect(await readAll(journal)).toEqual(Object.fromEntries(model))
    expect(journal.damage).toEqual([])
    await journal.close()
    await rm(own, { recursive: true, force: true })
  })
  await fc.assert(property, { numRuns: 40, seed: 11 })
})

test('carries along the records of a later version, and keeps them from windows that do not know them', async () => {
  const later = { ...put('g1', '{"term":"复发缓解型"}'), collection: 'glossaries' as never }
  const first = await start()
  await first.append([later, put('a', 'x')])
  await first.close()
  const second = await start()
  expect(second.damage).toEqual([])
  expect(await readAll(second)).toEqual({ a: 'x' })
  for (let save = 0; save < 3; save += 1) await second.append([put('a', 'y'.repeat(4_000_000))])
  await second.takeSnapshot()
  const [file] = await journalFiles()
  expect(await readFile(join(folder, file ?? ''), 'utf8')).toContain('复发缓解型')
})

test('stays small while a large record is saved again and again between two snapshots', async () => {
  const journal = await openJournal({ folder, compactAtOnceBytes: 1_000_000 })
  open.push(journal)
  let largest = 0
  for (let save = 1; save <= 60; save += 1) {
    expect(await journal.append([put('m1', `${save} ${'进'.repeat(30_000)}`)])).toMatchObject({ ok: true })
    const sizes = await Promise.all((await journalFiles()).map(async (name) => (await stat(join(folder, name))).size))
    largest = Math.max(
      largest,
      sizes.reduce((sum, size) => sum + size, 0)
    )
  }
  expect(largest).toBeLessThan(1_400_000)
  expect((await readAll(journal))['m1']).toMatch(/^60 /)
  await journal.close()
  expect((await readAll(await start()))['m1']).toMatch(/^60 /)
})

test('acknowledges what it appended although compacting failed, and goes on', async () => {
  const fs = makeFaultyFileSystem([{ call: 'rename', code: 'ENOSPC' }])
  const journal = await openJournal({ folder, fs, compactAtOnceBytes: 1000 })
  open.push(journal)
  for (let save = 1; save <= 30; save += 1) {
    expect(await journal.append([put('m1', `${save} ${'x'.repeat(200)}`)])).toMatchObject({ ok: true })
  }
  await journal.close()
  expect((await readAll(await start()))['m1']).toMatch(/^30 /)
})
