import type { Finding } from '#core/finding'
import { countingIds, type ReferenceId } from '#core/ids'
import { citedReferenceIds } from '#core/manuscript/cited-references'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { asPrinted } from '../loss/as-printed'
import { findLosses, type ComparedText } from '../loss/find-losses'
import type { ObjectKind } from '../loss/objects-of'
import { asGfmHolds } from './as-gfm-holds'
import { readMarkdown } from './read-markdown'
import type { MarkdownWriteOptions } from './write-markdown'

/** What each flavour gives back as objects. Pipe tables have no merged cells, so tables are only counted. */
const KINDS: Readonly<Record<MarkdownWriteOptions['flavour'], readonly ObjectKind[]>> = {
  pandoc: ['citation', 'figure', 'table', 'caption', 'note', 'comment', 'equation', 'cross-reference', 'change'],
  gfm: ['figure', 'table', 'note', 'equation', 'change']
}

/** What the sides that were written have and the Markdown in `text` lacks when it is read back. */
export function findMarkdownLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  text: string,
  { flavour, keys, formatted }: Pick<MarkdownWriteOptions, 'flavour' | 'keys' | 'formatted'>
): readonly Finding[] {
  const known = new Set<string>(citedReferenceIds(manuscript).map((id) => keys.get(id) ?? id))
  const read = readMarkdown(text, {
    ids: countingIds(),
    findReferenceByKey: (key) => (known.has(key) ? (`@${key}` as ReferenceId) : undefined)
  })
  const held = (texts: readonly ComparedText[]): readonly ComparedText[] =>
    flavour === 'pandoc' ? texts : texts.map((one) => ({ ...one, blocks: asGfmHolds(one.blocks) }))
  const before = sides.flatMap((side) =>
    flavour === 'gfm' && formatted
      ? asPrinted(side, manuscript[side], formatted[side])
      : [{ side, ...manuscript[side] }]
  )
  const after = [read.leading, read.facing].flatMap((side) =>
    side ? [{ side: 'leading' as const, title: `${read.title ?? ''} ${side.title ?? ''}`, blocks: side.blocks }] : []
  )
  return findLosses(held(before), held(after), {
    code: 'markdown',
    kinds: KINDS[flavour],
    hasShapes: false,
    changedParts: flavour === 'pandoc' ? ['object', 'end'] : [],
    nameOf: (reference) => (reference.startsWith('@') ? reference : `@${keys.get(reference) ?? reference}`)
  })
}
