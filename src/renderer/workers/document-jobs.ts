import type { PicturesFound } from '#core/exchange/pictures/pictures-beside'
import { readManuscript, type ReadManuscriptFile } from '#core/exchange/read-manuscript'
import type { Finding } from '#core/finding'
import type { IdSource, ReferenceId } from '#core/ids'
import { fail, type Result } from '#core/result'

/** One document to read; `keys` gives the reference of each citation key of the library. */
export interface DocumentJob {
  readonly name: string
  readonly bytes: Uint8Array
  readonly now: string
  readonly keys: ReadonlyMap<string, ReferenceId>
  /** Pictures beside a Markdown file, by the paths that it names them by. */
  readonly pictures?: PicturesFound
}

/** The manuscript, or why there is none. */
export type DocumentAnswer = Result<ReadManuscriptFile, Finding>

/** Reads a document; a bug comes back as a finding too, so that the window can say so. */
export function runDocumentJob(job: DocumentJob, ids: IdSource): DocumentAnswer {
  const { name, bytes, now, keys, pictures } = job
  try {
    return readManuscript(name, bytes, {
      ids,
      now,
      findReferenceByKey: (key) => keys.get(key),
      ...(pictures && { pictures })
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return fail({ severity: 'error', code: 'reading-failed', message, place: { file: name }, values: { message } })
  }
}
