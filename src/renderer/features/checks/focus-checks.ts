/** Puts the focus into the list of findings, where it is open and has some. */
export function focusChecks(): void {
  document.querySelector<HTMLElement>('#left-panel [role="grid"]')?.focus()
}
