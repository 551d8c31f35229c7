import type { FormattedSide } from '#core/citation/processor'
import { flattenInlines, nestInlines } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import { parseTex } from '../../math/parse-tex'
import { writeTex } from '../../math/write-tex'
import type { Side } from '#core/manuscript/manuscript'
import { visitTextBlocks } from '#core/manuscript/walk'
import { countEquations } from '../equation-references'
import { findReferences } from '../reference-targets'
import type { SideReferences } from '../reference-targets'
import type { Block, CrossReference, Text, Inline, ListItem, MarkType, TableCell } from '#core/manuscript/nodes'

type Paragraphs = readonly Block[]

/**
 * What a side's blocks become on the way through a DOCX, for the round-trip tests. Citations, labels and images come
 * back as their text, code without its language; paragraphs without words go (items and cells keep one); neighbouring
 * quotes, and neighbouring code, are one; what is not a paragraph leaves its quote; the bibliography's place goes.
 */
export function blocksAfterDocx(side: Pick<Side, 'blocks' | 'language'>, formatted: FormattedSide): readonly Block[] {
  const { targets } = findReferences(side.blocks, side.language)
  const empty = new Set<string>()
  visitTextBlocks(side.blocks, (block) => {
    if (!hasContent(block.children) && !('endChange' in block && block.endChange)) empty.add(block.id)
  })
  return blocksAfter(side.blocks, { ...formatted, targets, equations: countEquations(side.blocks), empty })
}

interface Written extends FormattedSide {
  readonly targets: SideReferences['targets']
  readonly equations: ReturnType<typeof countEquations>
  /** Blocks that do not come back. */
  readonly empty: ReadonlySet<string>
}

function blocksAfter(blocks: readonly Block[], formatted: Written): readonly Block[] {
  const after = blocks.flatMap((block) => blockAfter(block, formatted))
  return mergeNeighbours(after)
}

function blockAfter(block: Block, formatted: Written): Paragraphs {
  switch (block.type) {
    case 'heading':
    case 'paragraph': {
      const children = inlinesAfter(block.children, formatted)
      return hasContent(children) || block.endChange ? [{ ...block, children }] : []
    }
    case 'caption':
      return [{ ...block, children: withoutSpace(inlinesAfter(block.children, formatted)) }]
    case 'math':
      return [{ ...block, value: writeTex(parseTex(block.value)) }]
    case 'blockquote':
      return block.children.flatMap((child) => {
        const after = blockAfter(child, formatted)
        return child.type === 'paragraph' ? after.map((paragraph) => ({ ...block, children: [paragraph] })) : after
      })
    case 'list':
      return [{ ...block, children: block.children.map((item) => itemAfter(item, formatted)) }]
    case 'table':
      return [
        {
          ...block,
          children: block.children.map((row) => ({
            ...row,
            children: row.children.map((cell) => cellAfter(cell, formatted))
          }))
        }
      ]
    case 'code':
      return [{ type: 'code', id: block.id, value: block.value }]
    case 'thematicBreak':
      return [block]
    case 'bibliography':
      return []
    default:
      throw new Error('Unexpected block')
  }
}

function itemAfter(item: ListItem, formatted: Written): ListItem {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') return item
  const opening = { ...first, children: inlinesAfter(first.children, formatted) }
  return { ...item, children: [opening, ...rest.flatMap((block) => blockAfter(block, formatted))] }
}

function cellAfter(cell: TableCell, formatted: Written): TableCell {
  const children = blocksAfter(cell.children, formatted)
  const first = cell.children[0]
  if (children.length > 0 || first?.type !== 'paragraph') return { ...cell, children }
  return { ...cell, children: [{ ...first, children: [] }] }
}

function mergeNeighbours(blocks: readonly Block[]): readonly Block[] {
  const merged: Block[] = []
  for (const block of blocks) {
    const last = merged.at(-1)
    if (last?.type === 'blockquote' && block.type === 'blockquote') {
      merged[merged.length - 1] = { ...last, children: [...last.children, ...block.children] }
    } else if (last?.type === 'code' && block.type === 'code') {
      merged[merged.length - 1] = { ...last, value: `${last.value}\n${block.value}` }
    } else merged.push(block)
  }
  return merged
}

function hasContent(children: readonly Inline[]): boolean {
  return flattenInlines(children).some(({ leaf }) =>
    leaf.type === 'text' || leaf.type === 'inlineCode'
      ? leaf.value.trim() !== ''
      : leaf.type !== 'break' && leaf.type !== 'commentStart'
  )
}

/** White space at the head of a caption is the gap behind its number. */
function withoutSpace(children: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = flattenInlines(children)
  if (first?.leaf.type !== 'text') return children
  const value = first.leaf.value.trimStart()
  return value === ''
    ? withoutSpace(nestInlines(rest))
    : nestInlines([{ ...first, leaf: { type: 'text', value } }, ...rest])
}

function inlinesAfter(children: readonly Inline[], formatted: Written): readonly Inline[] {
  return nestInlines(flattenInlines(children).flatMap((inline) => inlineAfter(inline, formatted)))
}

/** Of a mention of an equation only its number is one. */
function equationReferenceAfter(leaf: CrossReference, number: string): readonly (CrossReference | Text)[] {
  if (leaf.shows === 'page') return [leaf]
  const at = leaf.text.indexOf(number)
  const mention: CrossReference = { ...leaf, shows: 'label', text: number }
  const around = [leaf.text.slice(0, at), leaf.text.slice(at + number.length)]
  const [before, after] = around.map((value): readonly Text[] => (value === '' ? [] : [{ type: 'text', value }]))
  return [...(before ?? []), mention, ...(after ?? [])]
}

function referenceAfter(leaf: CrossReference, { targets, empty }: Written): CrossReference | Text {
  const target = targets.get(leaf.target)
  const text = (target?.reads[leaf.shows] ?? leaf.text).replaceAll('\n', ' ')
  return target && !empty.has(leaf.target) ? { ...leaf, text } : { type: 'text', value: text }
}

function inlineAfter(inline: FlatInline, formatted: Written): readonly FlatInline[] {
  const { leaf } = inline
  if (leaf.type === 'sourceLabel') return [{ ...inline, leaf: { type: 'text', value: leaf.raw } }]
  if (leaf.type === 'image') return [{ ...inline, leaf: { type: 'text', value: `[${leaf.alt}]` } }]
  if (leaf.type === 'commentStart') return []
  const equation = leaf.type === 'crossReference' ? formatted.equations.get(leaf.target) : undefined
  if (leaf.type === 'crossReference' && equation)
    return equationReferenceAfter(leaf, equation.text).map((one) => ({ ...inline, leaf: one }))
  if (leaf.type === 'crossReference') return [{ ...inline, leaf: referenceAfter(leaf, formatted) }]
  if (leaf.type === 'inlineMath')
    return [{ ...inline, leaf: { type: 'inlineMath', value: writeTex(parseTex(leaf.value)) } }]
  if (leaf.type === 'note') return [{ ...inline, leaf: { ...leaf, children: blocksAfter(leaf.children, formatted) } }]
  if (leaf.type !== 'citation') return [inline]
  const runs = formatted.citations.get(leaf.citation.id) ?? [{ text: '[?]' }]
  return runs.map((run) => {
    const marks = new Set<MarkType>(inline.marks)
    if ('italic' in run) marks.add('emphasis')
    if ('superscript' in run) marks.add('superscript').delete('subscript')
    return { ...inline, marks, leaf: { type: 'text', value: run.text } }
  })
}
