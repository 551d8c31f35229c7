import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isQuoteNode } from '@lexical/rich-text'
import { $getNodeByKey, $isElementNode } from 'lexical'
import type { BlockId } from '#core/ids'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block } from '#core/manuscript/nodes'
import { settleBlocks } from '#core/manuscript/settle-changes'
import type { ChangeAct } from '#core/manuscript/settle-changes'
import { isTextBlock, visitBlocks } from '#core/manuscript/walk'
import { $readBlocks, $readItems } from '../convert/from-lexical'
import { $findPlace, $nodesAt } from './changed-children'
import type { Edited, Place } from './changed-children'

/**
 * Reads what an edit made of the place that it touched, before it is marked. The answer tells, once it is, whether the
 * marks hold: accepted they have to give what the edit made, and rejected what stood before it, by words, objects and
 * blocks, whatever was marked there before.
 */
export function $expectRecord(edited: Edited): () => boolean {
  const place = $findPlace(edited)
  const accepted = $readSettled(place, 'accept')
  const rejected = edited.before.read(() => $readSettled(place, 'reject'))
  return () => $readSettled(place, 'accept') === accepted && $readSettled(place, 'reject') === rejected
}

/** True where an edit that bears no marks took something along that was taken out before: it would be gone for good. */
export function $losesTakenOut(edited: Edited): boolean {
  const place = $findPlace(edited)
  return edited.before.read(() => countTakenOut($readPlace(place))) > countTakenOut($readPlace(place))
}

/** How much is marked as taken out: characters, objects, ends and rows. */
function countTakenOut(blocks: readonly Block[]): number {
  let count = 0
  visitBlocks(blocks, (block) => {
    if (block.type === 'table') count += block.children.filter(({ change }) => change?.type === 'deletion').length
    if ('endChange' in block && block.endChange?.type === 'deletion') count++
    for (const { leaf, change } of isTextBlock(block) ? flattenInlines(block.children) : []) {
      if (change?.type === 'deletion') count += 'value' in leaf ? leaf.value.length : 1
    }
  })
  return count
}

const $readSettled = (place: Place, act: ChangeAct): string => signOf(settleBlocks($readPlace(place), act), act)

/** What stands at a place, within what holds it: settling tells blocks of items and quotes from others. */
function $readPlace(place: Place): readonly Block[] {
  const parent = $getNodeByKey(place.parent)
  const nodes = $isElementNode(parent) ? $nodesAt(place) : []
  const id = 'place' as BlockId
  if ($isListNode(parent)) return [{ type: 'list', id, ordered: false, children: $readItems(nodes) }]
  const children = $readBlocks(nodes)
  if ($isQuoteNode(parent)) return [{ type: 'blockquote', id, children }]
  if (!$isListItemNode(parent)) return children
  return [{ type: 'list', id, ordered: false, children: [{ type: 'listItem', id, children }] }]
}

/** Words and objects by blocks. */
function signOf(blocks: readonly Block[], act: ChangeAct): string {
  const lines: string[] = []
  visitBlocks(blocks, (block) => {
    if (block.type === 'code' || block.type === 'math') lines.push(block.value)
    if (isTextBlock(block))
      lines.push(
        flattenInlines(block.children)
          .map(({ leaf }) => signOfLeaf(leaf, act))
          .join('')
      )
  })
  return JSON.stringify(lines)
}

/** Comments are no part of the text: marks may lose none, but one that was put in or deleted stays so. */
function signOfLeaf(leaf: InlineLeaf, act: ChangeAct): string {
  if (leaf.type === 'text' || leaf.type === 'inlineCode') return leaf.value
  const isRemark = leaf.type === 'comment' || leaf.type === 'commentStart'
  return isRemark && act === 'reject' ? '' : JSON.stringify(leaf)
}
