import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { HostError } from '#host/host-api'
import { hostErrorOf } from '../host-error-of'

/** Where files that a browser hands over wait for their import; emptied at every start. */
export const incomingFolder = (dataFolder: string): string => join(dataFolder, 'packs', 'incoming')

/** A name that is safe as the last part of a path on every system, with its ending. */
function makeSafeName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').replace(/^[. ]+/, '')
  return plain.slice(-100).replace(/[. ]+$/, '') || 'pack'
}

/** Copies `body` into the data folder and resolves to its path; nothing is left when it breaks off. */
export async function receivePackFile(
  dataFolder: string,
  name: string,
  body: Readable
): Promise<Result<string, HostError>> {
  const folder = join(incomingFolder(dataFolder), randomUUID())
  const path = join(folder, makeSafeName(name))
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await pipeline(body, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return succeed(path)
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    return fail(hostErrorOf(error, 'write-failed', path))
  }
}
