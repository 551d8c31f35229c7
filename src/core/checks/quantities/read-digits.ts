import { roundOff, type Numeral } from './numeral'

/** Digits, grouped or not: 2,900; 1 204 (with a space, where a noun follows), 1 056 (no number begins with a naught); 0·05; .05. */
const DIGITS =
  /\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,12})?|\d{1,3}(?:\u2009\d{3}){1,6}(?!\d)(?:\.\d{1,12})?|[1-9]\d{0,2}(?: \d{3}){1,4}(?= ?(?:\p{Script=Han}|[r×g]|I?U\b)| (?:patients|participants|subjects|individuals|people|adults|children|women|men|cases|deaths|births|records|articles|questionnaires|person))|[1-9]\d{0,2} 0\d{2}(?: \d{3}){0,3}(?![\d.%])|\d+(?:[.·]\d{1,12})?|(?<![\w\ue000])\.\d{1,12}/gu

/** A power of ten, `10^6`, `10⁶`; in `×109/L` its superscript was lost. */
const EXPONENT =
  '(?:\\^\\{?([-−]?\\d{1,2})\\}?|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,3})|([1-9]|1[0-2])(?=\\s?/|\\s?个|\\s?(?:cells|CFU|copies|vg)))(?!\\d)'
const POWER = new RegExp(`\\s?[×xX*]\\s?10${EXPONENT}`, 'y')
const BARE_POWER = new RegExp(EXPONENT, 'y')
const E_NOTATION = /[eE]([-+]?\d{1,2})(?![A-Za-z\d])/y
const SCALE =
  /\s?([余多])?(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![克米帕焦卡赫瓦伏])|百(?![分帕]))|[ -](hundred|thousand|million|billion|trillion)(?![a-z])/y
const ORDINAL = /(?:st|nd|rd|th)(?![A-Za-z])/y

const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12
}

/** What may begin something that belongs to digits, so that most are read without looking for it. */
const BEGINS_SUFFIX = new Set('×xX*eE余多百千万亿十htmb^⁰¹²³⁴⁵⁶⁷⁸⁹⁻srn0123456789')

/** The numerals in digits of a masked shadow text, with their power of ten or scale: `2.9×10⁶`, `1e6`, `2,900万`, `29 million`. */
export function readDigits(shadow: string): readonly Numeral[] {
  const found: Numeral[] = []
  let last = 0
  for (const match of shadow.matchAll(DIGITS)) {
    const start = match.index
    const plain = match[0].replace(/[,\s\u2009]/g, '').replace('·', '.')
    // Digits of a suffix before, `×10` or `e6`, are no numeral of their own.
    if (start < last || isInsideWord(shadow, start)) continue
    const { factor, end, approximate, isOrdinal, isScaled } = readSuffix(shadow, start + match[0].length, plain)
    last = end
    found.push({
      values: [factor === 1 ? Number(plain) : roundOff(isScaled === 'power' ? factor : Number(plain) * factor)],
      decimals: factor === 1 ? Math.max(0, plain.length - 1 - plain.indexOf('.')) * Number(plain.includes('.')) : 0,
      wording: 'digits',
      form: isOrdinal ? 'ordinal' : 'plain',
      approximate,
      start,
      end
    })
  }
  return found
}

interface Suffix {
  readonly factor: number
  readonly end: number
  readonly approximate: boolean
  readonly isOrdinal: boolean
  /** `power` where the digits were the ten of a power, not what it multiplies. */
  readonly isScaled: 'power' | 'factor' | undefined
}

function readSuffix(shadow: string, end: number, plain: string): Suffix {
  const none: Suffix = { factor: 1, end, approximate: false, isOrdinal: false, isScaled: undefined }
  const gap = /[ -]/.test(shadow[end] ?? '') ? 1 : 0
  if (!BEGINS_SUFFIX.has(shadow[end + gap] ?? '')) return none
  const bare = plain === '10' ? matchAt(BARE_POWER, shadow, end) : null
  if (bare) return { ...none, factor: 10 ** exponentOf(bare), end: end + bare[0].length, isScaled: 'power' }
  const power = matchAt(POWER, shadow, end)
  if (power) return { ...none, factor: 10 ** exponentOf(power), end: end + power[0].length, isScaled: 'factor' }
  const e = matchAt(E_NOTATION, shadow, end)
  if (e) return { ...none, factor: 10 ** Number(e[1]), end: end + e[0].length, isScaled: 'factor' }
  const scale = matchAt(SCALE, shadow, end)
  if (scale) {
    const factor = SCALES[scale[2] ?? scale[3] ?? ''] ?? 1
    return { ...none, factor, end: end + scale[0].length, approximate: scale[1] !== undefined, isScaled: 'factor' }
  }
  const ordinal = matchAt(ORDINAL, shadow, end)
  return ordinal ? { ...none, end: end + ordinal[0].length, isOrdinal: true } : none
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const RAISED = new Map(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (char, value) => [char, String(value)]))
const exponentOf = ([, plain, raised, lost]: RegExpExecArray): number =>
  Number(plain?.replace('−', '-') ?? lost ?? Array.from(raised ?? '', (char) => RAISED.get(char) ?? '-').join(''))

const LETTER = /[A-Za-zΑ-Ωα-λν-ω]/
/** Words that a hyphen joins with a quantity: mid-2020, phase-2. */
const JOINED = /(?:mid|pre|post|phase|stage|grade|type|day|week|month|year|age|aged|class|level|top|under|over|to)-$/i

/** Letters before digits make a name of them, except `×` and the q of `q12h`. */
function isInsideWord(shadow: string, start: number): boolean {
  const before = shadow[start - 1] ?? ''
  if (LETTER.test(before)) return !/(?:^|[^A-Za-z])[qQxX]$/.test(shadow.slice(Math.max(0, start - 2), start))
  return (
    before === '-' && LETTER.test(shadow[start - 2] ?? '') && !JOINED.test(shadow.slice(Math.max(0, start - 8), start))
  )
}
