import type { Block, ListItem } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks, visitLeaves } from '#core/manuscript/walk'

/** The words of one block or note: stretches of text between which citations and objects may stand. */
export interface Passage {
  /** Id of the block; of the one a note stands in. */
  readonly block: string
  readonly stretches: readonly string[]
}

/** Every passage of `blocks` that has words, in document order; those of notes follow the block they stand in. */
export function passagesOf(blocks: readonly Block[]): readonly Passage[] {
  const passages: Passage[] = []
  visitBlocks(blocks, (block) => {
    const { own, notes } = stretchesOf(block)
    passages.push({ block: block.id, stretches: own }, ...notes.flatMap((note) => passagesOfNote(note, block.id)))
  })
  return passages.filter(({ stretches }) => stretches.some((stretch) => stretch.trim() !== ''))
}

function passagesOfNote(blocks: readonly Block[], block: string): readonly Passage[] {
  return passagesOf(blocks).map(({ stretches }) => ({ block, stretches }))
}

interface Stretches {
  readonly own: readonly string[]
  readonly notes: readonly (readonly Block[])[]
}

function stretchesOf(block: Block | ListItem): Stretches {
  if (block.type === 'code') return { own: [block.value], notes: [] }
  if (!isTextBlock(block)) return { own: [], notes: [] }
  const own = ['']
  const notes: (readonly Block[])[] = []
  visitLeaves(block.children, (leaf, note) => {
    if (note || leaf.type === 'commentStart' || leaf.type === 'comment') return
    if (leaf.type === 'note') notes.push(leaf.children)
    if (leaf.type === 'text' || leaf.type === 'inlineCode' || leaf.type === 'sourceLabel' || leaf.type === 'break') {
      own[own.length - 1] += textOf(leaf)
    } else own.push('')
  })
  return { own, notes }
}
