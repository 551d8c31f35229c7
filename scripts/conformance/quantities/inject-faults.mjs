/** A numeral as it is written, found without the reader under test; names such as IL-6 and F2 are none. */
const NUMERAL =
  /(?<![\p{Script=Latin}\p{Script=Greek}\d.,]|[\p{Script=Latin}\p{Script=Greek}\p{Script=Han})]-)\d+(?:[.,]\d+)*(?!\d|-(?:[A-Z\p{Script=Han}]|hydroxy))/gu

const UNITS = [
  [/(?<=\d\s?)mg(?![a-z])/, 'g'],
  [/(?<=\d\s?)g(?![a-z])/, 'mg'],
  [/(?<=\d\s?)(?:μg)(?![a-z])/, 'mg'],
  [/(?<=\d\s?)m[Ll](?![a-z])/, 'L'],
  [/(?<=\/)(?:kg)/, 'd'],
  [/mmol/, 'μmol'],
  [/(?<=\d )weeks?/, 'months'],
  [/(?<=\d )months?/, 'years'],
  [/(?<=\d )years?/, 'months'],
  [/(?<=\d )hours?/, 'days'],
  [/(?<=\d )days?/, 'weeks'],
  [/(?<=\d\s?)个月/, '年'],
  [/(?<=\d\s?)周(?!龄)/, '个月'],
  [/(?<=\d\s?)年(?!\d)/, '个月'],
  [/(?<=\d\s?)(?:小时|h(?![a-z]))/, '天'],
  [/(?<=\d\s?)天/, '周'],
  [/个百分点/, '%'],
  [/ percentage points?/, '%']
]
const OPERATORS = [
  [/[<＜]/, '>'],
  [/[>＞]/, '<'],
  [/≥/, '≤'],
  [/≤/, '≥']
]
const STEPS = [
  [/(?<=[Pp]hase )2/, '3'],
  [/(?<=[Ss]tage )IIIA/, 'IIA'],
  [/(?<=stage )III?(?![IV])/, 'IV'],
  [/(?<=class )II/, 'I'],
  [/(?<=Grade )3/, '2'],
  [/(?<=[Tt]ype )2/, '1'],
  [/2(?=b期)/, '1'],
  [/2(?=型)/, '1'],
  [/3(?=级)/, '2'],
  [/Ⅱ(?=[期～和])/, 'Ⅰ'],
  [/Ⅲ(?=[A期])/, 'Ⅳ'],
  [/Ⅳ(?=级)/, 'Ⅲ']
]
const MAGNITUDES = [
  [/ million/, ' billion'],
  [/ billion/, ' million'],
  [/亿/, '万'],
  [/(?<=\d)万/, '亿'],
  [/(?<=\d),(?=\d{3})/, '0,']
]

const replaceOne = (table) => (text, random) => {
  const rows = table.filter(([pattern]) => pattern.test(text))
  if (rows.length === 0) return undefined
  const [pattern, replacement] = rows[Math.floor(random() * rows.length)]
  return text.replace(pattern, replacement)
}

const changeNumeral = (change) => (text, random) => {
  const all = [...text.matchAll(NUMERAL)]
  if (all.length === 0) return undefined
  const { 0: numeral, index } = all[Math.floor(random() * all.length)]
  const changed = change(numeral, random)
  // `00` for `0` says the same, and that one of something is left out is no fault.
  if ((changed !== '' && Number(changed) === Number(numeral)) || (changed === '' && Number(numeral) === 1))
    return undefined
  return text.slice(0, index) + changed + text.slice(index + numeral.length)
}

function changeDigit(numeral, random) {
  const places = [...numeral].flatMap((char, at) => (/\d/.test(char) ? [at] : []))
  const at = places[Math.floor(random() * places.length)]
  const digit = (Number(numeral[at]) + 1 + Math.floor(random() * 9)) % 10
  return `${numeral.slice(0, at)}${digit}${numeral.slice(at + 1)}`
}

/** Kinds of faults: each makes a text with one of them, or undefined where the text has no place for it. */
export const FAULTS = {
  'one wrong digit': changeNumeral(changeDigit),
  'a number left out': changeNumeral(() => ''),
  'ten times a number': (text, random) =>
    replaceOne(MAGNITUDES)(text, random) ??
    changeNumeral((numeral) =>
      numeral.includes('.') ? numeral.replace(/\.(\d)/, '$1.').replace(/\.$/, '') : `${numeral}0`
    )(text, random),
  'another unit': replaceOne(UNITS),
  'the opposite operator': replaceOne(OPERATORS),
  'another phase, stage, grade or type': replaceOne(STEPS)
}

/** Numbers from 0 to 1 that are the same in every run. */
export function makeRandom(seed) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}
