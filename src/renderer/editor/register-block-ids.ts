import { $isListItemNode, $isListNode } from '@lexical/list'
import { $getEditor, $getNodeByKey, $getState, $isElementNode, $setState, HISTORIC_TAG, mergeRegister } from 'lexical'
import type { EditorState, LexicalEditor, LexicalNode, NodeKey } from 'lexical'
import type { BlockId, IdSource } from '#core/ids'
import { nodeMapOf } from './lexical-internals'
import { $findBlockId, blockIdState, paragraphIdState } from './nodes/block-id'
import { endChangeState } from './nodes/change-state'
import { BLOCK_NODES } from './nodes/editor-nodes'
import { $isTextBlock } from './settle-selection'

type Owners = Map<string, NodeKey>

/**
 * Gives every block a stable id. A new block whose words came from a block that is gone or left empty (a heading made
 * of a paragraph, a paragraph pushed down by Enter) takes over that block's id; any other new block, and a pasted one
 * whose id is taken, gets a fresh one.
 */
export function registerBlockIds(editor: LexicalEditor, ids: IdSource): () => void {
  const owners: Owners = new Map()
  return mergeRegister(
    ...BLOCK_NODES.map((node) => editor.registerNodeTransform(node, (block) => $ensureId(block, owners, ids))),
    editor.registerUpdateListener(({ editorState, tags }) => {
      if (tags.has(HISTORIC_TAG)) restoreOwners(editorState, owners)
    })
  )
}

/** Undo brings blocks back without a transform. */
function restoreOwners(state: EditorState, owners: Owners): void {
  owners.clear()
  state.read(() => {
    for (const [key, node] of nodeMapOf(state)) {
      for (const id of [$getState(node, blockIdState), $getState(node, paragraphIdState)]) if (id) owners.set(id, key)
    }
  })
}

function $ensureId(block: LexicalNode, owners: Owners, ids: IdSource): void {
  if ($isListItemNode(block)) {
    $ensure(block, blockIdState, owners, ids)
    if (!$isListNode(block.getFirstChild())) $ensure(block, paragraphIdState, owners, ids)
  } else $ensure(block, blockIdState, owners, ids)
}

type IdState = typeof blockIdState | typeof paragraphIdState

function $ensure(block: LexicalNode, state: IdState, owners: Owners, ids: IdSource): void {
  const id = $getState(block, state)
  if (id === '' || $isTaken(id, block, owners)) {
    const inherited = $findHeritage(block, state)
    const isFree = inherited !== undefined && !$isTaken(inherited.id, block, owners)
    $setState(block, state, isFree ? inherited.id : ids<'BlockId'>('b'))
    if (isFree) $inheritEndChange(block, inherited.key)
  }
  owners.set($getState(block, state), block.getKey())
}

function $isTaken(id: string, block: LexicalNode, owners: Owners): boolean {
  const key = owners.get(id)
  return key !== undefined && key !== block.getKey() && $holds(key, id)
}

function $holds(key: NodeKey, id: string): boolean {
  const owner = $getNodeByKey(key)
  return owner !== null && owner.isAttached() && stateHolding(owner, id) !== undefined
}

function stateHolding(node: LexicalNode, id: string): IdState | undefined {
  return [blockIdState, paragraphIdState].find((state) => $getState(node, state) === id)
}

/** The block that held this block's first words before the running update, when it lost them all, and its id. */
function $findHeritage(block: LexicalNode, state: IdState): Owner | undefined {
  const leaf = $isElementNode(block) ? block.getFirstDescendant() : null
  const isItem = $isListItemNode(block) && state === blockIdState
  const before = $getEditor().getEditorState()
  const previous = leaf ? findOwnerOfLeaf(before, leaf.getKey(), isItem) : $findReplaced(block, before, isItem)
  if (!previous || previous.key === block.getKey()) return undefined
  if (!$holds(previous.key, previous.id)) return previous
  const owner = $getNodeByKey(previous.key)
  if (!leaf || !$isElementNode(owner) || !owner.isEmpty()) return undefined
  const held = stateHolding(owner, previous.id)
  if (held) $setState(owner, held, '')
  return previous
}

/** A tracked change of the block's end goes over to the block that takes its place. */
function $inheritEndChange(block: LexicalNode, from: NodeKey): void {
  const change = $getEditor()
    .getEditorState()
    .read(() => {
      const node = $getNodeByKey(from)
      return node && $getState(node, endChangeState)
    })
  if (!change || !$isTextBlock(block) || $getState(block, endChangeState)) return
  const owner = $getNodeByKey(from)
  if (owner?.isAttached() && !owner.is(block)) return
  $setState(block, endChangeState, change)
}

interface Owner {
  readonly key: NodeKey
  readonly id: BlockId
}

/** The item or text block that a node stood in. An item's text has an id of its own, that of its paragraph. */
function findOwnerOfLeaf(state: EditorState, leaf: NodeKey, wantsItem: boolean): Owner | undefined {
  return state.read(() => {
    for (let node: LexicalNode | null = $getNodeByKey(leaf); node; node = node.getParent()) {
      const id = $ownedId(node, wantsItem)
      if (id) return { key: node.getKey(), id }
      if (!wantsItem && $findBlockId(node) !== undefined) return undefined
    }
    return undefined
  })
}

function $ownedId(node: LexicalNode, wantsItem: boolean): BlockId | undefined {
  if ($isListItemNode(node))
    return ($getState(node, wantsItem ? blockIdState : paragraphIdState) || undefined) as BlockId
  return wantsItem ? undefined : $findBlockId(node)
}

/** For an empty block: what stood in its place before, if that is gone. */
function $findReplaced(block: LexicalNode, before: EditorState, wantsItem: boolean): Owner | undefined {
  const parent = block.getParent()
  const index = block.getIndexWithinParent()
  if (!parent) return undefined
  const replaced = before.read(() => {
    const node = $getNodeByKey(parent.getKey())
    const child = $isElementNode(node) ? node.getChildAtIndex(index) : null
    const id = child && $ownedId(child, wantsItem)
    return child && id ? { key: child.getKey(), id } : undefined
  })
  return replaced && !$getNodeByKey(replaced.key)?.isAttached() ? replaced : undefined
}
