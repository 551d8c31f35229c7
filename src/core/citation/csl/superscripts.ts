/** Raised letters, figures and signs that Unicode has as characters of their own. */
const RAISED =
  /[\u00AA\u00B2\u00B3\u00B9\u00BA\u02B0-\u02B8\u02C0\u02C1\u02E0-\u02E4\u06E5\u06E6\u1D2C-\u1D6A\u1D78\u1D9B-\u1DBF\u2070-\u207F\u2120\u2122\u3192-\u319F]/
const SPLIT = new RegExp(`(${RAISED.source})`)

/** Those that Unicode does not take apart itself. */
const BASES: Readonly<Record<string, string>> = { '\u02C0': 'ʔ', '\u02C1': 'ʕ', '\u06E5': 'و', '\u06E6': 'ي' }

export interface RaisedPart {
  readonly text: string
  readonly isRaised: boolean
}

/** Splits a text into plain stretches and raised characters, these as ordinary ones: `1ᵉʳ` gives `1`, raised `e`, `r`. */
export function superscriptsIn(text: string): readonly RaisedPart[] {
  if (!RAISED.test(text)) return [{ text, isRaised: false }]
  return text
    .split(SPLIT)
    .map((part, index) => (index % 2 === 1 ? { text: lower(part), isRaised: true } : { text: part, isRaised: false }))
    .filter((part) => part.text !== '')
}

const lower = (raised: string): string => BASES[raised] ?? raised.normalize('NFKD')
