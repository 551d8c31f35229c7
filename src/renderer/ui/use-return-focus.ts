import { useLayoutEffect, useRef, type RefObject } from 'react'

/** What has had the focus last, and all that holds it, innermost first: it stays known when it is taken away. */
let lastFocus: readonly Element[] = []

if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    lastFocus = target instanceof Element ? listHolders(target) : []
  })
}

function listHolders(element: Element): readonly Element[] {
  const holders: Element[] = []
  for (let each: Element | null = element; each; each = each.parentElement) holders.push(each)
  return holders
}

/**
 * Where the focus goes when what floats is closed: back to what had it, whatever opened it; near to it where that is
 * gone, such as a button that an import has made way for; else into the text. Where the focus has gone on it stays.
 */
export function useReturnFocus(open: boolean): {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly finalFocus: () => HTMLElement | boolean
} {
  const from = useRef<readonly Element[]>([])
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (open) from.current = lastFocus
  }, [open])
  return { ref, finalFocus: () => !hasMovedOn(ref.current) && (findPlace(from.current) ?? true) }
}

function hasMovedOn(popup: Element | null): boolean {
  const active = document.activeElement
  return active !== null && active !== document.body && !popup?.contains(active)
}

const LANDMARKS = '[role="dialog"], section, aside, nav'

function findPlace([element, ...holders]: readonly Element[]): HTMLElement | undefined {
  if (element instanceof HTMLElement && element.isConnected && element !== document.body) return element
  const near = holders.find((holder) => holder.isConnected && holder.matches(LANDMARKS))
  if (near instanceof HTMLElement) return near
  return document.querySelector<HTMLElement>('main [contenteditable="true"]') ?? undefined
}
