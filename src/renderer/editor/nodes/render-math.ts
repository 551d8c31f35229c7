/** Shows an equation: its TeX, as long as there is nothing that draws it. */
export function renderMath(element: HTMLElement, tex: string, display: 'inline' | 'block'): void {
  element.dataset['math'] = display
  element.textContent = tex
  element.classList.toggle('math-empty', tex.trim() === '')
}
