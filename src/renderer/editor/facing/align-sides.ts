import { mergeRegister } from 'lexical'
import type { BlockId, PairingId } from '#core/ids'
import type { Pairing } from '#core/manuscript/manuscript'
import { getEditorHandle } from '../editor-handle'
import type { EditorHandle } from '../editor-handle'
import { findBlockElements } from '../find-block-element'
import type { SideEditor } from '../side-editor'
import { planLevels } from './plan-levels'

/** Where a pairing stands, in px from the top of the pages, for what is drawn between them. */
export interface PairingRow {
  readonly pairing: PairingId
  readonly top: number
}

export interface AlignOptions {
  readonly leading: SideEditor
  readonly facing: SideEditor
  readonly pairings: readonly Pairing[]
  /** The element that holds both pages. */
  readonly pages: HTMLElement
  /** True while the sides stand one above the other and nothing is to be level. */
  readonly isStacked: () => boolean
  readonly onRows?: ((rows: readonly PairingRow[]) => void) | undefined
}

/**
 * Keeps the first blocks of each pairing level, by space above the one that is ahead. Runs once a frame at most, after
 * edits and changes of size: one read of the layout, then the writes. Waits while an input method composes.
 */
export function alignSides(options: AlignOptions): () => void {
  const handles = [getEditorHandle(options.leading), getEditorHandle(options.facing)] as const
  const [leading, facing] = handles
  const findPairs = createPairFinder(options.pairings, leading, facing)
  let frame = 0
  let shown = ''
  const run = (): void => {
    frame = 0
    if (handles.some(({ lexical }) => lexical.isComposing())) return
    const rows = options.isStacked() ? unlevel(handles) : level(findPairs(), options.pages)
    const signature = JSON.stringify(rows)
    if (signature === shown) return
    shown = signature
    options.onRows?.(rows)
  }
  const schedule = (): void => {
    frame ||= requestAnimationFrame(run)
  }
  const observer = new ResizeObserver(schedule)
  for (const { element } of handles) if (element) observer.observe(element)
  observer.observe(options.pages)
  const stop = mergeRegister(
    ...handles.map(({ lexical }) =>
      lexical.registerUpdateListener(({ dirtyElements, tags }) => {
        // Lexical counts the root as changed at every key; words alone move blocks only by changing the side's height.
        const isStructural = tags.size > 0 || [...dirtyElements].some(([key, isOwn]) => isOwn && key !== 'root')
        if (isStructural && dirtyElements.size > 0) schedule()
      })
    )
  )
  schedule()
  return () => {
    stop()
    observer.disconnect()
    cancelAnimationFrame(frame)
    unlevel(handles)
  }
}

interface ElementPair {
  readonly pairing: PairingId
  readonly leading: HTMLElement
  readonly facing: HTMLElement
}

type PairFinder = () => readonly ElementPair[]

/** The outermost elements of each pairing's first blocks, one pairing for each element, in the order of the leading side. */
function createPairFinder(pairings: readonly Pairing[], leading: EditorHandle, facing: EditorHandle): PairFinder {
  const wantedLeading = new Set(pairings.flatMap((pairing) => pairing.leading.slice(0, 1)))
  const wantedFacing = new Set(pairings.flatMap((pairing) => pairing.facing.slice(0, 1)))
  return () => {
    const left = findBlockElements(leading.lexical, wantedLeading)
    const right = findBlockElements(facing.lexical, wantedFacing)
    const taken = new Set<HTMLElement>()
    return pairings.flatMap((pairing) => {
      const pair = [
        topElement(left, pairing.leading[0], leading),
        topElement(right, pairing.facing[0], facing)
      ] as const
      const [first, second] = pair
      if (!first || !second || taken.has(first) || taken.has(second)) return []
      taken.add(first).add(second)
      return [{ pairing: pairing.id, leading: first, facing: second }]
    })
  }
}

function topElement(
  elements: ReadonlyMap<BlockId, HTMLElement>,
  id: BlockId | undefined,
  { element: root }: EditorHandle
): HTMLElement | undefined {
  let element = id === undefined ? undefined : elements.get(id)
  while (element && element.parentElement !== root) element = element.parentElement ?? undefined
  return element
}

function level(pairs: readonly ElementPair[], pages: HTMLElement): readonly PairingRow[] {
  const origin = pages.getBoundingClientRect().top
  let beforeLeading = 0
  let beforeFacing = 0
  const measured = pairs
    .map((pair) => ({
      pair,
      left: pair.leading.getBoundingClientRect().top,
      right: pair.facing.getBoundingClientRect().top
    }))
    .sort((a, b) => a.left - b.left)
  const natural = measured.map(({ pair, left, right }) => {
    beforeLeading += levelOf(pair.leading)
    return { leading: left - origin - beforeLeading, facing: right - origin }
  })
  // Space already added on the facing side, taken off in that side's own order.
  const byFacing = measured.map(({ pair, right }, index) => ({ pair, right, index })).sort((a, b) => a.right - b.right)
  const facingTops = new Map<number, number>()
  for (const { pair, right, index } of byFacing) {
    beforeFacing += levelOf(pair.facing)
    facingTops.set(index, right - origin - beforeFacing)
  }
  const levels = planLevels(
    natural.map((each, index) => ({ leading: each.leading, facing: facingTops.get(index) ?? each.facing }))
  )
  let added = 0
  return measured.map(({ pair }, index) => {
    const { leading, facing } = levels[index] ?? { leading: 0, facing: 0 }
    setLevel(pair.leading, leading)
    setLevel(pair.facing, facing)
    added += leading
    return { pairing: pair.pairing, top: Math.round((natural[index]?.leading ?? 0) + added) }
  })
}

function unlevel(handles: readonly EditorHandle[]): readonly PairingRow[] {
  for (const { element } of handles) {
    for (const child of element?.querySelectorAll<HTMLElement>(':scope > [data-level]') ?? []) setLevel(child, 0)
  }
  return []
}

const levelOf = (element: HTMLElement): number => Number(element.dataset['level'] ?? 0)

/** Differences under half a pixel are left alone, or sides of uneven pixels would never come to rest. */
function setLevel(element: HTMLElement, space: number): void {
  if (Math.abs(levelOf(element) - space) < 0.5) return
  if (space < 0.5) {
    delete element.dataset['level']
    element.style.removeProperty('--level')
    return
  }
  element.dataset['level'] = String(space)
  element.style.setProperty('--level', `${space}px`)
}
