import { useEffect } from 'react'
import { isComposingKey } from '../../ui'

const FOCUSABLE =
  'button:not([disabled]), [href], input:not([disabled]), textarea:not([disabled]), [contenteditable="true"], [tabindex]:not([tabindex="-1"])'

/** The next pane in the circle, from the one that holds the focus; the first when none does. */
export function nextIndex(count: number, current: number, step: 1 | -1): number {
  if (current < 0) return step === 1 ? 0 : count - 1
  return (current + step + count) % count
}

/** Lets F6 and Shift+F6 go round the elements marked `data-pane`, each remembering where its focus was. */
export function useCyclePanes(): void {
  useEffect(() => {
    const remembered = new WeakMap<Element, HTMLElement>()
    const remember = (event: FocusEvent) => {
      if (!(event.target instanceof HTMLElement)) return
      const pane = event.target.closest('[data-pane]')
      if (pane) remembered.set(pane, event.target)
    }
    const cycle = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || isComposingKey(event) || event.ctrlKey || event.altKey || event.metaKey) return
      const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility())
      if (panes.length === 0) return
      event.preventDefault()
      const current = panes.findIndex((pane) => pane.contains(document.activeElement))
      focusPane(panes[nextIndex(panes.length, current, event.shiftKey ? -1 : 1)], remembered)
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('keydown', cycle)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('keydown', cycle)
    }
  }, [])
}

function focusPane(pane: HTMLElement | undefined, remembered: WeakMap<Element, HTMLElement>): void {
  if (!pane) return
  const last = remembered.get(pane)
  const target = last && pane.contains(last) ? last : pane.querySelector<HTMLElement>(FOCUSABLE)
  if (target) target.focus()
  else {
    pane.tabIndex = -1
    pane.focus()
  }
}
