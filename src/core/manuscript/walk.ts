import type { Block, Heading, Inline, ListItem, Paragraph, TableCell } from './nodes'
import { isMark } from './flatten-inlines'
import type { InlineLeaf } from './flatten-inlines'

/** A block whose content is inline. */
export type TextBlock = Heading | Paragraph

/** Calls `visit` for every block and list item in document order, table cells' blocks included. */
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

/** Calls `visit` for every heading and paragraph in document order, wherever it is nested. */
export function visitTextBlocks(blocks: readonly (Block | ListItem)[], visit: (block: TextBlock) => void): void {
  visitBlocks(blocks, (block) => {
    if (block.type === 'heading' || block.type === 'paragraph') visit(block)
  })
}

/** Calls `visit` for every leaf of `inlines` in order, looking into links and marks. */
export function visitLeaves(inlines: readonly Inline[], visit: (leaf: InlineLeaf) => void): void {
  for (const inline of inlines) {
    if (inline.type === 'link' || isMark(inline)) visitLeaves(inline.children, visit)
    else visit(inline)
  }
}

/**
 * `inlines` with each leaf replaced by what `map` gives for it, links and marks kept around it; the same array where
 * nothing changed. The result may need `normalizeInlines`.
 */
export function mapLeaves(
  inlines: readonly Inline[],
  map: (leaf: InlineLeaf) => Inline | readonly Inline[]
): readonly Inline[] {
  return mapUnlessSame(inlines, (inline) => {
    if (inline.type !== 'link' && !isMark(inline)) return map(inline)
    const children = mapLeaves(inline.children, map)
    return children === inline.children ? inline : { ...inline, children }
  })
}

/** `blocks` with the inline content of each heading and paragraph replaced; unchanged blocks are the same objects. */
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
