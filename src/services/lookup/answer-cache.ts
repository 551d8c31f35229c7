import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { FileSystem } from '../file-system'
import { PRIVATE_MODE, writeFileAtomically } from '../write-file-atomically'

/** An answer as it is kept: what is needed to read it again, and to ask whether it still holds. */
export interface KeptAnswer {
  readonly status: number
  /** ISO 8601 instant at which it was last known to hold. */
  readonly date: string
  readonly contentType: string
  readonly body: string
  readonly etag?: string
  readonly lastModified?: string
}

/** Answers of services by the address they were asked at, kept over restarts. */
export interface AnswerCache {
  readonly find: (address: string) => Promise<KeptAnswer | undefined>
  /** Keeps an answer; a disk that is full costs the cache, not the lookup. */
  readonly keep: (address: string, answer: KeptAnswer) => Promise<void>
}

const entrySchema = z.object({
  address: z.string(),
  hash: z.string(),
  status: z.number(),
  date: z.iso.datetime(),
  contentType: z.string(),
  body: z.string(),
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional()
})

/** Entries in each of the 256 folders of the cache; the oldest go first. */
const MAX_ENTRIES = 150

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

function parseEntry(text: string, address: string): KeptAnswer | undefined {
  try {
    const entry = entrySchema.safeParse(JSON.parse(text))
    if (!entry.success || entry.data.address !== address || entry.data.hash !== hashOf(entry.data.body))
      return undefined
    const { address: _address, hash: _hash, ...answer } = entry.data
    return answer
  } catch {
    return undefined
  }
}

/** Removes the oldest entries of a folder that has too many. */
async function thinOut(fs: FileSystem, folder: string): Promise<void> {
  const names = await fs.readdir(folder)
  if (names.length <= MAX_ENTRIES) return
  const paths = names.map((name) => join(folder, name))
  const dated = await Promise.all(paths.map(async (path) => ({ path, at: (await fs.stat(path)).mtimeMs })))
  const oldest = dated.sort((a, b) => a.at - b.at).slice(0, names.length - MAX_ENTRIES)
  await Promise.all(oldest.map(({ path }) => fs.unlink(path)))
}

/** A cache in `folder`, one file for each address. An entry that is damaged counts as missing and is written anew. */
export function createAnswerCache(fs: FileSystem, folder: string): AnswerCache {
  const fileOf = (address: string): string => {
    const hash = hashOf(address)
    return join(folder, hash.slice(0, 2), `${hash.slice(2)}.json`)
  }
  return {
    find: async (address) => parseEntry(await fs.readFile(fileOf(address), 'utf8').catch(() => ''), address),
    keep: async (address, answer) => {
      const file = fileOf(address)
      const entry = { address, hash: hashOf(answer.body), ...answer }
      try {
        await fs.mkdir(dirname(file), { recursive: true, mode: 0o700 })
        await writeFileAtomically(file, Buffer.from(JSON.stringify(entry)), fs, PRIVATE_MODE)
        await thinOut(fs, dirname(file))
      } catch {
        // Asked again next time.
      }
    }
  }
}

/** A cache that forgets when the program ends. */
export function createMemoryCache(): AnswerCache {
  const answers = new Map<string, KeptAnswer>()
  return {
    find: async (address) => answers.get(address),
    keep: async (address, answer) => void answers.set(address, answer)
  }
}
