import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFileHandles } from './file-handles'
import { nodeFileSystem } from './file-system'
import { createUserFiles } from './user-files'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bifolium-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const recent = { add: async () => undefined, list: async () => [], clear: async () => undefined }
const files = () => createUserFiles(nodeFileSystem, createFileHandles(), recent)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

it('writes pictures into folders beside a file, over those of the export before', async () => {
  const picture = (text: string) => [{ name: 'media/综述/figure-1.png', bytes: bytes(text) }]
  expect(await files().writeBeside(join(folder, 'a.md'), picture('old'))).toEqual({ ok: true, value: undefined })
  await files().writeBeside(join(folder, 'a.md'), picture('new'))
  expect(await readFile(join(folder, 'media', '综述', 'figure-1.png'), 'utf8')).toBe('new')
})

it('names what could not be written', async () => {
  await files().write(join(folder, 'media'), bytes('a file where the folder should be'))
  const written = await files().writeBeside(join(folder, 'a.md'), [{ name: 'media/figure-1.png', bytes: bytes('x') }])
  expect(written).toMatchObject({ ok: false, error: { message: expect.stringContaining('figure-1.png') as string } })
})

it('reads the pictures beside a file, and nothing outside of its folder', async () => {
  const path = join(folder, 'texts', 'a.md')
  await files().writeBeside(path, [
    { name: 'media/a.png', bytes: bytes('A') },
    { name: 'media/secret.txt', bytes: bytes('S') }
  ])
  await writeFile(join(folder, 'outside.png'), 'O')
  await symlink(join(folder, 'outside.png'), join(folder, 'texts', 'media', 'link.png'))
  await symlink(join(folder, 'texts', 'media', 'a.png'), join(folder, 'texts', 'media', 'inside.png'))
  await symlink(join(folder, 'texts', 'media', 'secret.txt'), join(folder, 'texts', 'media', 'secret.png'))
  const names = [
    'media/a.png',
    'media/gone.png',
    'media/secret.txt',
    '../outside.png',
    'media/link.png',
    'media/inside.png',
    'media/secret.png',
    'media',
    '/etc/passwd'
  ]
  expect(await files().readBeside(path, names)).toEqual([
    { name: 'media/a.png', found: bytes('A') },
    { name: '../outside.png', found: 'outside' },
    { name: 'media/link.png', found: 'outside' },
    { name: 'media/inside.png', found: bytes('A') }
  ])
})
