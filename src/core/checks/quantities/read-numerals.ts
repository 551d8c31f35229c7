import { ENGLISH_NUMERAL, ENGLISH_ORDINALS, ENGLISH_TIMES, ENGLISH_WORDS, readEnglishNumeral } from './english-numeral'
import { HAN_DIGITS, readHanNumeral } from './han-numeral'
import { roundOff, type Numeral } from './numeral'
import { readDigits } from './read-digits'

const HAN = new RegExp(`(第)?((?:[零〇一二两三四五六七八九十千万亿]|百(?!分)){1,16})(?:点([${HAN_DIGITS}]{1,6}))?`, 'g')
const HAN_FRACTION = new RegExp(
  `(百|千|[${HAN_DIGITS}]{1,4}|\\d{1,3})分之([${HAN_DIGITS}]{1,6}|\\d{1,3}(?:\\.\\d{1,6})?)(?:点([${HAN_DIGITS}]{1,6}))?`,
  'g'
)
const TENTHS = /([一二三四五六七八九])成(?![人功分为年熟果本立员形像体])/g
const HALF = /(?:一半|半数|过半|半(?=年|个|小时|天|月|日|量|成|衰))/g

const HALF_OF = /(?<![A-Za-z-])half(?:[ -]an?)?(?=[ -](?:years?|months?|hours?|days?|decades?|weeks?)(?![A-Za-z]))/gi

const ENGLISH = new RegExp(`(?<![A-Za-z-])(?:${ENGLISH_NUMERAL})(?:(?=fold)|(?![A-Za-z]))`, 'gi')
const FRACTION =
  /(?<![A-Za-z-])(one|two|three|four|five|six|seven|eight|nine|a|an)[ -](half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)(?![A-Za-z])/gi
const AND_A_HALF = /(?<![A-Za-z-])(one|two|three|four|five|six|a|\d{1,2}) (?:[a-z]{1,7} )?and a half(?![A-Za-z])/gi
const wordsOf = (words: Readonly<Record<string, number>>): RegExp => {
  const longestFirst = Object.keys(words).sort((one, other) => other.length - one.length)
  return new RegExp(`(?<![A-Za-z-])(?:${longestFirst.join('|').replaceAll('.', '\\.')})(?![A-Za-z])`, 'gi')
}
/** A decade by itself is ten years. */
const THE_DECADE = /(?<![A-Za-z-])(?:past|last|previous|recent|next|this|each|every)(?= decade(?![A-Za-z]))/gi
const ADVERBS = wordsOf(ENGLISH_WORDS)
const ORDINALS = wordsOf(ENGLISH_ORDINALS)
const TIMES = wordsOf(ENGLISH_TIMES)
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halve: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  tenth: 10
}

/** All numerals of a masked shadow text, in order, none within another. English number words are read outside Chinese only. */
export function readNumerals(shadow: string, isChinese: boolean): readonly Numeral[] {
  const found: Numeral[] = []
  const taken = new Uint8Array(shadow.length)
  const add = (numeral: Numeral | undefined): void => {
    if (!numeral) return
    for (let at = numeral.start; at < numeral.end; at += 1) if (taken[at]) return
    taken.fill(1, numeral.start, numeral.end)
    found.push(numeral)
  }
  const readAll = (pattern: RegExp, read: (match: RegExpExecArray) => Numeral | undefined): void => {
    for (const match of shadow.matchAll(pattern)) add(read(match))
  }
  readAll(HAN_FRACTION, readHanFraction)
  if (!isChinese) {
    readAll(AND_A_HALF, readAndAHalf)
    readAll(FRACTION, readFraction)
    readAll(THE_DECADE, (match) => wordAt(match, [1]))
    readAll(HALF_OF, (match) => wordAt(match, [0.5]))
  }
  readDigits(shadow).forEach(add)
  readAll(TENTHS, (match) => wordAt(match, [(readHanNumeral(match[1] ?? '') ?? 0) * 10], 'percent'))
  readAll(HALF, (match) => wordAt(match, [0.5]))
  readAll(HAN, readHan)
  if (!isChinese) {
    readAll(ENGLISH, (match) => {
      const value = readEnglishNumeral(match[0])
      return value === undefined ? undefined : wordAt(match, [value])
    })
    readAll(ORDINALS, (match) => wordAt(match, [ENGLISH_ORDINALS[match[0].toLowerCase()] ?? 0], 'ordinal'))
    readAll(TIMES, (match) => wordAt(match, [ENGLISH_TIMES[match[0].toLowerCase()] ?? 0], 'times'))
    readAll(ADVERBS, (match) => wordAt(match, [ENGLISH_WORDS[match[0].toLowerCase()] ?? 0], 'adverb'))
  }
  return found.sort((one, other) => one.start - other.start)
}

function wordAt(match: RegExpExecArray, values: readonly number[], form: Numeral['form'] = 'plain'): Numeral {
  const start = match.index
  return { values, decimals: 0, wording: 'words', form, approximate: false, start, end: start + match[0].length }
}

function readHan(match: RegExpExecArray): Numeral | undefined {
  const [, ordinal, digits = '', decimals] = match
  const value = readHanNumeral(digits)
  if (value !== undefined && decimals !== undefined) {
    const behind = Array.from(decimals, (char) => readHanNumeral(char) ?? 0).join('')
    return { ...wordAt(match, [Number(`${value}.${behind}`)]), decimals: behind.length }
  }
  if (value !== undefined) return wordAt(match, [value], ordinal === undefined ? 'plain' : 'ordinal')
  const pair = readNeighbours(digits)
  return pair && { ...wordAt(match, pair), approximate: true }
}

/** 七八 as 7 and 8, 十二三 as 12 and 13, 三四十 as 30 and 40. */
function readNeighbours(digits: string): readonly number[] | undefined {
  const found = /^(.*?)([一二三四五六七八])([二三四五六七八九])([十百千万]?)$/.exec(digits)
  if (!found) return undefined
  const [, head = '', one = '', other = '', scale = ''] = found
  const values = [readHanNumeral(head + one + scale), readHanNumeral(head + other + scale)]
  const [low, high] = values
  return low !== undefined && high !== undefined && low < high ? [low, high] : undefined
}

function readHanFraction(match: RegExpExecArray): Numeral | undefined {
  const [, below = '', above = '', decimals] = match
  const read = (text: string): number => (/\d/.test(text) ? Number(text) : (readHanNumeral(text) ?? Number.NaN))
  const behind = Array.from(decimals ?? '', (char) => readHanNumeral(char) ?? 0).join('')
  const value = Number(`${read(above)}${behind === '' ? '' : `.${behind}`}`)
  if (Number.isNaN(value)) return undefined
  if (below === '百') return wordAt(match, [value], 'percent')
  const divisor = below === '千' ? 1000 : read(below)
  return divisor > 0 ? wordAt(match, [roundOff(value / divisor)]) : undefined
}

function readFraction(match: RegExpExecArray): Numeral | undefined {
  const [, count = '', part = ''] = match
  const divisor = PARTS[part.toLowerCase().replace(/s$/, '')]
  const many = /^an?$/i.test(count) ? 1 : readEnglishNumeral(count)
  return divisor === undefined || many === undefined ? undefined : wordAt(match, [roundOff(many / divisor)])
}

function readAndAHalf(match: RegExpExecArray): Numeral | undefined {
  const [, count = ''] = match
  const value = /^\d/.test(count) ? Number(count) : /^a$/i.test(count) ? 1 : readEnglishNumeral(count)
  return value === undefined ? undefined : { ...wordAt(match, [value + 0.5]), decimals: 1 }
}
