import type { Block, Inline, ListItem, Table, TableCell } from '#core/manuscript/nodes'
import { mapLeaves } from '#core/manuscript/walk'
import { tidyInlines } from '../tidy-inlines'
import { alignOfColumn } from '../write-figures'

/** What a side's blocks become on the way through Pandoc's Markdown, for the round-trip tests; ids are the reader's own. */
export function asMarkdownHolds(blocks: readonly Block[]): readonly unknown[] {
  return blocks.flatMap((block): readonly unknown[] => {
    switch (block.type) {
      case 'paragraph': {
        const { endChange } = block
        const children = tidy(block.children)
        return children.length > 0 || endChange
          ? [{ type: 'paragraph', children, ...(endChange && { endChange }) }]
          : []
      }
      case 'caption': {
        const children = tidy(block.children)
        return [{ type: 'caption', of: block.of, children }]
      }
      case 'heading':
        return [{ type: 'heading', depth: block.depth, children: tidy(block.children) }]
      case 'list':
        return [{ ...bare(block), children: block.children.map(itemAsMarkdownHolds) }]
      case 'blockquote':
        return [{ type: 'blockquote', children: asMarkdownHolds(block.children) }]
      case 'table':
        return [{ ...bare(block), children: rowsAsMarkdownHolds(block) }]
      default:
        return [bare(block)]
    }
  })
}

function itemAsMarkdownHolds(item: ListItem): unknown {
  const [first, ...rest] = item.children
  const { children, endChange } = first?.type === 'paragraph' ? first : { children: [] }
  const paragraph = { type: 'paragraph', children: tidy(children), ...(endChange && { endChange }) }
  return { type: 'listItem', children: [paragraph, ...asMarkdownHolds(rest)] }
}

/** A blank header row is how Markdown writes that there is none. */
function rowsAsMarkdownHolds(table: Table): readonly unknown[] {
  const rows = table.children.map((row, at) => {
    const cells = row.children.flatMap((cell) => cellAsMarkdownHolds(cell, at))
    return cells.map((cell, column) => ({ ...cell, align: alignOfColumn(table, column) }))
  })
  const [head, ...body] = rows
  const isBlank = head?.every((cell) => cell.header && cell.children[0]?.children.length === 0) === true
  return (isBlank && body.length > 0 ? body : rows).map((cells) => ({ type: 'tableRow', children: cells }))
}

function cellAsMarkdownHolds(cell: TableCell, row: number) {
  const lines = cell.children.flatMap((block) => (block.type === 'paragraph' ? [block.children] : []))
  const joined = lines
    .map(strayless)
    .filter((line) => line.length > 0)
    .flatMap((line, at): readonly Inline[] => (at > 0 ? [{ type: 'break' }, ...line] : line))
  const filled = (children: readonly Inline[]) => ({
    type: 'tableCell',
    header: cell.header && row === 0,
    children: [{ type: 'paragraph', children }]
  })
  return [filled(tidy(joined)), ...Array.from({ length: (cell.colSpan ?? 1) - 1 }, () => filled([]))]
}

/** Generated starts of passages have no comment. */
const strayless = (children: readonly Inline[]): readonly Inline[] =>
  mapLeaves(children, (leaf) => (leaf.type === 'commentStart' ? [] : leaf))

function tidy(children: readonly Inline[]): readonly Inline[] {
  const noted = mapLeaves(strayless(children), (leaf) =>
    leaf.type === 'note' ? { ...leaf, children: asMarkdownHolds(leaf.children) as readonly Block[] } : leaf
  )
  return tidyInlines(noted, () => undefined)
}

function bare(block: Block): object {
  return { ...block, id: undefined }
}
