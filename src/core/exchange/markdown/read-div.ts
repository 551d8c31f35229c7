import type { BlockId } from '#core/ids'
import type { Block, Caption, Table } from '#core/manuscript/nodes'
import type { DivAttributes } from './fenced-divs'
import { blockOfAnchor } from './read-context'
import type { ReadContext } from './read-context'

/** What a div around `blocks` stands for: a caption, a table's widths, the bibliography, an anchor; or only its blocks. */
export function readDiv(
  { id, classes, values }: DivAttributes,
  blocks: readonly Block[],
  context: ReadContext
): readonly Block[] {
  if ((id === 'refs' || classes.includes('refs')) && blocks.length === 0) {
    return [{ type: 'bibliography', id: context.ids('b') }]
  }
  const read = classes.includes('caption')
    ? readCaption(blocks, values['of'] === 'table' ? 'table' : 'figure', context)
    : classes.includes('table-layout')
      ? blocks.map((block) => (block.type === 'table' ? withWidths(block, values['widths'] ?? '') : block))
      : blocks
  return id === undefined || id === 'refs' ? read : withAnchor(read, blockOfAnchor(id, context))
}

/** A caption without words has its number. */
function readCaption(blocks: readonly Block[], of: Caption['of'], context: ReadContext): readonly Block[] {
  if (blocks.length === 0) return [{ type: 'caption', id: context.ids('b'), of, children: [] }]
  return blocks.map((block) =>
    block.type === 'paragraph' ? { type: 'caption', id: block.id, of, children: block.children } : block
  )
}

function withWidths(table: Table, widths: string): Table {
  const columnWidths = widths.split(/\s+/u).map(Number)
  return columnWidths.every((width) => width > 0) ? { ...table, columnWidths } : table
}

/** An anchor around a figure or table means its caption. */
function withAnchor(blocks: readonly Block[], id: BlockId): readonly Block[] {
  const caption = blocks.findIndex(({ type }) => type === 'caption')
  const at = Math.max(caption, 0)
  return blocks.map((block, index) => (index === at ? { ...block, id } : block))
}
