import { $getNearestNodeFromDOMNode, $getSelection, $isNodeSelection, mergeRegister } from 'lexical'
import type { LexicalEditor, LexicalNode } from 'lexical'
import type { Authorship, Change } from '#core/manuscript/nodes'
import { $readObject } from './change-objects'
import type { EditorHandle } from './editor-handle'
import { findElement } from './lexical-internals'
import type { Peek, PlacedObject } from './side-editor'

const AFTER_MS = 220
const TARGETS = '.kept, .math-block, [data-change], [data-row-change]'

/** Tells what the pointer rests on, or what is selected: notes, comments and tracked changes speak for themselves then. */
export function registerPeek(handle: EditorHandle): () => void {
  const { lexical, element } = handle
  if (!element) return () => undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let shown: HTMLElement | undefined
  const show = (target: HTMLElement | undefined): void => {
    clearTimeout(waiting)
    if (target === shown) return
    shown = target
    handle.events.onPeek?.(target && lexical.read('latest', () => $peekOf(target)))
  }
  const onOver = (event: PointerEvent): void => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>(TARGETS) : null
    clearTimeout(waiting)
    if (!target && !shown) return
    waiting = setTimeout(() => show(target ?? undefined), target ? AFTER_MS : AFTER_MS / 2)
  }
  const onLeave = (): void => show(undefined)
  element.addEventListener('pointerover', onOver)
  element.addEventListener('pointerleave', onLeave)
  const page = element.ownerDocument
  page.addEventListener('scroll', onLeave, { capture: true, passive: true })
  const stop = mergeRegister(
    lexical.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      const selected = lexical.read('latest', () => $selectedElement(lexical))
      if (selected || dirtyElements.size + dirtyLeaves.size > 0 || shown?.classList.contains('selected')) show(selected)
    })
  )
  return () => {
    stop()
    clearTimeout(waiting)
    element.removeEventListener('pointerover', onOver)
    element.removeEventListener('pointerleave', onLeave)
    page.removeEventListener('scroll', onLeave, { capture: true })
  }
}

function $peekOf(element: HTMLElement): Peek | undefined {
  const { change = element.dataset['rowChange'], by, date } = element.dataset
  if (change === 'insertion' || change === 'deletion') {
    const { insertedBy, inserted } = element.dataset
    const insertion = insertedBy === undefined ? undefined : authorship(insertedBy, inserted)
    const made: Change = { type: change, ...authorship(by, date), ...(insertion && { inserted: insertion }) }
    return { kind: 'change', element, change: made }
  }
  const placed = $placedAt($getNearestNodeFromDOMNode(element), element)
  return placed && { kind: 'object', placed }
}

const authorship = (author = '', date: string | undefined): Authorship => ({ author, ...(date && { date }) })

/** The object of a node with the place where it is shown. */
export function $placedAt(node: LexicalNode | null, element: HTMLElement): PlacedObject | undefined {
  const object = $readObject(node)
  return node && object ? { key: node.getKey(), object, element } : undefined
}

function $selectedElement(lexical: LexicalEditor): HTMLElement | undefined {
  const selection = $getSelection()
  const [node, ...others] = $isNodeSelection(selection) ? selection.getNodes() : []
  const object = others.length === 0 ? $readObject(node) : undefined
  return node && object ? findElement(lexical, node.getKey()) : undefined
}
