import type { BlockId } from '#core/ids'
import type { Block, Note } from './nodes'
import { markOfNote } from './object-labels'
import { visitLeaves, visitTextBlocks } from './walk'

/** A note with its mark in the text; mentions lead to its first block. */
export interface NumberedNote {
  readonly id: BlockId
  readonly mark: string
  readonly note: Note
}

/** The notes of a side in order, as they are numbered wherever it is shown; those in notes and those without words are none. */
export function numberNotes(blocks: readonly Block[]): readonly NumberedNote[] {
  const counts: Record<Note['kind'], number> = { footnote: 0, endnote: 0 }
  const numbered: NumberedNote[] = []
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf, outer) => {
      if (leaf.type !== 'note' || outer) return
      const mark = markOfNote(leaf.kind, ++counts[leaf.kind])
      const id = leaf.children[0]?.id
      if (id !== undefined) numbered.push({ id, mark, note: leaf })
    })
  )
  return numbered
}
