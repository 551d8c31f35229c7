import type { Operator, QuantityKind } from './quantity'

/** What the words before a number make of it. */
export interface Cue {
  readonly kind: QuantityKind
  readonly label: string
}

interface CueRow {
  readonly kind: QuantityKind
  readonly label?: string
  /** What stands right before the number or its operator. */
  readonly before: RegExp
}

const GAP = '[\\s、,:()\\[=]{0,3}(?:of|was|were|is|for [a-z -]{1,30}?|为|是)?[\\s、,:(]{0,2}$'
const cue = (inside: string, flags = 'i'): RegExp => new RegExp(`(?:${inside})${GAP}`, flags)

/** Words before a number, the narrower rows first. */
const CUES: readonly CueRow[] = [
  {
    kind: 'p',
    before: cue('(?<![A-Za-z])p(?:[- ]?values?|值)?(?:(?:[ _-]| for )(?:trend|interaction|heterogeneity|趋势|交互))?')
  },
  {
    kind: 'ci',
    before: cue(
      '9\\d(?:\\.\\d)?\\s?%\\s?(?:CI|CrI|UI|confidence intervals?|credible intervals?|uncertainty intervals?|置信区间|可信区间|可信限)\\s?(?:\\((?:CI|CrI|UI)\\))?'
    )
  },
  { kind: 'ci', before: cue('(?<![A-Za-z])(?:CI|confidence interval)|置信区间|可信区间') },
  { kind: 'estimate', label: 'HR', before: cue('(?<![A-Za-z])(?:a|s)?HRs?|hazard ratios?') },
  // What Chinese calls so is the one or the other.
  { kind: 'estimate', label: 'HR/RR', before: cue('风险比|危险比') },
  { kind: 'estimate', label: 'OR', before: cue('(?<![A-Za-z])aORs?|(?<![A-Za-z])ORs?|odds ratios?|比值比|优势比', '') },
  {
    kind: 'estimate',
    label: 'RR',
    before: cue('(?<![A-Za-z])(?:a)?RRs?|risk ratios?|rate ratios?|relative risks?|相对危险度|相对风险|率比')
  },
  { kind: 'estimate', label: 'SMD', before: cue('(?<![A-Za-z])SMD|standardi[sz]ed mean differences?|标准化均数差') },
  { kind: 'estimate', label: 'MD', before: cue('(?<![A-Za-z])W?MD|mean differences?|均数差|平均差') },
  { kind: 'n', before: /(?<![A-Za-z])n\s?=\s?$/i }
]

const ROMAN_STEP = '(?:[IVX]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ])[A-Da-d]?'
const DIGIT_STEP = '\\d{1,2}[A-Da-d]?'
const listOf = (step: string): string =>
  `${step}(?:(?:\\s?[/~-]\\s?|, | or | and | to |, and |, or | vs\\.? | versus )${step}){0,4}`
const STEPS = `(?:phases?|stages?|grades?|types?|class|classes)`
/** Kinds that English names before the number; “Phase I/II”, “stages III and IV”. */
export const STEP_ENGLISH = new RegExp(
  `(?<![A-Za-z])(${STEPS})[ -]\\(?(${listOf(ROMAN_STEP)}|${listOf(DIGIT_STEP)})(?![\\d%A-Za-z]|\\.\\d)`,
  'gi'
)
/** Kinds that Chinese names behind it: II期, Ⅲ～Ⅳ级, 2型. Han numerals too: 三期. */
export const STEP_CHINESE =
  /(?<![A-Za-z\d.])((?:[IVX]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ]|\d{1,2}|[一二三四五](?![一二三四五六七八九十百]))[A-Da-d]?(?:(?:\s?[/~、或和至及-]\s?)(?:[IVX]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ]|\d{1,2}|[一二三四五])[A-Da-d]?){0,4})\s?(期(?!间|内|望|待|刊|末|初|次)|级(?!医院|甲|预防|亲属|护理|学科)|型(?!号)|类(?!似|别|药)|(?<=[IVXⅠ-Ⅻ])度)/g
/** Kinds of both languages' words. */
export const STEP_KIND: Readonly<Record<string, QuantityKind>> = {
  phase: 'phase',
  stage: 'stage',
  grade: 'grade',
  clas: 'grade',
  class: 'grade',
  classes: 'grade',
  type: 'type',
  期: 'phase',
  级: 'grade',
  型: 'type',
  类: 'type',
  度: 'grade'
}

/** Operators by sign and by words before a number. */
const OPERATORS: readonly (readonly [Operator, RegExp])[] = [
  ['≤', /(?:≤|<=|no more than|at most|up to|不超过|不大于|不高于|不多于|至多)\s?$/i],
  ['≥', /(?:≥|>=|at least|no less than|not less than|不少于|不低于|不小于|至少)\s?$/i],
  ['<', /(?:<|less than|fewer than|below|lower than|under|younger than|小于|少于|低于|不足|不到|未满)\s?$/i],
  [
    '>',
    /(?:>|more than|greater than|over|above|higher than|exceeding|exceeded|older than|大于|多于|高于|超过|逾|超)\s?$/i
  ],
  ['=', /=\s?$/]
]
/** Operators by words behind a number and its unit. */
const OPERATORS_BEHIND: readonly (readonly [Operator, RegExp])[] = [
  [
    '≥',
    /^\s?(?:or (?:more|older|greater|higher|above|longer|over)|and (?:older|above|over)|及以上|或以上|及其以上|以上(?!述))/i
  ],
  ['≤', /^\s?(?:or (?:less|fewer|younger|lower|below|shorter)|and (?:younger|below)|及以下|或以下|以下(?!简))/i],
  ['<', /^(?:以内|之内)/]
]

const APPROXIMATE_BEFORE = /(?:about|approximately|around|nearly|almost|roughly|some|~|约|大约|大概|近|将近|接近)\s?$/i
const APPROXIMATE_BEHIND = /^\s?(?:左右|上下|余|多)/

/** What the text before a number, at most its last 60 characters, says of it. */
export function readCue(before: string): Cue | undefined {
  if (!/[A-Za-z\u3400-\u9fff]/.test(before)) return undefined
  const bare = before.replace(/(?:[<>=≤≥]{1,2}|less than|greater than|小于|大于)\s?$/i, '')
  const row = CUES.find((candidate) => candidate.before.test(candidate.kind === 'n' ? before : bare))
  return row && { kind: row.kind, label: row.label ?? '' }
}

/** The bound that stands before or behind a number. */
export function readOperator(before: string, behind: string): Operator | undefined {
  const near = before.slice(-16)
  const found =
    (near.trim() === '' ? undefined : OPERATORS.find(([, pattern]) => pattern.test(near))) ??
    OPERATORS_BEHIND.find(([, pattern]) => pattern.test(behind))
  return found?.[0]
}

/** Whether words around a number make it an approximate one. */
export const isApproximate = (before: string, behind: string): boolean =>
  APPROXIMATE_BEFORE.test(before.slice(-16)) || APPROXIMATE_BEHIND.test(behind)
