/** How initials are written: what follows each, and whether hyphens between them stay. */
export interface InitialsOptions {
  readonly with: string
  readonly keepsHyphen: boolean
  /** False leaves full names and only sets initials that are there already in the style's way. */
  readonly shortensNames: boolean
}

/** Longer texts are no given names. */
const MAX_GIVEN = 500

/** A tag of markup, a space, full stop or hyphen, or a word. */
const PART = /(<[^>]*>|[\s.\-‐‑]|[^\s.\-‐‑<]+)/gu

/** Most names: they need no tables of Unicode. */
const ONE_WORD = /^[A-Z][a-z]+$/

type Joint = '-' | ' ' | ''

/**
 * Given names as initials: `Jean-Luc M.` with `. ` gives `J.-L. M.`, with nothing `J-LM`. Lower-case words stay words
 * (`de`), parts that are lower case after a hyphen are left out, and abbreviations stay whole (`Ph.`).
 */
export function initialize(given: string, options: InitialsOptions): string {
  if (given.length > MAX_GIVEN) return given
  if (ONE_WORD.test(given)) return options.shortensNames ? (given.charAt(0) + options.with).trimEnd() : given
  const parts = given.match(PART) ?? []
  const writer = new InitialsWriter(options)
  for (let index = 0; index < parts.length; index++) writer.take(parts[index] ?? '', parts[index + 1] === '.')
  return writer.result.trimEnd()
}

class InitialsWriter {
  result = ''
  /** What stands before the next piece, and what the last one was. */
  private joint: Joint = ''
  private last: 'initial' | 'word' | undefined

  constructor(private readonly options: InitialsOptions) {}

  take(part: string, hasStop: boolean): void {
    if (part === '.') this.joint ||= ' '
    else if (part === '-' || part === '‐' || part === '‑') this.joint = '-'
    else if (part.startsWith('<')) this.result = addTag(this.result, part)
    else if (/^\s$/.test(part)) this.joint ||= ' '
    else this.takeWord(part, hasStop)
  }

  private takeWord(word: string, hasStop: boolean): void {
    const { shortensNames } = this.options
    const initial = initialOf(word, hasStop, shortensNames)
    if (initial !== undefined) this.add(initial + this.options.with, 'initial')
    else if (!shortensNames) this.add(hasStop ? `${word}.` : word, 'word')
    else if (this.joint !== '-' || !/\p{L}/u.test(word)) this.add(word, 'word')
    this.joint = ''
  }

  private add(text: string, kind: 'initial' | 'word'): void {
    const { last, joint } = this
    this.last = kind
    const hasHyphen = joint === '-' && (this.options.keepsHyphen || kind === 'word')
    if (last === undefined) this.result += text
    else if (hasHyphen) this.result = `${this.result.trimEnd()}-${text}`
    else if (kind === 'word' || last === 'word') this.result = `${this.result.trimEnd()} ${text}`
    else this.result += text
  }
}

/** A space before a closing tag goes behind it. */
function addTag(result: string, tag: string): string {
  const isMoved = tag.startsWith('</') && result.endsWith(' ')
  return isMoved ? `${result.trimEnd()}${tag} ` : result + tag
}

/** Undefined for a word that stays one. */
function initialOf(word: string, hasStop: boolean, shortensNames: boolean): string | undefined {
  if (!hasStop && ONE_WORD.test(word)) return shortensNames ? word.charAt(0) : undefined
  if (/^\p{Lu}/u.test(word) && (hasStop || word.length === 1)) return word
  if (/^\p{Lu}\p{M}*$/u.test(word)) return word
  const first = shortensNames ? FIRST_LETTER.exec(word)?.[1] : undefined
  if (first === undefined) return undefined
  const isLower = first === first.toLowerCase() && first !== first.toUpperCase()
  if (isLower) return undefined
  return isDigraph(word) ? first + word.charAt(1).toLowerCase() : first
}

const FIRST_LETTER = /^[^\p{L}]*(\p{L}\p{M}*)/u

/** Two capitals before small letters mark a sound written with two: `TSerendorj`. */
const isDigraph = (word: string): boolean => /^\p{Lu}{2}\p{Ll}/u.test(word)
