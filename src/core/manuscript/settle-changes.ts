import { flattenInlines, nestInlines } from './flatten-inlines'
import type { Block, Change, Heading, Inline, ListItem, Paragraph, TableCell, TableRow } from './nodes'
import { mapLeaves } from './walk'
import { withoutRows } from './without-rows'

/** What is done with a tracked change: what it asks for happens, or it never was. */
export type ChangeAct = 'accept' | 'reject'

/** True where what the change is about stays in the text; a deleted insertion goes either way. */
export function isKept({ type, inserted }: Pick<Change, 'type' | 'inserted'>, act: ChangeAct): boolean {
  return type === 'insertion' ? act === 'accept' : act === 'reject' && !inserted
}

/** The mark that what a change is about stays with: rejecting the deletion of an insertion leaves the insertion. */
export function changeLeft({ inserted }: Change): Change | undefined {
  return inserted && { type: 'insertion', ...inserted }
}

/** Inlines without tracked changes, those of notes settled too; the same array where there are none. */
export function settleInlines(inlines: readonly Inline[], act: ChangeAct): readonly Inline[] {
  const flat = flattenInlines(inlines)
  const settled = flat.flatMap(({ change, ...inline }) => (!change || isKept(change, act) ? [inline] : []))
  const rest = flat.some(({ change }) => change) ? nestInlines(settled) : inlines
  return mapLeaves(rest, (leaf) => {
    if (leaf.type !== 'note') return leaf
    const children = settleBlocks(leaf.children, act)
    return children === leaf.children ? leaf : { ...leaf, children }
  })
}

/**
 * Blocks without tracked changes: those of lines, ends and rows settled. An end that goes joins its block with the text
 * behind it; a block that lost its words with its end goes, unless it is all there is. The same array where there are
 * no changes.
 */
export function settleBlocks(blocks: readonly Block[], act: ChangeAct): readonly Block[] {
  const settled = mapKept(blocks, (block) => settleBlock(block, act))
  return joinEnds(settled, act, BLOCKS)
}

function settleBlock(block: Block, act: ChangeAct): Block | undefined {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'caption':
      return withChildren(block, settleInlines(block.children, act))
    case 'blockquote':
      return unlessEmptied(block, settleInner(block.children, act))
    case 'list': {
      const items = mapKept(block.children, (item) => unlessEmptied(item, settleItem(item.children, act)))
      return unlessEmptied(block, joinEnds(items, act, ITEMS, 'or none'))
    }
    case 'table': {
      const kept = withoutRows(block.children, ({ change }) => !change || isKept(change, act))
      const rows = mapKept(kept, (row) => settleRow(row, act))
      return unlessEmptied(block, rows)
    }
    default:
      return block
  }
}

/** The end of an item that is a single paragraph, or is left as one, joins it with the next item. */
function settleItem(children: readonly Block[], act: ChangeAct): readonly Block[] {
  const settled = mapKept(children, (block) => settleBlock(block, act))
  return settled.length === 1 ? settled : joinEnds(settled, act, BLOCKS, 'or none')
}

/** Blocks in a quote, which goes with the last of them. */
function settleInner(children: readonly Block[], act: ChangeAct): readonly Block[] {
  const settled = mapKept(children, (block) => settleBlock(block, act))
  return joinEnds(settled, act, BLOCKS, 'or none')
}

function settleRow(row: TableRow, act: ChangeAct): TableRow {
  const { change, ...unchanged } = row
  const cells = mapKept<TableCell>(row.children, (cell) => withChildren(cell, settleBlocks(cell.children, act)))
  return withChildren(change ? unchanged : row, cells)
}

type Words = Heading | Paragraph

/** What stands in a row of blocks or of list items and may be joined with its neighbour. */
interface Flow<T> {
  readonly wordsOf: (node: T) => Words | undefined
  readonly withWords: (node: T, words: Words) => T
  /** The node that stands in place of two, with `words`. */
  readonly join: (first: T, second: T, words: Words) => T
}

const BLOCKS: Flow<Block> = {
  wordsOf: (block) => (block.type === 'heading' || block.type === 'paragraph' ? block : undefined),
  withWords: (_, words) => words,
  join: (_first, _second, words) => words
}

const ITEMS: Flow<ListItem> = {
  wordsOf: ({ children: [first] }) => (first?.type === 'paragraph' ? first : undefined),
  withWords: (item, words) => ({ ...item, children: [words, ...item.children.slice(1)] }),
  join: (first, second, words) => ({ ...first, children: [words, ...second.children.slice(1)] })
}

function joinEnds<T>(
  nodes: readonly T[],
  act: ChangeAct,
  flow: Flow<T>,
  least: 'one' | 'or none' = 'one'
): readonly T[] {
  if (!nodes.some((node) => flow.wordsOf(node)?.endChange)) return nodes
  const joined: T[] = []
  let open: { readonly node: T; readonly words: Words } | undefined
  for (const node of nodes) {
    const words = flow.wordsOf(node)
    let next = node
    if (open && words && open.words.children.length > 0) {
      const children = nestInlines([...flattenInlines(open.words.children), ...flattenInlines(words.children)])
      next = flow.join(open.node, node, { ...open.words, children, ...ends(words) })
    } else if (open && !words && open.words.children.length > 0) joined.push(open.node)
    open = undefined
    const own = flow.wordsOf(next)
    if (own?.endChange) {
      const { endChange, ...settled } = own
      next = flow.withWords(next, settled)
      if (!isKept(endChange, act)) {
        open = { node: next, words: settled }
        continue
      }
    }
    joined.push(next)
  }
  if (open && (open.words.children.length > 0 || (joined.length === 0 && least === 'one'))) joined.push(open.node)
  return joined
}

const ends = ({ endChange }: Words): Pick<Words, 'endChange'> => (endChange ? { endChange } : {})

/** The node with other children; undefined where it had some and has none left. */
function unlessEmptied<Child, Node extends { readonly children: readonly Child[] }>(
  node: Node,
  children: readonly Child[]
): Node | undefined {
  return children.length === 0 && node.children.length > 0 ? undefined : withChildren(node, children)
}

function withChildren<Child, Node extends { readonly children: readonly Child[] }>(
  node: Node,
  children: readonly Child[]
): Node {
  return children === node.children ? node : { ...node, children }
}

/** The items that `map` keeps; the same array where it gave every item back. */
function mapKept<T>(items: readonly T[], map: (item: T) => T | undefined): readonly T[] {
  const mapped = items.flatMap((item) => map(item) ?? [])
  return mapped.length === items.length && mapped.every((item, at) => item === items[at]) ? items : mapped
}
