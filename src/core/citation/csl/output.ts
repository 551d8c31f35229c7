import { meetsPlainly } from './punctuation'

/** Font settings of a stretch; what is absent is as around it. */
export interface FontStyle {
  readonly italic?: boolean
  readonly bold?: boolean
  readonly smallCaps?: boolean
  readonly underline?: boolean
  readonly vertical?: 'sup' | 'sub' | 'baseline'
}

export type Display = 'block' | 'left-margin' | 'right-inline' | 'indent'

/** The quotation marks of a locale. */
export interface Quotes {
  readonly open: string
  readonly close: string
  readonly openInner: string
  readonly closeInner: string
  /** True where a full stop or comma that follows goes inside. */
  readonly takesPunctuation: boolean
}

/** A stretch of output with something said about it. */
export interface Span {
  readonly children: readonly Output[]
  readonly font?: FontStyle
  /** True for markup in a field: italic inside italic is upright then. */
  readonly isToggle?: true
  readonly quotes?: Quotes
  /** True for quotes that are single even where no others are around them. */
  readonly isSingle?: true
  readonly display?: Display
  /** The variable whose text points to the web. */
  readonly link?: string
  /** Text case leaves the stretch alone. */
  readonly keepsCase?: true
  /** A term of the locale, which takes a capital where it begins a note. */
  readonly isTerm?: true
  /** Fonts around it end here. */
  readonly isPlain?: true
}

/** The small rich-text tree that formatting gives; writers make text, runs or HTML of it. */
export type Output = string | Span

/** Output put together part by part. Neighbouring texts become one where nothing is to be tidied between them. */
export class Row {
  private before: Output[] | undefined
  private last: Output | undefined
  /** The last two characters of `last`: to look at the text itself would copy it each time it has grown. */
  private end = ''

  add(part: Output): void {
    const { last, end } = this
    if (part === '' && last !== undefined) return
    this.end = typeof part !== 'string' ? '' : part.length > 1 ? part.slice(-2) : end.slice(-1) + part
    if (last === undefined || last === '') this.last = part
    else if (typeof last === 'string' && typeof part === 'string' && meetsPlainly(end, part)) this.last = last + part
    else {
      if (this.before) this.before.push(last)
      else this.before = [last]
      this.last = part
    }
  }

  /** Undefined where nothing was added. */
  take(): Output | undefined {
    const { before, last } = this
    if (!before || last === undefined) return last
    before.push(last)
    return { children: before }
  }
}

/** The parts in a row; undefined for no parts. */
export function joinOutput(parts: readonly Output[]): Output | undefined {
  const row = new Row()
  // Index by index, here and below: where code has not run often yet, iterators cost more than all else.
  for (let index = 0; index < parts.length; index++) row.add(parts[index] ?? '')
  return row.take()
}

/** The parts in a row; an empty text for no parts. */
export const joinRow = (parts: readonly Output[]): Output => joinOutput(parts) ?? ''

/** True when nothing would be printed. */
export const isBlank = (output: Output): boolean =>
  typeof output === 'string' ? output === '' : output.children.every(isBlank)

/** The words alone, before punctuation is tidied. */
export function bareText(output: Output): string {
  if (typeof output === 'string') return output
  const { children } = output
  let text = ''
  for (let index = 0; index < children.length; index++) text += bareText(children[index] ?? '')
  return output.quotes ? output.quotes.open + text + output.quotes.close : text
}

/** The output with each of its texts changed, in order. */
export function mapText(
  output: Output,
  change: (text: string, keepsCase: boolean) => string,
  keepsCase = false
): Output {
  if (typeof output === 'string') return change(output, keepsCase)
  const isKept = keepsCase || output.keepsCase === true
  return { ...output, children: output.children.map((child) => mapText(child, change, isKept)) }
}
