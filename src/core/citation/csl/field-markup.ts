import { joinOutput, type FontStyle, type Output, type Quotes, type Span } from './output'

/** The markup that CSL-JSON allows in fields, as `<i>`, and quotation marks. */
const TOKEN = /<\/?(?:i|b|sup|sub|sc)>|<span(?:\s[^<>]*)?>|<\/span>|["'“”‘’«»]/g
const SPECIAL = /[<"'“”‘«»]/

const TAG_FONTS: Readonly<Record<string, FontStyle>> = {
  '<i>': { italic: true },
  '<b>': { bold: true },
  '<sup>': { vertical: 'sup' },
  '<sub>': { vertical: 'sub' },
  '<sc>': { smallCaps: true }
}

/** Stretches whose letters text case must not touch. */
const KEEPS_CASE = new Set(['<sup>', '<sub>', '<sc>'])

interface Frame {
  /** What opened it, as written. */
  readonly opener: string
  readonly span: Omit<Span, 'children'> | undefined
  /** What closes it; undefined for the whole. */
  readonly closer: string | undefined
  readonly children: Output[]
}

/**
 * Reads a field's markup and sets its quotation marks and apostrophes as the locale has them. Tags that are not closed,
 * or that CSL-JSON does not know, are printed as they stand.
 */
export function readFieldMarkup(text: string, quotes: Quotes): Output {
  if (!SPECIAL.test(text)) return text
  return new MarkupReader(tidyGuillemets(text), quotes).read()
}

/** Spaces inside « » go, as those that belong there are set by rule. */
const tidyGuillemets = (text: string): string =>
  /[«»]/.test(text) ? text.replace(/«\s{1,3}/g, '«').replace(/\s{1,3}»/g, '»') : text

/** Markup nested deeper than this is printed as it stands. */
const MAX_DEPTH = 40

class MarkupReader {
  private readonly stack: Frame[] = [{ opener: '', span: undefined, closer: undefined, children: [] }]

  constructor(
    private readonly text: string,
    private readonly quotes: Quotes
  ) {}

  read(): Output {
    let from = 0
    for (const match of this.text.matchAll(TOKEN)) {
      this.add(this.text.slice(from, match.index))
      from = match.index + match[0].length
      this.token(match[0], this.text.charAt(match.index - 1), this.text.charAt(from))
    }
    this.add(this.text.slice(from))
    this.giveUpAfter(0)
    return joinOutput(this.stack[0]?.children ?? []) ?? ''
  }

  private token(token: string, before: string, after: string): void {
    if (token.startsWith('</')) return this.closeTag(token)
    if (token.startsWith('<')) return this.openTag(token)
    if (token === '"') return this.straight(token, '"', before, after)
    if (token === '“') return this.openQuote(token, '”')
    if (token === '”') return this.closeQuote(token, token)
    if (token === '‘') return this.openQuote(token, '’')
    if (token !== "'" && token !== '’') return this.guillemet(token)
    if (WORD.test(before) && WORD.test(after)) return this.add('’')
    if (token === '’') return this.closeQuote(token, token)
    if (before === "'") return this.add('’')
    this.straight(token, '’', before, after)
  }

  private straight(mark: string, literal: string, before: string, after: string): void {
    const canClose = before !== '' && !/\s/.test(before) && !WORD.test(after)
    if (canClose && this.findQuote(mark) > 0) return this.closeQuote(mark, literal)
    const canOpen = (before === '' || /[\s([{<>/“‘"'«—–-]/.test(before)) && after !== '' && !/\s/.test(after)
    if (canOpen) this.open({ opener: mark, span: { quotes: this.quotes }, closer: mark, children: [] })
    else this.add(literal)
  }

  /** Quotation marks where the locale uses them, else signs of the text with a thin space inside. */
  private guillemet(mark: string): void {
    const isOpening = mark === '«'
    if (this.quotes.open.startsWith('«')) return isOpening ? this.openQuote(mark, '»') : this.closeQuote(mark, mark)
    this.add(isOpening ? '«\u202F' : '\u202F»')
  }

  private openQuote(mark: string, closer: string): void {
    const isSingle = mark === '‘' ? ({ isSingle: true } as const) : {}
    this.open({ opener: mark, span: { quotes: this.quotes, ...isSingle }, closer, children: [] })
  }

  private closeQuote(mark: string, literal: string): void {
    const at = this.findQuote(mark)
    if (at <= 0) return this.add(literal)
    this.giveUpAfter(at)
    this.finish()
  }

  /** Index of the innermost frame that the mark closes, none beyond an open tag. */
  private findQuote(mark: string): number {
    for (let index = this.stack.length - 1; index > 0; index--) {
      const frame = this.stack[index]
      if (frame?.closer === mark) return index
      if (frame?.closer?.startsWith('<')) return -1
    }
    return -1
  }

  private openTag(token: string): void {
    const span = describeTag(token)
    if (!span) return this.add(token)
    const name = /^<(\w+)/.exec(token)?.[1] ?? ''
    this.open({ opener: token, span, closer: `</${name}>`, children: [] })
  }

  private closeTag(token: string): void {
    let at = this.stack.length - 1
    while (at > 0 && this.stack[at]?.closer !== token) at--
    if (at === 0) return this.add(token)
    this.giveUpAfter(at)
    this.finish()
  }

  private add(text: Output): void {
    if (text === '') return
    const children = this.stack.at(-1)?.children
    const last = children?.at(-1)
    // Endless markup that nothing closes is one text: neighbours count only where punctuation or a space begins the next.
    const joins = this.stack.length > MAX_DEPTH && typeof last === 'string' && typeof text === 'string'
    if (children && joins && !STARTS_LOOSELY.test(text)) children[children.length - 1] = last + text
    else children?.push(text)
  }

  private open(frame: Frame): void {
    if (this.stack.length > MAX_DEPTH) this.add(frame.opener === "'" ? '’' : frame.opener)
    else this.stack.push(frame)
  }

  private finish(): void {
    const frame = this.stack.pop()
    if (frame?.span) this.add({ ...frame.span, children: frame.children })
  }

  /** What looked like openings, in the frames after one, are none: they are printed. */
  private giveUpAfter(at: number): void {
    for (const frame of this.stack.splice(at + 1)) {
      this.add(frame.opener === "'" ? '’' : frame.opener)
      for (const child of frame.children) this.add(child)
    }
  }
}

const STARTS_LOOSELY = /^[\s.,;:!?]/
const WORD = /[\p{L}\p{N}]/u

function describeTag(token: string): Omit<Span, 'children'> | undefined {
  const font = TAG_FONTS[token]
  if (font) return { font, isToggle: true, ...(KEEPS_CASE.has(token) && { keepsCase: true as const }) }
  if (/class\s*=\s*["']nocase["']/.test(token)) return { keepsCase: true }
  if (/class\s*=\s*["']nodecor["']/.test(token)) return { isPlain: true, keepsCase: true }
  if (/font-variant:\s*small-caps/.test(token)) return { font: { smallCaps: true }, isToggle: true, keepsCase: true }
  return undefined
}
