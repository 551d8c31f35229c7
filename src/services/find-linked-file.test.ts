import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeFileSystem } from './file-system'
import { findLinkedFile } from './find-linked-file'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-linked-'))
})
afterEach(() => rm(folder, { recursive: true }))

const find = (link: string) => findLinkedFile(link, { fs: nodeFileSystem, platform: process.platform })

/** Looks for a link on a system whose files may not be asked for. */
const findUnseen = (link: string, platform: string) =>
  findLinkedFile(link, {
    fs: {
      stat: () => expect.unreachable(),
      realpath: ((path: string) => Promise.reject(Object.assign(new Error(path), { code: 'ENOENT' }))) as never
    },
    platform
  })

test('finds a document by its path or its address', async () => {
  const path = join(folder, '综述 1.PDF')
  await writeFile(path, '%PDF-1.4')
  expect(await find(path)).toEqual({ ok: true, value: { path, isDocument: true } })
  expect(await find(pathToFileURL(path).href)).toEqual({ ok: true, value: { path, isDocument: true } })
})

test('takes programs, scripts, pages, macros and folders for no documents', async () => {
  const names = ['run.sh', 'run.exe', 'a.desktop', 'a.html', 'a.docm', 'noending', 'a.pdf.bat', 'a.lnk', 'a.svg']
  for (const name of names) {
    await writeFile(join(folder, name), '')
    expect(await find(join(folder, name))).toMatchObject({ ok: true, value: { isDocument: false } })
  }
  await mkdir(join(folder, 'folder.pdf'))
  expect(await find(join(folder, 'folder.pdf'))).toMatchObject({ ok: true, value: { isDocument: false } })
})

test('goes by what a symbolic link leads to', async () => {
  await writeFile(join(folder, 'run.sh'), '')
  await symlink(join(folder, 'run.sh'), join(folder, 'paper.pdf'))
  const path = join(folder, 'run.sh')
  expect(await find(join(folder, 'paper.pdf'))).toEqual({ ok: true, value: { path, isDocument: false } })
})

test('says that a file is gone', async () => {
  expect(await find(join(folder, 'gone.pdf'))).toMatchObject({
    ok: false,
    error: {
      code: 'not-found',
      message: expect.stringContaining('gone.pdf could not be read: the file or folder is not')
    }
  })
})

test.each([
  ['win32', '\\\\server\\share\\a.pdf', /another machine/],
  ['win32', '//server/share/a.pdf', /another machine/],
  ['win32', '\\\\.\\PhysicalDrive0', /another machine/],
  ['win32', 'file://server/share/a.pdf', /another machine/],
  ['win32', '\\a.pdf', /whole path/],
  ['win32', 'C:a.pdf', /whole path/],
  ['linux', '//server/share/a.pdf', /another machine/],
  ['linux', 'a.pdf', /whole path/],
  ['linux', '../a.pdf', /whole path/],
  ['linux', '~/a.pdf', /whole path/],
  ['linux', 'file://server/a.pdf', /no path/],
  ['linux', '/a\u0000.pdf', /no path/],
  ['linux', 'javascript:alert(1)', /whole path/]
])('refuses on %s without looking: %s', async (platform, link, reason) => {
  expect(await findUnseen(link, platform)).toMatchObject({
    ok: false,
    error: { code: 'refused', message: expect.stringMatching(reason) }
  })
})

test('takes drives of Windows for this machine', async () => {
  expect(await findUnseen('C:\\Papers\\综述.pdf', 'win32')).toMatchObject({ error: { code: 'not-found' } })
})
