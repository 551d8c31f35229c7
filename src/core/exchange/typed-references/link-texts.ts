import type { BlockId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import type { AuthorIndex } from './author-index'
import { findAuthorYearMarks } from './author-year-marks'
import type { BlockText, Span } from './block-text'
import { contextOf } from './mark-context'
import { findNumericMarks, NUMERIC_FORMS, type NumericForm } from './numeric-marks'
import type { TypedCite, TypedMark } from './typed-references'

/** The text of one block that may cite. */
export interface PlacedText extends BlockText {
  readonly side: SideName
  readonly block: BlockId
  /** Index of the top-level block that it stands in. */
  readonly at: number
  readonly isHeading: boolean
  /** Whether it stands in a table. */
  readonly isCell: boolean
  /** Whether it stands above or among the affiliations of a title page, whose raised numbers name them. */
  readonly isByline: boolean
}

/** How the sources of a text are named. */
export type CitingWay = NumericForm | 'author-year'

/** The entries that a text may cite. */
export interface Citable {
  /** Index of the entry of each number; by order where the list has no numbers and that may count. */
  readonly byNumber: ReadonlyMap<number, number>
  readonly hasNumbers: boolean
  readonly index: AuthorIndex
  /** How many entries are in the lists that the text should cite. */
  readonly size: number
}

/** The marks of each text, in the order of the texts, and the way of citing that they are of. */
export interface LinkedTexts {
  readonly way: CitingWay | undefined
  readonly marks: readonly (readonly TypedMark[])[]
  /** How many entries they cite. */
  readonly cited: number
}

type MarksOfText = (text: PlacedText) => readonly (Span & Pick<TypedMark, 'outcome'>)[]

/** Numbers behind a list's end are no citations of it. */
const LAST_NUMBER = 1499
/** The share of a list that marks of a form must cite before the form is believed; brackets need no more than one mark. */
const LEAST_SHARE: Readonly<Record<NumericForm, number>> = { bracket: 0, raised: 0.3, parenthesis: 0.6 }
const LEAST_SHARE_BY_ORDER = 0.8

/**
 * The typed citations of texts, by the one way of citing that names most entries: a text that cites by authors has no
 * numeric citations, and the other way round.
 */
export function linkTexts(texts: readonly PlacedText[], citable: Citable): LinkedTexts {
  let best: LinkedTexts = { way: undefined, marks: texts.map(() => []), cited: 0 }
  for (const way of [...NUMERIC_FORMS, 'author-year'] as const) {
    // No way can name more than all.
    if (best.cited >= citable.size) break
    // Without numbers in the list, its order counts, and round brackets would be guesses.
    if (way === 'parenthesis' && !citable.hasNumbers) continue
    const marks = marksOf(texts, way, citable)
    const cited = countCited(marks)
    if (cited > best.cited && isBelieved(way, cited, citable)) best = { way, marks, cited }
  }
  return best.way === 'raised' ? withBrackets(best, texts, citable) : best
}

/** Where raised numbers cite, those in brackets are left as text and named: they may cite as well, or be values. */
function withBrackets(best: LinkedTexts, texts: readonly PlacedText[], citable: Citable): LinkedTexts {
  const bracketed = marksOf(texts, 'bracket', citable)
  const marks = best.marks.map((raised, at): readonly TypedMark[] => {
    const isFree = ({ start, end }: TypedMark): boolean =>
      raised.every((mark) => mark.end <= start || mark.start >= end)
    const left = (bracketed[at] ?? []).filter((mark) => mark.outcome.kind === 'linked' && isFree(mark))
    const outcome = { kind: 'unmatched', reason: 'doubtful' } as const
    return left.length === 0
      ? raised
      : [...raised, ...left.map((mark) => ({ ...mark, outcome }))].toSorted((a, b) => a.start - b.start)
  })
  return { ...best, marks }
}

function countCited(marks: LinkedTexts['marks']): number {
  const cited = new Set<number>()
  for (const some of marks) {
    for (const { outcome } of some)
      if (outcome.kind === 'linked') for (const { entry } of outcome.cites) cited.add(entry)
  }
  return cited.size
}

function isBelieved(way: CitingWay, cited: number, { hasNumbers, size }: Citable): boolean {
  if (way === 'author-year') return true
  return cited / Math.max(1, size) >= (hasNumbers ? LEAST_SHARE[way] : LEAST_SHARE_BY_ORDER)
}

/** The marks of one way in each text. */
export function marksOf(
  texts: readonly PlacedText[],
  way: CitingWay,
  citable: Citable
): readonly (readonly TypedMark[])[] {
  const find: MarksOfText =
    way === 'author-year'
      ? ({ text }) => findAuthorYearMarks(text, citable.index).map(outcomeOfAuthors)
      : (text) => numericMarks(text, way, citable.byNumber)
  return texts.map((text) => find(text).map((mark) => placeMark(text, mark)))
}

function numericMarks(
  text: PlacedText,
  form: NumericForm,
  byNumber: ReadonlyMap<number, number>
): ReturnType<MarksOfText> {
  if (form === 'raised' && text.isByline) return []
  return findNumericMarks(text, form, text).flatMap(({ start, end, cited, ...mark }): ReturnType<MarksOfText> => {
    const cites: TypedCite[] = []
    const absent: number[] = []
    for (const { number, ...parts } of cited) {
      const entry = byNumber.get(number)
      if (entry === undefined) absent.push(number)
      else cites.push({ entry, ...parts })
    }
    const { isDoubtful, mayBeOneNumber = false } = mark
    if (mayBeOneNumber && absent.length > 0) return []
    if (cites.length === 0 && (form !== 'bracket' || isDoubtful || cited.some(({ number }) => number > LAST_NUMBER)))
      return []
    if (isDoubtful) return [{ start, end, outcome: { kind: 'unmatched', reason: 'doubtful' } }]
    if (absent.length === 0) return [{ start, end, outcome: { kind: 'linked', mode: 'normal', cites, strangers: [] } }]
    if (cites.length === 0) return [{ start, end, outcome: { kind: 'unmatched', reason: 'not-in-list' } }]
    return [{ start, end, outcome: { kind: 'unmatched', reason: 'partly-in-list', absent: absent.join(', ') } }]
  })
}

function outcomeOfAuthors(mark: ReturnType<typeof findAuthorYearMarks>[number]): ReturnType<MarksOfText>[number] {
  const { start, end } = mark
  if (mark.kind === 'unmatched') return { start, end, outcome: { kind: 'unmatched', reason: mark.reason } }
  return { start, end, outcome: { kind: 'linked', mode: mark.mode, cites: mark.cites, strangers: mark.strangers } }
}

function placeMark(
  { side, block, text }: PlacedText,
  { start, end, outcome }: ReturnType<MarksOfText>[number]
): TypedMark {
  return { side, block, start, end, text: text.slice(start, end), context: contextOf(text, { start, end }), outcome }
}
