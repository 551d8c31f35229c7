import { dirname, extname, join, sep } from 'node:path'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { FileBeside, FileHandle, HostError, OpenedFile } from '#host/host-api'
import { FILE_TYPES } from '#host/file-types'
import type { FileHandles } from './file-handles'
import type { FileSystem } from './file-system'
import { hostErrorOf } from './host-error-of'
import type { RecentFiles } from './recent-files'
import { writeFileAtomically } from './write-file-atomically'

const MAX_BYTES = 256 * 1024 * 1024
/** Pictures of a text, each and together. */
const MAX_PICTURE = 10 * 1024 * 1024
const MAX_PICTURES = 200 * 1024 * 1024
const PICTURES: ReadonlySet<string> = new Set([...FILE_TYPES.picture.endings, '.tif', '.tiff', '.emf', '.wmf'])

/** Files that the user chose: read, written and remembered by handle. */
export interface UserFiles {
  readonly read: (path: string) => Promise<Result<OpenedFile, HostError>>
  readonly write: (path: string, bytes: Uint8Array) => Promise<Result<FileHandle, HostError>>
  /** Writes what belongs beside the file at `path`, its folders made; the first failure ends it. */
  readonly writeBeside: (path: string, files: readonly FileBeside[]) => Promise<Result<void, HostError>>
  /** The pictures of these names in the folder of the file at `path` or below it; whatever else they name is left out. */
  readonly readBeside: (path: string, names: readonly string[]) => Promise<readonly FileBeside[]>
  readonly findPath: (id: string) => string | undefined
  /** A handle of a path that was chosen but not read. */
  readonly handleOf: (path: string) => FileHandle
  readonly listRecent: () => Promise<readonly FileHandle[]>
  readonly clearRecent: () => Promise<void>
}

/** The answer for an id that this run has not given out. */
export const unknownFile = (): Result<never, HostError> =>
  fail({ code: 'not-found', message: 'This file is not known to the program any more; choose it again.' })

/** User files on `fs`; every file read or written becomes a recent one. */
export function createUserFiles(fs: FileSystem, handles: FileHandles, recent: RecentFiles): UserFiles {
  const read = async (path: string): Promise<Result<OpenedFile, HostError>> => {
    try {
      const { size } = await fs.stat(path)
      if (size > MAX_BYTES) {
        return fail({ code: 'too-large', message: `${path} has ${size} bytes; files up to 256 MB can be opened.` })
      }
      const bytes = new Uint8Array(await fs.readFile(path))
      await recent.add(path)
      return succeed({ ...handles.handleOf(path), bytes })
    } catch (error) {
      return fail(hostErrorOf(error, 'read-failed', path))
    }
  }
  const write = async (path: string, bytes: Uint8Array): Promise<Result<FileHandle, HostError>> => {
    try {
      await writeFileAtomically(path, bytes, fs)
      await recent.add(path)
      return succeed(handles.handleOf(path))
    } catch (error) {
      return fail(hostErrorOf(error, 'write-failed', path))
    }
  }
  const writeBeside = async (path: string, files: readonly FileBeside[]): Promise<Result<void, HostError>> => {
    for (const { name, bytes } of files) {
      const target = join(dirname(path), ...name.split('/'))
      try {
        await fs.mkdir(dirname(target), { recursive: true })
        await writeFileAtomically(target, bytes, fs)
      } catch (error) {
        return fail(hostErrorOf(error, 'write-failed', target))
      }
    }
    return succeed(undefined)
  }
  return {
    read,
    write,
    writeBeside,
    readBeside: (path, names) => readPictures(fs, path, names),
    findPath: handles.findPath,
    handleOf: handles.handleOf,
    listRecent: async () => (await recent.list()).map(handles.handleOf),
    clearRecent: recent.clear
  }
}

async function readPictures(fs: FileSystem, path: string, names: readonly string[]): Promise<readonly FileBeside[]> {
  const found: FileBeside[] = []
  let total = 0
  for (const name of names) {
    const bytes = await findPicture(fs, dirname(path), name, Math.min(MAX_PICTURE, MAX_PICTURES - total))
    if (!bytes) continue
    total += bytes.length
    found.push({ name, bytes })
  }
  return found
}

/** The picture below `folder`, links followed first, so that none leads outside; undefined where there is none. */
async function findPicture(
  fs: FileSystem,
  folder: string,
  name: string,
  maxBytes: number
): Promise<Uint8Array | undefined> {
  try {
    const target = await fs.realpath(join(folder, ...name.split('/')))
    const isInside = target.startsWith((await fs.realpath(folder)) + sep)
    if (!isInside || !PICTURES.has(extname(target).toLowerCase())) return undefined
    const about = await fs.stat(target)
    return about.isFile() && about.size <= maxBytes ? new Uint8Array(await fs.readFile(target)) : undefined
  } catch {
    return undefined
  }
}
