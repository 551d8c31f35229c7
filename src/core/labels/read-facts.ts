import { foldText } from '#core/references/fold-text'

/** What kind of fact a text states; a `unit` fact is a number of something. */
export type FactKind = 'percent' | 'sample' | 'duration' | 'dose' | 'phase' | 'design' | 'population' | 'course'

/** One fact in a form that both languages share. */
export interface Fact {
  readonly kind: FactKind
  /** What equal facts have in common: `50`, `months:24`, `2`, `case report`. */
  readonly value: string
  /** As the text has it, for the reader. */
  readonly text: string
}

const DIGITS: Readonly<Record<string, number>> = {
  半: 0.5,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  half: 0.5
}
const ROMAN: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  一: '1',
  二: '2',
  三: '3',
  四: '4'
}
const MONTHS: Readonly<Record<string, number>> = { d: 1 / 30, w: 1 / 4.345, m: 1, y: 12 }

const NUMBER =
  '(\\d{1,6}(?:[.,]\\d{1,3})?|[一二两兩三四五六七八九十半]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)'

/** `twelve`, `十二`, `1,105` and `2` as a number; undefined for what is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/,(?=\d{3}\b)/g, '')
  if (/^\d/.test(plain)) return Number(plain.replace(',', '.'))
  const known = DIGITS[text]
  if (known !== undefined) return known
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text)
  return tens ? (DIGITS[tens[1] ?? ''] ?? 1) * 10 + (DIGITS[tens[2] ?? ''] ?? 0) : undefined
}

interface FactRow {
  readonly kind: FactKind
  readonly match: RegExp
  readonly value: (groups: readonly string[]) => string | undefined
}

const numberOf = ([, text = '']: readonly string[]): string | undefined => {
  const number = readNumber(text)
  return number === undefined ? undefined : String(number)
}

const durationOf = ([, text = '', unit = '']: readonly string[]): string | undefined => {
  const number = readNumber(text)
  const months =
    MONTHS[/^(?:d|天|日)/.test(unit) ? 'd' : /^(?:w|周|週)/.test(unit) ? 'w' : /^(?:y|年)/.test(unit) ? 'y' : 'm']
  return number === undefined || months === undefined ? undefined : `months:${Math.round(number * months * 10) / 10}`
}

const phaseOf = (groups: readonly string[]): string | undefined => {
  const text = (groups[1] || groups[2]) ?? ''
  return ROMAN[text.replace(/[ab]$/, '')] ?? (/^[1-4]/.test(text) ? text[0] : undefined)
}

const NUMBER_ROWS: readonly FactRow[] = [
  { kind: 'percent', match: /(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b|per cent\b)/g, value: numberOf },
  { kind: 'sample', match: /\bn\s?=\s?(\d[\d,]{0,8})/g, value: numberOf },
  {
    kind: 'sample',
    match: new RegExp(
      `(?<![\\d.])(\\d{1,3}(?:,\\d{3})+|\\d{1,6})\\s(?:[a-z-]{2,20}\\s){0,2}(?:patients|participants|subjects|adults|children|people|women|men)\\b`,
      'g'
    ),
    value: numberOf
  },
  { kind: 'sample', match: /(?<![\d.])(\d{1,6})\s?(?:例|名|位)/g, value: numberOf },
  {
    kind: 'duration',
    match: new RegExp(
      `(?<![\\d.a-z])${NUMBER}[ -]?(days?\\b|weeks?\\b|months?\\b|years?\\b|个月|個月|周|週|年(?![版代度级月间])|天)`,
      'g'
    ),
    value: durationOf
  },
  {
    kind: 'dose',
    match: /(?<![\d.])(\d{1,5}(?:\.\d{1,3})?)\s?(mg|µg|μg|mcg|g|ml|iu|毫克|微克|毫升)(?![a-z])/g,
    value: ([, number = '', unit = '']) => `${Number(number)}${unit}`
  },
  {
    kind: 'phase',
    match:
      /\bphase\s?(iii|ii|iv|i|[1-4])(?:[ab])?\b|(?<![a-z])(iii|ii|iv|i|[1-4]|[一二三四])\s?期(?:双盲|临床|试验|研究|雙盲|臨床|随机|rct|\s)/g,
    value: phaseOf
  }
]

/** Facts of which a work has one: designs, who was studied, the course of the disease. Earlier rows win over later. */
const STATED: readonly (readonly [FactKind, value: string, RegExp])[] = [
  ['design', 'meta-analysis', /meta-?analy|systematic review|荟萃分析|meta分析|系统评价|系统综述/],
  ['design', 'guideline', /\bguidelines?\b|\bconsensus\b|指南|专家共识|共识/],
  ['design', 'randomised trial', /randomi[sz]ed|\brct\b|placebo-controlled|double-blind|随机对照|双盲|安慰剂对照/],
  [
    'design',
    'case report',
    /case report|\bone case\b|\ba case of\b|\bin an? (?:[a-z]{3,12} )?patient\b|病例报告|一例|个案/
  ],
  ['design', 'review', /\breview\b|综述|研究进展/],
  ['population', 'animals', /\b(?:mouse|mice|murine|rats?|zebrafish)\b|小鼠|大鼠/],
  ['population', 'children', /\b(?:children|pa?ediatric|infants)\b|儿童|小儿/],
  ['population', 'patients', /\bpatients?\b|患者|病人/],
  ['course', 'progressive', /\bprogressive\b|\bspms\b|\bppms\b|进行性|进展型/],
  ['course', 'relapsing', /\brelapsing\b|\brrms\b|复发缓解|复发-缓解/],
  ['course', 'type 1', /\btype 1 diab|1型糖尿病/],
  ['course', 'type 2', /\btype 2 diab|2型糖尿病/],
  ['course', 'ischaemic', /\bischa?emic stroke|缺血性(?:脑)?卒中/],
  ['course', 'haemorrhagic', /\bha?emorrhagic stroke|出血性(?:脑)?卒中/]
]

/** The facts that a text states, in both languages alike, each once. Takes time linear in the text. */
export function readFacts(text: string): readonly Fact[] {
  const folded = foldText(text).replace(/ⅲ/g, 'iii').replace(/ⅱ/g, 'ii').replace(/ⅰ/g, 'i')
  const facts = new Map<string, Fact>()
  const add = (fact: Fact): void => {
    const key = `${fact.kind} ${fact.value}`
    if (!facts.has(key)) facts.set(key, fact)
  }
  for (const { kind, match, value } of NUMBER_ROWS) {
    for (const found of folded.matchAll(match)) {
      const read = value(Array.from(found, (group) => group ?? ''))
      if (read !== undefined) add({ kind, value: read, text: found[0].trim() })
    }
  }
  for (const [kind, value, match] of STATED) {
    const found = match.exec(folded)
    if (found) add({ kind, value, text: found[0] })
  }
  return [...facts.values()]
}
