import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { findLosses } from '../loss/find-losses'
import { readHtml } from './read-html'

/** What the sides that were written have and the page lacks when it is read back. */
export function findHtmlLosses(manuscript: Manuscript, sides: readonly SideName[], html: string): readonly Finding[] {
  const { blocks } = readHtml(html, { ids: countingIds() })
  const before = sides.map((side) => ({ side, ...manuscript[side] }))
  return findLosses(before, [{ side: 'leading', title: '', blocks }], {
    code: 'html',
    kinds: ['figure', 'note', 'comment', 'equation'],
    nameOf: () => undefined
  })
}
