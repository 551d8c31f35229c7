import { familyText } from './names'
import type { CslItem } from './reference'

/** What a list row shows of a reference; empty strings where the item has nothing. */
export interface ReferenceDescription {
  readonly title: string
  /** `Harris`, `Burt & Muraro`, `Harris et al.`; for Chinese `侯` / `侯等`. */
  readonly authors: string
  readonly year: string
  /** Journal, book or site. */
  readonly container: string
}

/** The short description of an item, in the item's own script. Falls back to its address where there is no title. */
export function describeReference(item: CslItem): ReferenceDescription {
  return {
    title: item.title ?? item.DOI ?? item.URL ?? '',
    authors: shortAuthors(item),
    year: String(item.issued?.['date-parts']?.[0]?.[0] ?? item.issued?.literal ?? item.issued?.raw ?? ''),
    container: item['container-title'] ?? item.publisher ?? ''
  }
}

function shortAuthors(item: CslItem): string {
  const [first, second, ...more] = (item.author ?? item.editor ?? []).map(familyText)
  if (!first) return ''
  const chinese = /\p{Script=Han}/u.test(first)
  if (!second) return first
  if (more.length === 0) return chinese ? `${first}、${second}` : `${first} & ${second}`
  return chinese ? `${first}等` : `${first} et al.`
}
