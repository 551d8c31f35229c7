import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { FileHandle } from '#host/host-api'

/** Opaque ids for paths that the user chose, so that the window can name a file without knowing where it is. */
export interface FileHandles {
  /** The same path keeps its id while the program runs. */
  readonly handleOf: (path: string) => FileHandle
  readonly findPath: (id: string) => string | undefined
}

/** An empty set of file handles; `newId` must never repeat and not be guessable. */
export function createFileHandles(newId: () => string = randomUUID): FileHandles {
  const paths = new Map<string, string>()
  const ids = new Map<string, string>()
  return {
    handleOf: (path) => {
      const id = ids.get(path) ?? newId()
      ids.set(path, id)
      paths.set(id, path)
      return { id, name: basename(path) }
    },
    findPath: (id) => paths.get(id)
  }
}
