import { isPdf, itemOfPdf, readPdf } from '#core/exchange/pdf/read-pdf'
import { readReferences, type ReadReferences } from '#core/exchange/references/read-references'
import type { ReadableFormat } from '#core/exchange/references/readable-formats'
import type { WritableFormat } from '#core/exchange/references/reference-format'
import { writeReferences } from '#core/exchange/references/write-references'
import type { Reference } from '#core/references/reference'

/** What the library worker is asked; one worker does one job. */
export type LibraryJob =
  | { readonly kind: 'read'; readonly name: string; readonly bytes: Uint8Array; readonly format?: ReadableFormat }
  | { readonly kind: 'write'; readonly references: readonly Reference[]; readonly format: WritableFormat }

/** What the library worker says: any number of `progress` and `items`, then one of the others. */
export type LibraryMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** The next of the items read: a hundred thousand in one message would hold up the window that takes it. */
  | { readonly kind: 'items'; readonly items: ReadReferences['items'] }
  | { readonly kind: 'read'; readonly rest: Omit<ReadReferences, 'items'> }
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string }

/** Items in a message. */
const PORTION = 500
/** Entries between two progress messages, so that telling does not take longer than doing. */
const PROGRESS_STEP = 50

/** The worker's inside: does one job and says how it went. A bug becomes a `failed` message. */
export function runLibraryJob(job: LibraryJob, say: (message: LibraryMessage) => void): void {
  try {
    if (job.kind === 'write') say({ kind: 'written', text: writeReferences(job.references, job.format) })
    else sayRead(read(job, say), say)
  } catch (cause) {
    say({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) })
  }
}

function sayRead({ items, ...rest }: ReadReferences, say: (message: LibraryMessage) => void): void {
  for (let start = 0; start < items.length; start += PORTION) {
    say({ kind: 'items', items: items.slice(start, start + PORTION) })
  }
  say({ kind: 'read', rest })
}

function read(job: LibraryJob & { readonly kind: 'read' }, say: (message: LibraryMessage) => void): ReadReferences {
  if (isPdf(job.bytes) || /\.pdf$/i.test(job.name)) return readPdfFile(job.name, job.bytes)
  return readReferences(job.name, job.bytes, {
    ...(job.format && { format: job.format }),
    onProgress: (done, total) => {
      if (done % PROGRESS_STEP === 0 || done === total) say({ kind: 'progress', done, total })
    }
  })
}

/** A PDF is one work: the reference is made of its DOI, and looked up later. */
function readPdfFile(name: string, bytes: Uint8Array): ReadReferences {
  const read = readPdf(name, bytes)
  return read.ok
    ? { items: [itemOfPdf(read.value)], findings: [], format: undefined }
    : { items: [], findings: [read.error], format: undefined }
}
