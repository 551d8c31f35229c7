import { flattenInlines, nestInlines } from './flatten-inlines'
import type { Block, Change, Inline } from './nodes'
import { mapLeaves, mapTextBlocks } from './walk'

/** What is done with a tracked change: what it asks for happens, or it never was. */
export type ChangeAct = 'accept' | 'reject'

/** True where what the change is about stays in the text. */
export function isKept(change: Pick<Change, 'type'>, act: ChangeAct): boolean {
  return (change.type === 'insertion') === (act === 'accept')
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

/** Blocks with the tracked changes within them settled; those of their ends stay. The same array where there are none. */
export function settleBlocks(blocks: readonly Block[], act: ChangeAct): readonly Block[] {
  return mapTextBlocks(blocks, (inlines) => settleInlines(inlines, act))
}
