import { $getDOMTextNode, $getState, $isElementNode, $isTextNode } from 'lexical'
import type { ElementNode, LexicalEditor, LexicalNode } from 'lexical'
import type { BlockId } from '#core/ids'
import type { CompositionQueue } from './composition-queue'
import { $findBlocks } from './find-block-element'
import { findElement } from './lexical-internals'
import { changeState } from './nodes/change-state'
import type { MarkedSpan, SideEditor, SpanLook } from './side-editor'

type MarkCommands = Pick<SideEditor, 'markSpans' | 'showSpan' | 'goToSpan'>

const LOOKS: readonly SpanLook[] = ['info', 'warning', 'error', 'passage', 'current']

/** More ranges than this slow scrolling down. */
const MOST_SHOWN = 2000

/** Marks stretches of blocks by highlights, the DOM of the text is never touched, and brings them into view. */
export function createSpanMarks(
  editor: LexicalEditor,
  element: HTMLElement | undefined,
  queue: CompositionQueue
): { readonly commands: MarkCommands; readonly dispose: () => void } {
  let shown: readonly (readonly [SpanLook, Range])[] = []
  const mark = (spans: readonly MarkedSpan[]): void => {
    for (const [look, range] of shown) highlightOf(look)?.delete(range)
    shown = rangesOf(editor, spans.slice(-MOST_SHOWN))
    for (const [look, range] of shown) highlightOf(look)?.add(range)
  }
  const commands: MarkCommands = {
    markSpans: mark,
    showSpan: (span) => {
      const [range] = rangesOf(editor, [{ ...span, look: 'current' }])
      const node = range?.[1].startContainer
      const shown = node instanceof HTMLElement ? node : node?.parentElement
      shown?.scrollIntoView({ block: 'center' })
    },
    goToSpan: ({ block, start }) =>
      queue.run(() => {
        element?.focus({ preventScroll: true })
        editor.update(() => $putCaret(block, start), { discrete: true })
      })
  }
  return { commands, dispose: () => mark([]) }
}

/** One highlight of a name serves both sides; none where the window knows no highlights. */
function highlightOf(look: SpanLook): Highlight | undefined {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return undefined
  const name = `finding-${look}`
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  // Matches of a search stand above, and among these the later ones.
  made.priority = LOOKS.indexOf(look) - LOOKS.length
  CSS.highlights.set(name, made)
  return made
}

function rangesOf(editor: LexicalEditor, spans: readonly MarkedSpan[]): readonly (readonly [SpanLook, Range])[] {
  if (spans.length === 0 || typeof Range === 'undefined') return []
  return editor.read('latest', () => {
    const blocks = $findBlocks(new Set(spans.map(({ block }) => block)))
    return spans.flatMap((span) => {
      const node = blocks.get(span.block)
      const range = $isElementNode(node) ? $rangeIn(editor, node, span) : undefined
      return range ? [[span.look, range] as const] : []
    })
  })
}

/** An inline leaf that counts, and how much. */
interface Leaf {
  readonly node: LexicalNode
  readonly length: number
}

/** As core counts: characters of text, one for everything else, none for what is deleted. */
function $leavesOf(element: ElementNode): readonly Leaf[] {
  return element.getChildren().flatMap((node): readonly Leaf[] => {
    if ($isElementNode(node)) return node.isInline() ? $leavesOf(node) : []
    if ($getState(node, changeState)?.type === 'deletion') return []
    return [{ node, length: $isTextNode(node) ? node.getTextContentSize() : 1 }]
  })
}

interface Point extends Leaf {
  readonly offset: number
}

/** Where an offset lies: as the beginning of something, at the start of the leaf behind it. */
function pointAt(leaves: readonly Leaf[], position: number, edge: 'start' | 'end'): Point | undefined {
  let offset = position
  for (const leaf of leaves) {
    if (edge === 'start' ? offset < leaf.length : offset <= leaf.length) return { ...leaf, offset }
    offset -= leaf.length
  }
  const last = leaves.at(-1)
  return last && { ...last, offset: last.length }
}

/** The range of a span; of an empty one the whole block, since there is nothing else to show. */
function $rangeIn(editor: LexicalEditor, block: ElementNode, { start, end }: MarkedSpan): Range | undefined {
  const range = new Range()
  const leaves = start < end ? $leavesOf(block) : []
  const [from, to] = [pointAt(leaves, start, 'start'), pointAt(leaves, end, 'end')]
  if (from && to) return $setPoint(editor, range, from, 'start') && $setPoint(editor, range, to, 'end')
  const element = findElement(editor, block.getKey())
  if (!element) return undefined
  range.selectNodeContents(element)
  return range
}

function $setPoint(editor: LexicalEditor, range: Range, at: Point, edge: 'start' | 'end'): Range | undefined {
  const element = findElement(editor, at.node.getKey())
  if (!element) return undefined
  const text = $isTextNode(at.node) ? $getDOMTextNode(at.node, element, editor) : null
  if (text) {
    const offset = Math.min(at.offset, text.length)
    if (edge === 'start') range.setStart(text, offset)
    else range.setEnd(text, offset)
  } else if (edge === 'start') range.setStartBefore(element)
  else range.setEndAfter(element)
  return range
}

function $putCaret(block: BlockId, start: number): void {
  const node = $findBlocks(new Set([block])).get(block)
  if (!$isElementNode(node)) return
  const at = pointAt($leavesOf(node), start, 'start')
  if (!at) node.selectStart()
  else if ($isTextNode(at.node)) at.node.select(at.offset, at.offset)
  else at.node.selectPrevious()
}
