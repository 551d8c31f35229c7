import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import { flattenInlines, nestInlines, type FlatInline, type InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { numberCaptions } from '#core/manuscript/number-captions'
import { captionStart } from '#core/manuscript/object-labels'
import { mapTextBlocks } from '#core/manuscript/walk'
import { asPrinted } from '../loss/as-printed'
import { findLosses } from '../loss/find-losses'
import type { ObjectKind } from '../loss/objects-of'
import { LOCATOR_WORDS } from '../markdown/locator-words'
import { findSafeTex } from './escape-tex'
import { latexKey } from './latex-key'
import { readLatexBack } from './read-latex-back'

const KINDS: readonly ObjectKind[] = ['figure', 'table', 'note', 'equation', 'change']

/** What the sides that were written have and the LaTeX in `text` lacks or has elsewhere; citations by key, or as printed. */
export function findLatexLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  text: string,
  keys: ReadonlyMap<ReferenceId, string> | undefined,
  formatted: Readonly<Record<SideName, FormattedSide>>
): readonly Finding[] {
  const written = sides.flatMap((side) =>
    keys ? [{ side, ...manuscript[side] }] : asPrinted(side, manuscript[side], formatted[side])
  )
  const before = written.map((text) => ({ ...text, blocks: asLatexHolds(text.blocks, manuscript[text.side].language) }))
  return findLosses(before, [{ side: 'leading', title: '', blocks: readLatexBack(text) }], {
    code: 'latex',
    kinds: keys ? [...KINDS, 'citation'] : KINDS,
    hasEmptyCells: true,
    changedParts: [],
    isHeld: (node) => (node.type !== 'math' && node.type !== 'inlineMath') || findSafeTex(node.value) !== undefined,
    nameOf: (reference) => keys && latexKey(reference, keys)
  })
}

/**
 * Notes are of one kind, mentions are words, and so are the labels of captions; locators stand with what follows them, and
 * changes have no authors.
 */
function asLatexHolds(blocks: readonly Block[], language: string): readonly Block[] {
  const numbers = numberCaptions(blocks)
  return mapTextBlocks(blocks, (children, block) => {
    const start = block.type === 'caption' ? captionStart(block.of, numbers.get(block.id) ?? 1, language) : ''
    const flat = flattenInlines(start === '' ? children : [{ type: 'text', value: start }, ...children])
    return nestInlines(
      flat.map(({ change, ...rest }) => ({
        leaf: leafInLatex(rest, language),
        marks: new Set(),
        ...(change && { change: { type: change.type, author: '' } })
      }))
    )
  })
}

function leafInLatex({ leaf, marks }: FlatInline, language: string): InlineLeaf {
  switch (leaf.type) {
    case 'note':
      return { type: 'note', kind: 'footnote', children: asLatexHolds(leaf.children, language) }
    case 'crossReference':
      return { type: 'text', value: leaf.text }
    case 'citation':
      return { type: 'citation', citation: citationInLatex(leaf.citation, marks.has('superscript')) }
    default:
      return leaf
  }
}

/** A raised citation of one work is raised by its mark, whatever its mode; one of several has no form without authors. */
function citationInLatex({ id, mode, items }: Citation, isRaised: boolean): Citation {
  const isPlain = items.length === 1 ? isRaised && mode === 'author-in-text' : mode === 'suppress-author'
  return { id, mode: isPlain ? 'normal' : mode, items: items.map(itemInLatex) }
}

function itemInLatex({ reference, locator, label = 'page', prefix, suffix = '' }: CitationItem): CitationItem {
  const after = `${locator === undefined ? '' : `${LOCATOR_WORDS[label][0]} ${locator}`} ${suffix}`.trim()
  return { reference, ...(prefix !== undefined && { prefix }), ...(after !== '' && { suffix: after }) }
}
