/** Moves the focus to the first candidate of the label on show, or to the box that searches for one. */
export function focusCandidates(): void {
  // The inspector of a label that was just shown is there with the next frame.
  requestAnimationFrame(() => {
    const inspector = document.querySelector('[data-label-inspector]')
    const first = inspector?.querySelector<HTMLElement>('input[type="checkbox"]') ?? inspector?.querySelector('input')
    first?.focus({ preventScroll: true })
  })
}
