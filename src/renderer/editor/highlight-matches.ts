import { $getNodeByKey, $isTextNode } from 'lexical'
import { $getDOMTextNode } from 'lexical'
import type { LexicalEditor } from 'lexical'
import type { AsideMatch, Match, MatchPoint, TextMatch } from './find-in-side'

type Show = (matches: readonly Match[], current: number) => void

/** More ranges than this slow scrolling down; the count is still right. */
const MOST_SHOWN = 2000

/** Marks matches through the CSS Custom Highlight API: `::highlight(find-match)` and `::highlight(find-current)`. */
export function highlightMatches(editor: LexicalEditor): Show {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return () => undefined
  let own: Range[] = []
  let ownCurrent: Range | undefined
  return (matches, current) => {
    const all = highlightNamed('find-match')
    const one = highlightNamed('find-current')
    for (const range of own) all.delete(range)
    if (ownCurrent) one.delete(ownCurrent)
    const ranges = editor.read('latest', () => matches.slice(0, MOST_SHOWN).map((match) => $rangeOf(editor, match)))
    ownCurrent = ranges[current]
    own = ranges.filter((range) => range !== undefined)
    for (const range of own) all.add(range)
    if (ownCurrent) one.add(ownCurrent)
  }
}

/** One highlight of a name serves both sides. */
function highlightNamed(name: string): Highlight {
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

function $rangeOf(editor: LexicalEditor, match: Match): Range | undefined {
  return match.kind === 'text' ? $textRange(editor, match) : markRange(editor, match)
}

/** Where the words are not in sight, their mark is shown. */
function markRange(editor: LexicalEditor, { key }: AsideMatch): Range | undefined {
  const element = editor.getElementByKey(key)
  if (!element) return undefined
  const range = new Range()
  range.selectNodeContents(element)
  return range
}

function $textRange(editor: LexicalEditor, { start, end }: TextMatch): Range | undefined {
  const [from, to] = [$textAt(editor, start), $textAt(editor, end)]
  if (!from || !to) return undefined
  const range = new Range()
  range.setStart(from, Math.min(start.offset, from.length))
  range.setEnd(to, Math.min(end.offset, to.length))
  return range
}

function $textAt(editor: LexicalEditor, { key }: MatchPoint): globalThis.Text | undefined {
  const node = $getNodeByKey(key)
  const element = editor.getElementByKey(key)
  return $isTextNode(node) && element ? ($getDOMTextNode(node, element, editor) ?? undefined) : undefined
}
