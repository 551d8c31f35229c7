import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { nodeFileSystem } from './file-system'
import type { FileSystem } from './file-system'
import { systemCodeOf } from './host-error-of'

const PASSING = new Set(['EPERM', 'EACCES', 'EBUSY'])
const RENAME_ATTEMPTS = 6

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, done)
    if (bytesWritten === 0) throw new Error(`Only ${done} of ${bytes.length} bytes could be written.`)
    done += bytesWritten
  }
}

async function resolveTarget(fs: FileSystem, path: string): Promise<string> {
  try {
    return await fs.realpath(path)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return path
    throw error
  }
}

async function findMode(fs: FileSystem, path: string): Promise<number | undefined> {
  try {
    return (await fs.stat(path)).mode & 0o777
  } catch {
    return undefined
  }
}

// A virus scanner or a sync program may hold the target open for a moment, on Windows above all.
async function renamePatiently(fs: FileSystem, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fs.rename(from, to)
    } catch (error) {
      if (attempt === RENAME_ATTEMPTS || !PASSING.has(systemCodeOf(error) ?? '')) throw error
      await wait(10 * 2 ** attempt)
    }
  }
}

/** Makes a rename or a new file in `folder` outlast a power cut, where the system can do that. */
export async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some network and FUSE file systems cannot sync a folder; the file itself is synced all the same.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes(systemCodeOf(error) ?? '')) throw error
  } finally {
    await handle.close()
  }
}

async function writeTemporary(fs: FileSystem, path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await fs.open(path, 'wx', mode)
  try {
    await writeAll(handle, bytes)
    await handle.sync()
    const { size } = await handle.stat()
    if (size !== bytes.length) throw new Error(`${size} of ${bytes.length} bytes arrived on the disk.`)
  } finally {
    await handle.close()
  }
}

/** Mode of files that hold manuscripts or secrets and are the program's own. */
export const PRIVATE_MODE = 0o600

/**
 * Writes `bytes` to `path` so that the file holds either the old or the new content, whatever fails; resolves once the
 * new content is on the disk. A new file gets `newMode`, an old one keeps its own. A symbolic link stays one, and its target is written; a write-protected file is refused.
 * Rejects with the system's error, the old file untouched and no temporary file left.
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  fs: FileSystem = nodeFileSystem,
  newMode = 0o666
): Promise<void> {
  const target = await resolveTarget(fs, path)
  const folder = dirname(target)
  const mode = await findMode(fs, target)
  // A rename would replace a file that its owner has locked against writing.
  if (mode !== undefined && (mode & 0o222) === 0) {
    throw Object.assign(new Error(`${target} is write-protected.`), { code: 'EACCES' })
  }
  const temporary = join(folder, `.${basename(target).slice(0, 80)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeTemporary(fs, temporary, bytes, mode ?? newMode)
    await renamePatiently(fs, temporary, target)
  } catch (error) {
    await fs.unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(fs, folder)
}
