import type { BlockId } from '#core/ids'
import type { Block, CrossReference, MathBlock } from '#core/manuscript/nodes'
import { visitBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
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

/** A number as a mention has it, e.g. the `3` of "Eq. (3)" or `2.1`. */
const NUMBER = /\d{1,4}(?:[.-]\d{1,4}){0,2}\p{Ll}?/u

/** Numbers for the equations that something refers to: what the first mention with one says, else by their order. */
export function numberEquations(blocks: readonly Block[]): ReadonlyMap<BlockId, EquationNumber> {
  const said = new Map<BlockId, string | undefined>()
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type !== 'crossReference') return
      const number = leaf.shows === 'page' ? undefined : NUMBER.exec(leaf.text)?.[0]
      said.set(leaf.target, said.get(leaf.target) ?? number)
    })
  )
  const numbers = new Map<BlockId, EquationNumber>()
  let last = 0
  visitBlocks(blocks, (block) => {
    if (block.type !== 'math' || !said.has(block.id)) return
    const text = said.get(block.id) ?? String(last + 1)
    numbers.set(block.id, { text, follows: text === String(last + 1) })
    if (/^\d+$/u.test(text)) last = Number(text)
  })
  return numbers
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
  return `<w:p><w:pPr><w:tabs>${tabs}</w:tabs><w:ind w:firstLine="0"/></w:pPr>${plain('\t')}${equationOmml(math)}${plain('\t')}${label}</w:p>`
}

/** A mention of an equation: its number in a field, the words around it as they are; a link where it names none. */
export function equationPieces(
  leaf: CrossReference,
  { text: number }: EquationNumber,
  around: Omit<Piece, 'text'>,
  writer: SideWriter
): readonly Piece[] {
  const text = oneLine(leaf.text)
  const isPage = leaf.shows === 'page'
  const shown = isPage ? text : [`(${number})`, number].find((each) => text.includes(each))
  const bookmark = referenceBookmark(leaf.target, shown === number && !isPage ? 'number' : 'label')
  if (shown === undefined) return [{ link: { url: `#${bookmark}` }, ...around, text }]
  const properties = runProperties({ text: '', marks: around.marks, eastAsian: false }, writer.language, false)
  const open = openField(` ${isPage ? 'PAGEREF' : 'REF'} ${bookmark} \\h `, properties)
  const at = text.indexOf(shown)
  const pieces: readonly Piece[] = [
    { ...around, text: text.slice(0, at) },
    { ...around, text: shown, field: { open, close: closeField(properties) } },
    { ...around, text: text.slice(at + shown.length) }
  ]
  return pieces.filter((piece) => piece.text !== '')
}
