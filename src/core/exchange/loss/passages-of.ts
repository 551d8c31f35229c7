import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, ListItem } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import type { ObjectNode } from './objects-of'
import { isTextBlock, visitBlocks, visitLeaves } from '#core/manuscript/walk'

/** The words of one block or note: stretches of text between which citations and objects may stand. */
export interface Passage {
  /** Id of the block; of the one a note stands in. */
  readonly block: string
  readonly stretches: readonly string[]
  /** True for the words of a note, which stand elsewhere in most forms. */
  readonly isNote?: boolean
}

/** The sign that stands for an object among the words; undefined for one that parts the stretches beside it. */
export type SignOf = (node: ObjectNode, block: string) => string | undefined

/** Every passage of `blocks` that has words or signs, in document order; those of notes follow the block they stand in. */
export function passagesOf(blocks: readonly Block[], signOf: SignOf = () => undefined): readonly Passage[] {
  const passages: Passage[] = []
  visitBlocks(blocks, (block) => {
    const { own, notes } = stretchesOf(block, signOf)
    passages.push(
      { block: block.id, stretches: own },
      ...notes.flatMap((note) => passagesOfNote(note, block.id, signOf))
    )
  })
  return passages.filter(({ stretches }) => stretches.some((stretch) => stretch.trim() !== ''))
}

function passagesOfNote(blocks: readonly Block[], block: string, signOf: SignOf): readonly Passage[] {
  const passages = passagesOf(blocks, (node) => signOf(node, block))
  return passages.map(({ stretches }) => ({ block, stretches, isNote: true }))
}

interface Stretches {
  readonly own: readonly string[]
  readonly notes: readonly (readonly Block[])[]
}

function stretchesOf(block: Block | ListItem, signOf: SignOf): Stretches {
  const own = [signOf(block, block.id) ?? '']
  const notes: (readonly Block[])[] = []
  if (block.type === 'code') own.push(block.value)
  if (!isTextBlock(block)) return { own, notes }
  visitLeaves(block.children, (leaf, note) => {
    if (note) return
    if (leaf.type === 'note') notes.push(leaf.children)
    const sign = signOf(leaf, block.id)
    if (sign !== undefined) own[own.length - 1] += sign
    else if (isWritten(leaf)) own[own.length - 1] += textOf(leaf)
    else if (leaf.type !== 'commentStart') own.push('')
  })
  return { own, notes }
}

const isWritten = ({ type }: InlineLeaf): boolean =>
  type === 'text' || type === 'inlineCode' || type === 'sourceLabel' || type === 'break'
