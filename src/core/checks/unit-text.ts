import type { BlockId, LabelId, ReferenceId } from '#core/ids'
import { flattenInlines, type FlatInline } from '#core/manuscript/flatten-inlines'
import type { Block, Inline, ListItem, MarkType, SourceLabelNode } from '#core/manuscript/nodes'
import { isTextBlock, visitLeaves, type TextBlock } from '#core/manuscript/walk'
import { maskLabel } from './mask-label'

/** Stands in a text for what is no text: a citation, label, note, comment, picture, equation or piece of code. */
export const OBJECT = '\uFFFC'

/** A stretch of a text, end exclusive, in UTF-16 units. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** Which part of a text block stands at a stretch of a unit's text. */
export interface TextPiece extends TextSpan {
  readonly block: BlockId
  /** Where it begins in its block: characters of text count as they are, every other leaf as one, deleted ones as none. */
  readonly offset: number
  /** What is one thing in its block, however long it reads here. */
  readonly isWhole: boolean
}

export interface CitedAt extends TextSpan {
  readonly reference: ReferenceId
}

export interface LabelAt extends TextSpan {
  readonly id: LabelId
  readonly name: string
}

/** What checks see of one paired block or list item. */
export interface UnitText {
  readonly id: BlockId
  readonly type: (Block | ListItem)['type']
  /** Depth of a heading. */
  readonly depth?: number
  /**
   * Its words: `OBJECT` for what is no text and for the number of a heading or item, superscript and subscript digits
   * as Unicode has them, `\n` between its blocks; deleted text and nested lists left out.
   */
  readonly text: string
  readonly pieces: readonly TextPiece[]
  readonly citations: readonly CitedAt[]
  readonly labels: readonly LabelAt[]
}

const known = new WeakMap<Block, readonly UnitText[]>()

/** The units of a block in document order, as pairings name them. Remembered per block object. */
export function readUnits(block: Block): readonly UnitText[] {
  const found = known.get(block)
  if (found) return found
  const units = block.type === 'list' ? block.children.flatMap(unitsOfItem) : [readUnit(block, [block])]
  known.set(block, units)
  return units
}

function unitsOfItem(item: ListItem): readonly UnitText[] {
  const [own, lists] = [item.children.filter(({ type }) => type !== 'list'), item.children]
  return [readUnit(item, own), ...lists.flatMap((child) => (child.type === 'list' ? readUnits(child) : []))]
}

function readUnit(unit: Block | ListItem, blocks: readonly Block[]): UnitText {
  const reader = new UnitReader()
  blocks.forEach((block) => visitLiveBlocks(block, (one) => reader.readBlock(one)))
  const { pieces, citations, labels } = reader
  const text = maskLabel(reader.text, unit.type)
  return {
    id: unit.id,
    type: unit.type,
    ...(unit.type === 'heading' && { depth: unit.depth }),
    text,
    pieces,
    citations,
    labels
  }
}

/** The text blocks inside a block, without those of deleted rows. */
function visitLiveBlocks(block: Block, visit: (block: TextBlock) => void): void {
  if (isTextBlock(block)) visit(block)
  else if (block.type === 'blockquote') block.children.forEach((child) => visitLiveBlocks(child, visit))
  else if (block.type === 'list') {
    for (const item of block.children) item.children.forEach((child) => visitLiveBlocks(child, visit))
  } else if (block.type === 'table') {
    const rows = block.children.filter(({ change }) => change?.type !== 'deletion')
    for (const { children } of rows)
      for (const cell of children) cell.children.forEach((child) => visitLiveBlocks(child, visit))
  }
}

class UnitReader {
  text = ''
  readonly pieces: TextPiece[] = []
  readonly citations: CitedAt[] = []
  readonly labels: LabelAt[] = []

  readBlock({ id, children }: TextBlock): void {
    if (this.pieces.length > 0) this.text += '\n'
    let offset = 0
    for (const flat of flattenInlines(children)) {
      if (flat.change?.type === 'deletion') continue
      const { words, isWhole } = wordsOf(flat)
      const start = this.text.length
      const end = start + words.length
      this.pieces.push({ block: id, offset, start, end, isWhole })
      this.noteObjects(flat.leaf, { start, end })
      this.text += words
      offset += isWhole ? 1 : words.length
    }
    // A block without words is a place too.
    if (offset === 0)
      this.pieces.push({ block: id, offset, start: this.text.length, end: this.text.length, isWhole: false })
  }

  private noteObjects(leaf: Inline, at: TextSpan): void {
    if (leaf.type === 'note') visitLeaves([leaf], (inner) => inner !== leaf && this.noteObjects(inner, at))
    else if (leaf.type === 'sourceLabel') this.labels.push(labelAt(leaf, at))
    else if (leaf.type === 'citation') {
      for (const { reference } of leaf.citation.items) this.citations.push({ reference, ...at })
    }
  }
}

const labelAt = ({ id, name }: SourceLabelNode, at: TextSpan): LabelAt => ({ id, name, ...at })

function wordsOf({ leaf, marks }: FlatInline): { readonly words: string; readonly isWhole: boolean } {
  switch (leaf.type) {
    case 'text':
      return { words: raised(leaf.value, marks), isWhole: false }
    case 'inlineCode':
      return { words: OBJECT.repeat(leaf.value.length), isWhole: false }
    case 'break':
      return { words: '\n', isWhole: true }
    case 'crossReference':
      return { words: leaf.text, isWhole: true }
    default:
      return { words: OBJECT, isWhole: true }
  }
}

const RAISED = new Map(Array.from('0123456789+-−–()ni', (char, i) => [char, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿⁱ'.charAt(i)]))
const LOWERED = new Map(Array.from('0123456789+-−()', (char, i) => [char, '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎'.charAt(i)]))

/** So that 10 to the sixth does not read 106. */
function raised(value: string, marks: ReadonlySet<MarkType>): string {
  const table = marks.has('superscript') ? RAISED : marks.has('subscript') ? LOWERED : undefined
  return table ? value.replace(/./gsu, (char) => table.get(char) ?? char) : value
}
