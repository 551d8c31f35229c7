import { readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeFileSystem } from '../../services/file-system'
import { PRIVATE_MODE, writeFileAtomically } from '../../services/write-file-atomically'

/** Where a running served host can be reached, kept in its data folder for a second start to find. */
export interface StartNotice {
  readonly port: number
  readonly address: string
}

const FILE_NAME = 'served.json'

/** Leaves the notice, readable by this user alone like the rest of the folder. */
export async function writeStartNotice(folder: string, notice: StartNotice): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(notice))
  await writeFileAtomically(join(folder, FILE_NAME), bytes, nodeFileSystem, PRIVATE_MODE)
}

/** Takes the notice back; one that is already gone is fine. */
export async function removeStartNotice(folder: string): Promise<void> {
  await unlink(join(folder, FILE_NAME)).catch(() => undefined)
}

/** The notice in the folder if it is for `port`; it may be left over from a run that ended badly. */
export async function findStartNotice(folder: string, port: number): Promise<StartNotice | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, FILE_NAME), 'utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('port' in parsed) || !('address' in parsed)) return undefined
    const { port: noticed, address } = parsed
    const fits = noticed === port && typeof address === 'string' && address.startsWith(`http://127.0.0.1:${port}/#`)
    return fits ? { port, address } : undefined
  } catch {
    return undefined
  }
}
