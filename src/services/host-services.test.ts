import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileHandles } from './file-handles'
import { nodeFileSystem } from './file-system'
import { hashText } from './journal-line'
import { openHostServices } from './host-services'
import type { HostServices } from './host-services'
import { createRecentFiles } from './recent-files'

const description = { kind: 'served', version: '1.2.3', platform: 'linux', locale: 'zh-CN' } as const

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-services-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function open(): Promise<HostServices> {
  const opened = await openHostServices({ dataFolder: join(folder, 'data'), description })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

test('describes itself with its data folder', async () => {
  const services = await open()
  expect(await services.handlers.describe()).toEqual({ ...description, dataFolder: join(folder, 'data') })
  await services.close()
})

test('refuses a data folder that another living process uses', async () => {
  await nodeFileSystem.mkdir(join(folder, 'data'))
  await writeFile(join(folder, 'data', 'in-use'), `${process.ppid}\n`)
  const opened = await openHostServices({ dataFolder: join(folder, 'data'), description })
  expect(opened).toMatchObject({ ok: false, error: { code: 'busy' } })
  expect(await readFile(join(folder, 'data', 'in-use'), 'utf8')).toBe(`${process.ppid}\n`)
})

test.each(['999999999', '', 'not a number', '-1'])(
  'takes over the lock of a process that is gone: %j',
  async (owner) => {
    await nodeFileSystem.mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data', 'in-use'), owner)
    const services = await open()
    await services.close()
    expect(await readdir(join(folder, 'data'))).not.toContain('in-use')
  }
)

test.skipIf(process.platform === 'win32')(
  'lets nobody else read what it keeps, even in a folder that all may read',
  async () => {
    const data = join(folder, 'data')
    await nodeFileSystem.mkdir(data, { mode: 0o755 })
    const services = await open()
    const value = '{}'
    await services.handlers.appendJournal([{ collection: 'manuscripts', id: 'm1', value, hash: hashText(value) }])
    await services.files.read(join(folder, 'none'))
    await services.files.write(join(folder, 'a.md'), Buffer.from('# a'))
    await services.close()
    for (const file of await readdir(data, { recursive: true })) {
      const { mode } = await nodeFileSystem.stat(join(data, file))
      if (file !== 'snapshots') expect([file, mode & 0o077]).toEqual([file, 0])
    }
  }
)

test('says in a sentence when the data folder cannot be made', async () => {
  await writeFile(join(folder, 'data'), 'a file is in the way')
  const opened = await openHostServices({ dataFolder: join(folder, 'data', 'inside'), description })
  expect(opened.ok).toBe(false)
  if (!opened.ok) expect(opened.error.message).toContain(join(folder, 'data', 'inside'))
})

test('opens a recent file by its handle and tells when it is gone', async () => {
  const services = await open()
  const path = join(folder, '综述.md')
  await writeFile(path, '# 综述')
  await services.files.read(path)
  const [recent] = await services.handlers.listRecentFiles()
  expect(recent?.name).toBe('综述.md')
  const opened = await services.handlers.openRecentFile(recent?.id ?? '')
  expect(opened.ok && Buffer.from(opened.value.bytes).toString()).toBe('# 综述')
  await rm(path)
  expect(await services.handlers.openRecentFile(recent?.id ?? '')).toMatchObject({ error: { code: 'not-found' } })
  expect(await services.handlers.openRecentFile('made up')).toMatchObject({ error: { code: 'not-found' } })
  await services.handlers.clearRecentFiles()
  expect(await services.handlers.listRecentFiles()).toEqual([])
  await services.close()
})

test('keeps the twelve newest files, each once', async () => {
  const recent = createRecentFiles(nodeFileSystem, join(folder, 'recent.json'))
  await Promise.all(Array.from({ length: 15 }, (_, index) => recent.add(`/texts/${index}.md`)))
  await recent.add('/texts/9.md')
  const list = await recent.list()
  expect(list).toHaveLength(12)
  expect(list.slice(0, 3)).toEqual(['/texts/9.md', '/texts/14.md', '/texts/13.md'])
})

test.each(['{"a":1}', 'broken', '[1, "relative.md", null]', ''])('reads a broken list as empty: %j', async (text) => {
  await writeFile(join(folder, 'recent.json'), text)
  expect(await createRecentFiles(nodeFileSystem, join(folder, 'recent.json')).list()).toEqual([])
})

test('gives a path one id that says nothing about it', () => {
  const handles = createFileHandles()
  const handle = handles.handleOf('/home/li/综述.bifolium')
  expect(handles.handleOf('/home/li/综述.bifolium')).toEqual(handle)
  expect(handle.name).toBe('综述.bifolium')
  expect(handle.id).not.toContain('li')
  expect(handles.findPath(handle.id)).toBe('/home/li/综述.bifolium')
  expect(handles.findPath('/home/li/综述.bifolium')).toBeUndefined()
})
