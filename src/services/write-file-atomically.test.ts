import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFaultyFileSystem } from './faulty-file-system'
import type { Fault } from './faulty-file-system'
import { writeFileAtomically } from './write-file-atomically'

const OLD = Buffer.from('The old manuscript. 旧稿。'.repeat(1000))
const NEW = Buffer.from('The new manuscript, longer. 新稿,更长。'.repeat(2000))

let folder: string
let target: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-write-'))
  target = join(folder, '综述 review.bifolium')
  await writeFile(target, OLD)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function expectOldFileAlone(): Promise<void> {
  expect((await readFile(target)).equals(OLD)).toBe(true)
  expect(await readdir(folder)).toEqual(['综述 review.bifolium'])
}

describe('a fault that stays', () => {
  const faults: readonly Fault[] = [
    ...['ENOSPC', 'EIO', 'EDQUOT', 'EROFS', 'EFBIG'].flatMap((code): Fault[] => [
      { call: 'write', code },
      { call: 'write', code, after: 1 },
      { call: 'sync', code }
    ]),
    ...['EMFILE', 'EACCES', 'ENOSPC'].map((code): Fault => ({ call: 'open', code })),
    ...['EXDEV', 'EIO', 'ENOSPC', 'EPERM', 'EBUSY'].map((code): Fault => ({ call: 'rename', code }))
  ]
  test.each(faults)('leaves the old file alone: $code in $call after $after', async (fault) => {
    const faulty = makeFaultyFileSystem([fault], 10_000)
    await expect(writeFileAtomically(target, NEW, faulty)).rejects.toMatchObject({ code: fault.code })
    await expectOldFileAlone()
  })
})

test.each(['EPERM', 'EACCES', 'EBUSY'])('outlasts a passing %s', async (code) => {
  await writeFileAtomically(target, NEW, makeFaultyFileSystem([{ call: 'rename', code, times: 3 }]))
  expect((await readFile(target)).equals(NEW)).toBe(true)
  expect(await readdir(folder)).toHaveLength(1)
})

test('writes everything when the system takes a few bytes at a time', async () => {
  await writeFileAtomically(target, NEW, makeFaultyFileSystem([], 777))
  expect((await readFile(target)).equals(NEW)).toBe(true)
})

test('refuses to call a write done that took no bytes', async () => {
  await expect(writeFileAtomically(target, NEW, makeFaultyFileSystem([], 0))).rejects.toThrow('Only 0 of')
  await expectOldFileAlone()
})

test('refuses a write-protected file', async () => {
  await chmod(target, 0o444)
  await expect(writeFileAtomically(target, NEW)).rejects.toMatchObject({ code: 'EACCES' })
  await expectOldFileAlone()
})

test('makes a new file, also an empty one', async () => {
  const fresh = join(folder, 'fresh.md')
  await writeFileAtomically(fresh, new Uint8Array())
  expect((await stat(fresh)).size).toBe(0)
})

test.skipIf(process.platform === 'win32')('keeps a symbolic link and the mode of its target', async () => {
  const link = join(folder, 'link.bifolium')
  await chmod(target, 0o640)
  await symlink(target, link)
  await writeFileAtomically(link, NEW)
  expect(await readlink(link)).toBe(target)
  expect((await readFile(target)).equals(NEW)).toBe(true)
  expect((await stat(target)).mode & 0o777).toBe(0o640)
})

test('holds old or new content after a fault at any point', async () => {
  const call = fc.constantFrom<Fault['call']>('open', 'write', 'sync', 'rename')
  const code = fc.constantFrom('ENOSPC', 'EIO', 'EROFS')
  const property = fc.asyncProperty(call, code, fc.nat(6), fc.integer({ min: 500, max: 90_000 }), async (...values) => {
    const [name, errno, after, short] = values
    await writeFile(target, OLD)
    const faulty = makeFaultyFileSystem([{ call: name, code: errno, after }], short)
    const done = await writeFileAtomically(target, NEW, faulty).then(
      () => true,
      () => false
    )
    const content = await readFile(target)
    expect(content.equals(NEW) || (!done && content.equals(OLD))).toBe(true)
    expect(await readdir(folder)).toHaveLength(1)
  })
  await fc.assert(property, { numRuns: 60, seed: 7 })
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount()

function tryMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.runIf(canMount)('keeps the old file on a disk that is really full', async () => {
  const disk = await mkdtemp(join(tmpdir(), 'bifolium-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
  try {
    const file = join(disk, 'review.bifolium')
    const good = Buffer.alloc(300_000, 'g')
    await writeFileAtomically(file, good)
    await expect(writeFileAtomically(file, Buffer.alloc(900_000, 'n'))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect((await readFile(file)).equals(good)).toBe(true)
    expect(await readdir(disk)).toEqual(['review.bifolium'])
  } finally {
    execFileSync('umount', [disk])
    await rm(disk, { recursive: true, force: true })
  }
})
