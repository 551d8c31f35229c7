/** A stretch of a title with the marks that are on it. */
export interface TitleRun {
  readonly text: string
  readonly italic?: true
  readonly bold?: true
  readonly superscript?: true
  readonly subscript?: true
  readonly smallCaps?: true
  /** Capitals here are never changed: `<span class="nocase">`. */
  readonly noCase?: true
}

type Mark = Exclude<keyof TitleRun, 'text'>

/** The markup that titles of CSL items may have: opening tag, mark, closing tag. Everything else is text. */
const TAGS: readonly { readonly open: RegExp; readonly mark: Mark; readonly close: string }[] = [
  { open: /^<(?:i|em)>$/i, mark: 'italic', close: 'i' },
  { open: /^<(?:b|strong)>$/i, mark: 'bold', close: 'b' },
  { open: /^<sup>$/i, mark: 'superscript', close: 'sup' },
  { open: /^<sub>$/i, mark: 'subscript', close: 'sub' },
  { open: /^<sc>$/i, mark: 'smallCaps', close: 'sc' },
  { open: /^<span\s+style="font-variant:\s*small-caps;?">$/i, mark: 'smallCaps', close: 'span' },
  { open: /^<span\s+class="nocase">$/i, mark: 'noCase', close: 'span' }
]
const CLOSING: Readonly<Record<string, string>> = { em: 'i', strong: 'b' }
const TAG = /<(?:\/?(?:i|em|b|strong|sup|sub|sc)|\/span|span\s[^<>]{1,60})>/gi

interface OpenTag {
  readonly mark: Mark
  readonly close: string
  /** Index of the tag among the pieces, to turn it into text where it is never closed. */
  readonly at: number
}

/** A tag, or text; `mark` is undefined for tags that turned out to be text. */
interface Piece {
  readonly text: string
  readonly tag?: { readonly mark: Mark; readonly kind: 'open' | 'close' }
}

/**
 * A title's runs. `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, small-caps and nocase spans are marks where they are closed in
 * order; any other markup, and tags that stand alone, are text. Linear in the title's length.
 */
export function parseTitle(title: string): readonly TitleRun[] {
  const runs: TitleRun[] = []
  const depths = new Map<Mark, number>()
  let text = ''
  const flush = (): void => {
    const marks = [...depths].filter(([, depth]) => depth > 0).map(([mark]) => [mark, true] as const)
    if (text !== '') runs.push({ text, ...Object.fromEntries(marks) })
    text = ''
  }
  for (const piece of pairTags(title)) {
    if (!piece.tag) {
      text += piece.text
      continue
    }
    flush()
    depths.set(piece.tag.mark, (depths.get(piece.tag.mark) ?? 0) + (piece.tag.kind === 'open' ? 1 : -1))
  }
  flush()
  return runs
}

function pairTags(title: string): readonly Piece[] {
  const pieces: Piece[] = []
  const open: OpenTag[] = []
  let at = 0
  for (const match of title.matchAll(TAG)) {
    pieces.push({ text: title.slice(at, match.index) })
    at = match.index + match[0].length
    const [tag] = match
    pieces.push({ text: tag })
    const found = TAGS.find((row) => row.open.test(tag))
    if (found) open.push({ mark: found.mark, close: found.close, at: pieces.length - 1 })
    else closeTag(tag, pieces, open)
  }
  pieces.push({ text: title.slice(at) })
  return pieces
}

/** Pairs a closing tag with the last one open, when that is its like; tags that cross stay text. */
function closeTag(tag: string, pieces: Piece[], open: OpenTag[]): void {
  const name = /^<\/(\w+)>$/.exec(tag)?.[1]?.toLowerCase()
  const last = open.at(-1)
  if (name === undefined || last?.close !== (CLOSING[name] ?? name)) return
  open.pop()
  const opening = pieces[last.at]
  if (opening) pieces[last.at] = { ...opening, tag: { mark: last.mark, kind: 'open' } }
  pieces[pieces.length - 1] = { text: tag, tag: { mark: last.mark, kind: 'close' } }
}

/** The title with other words of the same length under its markup, as `plainTitle` has them. */
export function replaceTitleText(title: string, plain: string): string {
  let at = 0
  return pairTags(title)
    .map(({ text, tag }) => {
      if (tag) return text
      at += text.length
      return plain.slice(at - text.length, at)
    })
    .join('')
}

/** The words of a title alone, for search, comparison and where marks cannot be shown. */
export const plainTitle = (title: string): string =>
  title.includes('<')
    ? parseTitle(title)
        .map((run) => run.text)
        .join('')
    : title
