const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12
}
const VALUES = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const)
])

const UNIT_WORD = [...SMALL, ...TENS].sort((one, other) => other.length - one.length).join('|')
const WORD = `(?:${UNIT_WORD}|${Object.keys(SCALES).join('|')})`

/** A run of number words, `twenty-nine`, `a hundred and five`, as the inside of an expression that ignores case. */
export const ENGLISH_NUMERAL = `(?:(?:an? )(?=hundred|thousand|million|billion))?${WORD}(?:[ -](?:and )?${WORD}){0,8}`

/** Words that say how often. */
export const ENGLISH_TIMES: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  thrice: 3,
  bid: 2,
  'b.i.d': 2,
  tid: 3,
  't.i.d': 3,
  qid: 4,
  'q.i.d': 4
}

/** Words that number what follows; a unit behind them is theirs: “the third day”. */
export const ENGLISH_ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  'twenty-first': 21
}

/** Words that tell a number and count nothing. */
export const ENGLISH_WORDS: Readonly<Record<string, number>> = {
  both: 2,
  double: 2,
  doubled: 2,
  doubling: 2,
  triple: 3,
  tripled: 3,
  quadruple: 4,
  dozen: 12,
  half: 0.5,
  primary: 1,
  secondary: 2,
  tertiary: 3,
  bilateral: 2,
  biweekly: 2,
  quarterly: 3
}

/** `twenty-nine` as 29, `two hundred and five` as 205; undefined for words that do not make one number, `one two`. */
export function readEnglishNumeral(text: string): number | undefined {
  let whole = 0
  let section: number | undefined
  let last = 0
  for (const word of text.toLowerCase().split(/[ -]/)) {
    if (word === 'and' || word === 'a' || word === 'an') continue
    const scale = SCALES[word]
    const value = VALUES.get(word)
    if (value !== undefined) {
      if (last > 0 && last < 20) return undefined
      if (last >= 20 && last < 100 && value >= 10) return undefined
      section = (section ?? 0) + value
      last = value === 0 ? 1 : value
    } else if (scale === 100) {
      section = (section ?? 1) * 100
      last = 100
    } else if (scale !== undefined) {
      whole += (section ?? 1) * scale
      section = undefined
      last = 1000
    }
  }
  return whole + (section ?? 0)
}
