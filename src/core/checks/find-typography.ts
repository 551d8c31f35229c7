import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { CheckCode } from './check-table'
import type { PairCheck, PairFinding } from './pair-check'
import type { SideText } from './paired-text'
import type { TextSpan } from './unit-text'

/** Marks of the other language, and brackets without their partner. */
export const findTypography: PairCheck = (pair) =>
  SIDE_NAMES.flatMap((side): readonly PairFinding[] => {
    const text = pair[side]
    const found: readonly (readonly [CheckCode, readonly TextSpan[]])[] = [
      /^zh\b/iu.test(text.language) ? ['half-width', readHalfWidth(text)] : ['full-width', readFullWidth(text)],
      ['bracket-unpaired', readUnpaired(text)]
    ]
    return found.flatMap(([check, spans]) => {
      const [first] = spans
      if (!first) return []
      return [
        { check, side, at: { [side]: spans }, what: text.text.slice(first.start, first.end), count: spans.length }
      ]
    })
  })

const HAN = String.raw`\p{Script=Han}`
/** A half-width mark right behind a Chinese character, not inside a number or between Latin words. */
const HALF_WIDTH = new RegExp(
  String.raw`[,;?!](?<=[${HAN}’”》）%\uFFFC].)(?![\dA-Za-z])|,(?<=[${HAN}》）”].)(?=[\dA-Za-z])|:(?<=${HAN}.)(?!\/\/)`,
  'gu'
)
const ROUND = /\([^()\n]{0,400}\)/gu

/** Half-width marks among Chinese words, and round brackets around such words. */
function readHalfWidth({ text }: SideText): readonly TextSpan[] {
  const brackets = spansOf(text, ROUND).filter(({ start, end }) => /\p{Script=Han}/u.test(text.slice(start, end)))
  const edges = brackets.flatMap(({ start, end }) => [
    { start, end: start + 1 },
    { start: end - 1, end }
  ])
  return [...spansOf(text, HALF_WIDTH), ...edges].sort((one, other) => one.start - other.start)
}

/** Chinese marks that do not stand beside Chinese words, and full-width letters and digits. */
const FULL_WIDTH = new RegExp(
  String.raw`[，。；：？！（）、](?<![${HAN}《“」』].)(?![${HAN}《“「『])|[０-９Ａ-Ｚａ-ｚ％]+`,
  'gu'
)

const readFullWidth = ({ text, language }: SideText): readonly TextSpan[] =>
  /^(?:ja|ko)\b/iu.test(language) ? [] : spansOf(text, FULL_WIDTH)

const spansOf = (text: string, pattern: RegExp): readonly TextSpan[] =>
  [...text.matchAll(pattern)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }))

const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['】', '['],
  ['》', '《'],
  ['」', '「'],
  ['』', '『']
])
const OPENING: ReadonlySet<string> = new Set(CLOSING.values())
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['（', '('],
  ['）', ')'],
  ['［', '['],
  ['］', ']'],
  ['【', '[']
])

/** Brackets of each block without their partner; `a)` and `2）` count items and need none, nor do those around intervals. */
function readUnpaired({ text }: SideText): readonly TextSpan[] {
  const found: TextSpan[] = []
  let start = 0
  for (const block of text.split('\n')) {
    for (const at of unpairedIn(block)) found.push({ start: start + at, end: start + at + 1 })
    start += block.length + 1
  }
  return found
}

function unpairedIn(block: string): readonly number[] {
  const open: { readonly sign: string; readonly at: number }[] = []
  const lone: number[] = []
  for (let at = 0; at < block.length; at += 1) {
    const char = block.charAt(at)
    const sign = FOLDED.get(char) ?? char
    const partner = CLOSING.get(sign)
    if (OPENING.has(sign)) open.push({ sign, at })
    else if (partner !== undefined) {
      const last = open.at(-1)
      // Half-open intervals, such as [0, 1), mix round and square ones.
      if (last && (last.sign === partner || (isRound(last.sign) && isRound(partner)))) open.pop()
      else if (!isItemLabel(block, at)) lone.push(at)
    }
  }
  return [...lone, ...open.map(({ at }) => at)].sort((a, b) => a - b)
}

const isRound = (sign: string): boolean => sign === '(' || sign === '['

const isItemLabel = (block: string, at: number): boolean =>
  /(?:^|[\s;；,，、。.:：\uFFFC])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,2})$/u.test(
    block.slice(Math.max(0, at - 6), at)
  )
