import { STEP_CHINESE, STEP_ENGLISH, STEP_KIND } from './cues'
import type { Quantity, QuantityKind } from './quantity'

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5
}

/** One step of a list such as `I/II` or `Ⅲ、Ⅳ`. */
const STEP = /(?:(?<![A-Za-z])[IVXivx]{1,4}(?![E-HJ-UWYZe-hj-uwyz])|[Ⅰ-Ⅻⅰ-ⅻ]|\d{1,2}|[一二三四五])[A-Da-d]?/g

/** Phases, stages, grades and types of a masked shadow text; `I/II` and `III～IV` are two. */
export function readSteps(shadow: string, text: string): readonly Quantity[] {
  const english = [...shadow.matchAll(STEP_ENGLISH)].map((match) => ({
    kind: STEP_KIND[(match[1] ?? '').toLowerCase().replace(/s$/, '')],
    list: match[2] ?? '',
    start: match.index,
    from: match.index + match[0].length - (match[2] ?? '').length,
    end: match.index + match[0].length
  }))
  const chinese = [...shadow.matchAll(STEP_CHINESE)].map((match) => ({
    kind: STEP_KIND[match[2] ?? ''],
    list: match[1] ?? '',
    start: match.index,
    from: match.index,
    end: match.index + match[0].length
  }))
  return [...english, ...chinese].flatMap(({ kind, list, start, from, end }) => {
    const steps = [...list.matchAll(STEP)].flatMap((match) => stepOf(match[0], from + match.index))
    if (kind === undefined || steps.length === 0) return []
    return steps.map((step, at) => {
      const first = at === 0 ? start : step.start
      const last = at === steps.length - 1 ? end : step.end
      return makeStep(kind, step, text, first, last)
    })
  })
}

interface Step {
  readonly value: number
  readonly letter: string
  readonly isHan: boolean
  readonly start: number
  readonly end: number
}

function stepOf(written: string, start: number): readonly Step[] {
  const code = written.charCodeAt(0)
  const letter = written.length > 1 && /[A-Da-d]$/.test(written) ? written.slice(-1).toLowerCase() : ''
  const bare = (letter === '' ? written : written.slice(0, -1)).toLowerCase()
  const value = code >= 0x2160 && code <= 0x217b ? ((code - 0x2160) % 16) + 1 : (ROMAN[bare] ?? Number(bare))
  if (Number.isNaN(value)) return []
  return [{ value, letter, isHan: /[一二三四五]/.test(bare), start, end: start + written.length }]
}

function makeStep(kind: QuantityKind, step: Step, text: string, start: number, end: number): Quantity {
  return {
    kind,
    values: [step.value],
    shape: 'single',
    unit: '',
    label: step.letter,
    operator: undefined,
    approximate: false,
    decimals: 0,
    wording: step.isHan ? 'words' : 'digits',
    isCounted: false,
    text: text.slice(start, end),
    start,
    end
  }
}
