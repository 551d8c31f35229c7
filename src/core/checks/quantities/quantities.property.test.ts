import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareQuantities } from './compare-quantities'
import { readQuantities } from './read-quantities'

/** One number as each language writes it. */
interface Written {
  readonly en: string
  readonly zh: string
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const HAN = '零一二三四五六七八九'
const ROMAN = ['I', 'II', 'III', 'IV']
const ROMAN_CHINESE = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const englishWord = (value: number): string =>
  value < 20 ? `${ONES[value]}` : `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${ONES[value % 10]}`}`
const hanWord = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${HAN[tens]}十`
  return `${head}${ones === 0 ? '' : HAN[ones]}`
}
const fullWidth = (text: string): string =>
  text.replace(/[\d.%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))

const whole = fc.integer({ min: 2, max: 999 })
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 99 }))
  .map(([head, tail]) => `${head}.${String(tail).padStart(2, '0')}`)
const ordered = fc.tuple(whole, whole).filter(([low, high]) => low < high)
const unit = fc.constantFrom(
  ['mg', '毫克'],
  ['g', 'g'],
  ['μg', '微克'],
  ['mL', 'ml'],
  ['mg/kg', 'mg·kg⁻¹'],
  ['mg per square meter', 'mg/m²'],
  ['mmol/L', '毫摩尔/升'],
  ['mm Hg', 'mmHg'],
  ['IU/L', 'U/L'],
  ['°C', '℃'],
  ['kg', '公斤']
)
const time = fc.constantFrom(
  ['days', '天'],
  ['weeks', '周'],
  ['months', '个月'],
  ['years', '年'],
  ['hours', '小时'],
  ['minutes', 'min']
)
const count = fc.constantFrom(['patients', '例'], ['injections', '次'], ['trials', '项'], ['tablets', '片'])

const written: fc.Arbitrary<Written> = fc.oneof(
  fc.tuple(decimal, unit).map(([value, [en, zh]]) => ({ en: `${value} ${en}`, zh: `${value} ${zh}` })),
  decimal.map((value) => ({ en: `${value}%`, zh: fullWidth(`${value}%`) })),
  whole.map((value) => ({ en: `${value} percentage points`, zh: `${value}个百分点` })),
  fc.tuple(whole, time).map(([value, [en, zh]]) => ({ en: `${value} ${en}`, zh: `${value}${zh}` })),
  fc
    .tuple(ordered, time)
    .map(([[low, high], [en, zh]]) => ({ en: `${low} to ${high} ${en}`, zh: `${low}～${high}${zh}` })),
  fc
    .tuple(decimal, decimal, unit)
    .map(([mean, sd, [en, zh]]) => ({ en: `${mean} ± ${sd} ${en}`, zh: `（${mean}±${sd}）${zh}` })),
  fc
    .tuple(fc.integer({ min: 2200, max: 999_999 }), count)
    .map(([value, [en, zh]]) => ({ en: `${value.toLocaleString('en-US')} ${en}`, zh: `${value}${zh}` })),
  fc
    .tuple(fc.integer({ min: 2, max: 900 }), count)
    .map(([value, [en, zh]]) => ({ en: `${value} million ${en}`, zh: `${value * 100}万${zh}` })),
  fc
    .tuple(fc.integer({ min: 2, max: 99 }), count)
    .map(([value, [en, zh]]) => ({ en: `${englishWord(value)} ${en}`, zh: `${hanWord(value)}${zh}` })),
  fc.integer({ min: 1, max: 99 }).map((age) => ({ en: `a ${age}-year-old`, zh: `${age}岁` })),
  fc.tuple(fc.constantFrom('<', '>', '='), fc.integer({ min: 1, max: 999 })).map(([sign, value]) => ({
    en: `P${sign}0.${String(value).padStart(3, '0')}`,
    zh: `P ${sign} 0.${String(value).padStart(3, '0')}`
  })),
  fc.tuple(decimal, decimal, decimal).map(([value, low, high]) => ({
    en: `HR ${value} (95% CI, ${low} to ${high})`,
    zh: `风险比为${value}（95%CI：${low}～${high}）`
  })),
  fc.integer({ min: 0, max: 3 }).map((at) => ({ en: `phase ${ROMAN[at]}`, zh: `${ROMAN_CHINESE[at]}期` })),
  fc.integer({ min: 1, max: 5 }).map((grade) => ({ en: `grade ${grade}`, zh: `${grade}级` })),
  fc
    .tuple(fc.integer({ min: 1950, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, day]) => ({ en: `${MONTHS[month - 1]} ${day}, ${year}`, zh: `${year}年${month}月${day}日` }))
)

const paragraph = fc.array(written, { minLength: 1, maxLength: 6 }).map((parts) => ({
  en: `Results were ${parts.map(({ en }) => en).join('; then ')}.`,
  zh: `结果为${parts.map(({ zh }) => zh).join('；其后')}。`
}))

const differences = (en: string, zh: string): readonly string[] =>
  compareQuantities(readQuantities(en, 'en'), readQuantities(zh, 'zh-CN'))
    .filter(({ severity }) => severity !== 'info')
    .map(
      ({ kind, leading, facing }) =>
        `${kind} ${leading.map(({ text }) => text).join()}/${facing.map(({ text }) => text).join()}`
    )

it('reads every number alike in both languages, whatever its kind', () => {
  fc.assert(
    fc.property(paragraph, ({ en, zh }) => {
      expect(differences(en, zh)).toEqual([])
    }),
    { numRuns: 150 }
  )
})

it('does not mind the order in which the other language has the numbers', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 2, maxLength: 5 }), (parts) => {
      const en = parts.map(({ en }) => en).join('; then ')
      const zh = [...parts]
        .reverse()
        .map(({ zh }) => zh)
        .join('；其后')
      expect(differences(en, zh)).toEqual([])
    }),
    { numRuns: 100 }
  )
})

it('gives places that cut each number out of any text, in order and apart', () => {
  const scraps = fc.constantFrom(
    '3',
    '.5',
    '%',
    ' ',
    'mg',
    '万',
    '～',
    '-',
    'IL-',
    '（',
    '）',
    '二',
    'twenty',
    '期',
    'II',
    'P<',
    '±',
    '/',
    '2020年',
    '😀',
    '，',
    '[1]',
    'e6',
    '×10⁶'
  )
  const text = fc.oneof(
    fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 40 })
  )
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'zh-CN'), (given, language) => {
      const quantities = readQuantities(given, language)
      const isRight = quantities.every(
        ({ start, end, text: part, values }, at) =>
          given.slice(start, end) === part &&
          start >= (quantities[at - 1]?.end ?? 0) &&
          end > start &&
          values.every(Number.isFinite)
      )
      expect(isRight).toBe(true)
    }),
    { numRuns: 150 }
  )
})

it('reads and compares long texts of digits in time linear in their length', () => {
  for (const part of ['1', '12345 ', '1,', '1-', '3 mg/kg ', '一', 'a-', 'Ⅱ/', '2020年']) {
    const quantities = readQuantities(part.repeat(8_000 / part.length), 'zh-CN')
    expect(compareQuantities(quantities, quantities)).toEqual([])
  }
})
