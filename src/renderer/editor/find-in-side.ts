import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setState,
  HISTORY_PUSH_TAG
} from 'lexical'
import type { ElementNode, LexicalEditor, LexicalNode, NodeKey, TextNode } from 'lexical'
import type { CompositionQueue } from './composition-queue'
import { findMatches } from './find-matches'
import { countInAside, replaceInAside, type Query } from './find-in-asides'
import { highlightMatches } from './highlight-matches'
import { findElement } from './lexical-internals'
import { changeState } from './nodes/change-state'
import { $isAside, keptState } from './nodes/kept-node'
import { $selectDecorator } from './reveal'
import type { SideEditor } from './side-editor'

/** One end of a match: a text node and an offset in it. */
export interface MatchPoint {
  readonly key: NodeKey
  readonly offset: number
}

/** A match in the text, which may run across marks but not across blocks, or the nth one in the words of a note or comment. */
export type Match = TextMatch | AsideMatch

export interface TextMatch {
  readonly kind: 'text'
  readonly start: MatchPoint
  readonly end: MatchPoint
}

export interface AsideMatch {
  readonly kind: 'aside'
  readonly key: NodeKey
  readonly nth: number
}

type FindCommands = Pick<SideEditor, 'find' | 'findStep' | 'replaceMatch' | 'replaceAll'>

const NOTHING: Query = { text: '', options: { caseSensitive: false, wholeWord: false } }

/** Find and replace on one side. Matches are marked by highlights, the DOM of the text is never touched. */
export function createFinder(
  editor: LexicalEditor,
  queue: CompositionQueue
): { readonly commands: FindCommands; readonly dispose: () => void } {
  let query = NOTHING
  let matches: readonly Match[] = []
  let current = -1
  const highlight = highlightMatches(editor)

  const refresh = (): void => {
    matches = query.text === '' ? [] : editor.read(() => $findAll(query))
    current = Math.min(current, matches.length - 1)
    highlight(matches, current)
  }
  const dispose = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    if (query.text === '' || dirtyElements.size + dirtyLeaves.size === 0) return
    queue.run(() => queueMicrotask(refresh))
  })
  const update = (change: () => void): void => editor.update(change, { discrete: true, tag: HISTORY_PUSH_TAG })

  const step = (delta: 1 | -1): number => {
    if (matches.length === 0) return -1
    if (current < 0) current = editor.read(() => $matchAtCaret(matches, delta))
    else current = (current + delta + matches.length) % matches.length
    const match = matches[current]
    if (match) editor.update(() => $select(match), { discrete: true })
    highlight(matches, current)
    if (match) findElement(editor, keyOf(match))?.scrollIntoView({ block: 'nearest' })
    return current
  }
  const commands: FindCommands = {
    find: (text, options) => {
      query = { text, options }
      current = -1
      refresh()
      return matches.length
    },
    findStep: step,
    replaceMatch: (text) =>
      queue.run(() => {
        const match = matches[current]
        if (!match) return
        update(() => $replace(match, text, query))
        refresh()
        current -= 1
        step(1)
      }),
    replaceAll: (text) => {
      if (editor.isComposing()) return 0
      refresh()
      const count = matches.length
      // From the end, so that the offsets of the matches before stay right.
      if (count > 0) update(() => matches.toReversed().forEach((match) => $replace(match, text, query)))
      refresh()
      return count
    }
  }
  return {
    commands,
    dispose: () => {
      dispose()
      highlight([], -1)
    }
  }
}

/** The matches of the side as one reads it: those of a note or comment where its mark stands. */
function $findAll(query: Query): readonly Match[] {
  return $textBlocks($getRoot()).flatMap((block) => {
    const pieces = $piecesOf(block)
    const whole = pieces.map((piece) => piece.text).join('')
    const found: (readonly [at: number, match: Match])[] = []
    for (const { start, end } of findMatches(whole, query.text, query.options)) {
      const [from, to] = [pointAt(pieces, start, false), pointAt(pieces, end, true)]
      if (from && to) found.push([start, { kind: 'text', start: from, end: to }])
    }
    let at = 0
    for (const { aside, text } of pieces) {
      if (aside !== undefined) for (const match of $matchesIn(aside, query)) found.push([at, match])
      at += text.length
    }
    return found.sort(([a], [b]) => a - b).map(([, match]) => match)
  })
}

