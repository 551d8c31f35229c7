import { $isCodeNode } from '@lexical/code'
import { $getState, $isElementNode, $isTextNode } from 'lexical'
import type { ElementNode, LexicalNode } from 'lexical'
import { blockIdState } from '../nodes/block-id'
import { changeState, endChangeState } from '../nodes/change-state'
import { $isTextBlock } from '../settle-selection'

/** A character, an object in the line, or the border to the next block. */
export interface TextToken {
  /** Equal for tokens that stand for the same thing before and after an edit. */
  readonly id: string
  /** The leaf; for a border, the block behind it. */
  readonly node: LexicalNode
  /** Where it stands in the leaf, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Which of the blocks it stands in; for a border, the one before it. */
  readonly block: number
}

/** True for a border between blocks. */
export const isBorder = ({ id }: TextToken): boolean => id.endsWith('\n')

/** What is typed never stands for what was taken out before, though it may be the same character. */
const TAKEN_OUT = 'taken out '

/** True for a block in whose lines changes can be told; code has no place for them. */
export function $isRecordedBlock(node: LexicalNode | null | undefined): node is ElementNode {
  return $isTextBlock(node) && !$isCodeNode(node)
}

/** The leaves of an element in order, those of links among them. */
export function $leavesOf(node: ElementNode): readonly LexicalNode[] {
  return node.getChildren().flatMap((child) => ($isElementNode(child) ? $leavesOf(child) : [child]))
}

/**
 * What text blocks that follow each other hold, with the borders between them. A border is known by the block behind
 * it; `isGone` tells whether it is taken out, which blocks that are joined may forget.
 */
export function $tokensOf(
  blocks: readonly ElementNode[],
  isGone: (previous: ElementNode, behind: ElementNode) => boolean = $isEndTakenOut
): readonly TextToken[] {
  const tokens: TextToken[] = []
  for (const [block, element] of blocks.entries()) {
    const previous = blocks[block - 1]
    if (previous) {
      const id = `${isGone(previous, element) ? TAKEN_OUT : ''}${$getState(element, blockIdState) || element.getKey()}\n`
      tokens.push({ id, node: element, start: 0, end: 0, block: block - 1 })
    }
    for (const node of $leavesOf(element)) $addLeaf(node, block, tokens)
  }
  return tokens
}

/** True for a block whose end a tracked change takes out. */
export const $isEndTakenOut = (block: ElementNode): boolean => $getState(block, endChangeState)?.type === 'deletion'

function $addLeaf(node: LexicalNode, block: number, into: TextToken[]): void {
  if (!$isTextNode(node)) {
    into.push({ id: `object ${node.getKey()}`, node, start: 0, end: 1, block })
    return
  }
  const state = $getState(node, changeState)?.type === 'deletion' ? TAKEN_OUT : ''
  let start = 0
  for (const character of node.getTextContent()) {
    const end = start + character.length
    into.push({ id: state + (character === '\n' ? ' ' : character), node, start, end, block })
    start = end
  }
}
