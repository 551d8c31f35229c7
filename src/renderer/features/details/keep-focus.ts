import type { KeyboardEvent } from 'react'

/** Runs a change that may move the focused control about the page, and gives it the focus back where that lost it. */
export function keepFocus(change: () => void): void {
  const focused = document.activeElement
  change()
  // React moves the rows once the event is over.
  setTimeout(() => {
    if (!(focused instanceof HTMLElement) || !focused.isConnected) return
    const isOff = focused instanceof HTMLButtonElement && focused.disabled
    const beside = isOff ? focused.parentElement?.querySelector<HTMLElement>('button:enabled') : undefined
    ;(beside ?? focused).focus()
  }, 0)
}

/** Moves an entry by Alt and an arrow key. */
export function moveByKey(event: KeyboardEvent, index: number, count: number, onMove: (to: number) => void): void {
  const delta = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  const to = index + delta
  if (!event.altKey || delta === 0) return
  event.preventDefault()
  if (to >= 0 && to < count) keepFocus(() => onMove(to))
}
