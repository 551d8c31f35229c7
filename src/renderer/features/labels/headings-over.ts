import type { BlockId } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitBlocks } from '#core/manuscript/walk'

/** The headings a block stands under, outermost first; none where the block is not in the text. */
export function headingsOver(blocks: readonly Block[], id: BlockId): readonly string[] {
  const open: { readonly depth: number; readonly text: string }[] = []
  let found: readonly string[] | undefined
  visitBlocks(blocks, (block) => {
    if (found) return
    if (block.id === id) found = open.map(({ text }) => text)
    if (block.type !== 'heading') return
    while ((open.at(-1)?.depth ?? 0) >= block.depth) open.pop()
    open.push({ depth: block.depth, text: textOf(block, { labels: 'omit' }).trim() })
  })
  return found ?? []
}
