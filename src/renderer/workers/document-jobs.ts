import type { PicturesFound } from '#core/exchange/pictures/pictures-beside'
import { readManuscript, type ReadManuscriptFile } from '#core/exchange/read-manuscript'
import type { IdSource, ReferenceId } from '#core/ids'
import type { Result } from '#core/result'

/** One document to read; `keys` gives the reference of each citation key of the library. */
export interface DocumentJob {
  readonly name: string
  readonly bytes: Uint8Array
  readonly now: string
  readonly keys: ReadonlyMap<string, ReferenceId>
  /** Pictures beside a Markdown file, by the paths that it names them by. */
  readonly pictures?: PicturesFound
}

/** The manuscript, or in a sentence why there is none. */
export type DocumentAnswer = Result<ReadManuscriptFile, string>

/** Reads a document; a bug comes back as a sentence, so that the window can say so. */
export function runDocumentJob(job: DocumentJob, ids: IdSource): DocumentAnswer {
  const { name, bytes, now, keys, pictures } = job
  try {
    const read = readManuscript(name, bytes, {
      ids,
      now,
      findReferenceByKey: (key) => keys.get(key),
      ...(pictures && { pictures })
    })
    return read.ok ? read : { ok: false, error: `${name}: ${read.error.message}` }
  } catch (error) {
    return { ok: false, error: `${name}: ${error instanceof Error ? error.message : String(error)}` }
  }
}
