import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { asPrinted } from '../loss/as-printed'
import { findLosses } from '../loss/find-losses'
import type { ObjectKind } from '../loss/objects-of'
import { readHtml } from './read-html'

/** Citations, labels and mentions are words on a page. */
const KINDS: readonly ObjectKind[] = ['figure', 'table', 'caption', 'note', 'comment', 'equation', 'change']

/** What the sides that were written have and the page lacks when it is read back. */
export function findHtmlLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  html: string,
  formatted: Readonly<Record<SideName, FormattedSide>>
): readonly Finding[] {
  const { blocks } = readHtml(html, { ids: countingIds() })
  const before = sides.flatMap((side) => asPrinted(side, manuscript[side], formatted[side]))
  return findLosses(before, [{ side: 'leading', title: '', blocks }], {
    code: 'html',
    kinds: KINDS,
    nameOf: () => undefined
  })
}
