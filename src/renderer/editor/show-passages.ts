/** The passages that comments of one side are about, marked by highlights: the DOM of the text is never touched. */
export interface Passages {
  readonly show: (root: HTMLElement) => void
  readonly dispose: () => void
}

interface Passage {
  readonly start: Element
  readonly end: Element
  readonly range: Range
  readonly name: string
}

/** Passages through the CSS Custom Highlight API; nothing where there is none. */
export function createPassages(): Passages {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return { show: () => undefined, dispose: () => undefined }
  let shown: ReadonlyMap<string, Passage> = new Map()
  const drop = ({ name, range }: Passage): void => void CSS.highlights.get(name)?.delete(range)
  return {
    show: (root) => {
      const next = findPassages(root, shown)
      for (const [id, passage] of shown) if (next.get(id) !== passage) drop(passage)
      for (const passage of next.values()) highlightNamed(passage.name).add(passage.range)
      shown = next
    },
    dispose: () => {
      shown.forEach(drop)
      shown = new Map()
    }
  }
}

/** Ranges follow the text by themselves, so a passage whose ends are the same elements is the same. */
function findPassages(root: HTMLElement, known: ReadonlyMap<string, Passage>): ReadonlyMap<string, Passage> {
  const starts = new Map<string, Element>()
  for (const element of root.getElementsByClassName('kept-commentStart'))
    if (element instanceof HTMLElement) starts.set(element.dataset['start'] ?? '', element)
  const found = new Map<string, Passage>()
  if (starts.size === 0) return found
  for (const end of root.getElementsByClassName('kept-comment')) {
    const id = end instanceof HTMLElement ? (end.dataset['comment'] ?? '') : ''
    const start = starts.get(id)
    if (!start) continue
    const name = end.classList.contains('kept-comment-resolved') ? 'comment-resolved' : 'comment'
    const old = known.get(id)
    const isSame = old?.start === start && old.end === end && old.name === name && !old.range.collapsed
    found.set(id, isSame ? old : { start, end, name, range: rangeBetween(start, end) })
  }
  return found
}

function rangeBetween(start: Element, end: Element): Range {
  const range = new Range()
  range.setStartAfter(start)
  range.setEndBefore(end)
  return range
}

function highlightNamed(name: string): Highlight {
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  // Matches of a search stand above.
  made.priority = -1
  CSS.highlights.set(name, made)
  return made
}
