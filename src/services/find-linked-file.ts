import { posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { HostError } from '#host/host-api'
import type { FileSystem } from './file-system'
import { hostErrorOf } from './host-error-of'
import type { Journal } from './journal'

/** A file of this machine that a reference links to, and whether its program may be started with it. */
export interface LinkedFile {
  /** Without symbolic links: what is looked at is what is opened. */
  readonly path: string
  /** A document; else only the folder around it is shown, for opening a program or script runs it. */
  readonly isDocument: boolean
}

export interface LinkedFileOptions {
  readonly fs: Pick<FileSystem, 'stat' | 'realpath'>
  /** As `process.platform`. */
  readonly platform: string
}

/** Endings of documents whose programs only show them. Not among them: web pages and what may hold macros. */
const DOCUMENTS: ReadonlySet<string> = new Set(
  (
    'pdf epub djvu djv caj txt md markdown tex bib ris nbib enw csl json xml csv tsv rtf docx odt xlsx ods pptx odp ' +
    'png jpg jpeg gif tif tiff webp bmp heic mp3 m4a wav flac mp4 m4v mov webm bifolium'
  ).split(' ')
)

/**
 * Finds the file behind the link of a reference: an absolute path or a `file:` address of this machine. Paths of other
 * machines (`\\server\share`) and of devices are refused unseen: looking at one may sign in there.
 */
export async function findLinkedFile(link: string, options: LinkedFileOptions): Promise<Result<LinkedFile, HostError>> {
  const path = pathOfLink(link, options.platform)
  if (!path.ok) return path
  try {
    const real = await options.fs.realpath(path.value)
    const isFile = (await options.fs.stat(real)).isFile()
    return succeed({ path: real, isDocument: isFile && DOCUMENTS.has(endingOf(real)) })
  } catch (error) {
    return fail(hostErrorOf(error, 'read-failed', path.value))
  }
}

function pathOfLink(link: string, platform: string): Result<string, HostError> {
  const paths = platform === 'win32' ? win32 : posix
  const path = /^file:/i.test(link) ? pathOfAddress(link, platform) : link
  const refuse = (reason: string) =>
    fail({ code: 'refused' as const, message: `“${link.slice(0, 200)}” is not opened: ${reason}` })
  // oxlint-disable-next-line no-control-regex
  if (path === undefined || /[\u0000-\u001f]/.test(path)) return refuse('it is no path of a file on this machine.')
  if (/^[\\/]{2}/.test(path)) return refuse('it is on another machine or a device; copy its path to open it there.')
  if (!paths.isAbsolute(path) || (platform === 'win32' && !/^[a-z]:[\\/]/i.test(path)))
    return refuse('it names no folder. Link the file by its whole path.')
  return succeed(paths.normalize(path))
}

function pathOfAddress(address: string, platform: string): string | undefined {
  try {
    return fileURLToPath(address, { windows: platform === 'win32' })
  } catch {
    return undefined
  }
}

const endingOf = (path: string): string => /\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? ''

/** Whether a stored reference links to it. */
export async function isLinked(
  journal: Pick<Journal, 'readRecords'>,
  reference: string,
  link: string
): Promise<boolean> {
  const read = await journal.readRecords([{ collection: 'references', id: reference }])
  const text = read.ok ? read.value[0]?.value : undefined
  const stored: unknown = text ? JSON.parse(text) : undefined
  if (typeof stored !== 'object' || stored === null || !('files' in stored) || !Array.isArray(stored.files))
    return false
  return stored.files.some((file: unknown) => {
    return typeof file === 'object' && file !== null && 'link' in file && file.link === link
  })
}
