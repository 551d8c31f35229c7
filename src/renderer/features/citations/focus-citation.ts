/** Moves the focus to the first source of the citation on show: Enter there goes to its page, Esc back to the text. */
export function focusCitation(): void {
  // The inspector of a citation that was just shown is there with the next frame.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-citation-inspector] li')?.focus({ preventScroll: true })
  )
}
