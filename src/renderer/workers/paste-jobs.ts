import { acceptPastedText } from '#core/exchange/pasted-text/accept-pasted-text'
import { analysePastedText } from '#core/exchange/pasted-text/analyse-pasted-text'
import { parseBibliography } from '#core/exchange/references/plain/read-plain'
import type { PlainEntry } from '#core/exchange/references/plain/plain-entry'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import type { Finding } from '#core/finding'
import type { IdSource } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'

/** What the window asks of the paste worker. `title` names a manuscript whose text has no title of its own. */
export type PasteJob =
  | { readonly kind: 'analyse'; readonly text: string }
  | { readonly kind: 'bibliography'; readonly text: string }
  | { readonly kind: 'accept'; readonly pasted: PastedText; readonly title: string | undefined; readonly now: string }

export interface AcceptedText {
  readonly manuscript: Manuscript
  readonly findings: readonly Finding[]
}

/** What it answers. */
export type PasteMessage =
  | { readonly kind: 'analysed'; readonly pasted: PastedText }
  | { readonly kind: 'bibliography'; readonly entries: readonly PlainEntry[] }
  | { readonly kind: 'accepted'; readonly accepted: AcceptedText }
  | { readonly kind: 'failed'; readonly message: string }

/** Does one job; a bug comes back as a message, so that the window can say so and keep the text. */
export function runPasteJob(job: PasteJob, ids: IdSource): PasteMessage {
  try {
    if (job.kind === 'analyse') return { kind: 'analysed', pasted: analysePastedText(job.text) }
    if (job.kind === 'bibliography') return { kind: 'bibliography', entries: parseBibliography(job.text) }
    const { pasted, title, now } = job
    return { kind: 'accepted', accepted: acceptPastedText(pasted, { ids, now, ...(title && { title }) }) }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
