import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { FileBeside, FileHandle, HostError, OpenedFile, PictureBeside } from '#host/host-api'
import type { FileHandles } from './file-handles'
import type { FileSystem } from './file-system'
import { hostErrorOf } from './host-error-of'
import { readPicturesBeside } from './read-pictures-beside'
import type { RecentFiles } from './recent-files'
import { writeFileAtomically } from './write-file-atomically'
import { writeFilesBeside } from './write-files-beside'

const MAX_BYTES = 256 * 1024 * 1024
/** Files that the user chose: read, written and remembered by handle. */
export interface UserFiles {
  readonly read: (path: string) => Promise<Result<OpenedFile, HostError>>
  readonly write: (path: string, bytes: Uint8Array) => Promise<Result<FileHandle, HostError>>
  /** Writes what belongs beside the file at `path`, its folders made; the first failure ends it. */
  readonly writeBeside: (path: string, files: readonly FileBeside[]) => Promise<Result<void, HostError>>
  /** The pictures of these names in the folder of the file at `path` or below it; whatever else they name is left out. */
  readonly readBeside: (path: string, names: readonly string[]) => Promise<readonly PictureBeside[]>
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
  return {
    read,
    write,
    writeBeside: (path, files) => writeFilesBeside(fs, path, files),
    readBeside: (path, names) => readPicturesBeside(fs, path, names),
    findPath: handles.findPath,
    handleOf: handles.handleOf,
    listRecent: async () => (await recent.list()).map(handles.handleOf),
    clearRecent: recent.clear
  }
}
