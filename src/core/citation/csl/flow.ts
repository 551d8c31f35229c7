import type { FontStyle, Output, Quotes, Span } from './output'
import { entersQuotes, isMark, meetMarks } from './punctuation'

/** Output as a row of texts between opened and closed spans, with punctuation and spaces tidied. */
export type Token =
  | { readonly kind: 'text'; text: string; readonly link?: string | undefined }
  | { readonly kind: 'open'; readonly change: Change }
  | { readonly kind: 'close'; readonly change: Change }
  | { readonly kind: 'quote'; readonly text: string; readonly isClosing: boolean; readonly takesPunctuation: boolean }

/** What a span changes, worked out against what is around it. */
export interface Change {
  readonly font?: FontStyle
  readonly display?: Span['display']
  readonly link?: string
}

/** The state of the font at a place; `vertical` is `baseline` where nothing is raised or lowered. */
type FontState = Required<FontStyle>

const PLAIN: FontState = { italic: false, bold: false, smallCaps: false, underline: false, vertical: 'baseline' }

/** Lays the tree out. Marks that meet at the seam of two texts are merged, moved into quotes where that is the custom. */
export function flowOutput(output: Output): readonly Token[] {
  const flow = new Flow()
  flow.walk(output, PLAIN, 0)
  return flow.tokens
}

/** The text of an output that is text and nothing else, tidied within; undefined for one that says more. */
export function flowPlainText(output: Output): string | undefined {
  if (typeof output === 'string') return output
  if (!isPlainText(output)) return undefined
  const flow = new Flow()
  flow.walkPlain(output)
  let text = ''
  for (const token of flow.tokens) if (token.kind === 'text') text += token.text
  return text
}

function isPlainText(output: Output): boolean {
  if (typeof output === 'string') return true
  const { font, quotes, display, link, isTerm, isPlain, keepsCase, children } = output
  if (font || quotes || display || link || isTerm || isPlain || keepsCase) return false
  return children.every(isPlainText)
}

class Flow {
  readonly tokens: Token[] = []
  /** The last character printed, quotes and spans aside. */
  private last = ''
  /** Index of the innermost closing quote that ended just now, with only marks after it; -1 elsewhere. */
  private closed = -1
  /** Marks that stand between that quote and here. */
  private hasTail = false

  walk(output: Output, font: FontState, depth: number): void {
    if (typeof output === 'string') return this.write(output)
    const change = describeChange(output, font)
    const inner = change?.font ? { ...font, ...change.font } : font
    if (change) this.tokens.push({ kind: 'open', change })
    const ownDepth = output.isSingle && depth === 0 ? 1 : depth
    const quoteDepth = output.quotes ? ownDepth + 1 : depth
    if (output.quotes) this.quote(output.quotes, ownDepth, false)
    const { children } = output
    for (let index = 0; index < children.length; index++) this.walk(children[index] ?? '', inner, quoteDepth)
    if (output.quotes) this.quote(output.quotes, ownDepth, true)
    if (change) this.tokens.push({ kind: 'close', change })
  }

  walkPlain(output: Output): void {
    if (typeof output === 'string') this.write(output)
    else for (const child of output.children) this.walkPlain(child)
  }

  private quote(quotes: Quotes, depth: number, isClosing: boolean): void {
    const isOuter = depth % 2 === 0
    const opening = isOuter ? quotes.open : quotes.openInner
    const text = isClosing ? (isOuter ? quotes.close : quotes.closeInner) : opening
    const isNested = isClosing && this.closed >= 0 && !this.hasTail
    this.tokens.push({ kind: 'quote', text, isClosing, takesPunctuation: quotes.takesPunctuation })
    if (isClosing) {
      if (!isNested) this.closed = this.tokens.length - 1
      this.hasTail = false
    } else {
      this.closed = -1
      this.last = text.slice(-1)
    }
  }

  private write(text: string): void {
    if (text === '') return
    let rest = this.last === ' ' && this.closed < 0 ? text.replace(/^ +/, '') : text
    const first = rest.charAt(0)
    if (isMark(first)) {
      if (this.mark(first)) rest = rest.slice(1)
      if (rest === '') return
      if (isMark(rest.charAt(0)) && rest.length === 1) return this.put(rest, true)
    }
    if (this.last === ' ' && this.closed < 0) rest = rest.replace(/^ +/, '')
    if (rest !== '') this.put(rest, false)
  }

  private put(text: string, isTail: boolean): void {
    this.tokens.push({ kind: 'text', text })
    this.last = text.slice(-1)
    if (isTail && this.closed >= 0) this.hasTail = true
    else this.closed = -1
  }

  /** Takes a mark that a text begins with; false when it is to be printed where it stands. */
  private mark(mark: string): boolean {
    const previous = this.last
    const merged = isMark(previous) ? meetMarks(previous, mark) : previous + mark
    if (merged === previous) return true
    const isReplacing = isMark(previous) && merged === mark
    if (isReplacing) this.dropLast()
    if (this.closed < 0 || this.hasTail) return false
    const quote = this.tokens[this.closed]
    if (quote?.kind !== 'quote' || !quote.takesPunctuation || !entersQuotes(mark)) return false
    this.tokens.splice(this.closed, 0, { kind: 'text', text: mark })
    this.closed += 1
    this.last = mark
    return true
  }

  private dropLast(): void {
    for (let index = this.tokens.length - 1; index >= 0; index--) {
      const token = this.tokens[index]
      if (token?.kind !== 'text' || token.text === '') continue
      token.text = token.text.slice(0, -1)
      if (this.closed >= 0 && index > this.closed) this.hasTail = false
      return
    }
  }
}

function describeChange(span: Span, state: FontState): Change | undefined {
  const font = span.isPlain ? plainFont(state) : span.font && changedFont(span.font, state, span.isToggle === true)
  if (!font && !span.display && !span.link) return undefined
  return {
    ...(font && { font }),
    ...(span.display && { display: span.display }),
    ...(span.link && { link: span.link })
  }
}

const plainFont = (state: FontState): FontStyle | undefined => changedFont(PLAIN, state, false)

/** The part of a font that differs from what is around; a toggle switches off what is on. */
function changedFont(font: FontStyle, state: FontState, isToggle: boolean): FontStyle | undefined {
  const changed: { -readonly [key in keyof FontStyle]: FontStyle[key] } = {}
  for (const key of ['italic', 'bold', 'smallCaps', 'underline'] as const) {
    const wanted = font[key]
    if (wanted === undefined) continue
    if (wanted !== state[key]) changed[key] = wanted
    else if (isToggle && wanted) changed[key] = false
  }
  if (font.vertical !== undefined && font.vertical !== state.vertical) changed.vertical = font.vertical
  else if (font.vertical !== undefined && isToggle && font.vertical !== 'baseline') changed.vertical = 'baseline'
  return Object.keys(changed).length > 0 ? changed : undefined
}
