import type { BlockId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import { indexAuthors } from './author-index'
import { findAuthorYearMarks } from './author-year-marks'
import type { BlockText, Span } from './block-text'
import { contextOf } from './mark-context'
import { findNumericMarks, NUMERIC_FORMS, type NumericForm } from './numeric-marks'
import { citedEntries, type TypedEntry, type TypedMark } from './typed-references'

/** The text of one block that may cite. */
export interface PlacedText extends BlockText {
  readonly block: BlockId
  /** Whether it stands in a table. */
  readonly isCell: boolean
  /** Whether it stands above or among the affiliations of a title page, whose raised numbers name them. */
  readonly isByline: boolean
}

type MarksOfText = (text: PlacedText) => readonly (Span & Pick<TypedMark, 'outcome'>)[]

/** Numbers behind a list's end are no citations of it. */
const LAST_NUMBER = 1499
/** The share of a list that marks of a form must cite before the form is believed; brackets need no more than one mark. */
const LEAST_SHARE: Readonly<Record<NumericForm, number>> = { bracket: 0, raised: 0.3, parenthesis: 0.6 }
const LEAST_SHARE_BY_ORDER = 0.8

/**
 * The typed citations of a side, by the one way of citing that names most entries of the list: a text that cites by
 * authors has no numeric citations, and the other way round.
 */
export function linkSide(
  side: SideName,
  texts: readonly PlacedText[],
  entries: readonly TypedEntry[],
  firstEntry: number
): readonly TypedMark[] {
  const index = indexAuthors(entries, firstEntry)
  const ways: readonly (readonly TypedMark[])[] = [
    ...numericWays(side, texts, entries, firstEntry),
    collect(side, texts, ({ text }) => findAuthorYearMarks(text, index).map(outcomeOfAuthors))
  ]
  let best: readonly TypedMark[] = []
  let most = 0
  for (const marks of ways) {
    const cited = citedEntries({ marks }).size
    if (cited > most) [best, most] = [marks, cited]
  }
  return best
}

function numericWays(
  side: SideName,
  texts: readonly PlacedText[],
  entries: readonly TypedEntry[],
  firstEntry: number
): readonly (readonly TypedMark[])[] {
  const hasNumbers = entries.some(({ number }) => number !== undefined)
  const byNumber = new Map<number, number>()
  for (const [at, { number = hasNumbers ? undefined : at + 1 }] of entries.entries()) {
    if (number !== undefined && !byNumber.has(number)) byNumber.set(number, firstEntry + at)
  }
  return NUMERIC_FORMS.flatMap((form) => {
    // Without numbers in the list, its order counts, and round brackets would be guesses.
    if (!hasNumbers && form === 'parenthesis') return []
    const marks = collect(side, texts, (text) => numericMarks(text, form, byNumber))
    const share = citedEntries({ marks }).size / Math.max(1, entries.length)
    return share >= (hasNumbers ? LEAST_SHARE[form] : LEAST_SHARE_BY_ORDER) ? [marks] : []
  })
}

function numericMarks(
  text: PlacedText,
  form: NumericForm,
  byNumber: ReadonlyMap<number, number>
): ReturnType<MarksOfText> {
  if (form === 'raised' && text.isByline) return []
  return findNumericMarks(text, form, text).flatMap(({ start, end, cited, isDoubtful }): ReturnType<MarksOfText> => {
    const cites = cited.flatMap(({ number, ...parts }) => {
      const entry = byNumber.get(number)
      return entry === undefined ? [] : [{ entry, ...parts }]
    })
    if (cites.length === 0 && (form !== 'bracket' || isDoubtful || cited.some(({ number }) => number > LAST_NUMBER)))
      return []
    if (isDoubtful) return [{ start, end, outcome: { kind: 'unmatched', reason: 'doubtful' } }]
    return cites.length === cited.length
      ? [{ start, end, outcome: { kind: 'linked', mode: 'normal', cites, strangers: [] } }]
      : [{ start, end, outcome: { kind: 'unmatched', reason: 'not-in-list' } }]
  })
}

function outcomeOfAuthors(mark: ReturnType<typeof findAuthorYearMarks>[number]): ReturnType<MarksOfText>[number] {
  const { start, end } = mark
  if (mark.kind === 'unmatched') return { start, end, outcome: { kind: 'unmatched', reason: mark.reason } }
  return { start, end, outcome: { kind: 'linked', mode: mark.mode, cites: mark.cites, strangers: mark.strangers } }
}

function collect(side: SideName, texts: readonly PlacedText[], marksOf: MarksOfText): readonly TypedMark[] {
  return texts.flatMap((text) =>
    marksOf(text).map(({ start, end, outcome }) => ({
      side,
      block: text.block,
      start,
      end,
      text: text.text.slice(start, end),
      context: contextOf(text.text, { start, end }),
      outcome
    }))
  )
}
