import { dirname, extname, isAbsolute, join, relative, sep } from 'node:path'
import type { PictureBeside } from '#host/host-api'
import { FILE_TYPES } from '#host/file-types'
import type { FileSystem } from './file-system'

/** Pictures of a text, each and together. */
const MAX_PICTURE = 50 * 1024 * 1024
const MAX_PICTURES = 200 * 1024 * 1024
/** Those that a program shows, and those that it keeps for Word. */
const ENDINGS: ReadonlySet<string> = new Set([...FILE_TYPES.picture.endings, '.tif', '.tiff', '.emf', '.wmf'])

/**
 * The pictures of these names in the folder of the file at `path` or below it. Links are followed first, and one that
 * leads out of the folder is not read: a text from elsewhere must not bring in what it only names.
 */
export async function readPicturesBeside(
  fs: FileSystem,
  path: string,
  names: readonly string[]
): Promise<readonly PictureBeside[]> {
  const pictures: PictureBeside[] = []
  let left = MAX_PICTURES
  for (const name of names) {
    const found = await findPicture(fs, dirname(path), name, Math.min(MAX_PICTURE, left))
    if (found === undefined) continue
    if (typeof found === 'object') left -= found.length
    pictures.push({ name, found })
  }
  return pictures
}

async function findPicture(
  fs: FileSystem,
  folder: string,
  name: string,
  maxBytes: number
): Promise<PictureBeside['found'] | undefined> {
  try {
    const target = await fs.realpath(join(folder, ...name.split('/')))
    if (!isPicture(name) || !isPicture(target)) return undefined
    const way = relative(await fs.realpath(folder), target)
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return 'outside'
    const about = await fs.stat(target)
    if (!about.isFile()) return undefined
    return about.size <= maxBytes ? new Uint8Array(await fs.readFile(target)) : 'too-large'
  } catch {
    return undefined
  }
}

const isPicture = (path: string): boolean => ENDINGS.has(extname(path).toLowerCase())
