import { $createListItemNode, $isListItemNode, $isListNode } from '@lexical/list'
import { $createHeadingNode, $isHeadingNode } from '@lexical/rich-text'
import type { HeadingTagType } from '@lexical/rich-text'
import { $createParagraphNode, $getNodeByKey, $getState, $isTextNode, $setState } from 'lexical'
import type { EditorState, ElementNode, NodeKey } from 'lexical'
import type { BlockId } from '#core/ids'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Caption, Change } from '#core/manuscript/nodes'
import { takeOutFlat } from '#core/manuscript/take-out-block'
import { $readFlat } from '../convert/read-inlines'
import { $setBlockId, blockIdState, paragraphIdState } from '../nodes/block-id'
import { $createCaptionNode, $isCaptionNode, captionOfState } from '../nodes/caption-node'
import { changeState, endChangeState } from '../nodes/change-state'
import { $isRecordedBlock, $leavesOf, $tokensOf } from './text-tokens'
import type { TextToken } from './text-tokens'

/** A text block without its words. */
export interface Shell {
  readonly key: NodeKey
  readonly id: string
  readonly paragraphId: string
  readonly kind: { readonly heading: HeadingTagType } | { readonly caption: Caption['of'] } | 'text'
  readonly endChange: Change | null
}

/** Text blocks that followed each other in the state before. */
export interface TextBefore {
  readonly tokens: readonly TextToken[]
  readonly shells: readonly Shell[]
  /** The tracked changes that leaves were part of. */
  readonly changes: ReadonlyMap<NodeKey, Change>
}

/** The text blocks with these keys as they stood in a state. */
export function readTextBefore(state: EditorState, keys: readonly NodeKey[]): TextBefore {
  return state.read(() => {
    const blocks = keys.map((key) => $getNodeByKey(key)).filter($isRecordedBlock)
    const changes = blocks.flatMap($leavesOf).flatMap((leaf): readonly (readonly [NodeKey, Change])[] => {
      const change = $getState(leaf, changeState)
      return change ? [[leaf.getKey(), change]] : []
    })
    return { tokens: $tokensOf(blocks), shells: blocks.map($readShell), changes: new Map(changes) }
  })
}

function $readShell(block: ElementNode): Shell {
  return {
    key: block.getKey(),
    id: $getState(block, blockIdState),
    paragraphId: $getState(block, paragraphIdState),
    kind: $isHeadingNode(block)
      ? { heading: block.getTag() }
      : $isCaptionNode(block)
        ? { caption: $getState(block, captionOfState) }
        : 'text',
    endChange: $getState(block, endChangeState)
  }
}

/** A new block like one that is gone, for a place in `parent`. */
export function $createShell({ id, paragraphId, kind }: Shell, parent: ElementNode): ElementNode {
  const block = $createBlock(kind, parent)
  if (id !== '') $setBlockId(block, id as BlockId)
  return $isListItemNode(block) && paragraphId !== '' ? $setState(block, paragraphIdState, paragraphId) : block
}

function $createBlock(kind: Shell['kind'], parent: ElementNode): ElementNode {
  if ($isListNode(parent)) return $createListItemNode()
  if (kind === 'text') return $createParagraphNode()
  return 'heading' in kind ? $createHeadingNode(kind.heading) : $createCaptionNode(kind.caption)
}

/**
 * What tokens without borders hold that has to come back, marked as taken out: what the author of the mark put in goes
 * for good, and so do comments where no words come back with them.
 */
export function readTakenOut(state: EditorState, tokens: readonly TextToken[], mark: Change): readonly FlatInline[] {
  const pieces: { first: TextToken; end: number }[] = []
  for (const token of tokens) {
    const last = pieces.at(-1)
    if (last && last.first.node === token.node && last.end === token.start) last.end = token.end
    else pieces.push({ first: token, end: token.end })
  }
  const flat = state.read(() =>
    pieces.map(({ first, end }): FlatInline => {
      const whole = $readFlat(first.node)
      if (!$isTextNode(first.node) || !('value' in whole.leaf)) return whole
      return { ...whole, leaf: { ...whole.leaf, value: whole.leaf.value.slice(first.start, end) } }
    })
  )
  return takeOutFlat(flat, mark)
}
