import { flattenInlines, nestInlines } from './flatten-inlines'
import type { FlatInline } from './flatten-inlines'
import type { Block, Change, Inline, ListItem, TableRow } from './nodes'
import { takeOutChange } from './take-out-change'

/**
 * A list, quote or table with everything in it marked as taken out: what was taken out before keeps its mark, what the
 * author of the change put in is left out, and so are the text blocks and items with ids in `without`. Undefined where nothing is left,
 * and for blocks that take no marks.
 */
export function takeOutBlock(block: Block, change: Change, without: ReadonlySet<string> = NONE): Block | undefined {
  if (without.has(block.id)) return undefined
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const children = takeOutInlines(block.children, change)
      const { endChange: own, ...rest } = block
      const endChange = takeOutChange(own, change)
      if (endChange) return { ...rest, children, endChange }
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
      const children = block.children.flatMap((row): readonly TableRow[] => {
        const own = takeOutChange(row.change, change)
        return own ? [{ ...row, change: own }] : []
      })
      return children.length > 0 ? { ...block, children } : undefined
    }
    default:
      return undefined
  }
}

const NONE: ReadonlySet<string> = new Set()

const takeOutInlines = (inlines: readonly Inline[], change: Change): readonly Inline[] =>
  nestInlines(takeOutFlat(flattenInlines(inlines), change))

/** Inlines marked as taken out; comments go with their words, and for good where no words are left. */
export function takeOutFlat(flat: readonly FlatInline[], deletion: Change): readonly FlatInline[] {
  const taken = flat.flatMap((inline): readonly FlatInline[] => {
    const change = takeOutChange(inline.change, deletion)
    return change ? [{ ...inline, change }] : []
  })
  const isRemark = ({ leaf }: FlatInline): boolean => leaf.type === 'comment' || leaf.type === 'commentStart'
  return taken.every(isRemark) ? [] : taken
}
