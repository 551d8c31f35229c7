import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Caption } from '#core/manuscript/nodes'
import type { DocxReading } from './docx-reading'
import { countedBy } from './read-marks'
import type { CountedNumber } from './read-marks'

/** A paragraph that names a figure or table, without its label. */
export interface ReadCaption {
  readonly of: Caption['of']
  readonly inlines: readonly FlatInline[]
  /** Where its label ends, where Word counted it. */
  readonly number?: CountedNumber
}

const MAX_LABEL = 30
/** What stands between the number and the words: a stop with white space around it, or white space. */
const GAP = /^(?:\s*[.:：．。、,，]\s*|\s+)/u
/** A label typed by hand: its word and number. */
const TYPED = /^\s*(\p{L}{1,12})\.?\s*(\d{1,3})(?=[\s.:：．。、,，]|$)/u

/**
 * The caption that a paragraph is: it opens with a number that Word counted for figures or tables, or, `styled` as a
 * caption, with the number that is next typed by hand. Undefined for every other paragraph, whose words stay whole.
 */
export function findCaption(
  inlines: readonly FlatInline[],
  isStyled: boolean,
  { counted, captions, leftOut }: DocxReading
): ReadCaption | undefined {
  const [number] = counted
  const label = number && textOf(inlines.slice(0, number.from))
  if (number && label !== undefined && label.length <= MAX_LABEL && isLabel(label)) {
    captions[number.of]++
    leftOut.push(textOf(inlines.slice(0, number.to)))
    return { of: number.of, inlines: withoutGap(inlines.slice(number.to)), number }
  }
  return isStyled ? findTyped(inlines, captions, leftOut) : undefined
}

/** Words and, where chapters count, the number of the chapter. */
const isLabel = (text: string): boolean => /^\s*(?:\p{L}[\p{L}\s.]*(?:\d+(?:\.\d+)*[-–—.])?)?\s*$/u.test(text)

function findTyped(
  inlines: readonly FlatInline[],
  captions: Record<Caption['of'], number>,
  leftOut: string[]
): ReadCaption | undefined {
  const [first, ...rest] = inlines
  if (first?.leaf.type !== 'text') return undefined
  const typed = TYPED.exec(first.leaf.value)
  const of = countedBy(typed?.[1] ?? '')
  if (!typed || !of || Number(typed[2]) !== captions[of] + 1) return undefined
  captions[of]++
  leftOut.push(typed[0])
  const value = first.leaf.value.slice(typed[0].length)
  return { of, inlines: withoutGap([{ ...first, leaf: { type: 'text', value } }, ...rest]) }
}

function withoutGap(inlines: readonly FlatInline[]): readonly FlatInline[] {
  const [first, ...rest] = inlines
  if (first?.leaf.type !== 'text') return inlines
  const value = first.leaf.value.replace(GAP, '')
  if (value === '') return rest.length > 0 ? withoutSpace(rest) : []
  return [{ ...first, leaf: { type: 'text', value } }, ...rest]
}

function withoutSpace(inlines: readonly FlatInline[]): readonly FlatInline[] {
  const [first, ...rest] = inlines
  if (first?.leaf.type !== 'text') return inlines
  const value = first.leaf.value.trimStart()
  return value === '' ? withoutSpace(rest) : [{ ...first, leaf: { type: 'text', value } }, ...rest]
}

const textOf = (inlines: readonly FlatInline[]): string =>
  inlines.map(({ leaf }) => (leaf.type === 'text' ? leaf.value : leaf.type === 'break' ? '\n' : '\0')).join('')
