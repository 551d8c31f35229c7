import { DEFAULT_STYLE } from '#core/citation/style-catalogue'
import { unpackManuscript } from '#core/exchange/bifolium/unpack-manuscript'
import { findManuscriptFormat, type ReadManuscriptFile } from '#core/exchange/read-manuscript'
import { embedPictures, picturesBeside } from '#core/exchange/pictures/pictures-beside'
import type { ReferenceId } from '#core/ids'
import { citedReferences } from '#core/manuscript/cited-references'
import type { Reference } from '#core/references/reference'
import type { Result } from '#core/result'
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

/** Reads a file as a manuscript; the error is a sentence. */
export type FileReader = (
  name: string,
  bytes: Uint8Array,
  /** The host's name for the file, where it came from one. */
  id?: string
) => Promise<Result<ReadManuscriptFile, string>>

/**
 * Our own files are read at once, documents of other programs in a worker. A document that asks for a style that is not
 * here gets the usual one. A name without a known ending counts as ours.
 */
export function createFileReader(options: FileReaderOptions): FileReader {
  const { readDocument, references, hasStyle, now } = options
  return async (name, bytes, id) => {
    if ((findManuscriptFormat(name) ?? 'bifolium') === 'bifolium') {
      const unpacked = unpackManuscript(bytes)
      return unpacked.ok ? unpacked : { ok: false, error: unpacked.error.message }
    }
    const library = references()
    const keys = new Map(Array.from(library.values(), ({ key, id }) => [key, id]))
    const read = await readDocument({ name, bytes, now: now(), keys })
    if (!read.ok) return read
    const { manuscript, findings } = await withPictures(
      read.value,
      id === undefined ? undefined : { id, name },
      options
    )
    const styleId = hasStyle(manuscript.styleId) ? manuscript.styleId : DEFAULT_STYLE
    const brought = [...read.value.references, ...citedReferences(manuscript, library)]
    return { ok: true, value: { ...read.value, manuscript: { ...manuscript, styleId }, findings, references: brought } }
  }
}

/** A text names its pictures; they come in with it. */
async function withPictures(
  read: ReadManuscriptFile,
  file: FileHandle | undefined,
  { readBeside }: FileReaderOptions
): Promise<ReadManuscriptFile> {
  const names = picturesBeside(read.manuscript)
  if (names.length === 0) return read
  const found = file ? await readBeside(file, names) : undefined
  const files = new Map((found?.ok ? found.value : []).map(({ name, bytes }) => [name, bytes]))
  const { manuscript, findings } = embedPictures(read.manuscript, files)
  return { ...read, manuscript, findings: [...read.findings, ...findings] }
}
