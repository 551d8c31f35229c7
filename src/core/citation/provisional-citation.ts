import type { ReferenceId } from '#core/ids'
import type { Citation, CitationItem, CitationMode } from '#core/manuscript/citation'
import { describeReference } from '#core/references/describe-reference'
import type { CslItem } from '#core/references/reference'

/**
 * Words for a citation that is not formatted yet, near what author-date styles print: `(Harris et al., 2018, 3; 侯, 2013)`.
 * Undefined where none of its references is known; one that is not stands as `…`.
 */
export function provisionalCitation(
  { mode, items }: Citation,
  findItem: (id: ReferenceId) => CslItem | undefined
): string | undefined {
  if (!items.some(({ reference }) => findItem(reference))) return undefined
  const parts = items.map((item, index) => partOf(item, index === 0 ? mode : 'normal', findItem(item.reference)))
  const [first] = items
  const author = first && mode === 'author-in-text' ? authorsOf(findItem(first.reference)) : ''
  return `${author}${author && ' '}(${parts.join('; ')})`
}

function partOf({ prefix, locator, suffix }: CitationItem, mode: CitationMode, item: CslItem | undefined): string {
  const year = item && describeReference(item).year
  const words = [mode === 'normal' ? authorsOf(item) : '', year, locator].filter(Boolean).join(', ')
  return [prefix?.trim(), words, suffix?.trim()].filter(Boolean).join(' ')
}

function authorsOf(item: CslItem | undefined): string {
  if (!item) return '…'
  const { authors, title } = describeReference(item)
  return authors || title
}
