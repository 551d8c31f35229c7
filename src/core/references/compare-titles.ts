import { foldText } from './fold-text'

const MARKUP = /<\/?[a-z][^<>]{0,200}>/gi
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '-',
  mdash: '-'
}
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega'
}
/** What publishers put before the title of a work that was taken back or corrected. */
const STATUS_PREFIX =
  /^\s*(?:[[(]\s*(?:retracted|withdrawn)(?:\s+(?:article|chapter))?\s*[\])]\s*[:.—–-]?|(?:retracted|withdrawn)(?:\s+(?:article|chapter))?\s*[:.—–-]|[[【]?(?:已撤稿|撤稿)[\]】]?\s*[:：])\s*/i

/** British spellings and the American ones that they are compared as, and plurals. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ae|oe/g, 'e'],
  [/our(?=s?$|ed$|ing$|al$)/g, 'or'],
  [/is(?=e$|es$|ed$|ing$|ation|ations$)/g, 'iz'],
  [/ys(?=e$|es$|ed$|ing$)/g, 'yz'],
  [/tre(?=s?$)/g, 'ter'],
  [/ll(?=ed$|ing$)/g, 'l'],
  [/ogue(?=s?$)/g, 'og'],
  [/(?<=...)s$/g, '']
]
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an the of in on at to for and by with from as into among during via its their de la le les des du der die das und'.split(
    ' '
  )
)
const HAN = /\p{Script=Han}/u
/** No title is longer; what lies beyond is not compared. */
const MAX_LENGTH = 2000
const MIN_PREFIX_LETTERS = 20
const MIN_PREFIX_HAN = 6

/** How two titles compare: `unknown` where they are in two scripts and say nothing about each other. */
export type Likeness = 'same' | 'different' | 'unknown'

/** A title as it is compared: no markup, entities, case, accents or `RETRACTED:`; Greek letters by name. */
export function foldTitle(title: string): string {
  const plain = title
    .slice(0, MAX_LENGTH)
    .replace(MARKUP, '')
    .replace(
      /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      }
    )
  return foldText(plain)
    .replace(STATUS_PREFIX, '')
    .replace(/[α-ως]/g, (letter) => ` ${GREEK[letter] ?? letter} `)
    .replace(/&/g, ' and ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** True for a title before which its publisher has put `RETRACTED:` or the like; the notice itself begins otherwise. */
export const isMarkedRetracted = (title: string): boolean => STATUS_PREFIX.test(foldText(title))

const lettersOf = (folded: string): string => folded.replace(/[^\p{L}\p{N}]+/gu, '')
const wordsOf = (folded: string): readonly string[] =>
  (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), word)
  )

/** Compares two titles whatever their case, markup, spelling and punctuation; a subtitle may be missing on one side. */
export function compareTitles(a: string, b: string): Likeness {
  const [x, y] = [foldTitle(a), foldTitle(b)]
  const [xs, ys] = [lettersOf(x), lettersOf(y)]
  if (xs === '' || ys === '') return 'unknown'
  if (xs === ys) return 'same'
  if (HAN.test(xs) !== HAN.test(ys)) return 'unknown'
  if (lacksSubtitle(x, y) || lacksSubtitle(y, x)) return 'same'
  return !HAN.test(xs) && wordsAgree(wordsOf(x), wordsOf(y)) ? 'same' : 'different'
}

/** True where `short` is all of `long` up to a colon, dash or bracket. */
function lacksSubtitle(short: string, long: string): boolean {
  const bare = short.replace(/[\s.。]+$/u, '')
  const least = HAN.test(bare) ? MIN_PREFIX_HAN : MIN_PREFIX_LETTERS
  return (
    lettersOf(bare).length >= least &&
    long.startsWith(bare) &&
    /^\s*(?:[:.?!;(（—–]|-\s|\s-)/u.test(long.slice(bare.length))
  )
}

/** The words are the same but for small ones and one slip in ten; every number is the same. */
function wordsAgree(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a, b].map((words) => words.filter((word) => !SMALL_WORDS.has(word)))
  if (!x || !y || x.length !== y.length || x.length < 4) return false
  let slips = 0
  for (const [at, word] of x.entries()) {
    const other = y[at] ?? ''
    if (word === other) continue
    if (/\d/.test(word + other) || !isSlip(word, other)) return false
    slips += 1
  }
  return slips <= Math.max(1, Math.floor(x.length / 10))
}

/** One letter more, less, other or swapped in a word of five letters and more. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
