import type { IdSource } from '#core/ids'
import type { Manuscript, Side } from './manuscript'

/** The manuscript with a place for each side's list of references: at the end of a side that has none yet. */
export function withBibliographies(manuscript: Manuscript, ids: IdSource): Manuscript {
  return {
    ...manuscript,
    leading: withBibliography(manuscript.leading, ids),
    facing: withBibliography(manuscript.facing, ids)
  }
}

function withBibliography(side: Side, ids: IdSource): Side {
  if (side.blocks.some((block) => block.type === 'bibliography')) return side
  return { ...side, blocks: [...side.blocks, { type: 'bibliography', id: ids<'BlockId'>('b') }] }
}
