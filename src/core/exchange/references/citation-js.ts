import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'

/** One BibTeX entry taken apart: values are LaTeX text without the outer braces or quotation marks, macros expanded. */
export interface BibtexEntry {
  readonly type: string
  readonly label: string
  readonly properties: Readonly<Record<string, string>>
}

/** One RIS record taken apart: a tag that came more than once holds a list. */
export type RisRecord = Readonly<Record<string, string | readonly string[]>>

type LooseItem = Readonly<Record<string, unknown>>

/**
 * Maps one entry to CSL with its LaTeX decoded; `parents` are the entries it inherits from by `crossref`, free of
 * cycles. Throws where citation-js cannot read a value.
 */
export function mapBibtex(entry: BibtexEntry, parents: readonly BibtexEntry[]): LooseItem {
  return firstItem(plugins.input.data([entry, ...parents], '@biblatex/entries+list'))
}

/** Maps one record to CSL. Throws where citation-js cannot read a value. */
export function mapRis(record: RisRecord): LooseItem {
  return firstItem(plugins.input.data(record, '@ris/record'))
}

function firstItem(mapped: unknown): LooseItem {
  const first: unknown = Array.isArray(mapped) ? mapped[0] : mapped
  if (typeof first !== 'object' || first === null) throw new TypeError('citation-js returned no item')
  return { ...first }
}
