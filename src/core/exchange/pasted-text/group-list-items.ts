import type { IdSource } from '#core/ids'
import type { Block, List, ListItem } from '#core/manuscript/nodes'
import type { BlockShape } from './pasted-text'

/** A block of a side, and how it stands in a list where it is an item. */
export interface ItemParagraph {
  readonly item: Extract<BlockShape, { kind: 'item' }> | undefined
  readonly block: Block
}

interface OpenItem extends ListItem {
  readonly children: Block[]
}

interface OpenList extends List {
  readonly children: OpenItem[]
  readonly level: number
  next: number
}

/**
 * Gathers neighbouring items into lists, nested by level. A list of another kind begins a new one, and so does a number
 * that does not follow on the one before: list numbers are structure, so none may be lost.
 */
export function groupListItems(parts: readonly ItemParagraph[], ids: IdSource): readonly Block[] {
  const blocks: Block[] = []
  const open: OpenList[] = []
  for (const { item, block } of parts) {
    if (item === undefined) {
      open.length = 0
      blocks.push(block)
      continue
    }
    while (open.length > 0 && !accepts(open.at(-1), item)) open.pop()
    const current = open.at(-1)
    const list =
      current?.level === item.level ? current : openList(item, current?.children.at(-1)?.children ?? blocks, ids)
    if (list !== current) open.push(list)
    list.children.push({ type: 'listItem', id: ids<'BlockId'>('block'), children: [block] })
    list.next++
  }
  return blocks.map(close)
}

function accepts(list: OpenList | undefined, item: NonNullable<ItemParagraph['item']>): boolean {
  if (list === undefined || list.level > item.level) return false
  if (list.level < item.level) return true
  return list.ordered === item.ordered && (!item.ordered || (item.number ?? list.next) === list.next)
}

function openList(item: NonNullable<ItemParagraph['item']>, into: Block[], ids: IdSource): OpenList {
  const start = item.number ?? 1
  const list: OpenList = {
    type: 'list',
    id: ids<'BlockId'>('block'),
    ordered: item.ordered,
    ...(item.ordered && start !== 1 ? { start } : {}),
    children: [],
    level: item.level,
    next: start
  }
  into.push(list)
  return list
}

/** The finished node without what was noted while it grew. */
function close(block: Block): Block {
  if (block.type !== 'list') return block
  const { type, id, ordered, start, children } = block
  const items = children.map((item) => ({ ...item, children: item.children.map(close) }))
  return { type, id, ordered, ...(start === undefined ? {} : { start }), children: items }
}
