import {
  createState,
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  IS_SUBSCRIPT,
  IS_SUPERSCRIPT,
  IS_UNDERLINE
} from 'lexical'
import type { TextFormatType } from 'lexical'
import type { MarkType } from '#core/manuscript/nodes'

interface MarkRow {
  readonly mark: MarkType | 'code'
  readonly bit: number
  readonly format: TextFormatType
}

const MARK_ROWS: readonly MarkRow[] = [
  { mark: 'strong', bit: IS_BOLD, format: 'bold' },
  { mark: 'emphasis', bit: IS_ITALIC, format: 'italic' },
  { mark: 'underline', bit: IS_UNDERLINE, format: 'underline' },
  { mark: 'delete', bit: IS_STRIKETHROUGH, format: 'strikethrough' },
  { mark: 'superscript', bit: IS_SUPERSCRIPT, format: 'superscript' },
  { mark: 'subscript', bit: IS_SUBSCRIPT, format: 'subscript' },
  { mark: 'code', bit: IS_CODE, format: 'code' }
]

/** The format bits of the marks around a citation or label, which have no text format of their own. */
export const marksState = createState('marks', {
  parse: (value: unknown) => (typeof value === 'number' && Number.isInteger(value) ? value : 0)
})

/** Lexical's name of a mark. */
export function formatOf(mark: MarkType | 'code'): TextFormatType {
  const row = MARK_ROWS.find((each) => each.mark === mark)
  if (!row) throw new Error(`No text format for the mark ${mark}`)
  return row.format
}

/** The marks as format bits. */
export function bitsOf(marks: Iterable<MarkType | 'code'>): number {
  let bits = 0
  for (const mark of marks) bits |= MARK_ROWS.find((row) => row.mark === mark)?.bit ?? 0
  return bits
}

/** The marks that format bits stand for, inline code left out. */
export function marksOf(bits: number): ReadonlySet<MarkType> {
  const marks = new Set<MarkType>()
  for (const { mark, bit } of MARK_ROWS) if (mark !== 'code' && (bits & bit) !== 0) marks.add(mark)
  return marks
}

/** All marks and inline code that format bits stand for. */
export function formatsOf(bits: number): ReadonlySet<MarkType | 'code'> {
  return new Set(MARK_ROWS.filter(({ bit }) => (bits & bit) !== 0).map(({ mark }) => mark))
}
