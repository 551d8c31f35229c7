import { join } from 'node:path'
import type { FileSystem } from './file-system'
import { systemCodeOf } from './host-error-of'
import { hashText } from './journal-line'
import { PRIVATE_MODE, writeFileAtomically } from './write-file-atomically'

/** The pictures of a data folder, each in a file named by the hash of its content, which never changes. */
export interface PictureFiles {
  readonly has: (id: string) => boolean
  /** Resolves once the picture is on the disk; one that is there is not written again. */
  readonly write: (id: string, value: string) => Promise<void>
  /** Undefined for a picture whose file is gone or damaged. */
  readonly read: (id: string) => Promise<string | undefined>
  /** Removes files that are not `living` and have not been for a month: until then an older snapshot may need them. */
  readonly sweep: (living: ReadonlySet<string>, now: Date) => Promise<void>
}

const FILE_NAME = /^([0-9a-f]{64})\.json$/
const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** Finds the pictures in `folder`, which need not be there yet. */
export async function openPictureFiles(fs: FileSystem, folder: string): Promise<PictureFiles> {
  const names = await fs.readdir(folder).catch((error: unknown): string[] => {
    if (systemCodeOf(error) === 'ENOENT') return []
    throw error
  })
  const known = new Set(names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []))
  const pathOf = (id: string): string => join(folder, `${id}.json`)
  const read = async (id: string): Promise<string | undefined> => {
    const value = await fs.readFile(pathOf(id), 'utf8').catch(() => undefined)
    if (value !== undefined && hashText(value) === id) return value
    // Whoever still has the picture is asked for it again.
    known.delete(id)
    return undefined
  }
  return {
    has: (id) => known.has(id),
    write: async (id, value) => {
      if (known.has(id) && (await read(id)) !== undefined) return
      await fs.mkdir(folder, { recursive: true })
      await writeFileAtomically(pathOf(id), Buffer.from(value), fs, PRIVATE_MODE)
      known.add(id)
    },
    read: async (id) => (known.has(id) ? read(id) : undefined),
    sweep: async (living, now) => {
      for (const id of [...known].filter((one) => !living.has(one))) {
        const about = await fs.stat(pathOf(id)).catch(() => undefined)
        if (about && now.getTime() - about.mtimeMs < KEPT_MS) continue
        known.delete(id)
        await fs.unlink(pathOf(id)).catch(() => undefined)
      }
    }
  }
}
