import { DEFAULT_STYLE } from '#core/citation/style-catalogue'
import { unpackManuscript } from '#core/exchange/bifolium/unpack-manuscript'
import { findManuscriptFormat, type ReadManuscriptFile } from '#core/exchange/read-manuscript'
import type { ReferenceId } from '#core/ids'
import { citedReferences } from '#core/manuscript/cited-references'
import type { Reference } from '#core/references/reference'
import type { Result } from '#core/result'
import type { DocumentClient } from '../workers/document-client'

export interface FileReaderOptions {
  readonly readDocument: DocumentClient['read']
  /** The library, for citation keys in Markdown. */
  readonly references: () => ReadonlyMap<ReferenceId, Reference>
  readonly hasStyle: (id: string) => boolean
  /** ISO 8601 instant. */
  readonly now: () => string
}

/** Reads a file as a manuscript; the error is a sentence. */
export type FileReader = (name: string, bytes: Uint8Array) => Promise<Result<ReadManuscriptFile, string>>

/**
 * Our own files are read at once, documents of other programs in a worker. A document that asks for a style that is not
 * here gets the usual one. A name without a known ending counts as ours.
 */
export function createFileReader({ readDocument, references, hasStyle, now }: FileReaderOptions): FileReader {
  return async (name, bytes) => {
    if ((findManuscriptFormat(name) ?? 'bifolium') === 'bifolium') {
      const unpacked = unpackManuscript(bytes)
      return unpacked.ok ? unpacked : { ok: false, error: unpacked.error.message }
    }
    const library = references()
    const keys = new Map(Array.from(library.values(), ({ key, id }) => [key, id]))
    const read = await readDocument({ name, bytes, now: now(), keys })
    if (!read.ok) return read
    const { manuscript } = read.value
    const styleId = hasStyle(manuscript.styleId) ? manuscript.styleId : DEFAULT_STYLE
    const brought = [...read.value.references, ...citedReferences(manuscript, library)]
    return { ok: true, value: { ...read.value, manuscript: { ...manuscript, styleId }, references: brought } }
  }
}
