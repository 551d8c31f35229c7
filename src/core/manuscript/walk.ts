import type { Block, Caption, Heading, Inline, ListItem, Note, Paragraph, TableCell } from './nodes'
import { isInlineParent } from './flatten-inlines'
import type { InlineLeaf } from './flatten-inlines'

/** A block whose content is inline. */
export type TextBlock = Heading | Paragraph | Caption

/** True for the blocks whose content is inline. */
export function isTextBlock(block: Block | ListItem): block is TextBlock {
  return block.type === 'heading' || block.type === 'paragraph' || block.type === 'caption'
}

/** Calls `visit` for every block and list item in document order, table cells' blocks included, notes' left out. */
export function visitBlocks(blocks: readonly (Block | ListItem)[], visit: (block: Block | ListItem) => void): void {
  for (const block of blocks) {
    visit(block)
    if (block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote') {
      visitBlocks(block.children, visit)
    } else if (block.type === 'table') {
      for (const row of block.children) for (const cell of row.children) visitBlocks(cell.children, visit)
    }
  }
}

/** Calls `visit` for every text block in document order, wherever it is nested; notes are part of their block. */
export function visitTextBlocks(blocks: readonly (Block | ListItem)[], visit: (block: TextBlock) => void): void {
  visitBlocks(blocks, (block) => {
    if (isTextBlock(block)) visit(block)
  })
}

/**
 * Calls `visit` for every leaf of `inlines` in order, looking into links, marks and changes; the leaves of a note come
 * before the note itself and are given with it.
 */
export function visitLeaves(inlines: readonly Inline[], visit: (leaf: InlineLeaf, note?: Note) => void): void {
  for (const inline of inlines) {
    if (isInlineParent(inline)) visitLeaves(inline.children, visit)
    else {
      if (inline.type === 'note') visitNote(inline, visit)
      visit(inline)
    }
  }
}

function visitNote(note: Note, visit: (leaf: InlineLeaf, note?: Note) => void): void {
  visitTextBlocks(note.children, ({ children }) => visitLeaves(children, (leaf, inner) => visit(leaf, inner ?? note)))
}

/**
 * `inlines` with each leaf replaced by what `map` gives for it, links, marks and changes kept around it, and those of
 * notes before the note itself; the same array where nothing changed. The result may need `normalizeInlines`.
 */
export function mapLeaves(
  inlines: readonly Inline[],
  map: (leaf: InlineLeaf) => Inline | readonly Inline[]
): readonly Inline[] {
  return mapUnlessSame(inlines, (inline) => {
    if (inline.type === 'note') {
      return map(
        withChildren(
          inline,
          mapTextBlocks(inline.children, (children) => mapLeaves(children, map))
        )
      )
    }
    if (!isInlineParent(inline)) return map(inline)
    const children = mapLeaves(inline.children, map)
    return children === inline.children ? inline : { ...inline, children }
  })
}

/** `blocks` with the inline content of each text block replaced; unchanged blocks are the same objects. */
export function mapTextBlocks(
  blocks: readonly Block[],
  map: (children: readonly Inline[], block: TextBlock) => readonly Inline[]
): readonly Block[] {
  return mapUnlessSame(blocks, (block) => mapTextBlock(block, map))
}

function mapTextBlock(block: Block, map: (children: readonly Inline[], block: TextBlock) => readonly Inline[]): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'caption':
      return withChildren(block, map(block.children, block))
    case 'blockquote':
      return withChildren(block, mapTextBlocks(block.children, map))
    case 'list':
      return withChildren(
        block,
        mapUnlessSame(block.children, (item) => withChildren(item, mapTextBlocks(item.children, map)))
      )
    case 'table':
      return withChildren(
        block,
        mapUnlessSame(block.children, (row) =>
          withChildren(
            row,
            mapUnlessSame<TableCell>(row.children, (cell) => withChildren(cell, mapTextBlocks(cell.children, map)))
          )
        )
      )
    default:
      return block
  }
}

function withChildren<Child, Node extends { readonly children: readonly Child[] }>(
  node: Node,
  children: readonly Child[]
): Node {
  return children === node.children ? node : { ...node, children }
}

function mapUnlessSame<T>(items: readonly T[], map: (item: T) => T | readonly T[]): readonly T[] {
  const mapped = items.map(map)
  return mapped.every((item, index) => item === items[index]) ? items : (mapped.flat() as readonly T[])
}
