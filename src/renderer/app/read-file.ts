import { DEFAULT_STYLE } from '#core/citation/style-catalogue'
import { embedMedia } from '#core/exchange/bifolium/embed-media'
import { refusalOf, unpackManuscript } from '#core/exchange/bifolium/unpack-manuscript'
import { findManuscriptFormat } from '#core/exchange/manuscript-format'
import { findPicturePaths } from '#core/exchange/pictures/picture-paths'
import { embedPictures, picturesBeside, type PicturesFound } from '#core/exchange/pictures/pictures-beside'
import type { ReadManuscriptFile } from '#core/exchange/read-manuscript'
import { decodeText } from '#core/exchange/references/decode-text'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { citedReferences } from '#core/manuscript/cited-references'
import type { Reference } from '#core/references/reference'
import { fail, succeed, type Result } from '#core/result'
import type { FileHandle, HostApi } from '#host/host-api'
import type { DocumentClient } from '../workers/document-client'

export interface FileReaderOptions {
  readonly readDocument: DocumentClient['read']
  /** The library, for citation keys in Markdown. */
  readonly references: () => ReadonlyMap<ReferenceId, Reference>
  /** Pictures beside a file that was opened; none where the host sees no folder. */
  readonly readBeside: HostApi['readBeside']
  readonly hasStyle: (id: string) => boolean
  /** ISO 8601 instant. */
  readonly now: () => string
}

/** Reads a file as a manuscript; the error says why it cannot be read. */
export type FileReader = (
  name: string,
  bytes: Uint8Array,
  /** The host's name for the file, where it came from one. */
  id?: string,
  /** Stops the reading, which then rejects with the signal's reason. */
  signal?: AbortSignal
) => Promise<Result<ReadManuscriptFile, Finding>>

/**
 * Our own files are read at once, documents of other programs in a worker. A document that asks for a style that is not
 * here gets the usual one. A name without a known ending counts as ours.
 */
export function createFileReader(options: FileReaderOptions): FileReader {
  const { readDocument, references, hasStyle, now } = options
  return async (name, bytes, id, signal) => {
    if ((findManuscriptFormat(name) ?? 'bifolium') === 'bifolium') {
      const unpacked = unpackManuscript(bytes)
      if (!unpacked.ok) return fail(refusalOf(unpacked.error, name))
      return succeed({ ...unpacked.value, manuscript: embedMedia(unpacked.value) })
    }
    const library = references()
    const keys = new Map(Array.from(library.values(), ({ key, id }) => [key, id]))
    const file = id === undefined ? undefined : { id, name }
    const pictures =
      file && findManuscriptFormat(name) === 'markdown' ? findPicturePaths(decodeText(name, bytes).text) : []
    const job = { name, bytes, now: now(), keys }
    const read = await readDocument(
      pictures.length > 0 ? { ...job, pictures: await readBeside(file, pictures, options) } : job,
      signal
    )
    if (!read.ok) return read
    const { manuscript, findings } = pictures.length > 0 ? read.value : await withMedia(read.value, file, options)
    const styleId = hasStyle(manuscript.styleId) ? manuscript.styleId : DEFAULT_STYLE
    const brought = [...read.value.references, ...citedReferences(manuscript, library)]
    return succeed({ ...read.value, manuscript: { ...manuscript, styleId }, findings, references: brought })
  }
}

/** Pictures in a media folder beside the file come in with it. */
async function withMedia(
  read: ReadManuscriptFile,
  file: FileHandle | undefined,
  options: FileReaderOptions
): Promise<ReadManuscriptFile> {
  const names = picturesBeside(read.manuscript)
  if (names.length === 0) return read
  const { manuscript, findings } = embedPictures(read.manuscript, await readBeside(file, names, options))
  return { ...read, manuscript, findings: [...read.findings, ...findings] }
}

/** What the host can read of these files, by their paths. */
async function readBeside(
  file: FileHandle | undefined,
  names: readonly string[],
  { readBeside: read }: FileReaderOptions
): Promise<PicturesFound> {
  const pictures = file ? await read(file, names) : undefined
  return new Map((pictures?.ok ? pictures.value : []).map(({ name, found }) => [name, found]))
}
