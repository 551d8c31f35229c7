import { assertNever } from '#core/assert-never'
import { acceptPastedText } from '#core/exchange/pasted-text/accept-pasted-text'
import { analysePastedText } from '#core/exchange/pasted-text/analyse-pasted-text'
import { parseBibliography } from '#core/exchange/references/plain/read-plain'
import type { PlainEntry } from '#core/exchange/references/plain/plain-entry'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import { connectTypedReferences } from '#core/exchange/typed-references/connect-typed-references'
import { findTypedReferences } from '#core/exchange/typed-references/find-typed-references'
import type { TypedReferences } from '#core/exchange/typed-references/typed-references'
import type { Finding } from '#core/finding'
import { countingIds, type IdSource } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'

/** What the window asks of the paste worker. `title` names a manuscript whose text has no title of its own. */
export type PasteJob =
  | { readonly kind: 'analyse'; readonly text: string }
  | { readonly kind: 'bibliography'; readonly text: string }
  | {
      readonly kind: 'accept'
      readonly pasted: PastedText
      readonly title: string | undefined
      readonly now: string
      /** Whether typed references become connected. */
      readonly connect: boolean
    }
  /** Looks for typed references in what a proposal would become. */
  | { readonly kind: 'find-typed'; readonly pasted: PastedText }
  | { readonly kind: 'find-typed-in'; readonly manuscript: Manuscript }
  | { readonly kind: 'connect-typed'; readonly manuscript: Manuscript; readonly now: string }

export interface AcceptedText {
  readonly manuscript: Manuscript
  /** What a typed list brought; none where it was not connected. */
  readonly references: readonly Reference[]
  readonly findings: readonly Finding[]
}

/** What it answers. */
export type PasteMessage =
  | { readonly kind: 'analysed'; readonly pasted: PastedText }
  | { readonly kind: 'bibliography'; readonly entries: readonly PlainEntry[] }
  | { readonly kind: 'accepted'; readonly accepted: AcceptedText }
  | { readonly kind: 'typed'; readonly found: TypedReferences }
  | { readonly kind: 'failed'; readonly message: string }

/** Does one job; a bug comes back as a message, so that the window can say so and keep the text. */
export function runPasteJob(job: PasteJob, ids: IdSource): PasteMessage {
  try {
    return answerJob(job, ids)
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

function answerJob(job: PasteJob, ids: IdSource): PasteMessage {
  switch (job.kind) {
    case 'analyse':
      return { kind: 'analysed', pasted: analysePastedText(job.text) }
    case 'bibliography':
      return { kind: 'bibliography', entries: parseBibliography(job.text) }
    case 'find-typed': {
      const { manuscript } = acceptPastedText(job.pasted, { ids: countingIds(), now: '' })
      return { kind: 'typed', found: findTypedReferences(manuscript) }
    }
    case 'find-typed-in':
      return { kind: 'typed', found: findTypedReferences(job.manuscript) }
    case 'connect-typed':
      return { kind: 'accepted', accepted: connect(job.manuscript, job.now, ids) }
    case 'accept': {
      const { pasted, title, now } = job
      const { manuscript, findings } = acceptPastedText(pasted, { ids, now, ...(title && { title }) })
      const accepted = job.connect ? connect(manuscript, now, ids) : { manuscript, references: [], findings: [] }
      return { kind: 'accepted', accepted: { ...accepted, findings: [...findings, ...accepted.findings] } }
    }
    default:
      return assertNever(job)
  }
}

const connect = (manuscript: Manuscript, now: string, ids: IdSource): AcceptedText =>
  connectTypedReferences(manuscript, findTypedReferences(manuscript), { ids, now })
