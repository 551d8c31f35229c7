import { isAbsolute } from 'node:path'
import type { FileSystem } from './file-system'
import { PRIVATE_MODE, writeFileAtomically } from './write-file-atomically'

const KEPT = 12

/** The files that the user opened or saved last, newest first, kept in one small JSON file. */
export interface RecentFiles {
  readonly list: () => Promise<readonly string[]>
  readonly add: (path: string) => Promise<void>
  readonly clear: () => Promise<void>
}

function parsePaths(text: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (!Array.isArray(parsed)) return []
    return parsed.filter((path): path is string => typeof path === 'string' && isAbsolute(path)).slice(0, KEPT)
  } catch {
    return []
  }
}

/** Recent files kept at `file`. A missing or broken list is an empty one; a list that cannot be written stays old. */
export function createRecentFiles(fs: FileSystem, file: string): RecentFiles {
  let queue: Promise<unknown> = Promise.resolve()
  const list = async (): Promise<readonly string[]> => parsePaths(await fs.readFile(file, 'utf8').catch(() => '[]'))
  const change = (edit: (paths: readonly string[]) => readonly string[]): Promise<void> => {
    const run = queue.then(async () => {
      const paths = edit(await list())
      // The list is a convenience: a full disk must not make opening a file fail.
      await writeFileAtomically(file, Buffer.from(JSON.stringify(paths, null, 2)), fs, PRIVATE_MODE).catch(
        () => undefined
      )
    })
    queue = run
    return run
  }
  return {
    list,
    add: (path) => change((paths) => [path, ...paths.filter((other) => other !== path)].slice(0, KEPT)),
    clear: () => change(() => [])
  }
}