function $matchesIn(key: NodeKey, query: Query): readonly AsideMatch[] {
  const node = $getNodeByKey(key)
  const count = $isAside(node) ? countInAside($getState(node, keptState), query) : 0
  return Array.from({ length: count }, (_, nth) => ({ kind: 'aside', key, nth }))
}

interface Piece {
  /** Undefined for what is not text: nothing matches across it. */
  readonly key: NodeKey | undefined
  readonly text: string
  /** The note or comment that stands here, which words go past. */
  readonly aside?: NodeKey
}

function $piecesOf(node: ElementNode): readonly Piece[] {
  return node.getChildren().flatMap((child): readonly Piece[] => {
    // What is taken out is no longer part of the text, and would be found again after every replacement.
    if (!$isElementNode(child) && $getState(child, changeState)?.type === 'deletion') {
      return [{ key: undefined, text: '\n' }]
    }
    if ($isTextNode(child)) return [{ key: child.getKey(), text: child.getTextContent() }]
    if ($isElementNode(child) && child.isInline()) return $piecesOf(child)
    if ($isAside(child)) return [{ key: undefined, text: '', aside: child.getKey() }]
    return [{ key: undefined, text: '\n' }]
  })
}

function pointAt(pieces: readonly Piece[], position: number, isEnd: boolean): MatchPoint | undefined {
  let offset = position
  for (const { key, text } of pieces) {
    if (key !== undefined && (isEnd ? offset <= text.length && offset > 0 : offset < text.length))
      return { key, offset }
    offset -= text.length
  }
  return undefined
}

/** Elements that hold inline content themselves. */
function $textBlocks(element: ElementNode): readonly ElementNode[] {
  const children = element.getChildren()
  const inner = children.filter((child): child is ElementNode => $isElementNode(child) && !child.isInline())
  const holdsText = children.some((child: LexicalNode) => child.isInline())
  return [...(holdsText ? [element] : []), ...inner.flatMap($textBlocks)]
}

const keyOf = (match: Match): NodeKey => (match.kind === 'aside' ? match.key : match.start.key)

/** A note or comment is selected as a whole, which shows its words. */
function $select(match: Match): void {
  if (match.kind === 'aside') {
    const node = $getNodeByKey(match.key)
    if ($isAside(node)) $selectDecorator(node)
  } else $selectText(match)
}

function $selectText(match: TextMatch): void {
  const start = $getNodeByKey(match.start.key)
  if (!$isTextNode(start)) return
  const selection = start.select(match.start.offset, match.start.offset)
  selection.focus.set(match.end.key, match.end.offset, 'text')
}

function $replace(match: Match, text: string, query: Query): void {
  if (match.kind === 'text') $replaceText(match, text)
  else {
    const node = $getNodeByKey(match.key)
    if ($isAside(node)) $setState(node, keptState, replaceInAside($getState(node, keptState), query, text, match.nth))
  }
}

/** The replacement takes the marks of the match's first character. */
function $replaceText(match: TextMatch, text: string): void {
  $selectText(match)
  const selection = $getSelection()
  const start = $getNodeByKey(match.start.key)
  if (!$isRangeSelection(selection) || !$isTextNode(start)) return
  selection.format = start.getFormat()
  if (selection.getNodes().some($isAside)) $replacePieces(match, selection.getNodes().filter($isTextNode), text)
  else if (text === '') selection.removeText()
  else selection.insertText(text)
}

/** Replaces words that a note or a comment stands between, which stays: the new words stand where the old ones began. */
function $replacePieces({ start, end }: TextMatch, nodes: readonly TextNode[], text: string): void {
  for (const node of nodes) {
    const from = node.getKey() === start.key ? start.offset : 0
    const to = node.getKey() === end.key ? end.offset : node.getTextContentSize()
    node.spliceText(from, to - from, node.getKey() === start.key ? text : '')
    if (node.getTextContentSize() === 0) node.remove()
  }
}

/** The first match after the caret, or the last before it. */
function $matchAtCaret(matches: readonly Match[], delta: 1 | -1): number {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return delta > 0 ? 0 : matches.length - 1
  const caret = delta > 0 ? selection.focus : selection.anchor
  const isAfter = (match: Match): boolean => {
    if (match.kind === 'text' && match.start.key === caret.key) return match.start.offset >= caret.offset
    return $getNodeByKey(caret.key)?.isBefore($getNodeByKey(keyOf(match)) ?? $getRoot()) ?? true
  }
  const next = matches.findIndex(isAfter)
  if (delta > 0) return Math.max(0, next)
  return (next < 0 ? matches.length : next + matches.length - 1) % matches.length || 0
}
