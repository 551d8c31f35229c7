import {
  $createParagraphNode,
  $getRoot,
  $setSelection,
  COMPOSITION_START_TAG,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG
} from 'lexical'
import type { LexicalEditor, NodeKey } from 'lexical'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { $fromLexical } from './convert/from-lexical'
import type { BlockCache } from './convert/from-lexical'
import { $toLexical } from './convert/to-lexical'

/** Tags the update that brings a side in: no edit, and nothing listens to it. */
export const LOAD_TAG = 'bifolium-load'

/** A side's blocks in and out of its editor. */
export interface SideContent {
  /** Throws, with the side before still in place, when what arrived in the editor is not what was given. */
  readonly load: (blocks: readonly Block[]) => void
  /**
   * Unchanged blocks are the same objects as at the last call. While an input method composes, the side as it was before:
   * half a syllable is no text, and Lexical holds a place for it with a sign of its own.
   */
  readonly read: () => readonly Block[]
  readonly dispose: () => void
}

/** Connects an editor with a cache of the blocks read from it. `run` is an update that throws what fails in it. */
export function createSideContent(editor: LexicalEditor, run: (change: () => void, tag: string) => void): SideContent {
  const cache: BlockCache = new Map()
  let stale: ReadonlyMap<string, Block> | undefined
  let last: readonly Block[] | undefined
  let beforeComposing: readonly Block[] = []

  const dispose = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags, prevEditorState }) => {
    if (tags.has(COMPOSITION_START_TAG)) beforeComposing = last ?? prevEditorState.read(() => $fromLexical($getRoot()))
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0 && !tags.has(HISTORIC_TAG)) return
    last = undefined
    if (tags.has(HISTORIC_TAG) || tags.has(LOAD_TAG)) {
      stale = new Map([...(stale ?? []), ...[...cache.values()].map((block) => [block.id, block] as const)])
      cache.clear()
      return
    }
    for (const key of dirtyElements.keys()) cache.delete(key)
    for (const key of dirtyLeaves as ReadonlySet<NodeKey>) cache.delete(key)
  })

  const read = (): readonly Block[] => {
    if (editor.isComposing()) return beforeComposing
    if (last) return last
    const blocks = editor.read(() => $fromLexical($getRoot(), cache))
    last = stale ? editor.read(() => $reuse(blocks, stale ?? new Map(), cache)) : blocks
    stale = undefined
    return last
  }

  const load = (blocks: readonly Block[]): void => {
    const before = editor.getEditorState()
    run(() => $fillSide(blocks), LOAD_TAG)
    stale = undefined
    const difference = blocks.length === 0 ? undefined : differenceOf(blocks, read())
    if (difference === undefined) return
    if (!before.isEmpty()) editor.setEditorState(before, { tag: HISTORY_MERGE_TAG })
    cache.clear()
    last = undefined
    throw new Error(`The side was not loaded: the editor holds ${difference}`)
  }

  return { load, read, dispose }
}

/** Puts blocks in the place of all that stands in the editor; an empty side has one empty paragraph. */
export function $fillSide(blocks: readonly Block[]): void {
  $setSelection(null)
  const nodes = $toLexical(blocks)
  $getRoot()
    .clear()
    .append(...(nodes.length > 0 ? nodes : [$createParagraphNode()]))
}

/** Undo gives every node again; blocks equal to those read before are the objects read before. */
function $reuse(blocks: readonly Block[], known: ReadonlyMap<string, Block>, cache: BlockCache): readonly Block[] {
  const keys = $getRoot().getChildrenKeys()
  return blocks.map((block, index) => {
    const old = known.get(block.id)
    const key = keys[index]
    if (!old || JSON.stringify(old) !== JSON.stringify(block)) return block
    if (key !== undefined) cache.set(key, old)
    return old
  })
}

interface Measure {
  readonly nodes: number
  readonly characters: number
}

/** Says how the blocks in the editor differ from those given, undefined when text and number of nodes agree. */
function differenceOf(given: readonly Block[], held: readonly Block[]): string | undefined {
  const [expected, found] = [measure(given), measure(held)]
  if (expected.nodes === found.nodes && expected.characters === found.characters) return undefined
  return (
    `${found.nodes} nodes and ${found.characters} characters ` +
    `where the manuscript has ${expected.nodes} and ${expected.characters}`
  )
}

/** Text counts by its characters, everything else by node; empty cells that fill up a short table row do not count. */
function measure(blocks: readonly Block[]): Measure {
  let nodes = 0
  visitBlocks(blocks, () => void (nodes += 1))
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, ({ type }) => void (nodes += type === 'text' ? 0 : 1))
  )
  return { nodes, characters: textOf(blocks).replaceAll('\t', '').length }
}
