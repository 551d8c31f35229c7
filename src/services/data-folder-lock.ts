import { join } from 'node:path'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { HostError } from '#host/host-api'
import type { FileSystem } from './file-system'
import { hostErrorOf, systemCodeOf } from './host-error-of'

export interface DataFolderLock {
  readonly release: () => Promise<void>
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCodeOf(error) === 'EPERM'
  }
}

/** The living process that holds the lock; undefined for one that a crash left behind. */
async function findOwner(fs: FileSystem, path: string): Promise<number | undefined> {
  const text = await fs.readFile(path, 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isSafeInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : undefined
}

async function create(fs: FileSystem, path: string): Promise<void> {
  const handle = await fs.open(path, 'wx', 0o600)
  try {
    await handle.write(`${process.pid}\n`)
  } finally {
    await handle.close()
  }
}

/**
 * Claims a data folder for this process, since two writers would mix their journals. A lock left behind by a process
 * that is gone is taken over; a living owner is a `busy` error that names it.
 */
export async function lockDataFolder(fs: FileSystem, folder: string): Promise<Result<DataFolderLock, HostError>> {
  const path = join(folder, 'in-use')
  try {
    // Manuscripts and the address of the running host are nobody else's business.
    await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    await create(fs, path).catch(async (error: unknown) => {
      if (systemCodeOf(error) !== 'EEXIST' || (await findOwner(fs, path))) throw error
      await fs.unlink(path)
      await create(fs, path)
    })
    return succeed({ release: () => fs.unlink(path).catch(() => undefined) })
  } catch (error) {
    const owner = systemCodeOf(error) === 'EEXIST' ? await findOwner(fs, path) : undefined
    if (!owner) return fail(hostErrorOf(error, 'write-failed', folder))
    const message = `Another Bifolium (process ${owner}) is using the data folder ${folder}; close it, or choose another folder with --data. If no Bifolium is running, remove the file ${path}.`
    return fail({ code: 'busy', message })
  }
}
