import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { resolveAppPath } from '#host/resolve-app-path'

export interface WindowFile {
  /** Path below the window's folder, with `/`. */
  readonly path: string
  readonly bytes: Buffer
}

/** Answers request paths with files of the built window, and with nothing else. */
export interface WindowFiles {
  readonly find: (pathname: string) => Promise<WindowFile | undefined>
}

async function list(root: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return new Set(files.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')))
}

/**
 * The files below `root`. Only names that a listing of the folder contains are opened, so that no request path, however
 * spelled, leads outside; symbolic links are left out. The folder is listed again when a name is new, e.g. after a build.
 */
export function createWindowFiles(root: string): WindowFiles {
  let known: ReadonlySet<string> = new Set()
  return {
    find: async (pathname) => {
      const path = resolveAppPath(pathname)
      if (path === undefined) return undefined
      if (!known.has(path)) known = await list(root).catch(() => known)
      if (!known.has(path)) return undefined
      const bytes = await readFile(join(root, ...path.split('/'))).catch(() => undefined)
      return bytes && { path, bytes }
    }
  }
}
