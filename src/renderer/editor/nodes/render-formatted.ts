import type { FormattedRun, FormattedText } from '#core/citation/formatted-text'

const STYLE_TAGS: readonly (readonly [keyof FormattedRun, string])[] = [
  ['bold', 'b'],
  ['italic', 'i'],
  ['underline', 'u'],
  ['superscript', 'sup'],
  ['subscript', 'sub']
]

/** Replaces what an element holds by formatted runs. Text goes in as text: markup in it stays visible. */
export function renderFormatted(into: HTMLElement, text: FormattedText): void {
  into.replaceChildren(...text.map((run) => renderRun(into.ownerDocument, run)))
}

function renderRun(document: Document, run: FormattedRun): Node {
  let node: Node = document.createTextNode(run.text)
  for (const [style, tag] of STYLE_TAGS) if (run[style]) node = wrap(document, tag, node)
  if (run.smallCaps) {
    const span = wrap(document, 'span', node)
    span.className = 'small-caps'
    node = span
  }
  if (!run.link || !/^https?:\/\//i.test(run.link)) return node
  const anchor = document.createElement('a')
  anchor.href = run.link
  anchor.rel = 'noopener noreferrer'
  anchor.target = '_blank'
  anchor.tabIndex = -1
  anchor.append(node)
  return anchor
}

function wrap(document: Document, tag: string, child: Node): HTMLElement {
  const element = document.createElement(tag)
  element.append(child)
  return element
}
