import type { BlockId } from '#core/ids'
import type { Block, CrossReference, MathBlock } from '#core/manuscript/nodes'
import { numberEquations, renumberMention, splitTag, walkEquations } from '#core/manuscript/number-equations'
import { equationOmml } from '../math/equation-omml'
import { closeField, openField } from './citations/citation-fields'
import { referenceBookmark } from './reference-targets'
import { writeBookmark } from './write-bookmark'
import { oneLine, runProperties, writePlain } from './write-runs'
import type { Piece, SideWriter } from './write-runs'

/** The number of an equation, and whether Word's own counting would come to it. */
export interface EquationNumber {
  readonly text: string
  readonly follows: boolean
}

/** The numbers of the equations that have one, as Word would have to count them. */
export function countEquations(blocks: readonly Block[]): ReadonlyMap<BlockId, EquationNumber> {
  const numbers = numberEquations(blocks)
  const counted = new Map<BlockId, EquationNumber>()
  walkEquations(blocks, (id, _, next) => {
    const text = numbers.get(id)
    if (text !== undefined) counted.set(id, { text, follows: text === next })
    return text
  })
  return counted
}

/** What Word calls the series, so that each language counts by itself; English where the list has none. */
const SERIES: readonly (readonly [tag: RegExp, name: string])[] = [
  [/^zh\b/i, '公式'],
  [/^ja\b/i, '数式'],
  [/^ko\b/i, '수식']
]
const seriesOf = (language: string): string => SERIES.find(([tag]) => tag.test(language))?.[1] ?? 'Equation'

/** An equation in the middle of its line and its number at the end, under the bookmarks that mentions lead to. */
export function writeNumberedEquation(
  math: MathBlock,
  number: EquationNumber,
  writer: SideWriter,
  width: number
): string {
  const mark = (shows: 'label' | 'number', runs: string): string =>
    writeBookmark(referenceBookmark(math.id, shows), runs, writer)
  const plain = (text: string): string => writePlain(text, writer)
  const restart = number.follows ? '' : ` \\r ${number.text}`
  const counted = /^\d+$/u.test(number.text)
    ? openField(` SEQ ${seriesOf(writer.tag)} \\* ARABIC${restart} `) + plain(number.text) + closeField()
    : plain(number.text)
  const tabs = `<w:tab w:val="center" w:pos="${Math.round(width / 2)}"/><w:tab w:val="right" w:pos="${Math.round(width)}"/>`
  const label = mark('label', plain('(') + mark('number', counted) + plain(')'))
  return `<w:p><w:pPr><w:tabs>${tabs}</w:tabs><w:ind w:firstLine="0"/></w:pPr>${plain('\t')}${equationOmml({ ...math, value: splitTag(math.value).tex })}${plain('\t')}${label}</w:p>`
}

/** A mention of an equation in three: its number, or its page, and what stands around it; `shown` is absent where it names none. */
export function findMentionedNumber(
  { shows, text: mention }: CrossReference,
  { text: number }: EquationNumber
): { readonly before: string; readonly shown?: string; readonly after: string } {
  if (shows === 'page') return { before: '', shown: oneLine(mention), after: '' }
  const text = oneLine(renumberMention(mention, number))
  const shown = [`(${number})`, number].find((each) => text.includes(each))
  if (shown === undefined) return { before: text, after: '' }
  const at = text.indexOf(shown)
  return { before: text.slice(0, at), shown, after: text.slice(at + shown.length) }
}

/** A mention of an equation: its number in a field, the words around it as they are; a link where it names none. */
export function equationPieces(
  leaf: CrossReference,
  equation: EquationNumber,
  around: Omit<Piece, 'text'>,
  writer: SideWriter
): readonly Piece[] {
  const isPage = leaf.shows === 'page'
  const { before, shown, after } = findMentionedNumber(leaf, equation)
  const bookmark = referenceBookmark(leaf.target, shown === equation.text && !isPage ? 'number' : 'label')
  if (shown === undefined) return [{ link: { url: `#${bookmark}` }, ...around, text: before }]
  const properties = runProperties({ text: '', marks: around.marks, eastAsian: false }, writer.language, false)
  const open = openField(` ${isPage ? 'PAGEREF' : 'REF'} ${bookmark} \\h `, properties)
  const pieces: readonly Piece[] = [
    { ...around, text: before },
    { ...around, text: shown, field: { open, close: closeField(properties) } },
    { ...around, text: after }
  ]
  return pieces.filter((piece) => piece.text !== '')
}
