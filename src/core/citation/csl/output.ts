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

/** The parts in a row; undefined for nothing at all. */
export function joinOutput(parts: readonly Output[]): Output | undefined {
  if (parts.length === 0) return undefined
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { children: parts }
}

/** True when nothing would be printed. */
export const isBlank = (output: Output): boolean =>
  typeof output === 'string' ? output === '' : output.children.every(isBlank)

/** The words alone, before punctuation is tidied. */
export function bareText(output: Output): string {
  if (typeof output === 'string') return output
  let text = ''
  for (const child of output.children) text += bareText(child)
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
