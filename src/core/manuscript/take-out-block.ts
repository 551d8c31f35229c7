import { flattenInlines, nestInlines } from './flatten-inlines'
import type { Block, Change, Inline, ListItem, TableRow } from './nodes'

/**
 * A list, quote or table with everything in it marked as taken out: what was taken out before keeps its mark, what a
 * change put in is left out, and so are the text blocks and items with ids in `without`. Undefined where nothing is left,
 * and for blocks that take no marks.
 */
export function takeOutBlock(block: Block, change: Change, without: ReadonlySet<string> = NONE): Block | undefined {
  if (without.has(block.id)) return undefined
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const children = takeOutInlines(block.children, change)
      if (block.endChange?.type !== 'insertion') return { ...block, children, endChange: block.endChange ?? change }
      const { endChange: _, ...rest } = block
      return children.length > 0 ? { ...rest, children } : undefined
    }
    case 'caption':
      return { ...block, children: takeOutInlines(block.children, change) }
    case 'list': {
      const children = block.children.flatMap((item): readonly ListItem[] => {
        // An item is known by its own id, the words in it stand first.
        const kept = without.has(item.id) ? item.children.slice(1) : item.children
        const inner = kept.flatMap((child) => takeOutBlock(child, change, without) ?? [])
        return inner.length > 0 ? [{ ...item, children: inner }] : []
      })
      return children.length > 0 ? { ...block, children } : undefined
    }
    case 'blockquote': {
      const children = block.children.flatMap((child) => takeOutBlock(child, change, without) ?? [])
      return children.length > 0 ? { ...block, children } : undefined
    }
    case 'table': {
      const children = block.children.flatMap((row): readonly TableRow[] =>
        row.change?.type === 'insertion' ? [] : [{ ...row, change: row.change ?? change }]
      )
      return children.length > 0 ? { ...block, children } : undefined
    }
    default:
      return undefined
  }
}

const NONE: ReadonlySet<string> = new Set()

function takeOutInlines(inlines: readonly Inline[], change: Change): readonly Inline[] {
  return nestInlines(
    flattenInlines(inlines)
      .filter(
        (flat) => flat.change?.type !== 'insertion' && flat.leaf.type !== 'comment' && flat.leaf.type !== 'commentStart'
      )
      .map((flat) => ({ ...flat, change: flat.change ?? change }))
  )
}
