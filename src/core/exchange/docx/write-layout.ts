import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { visitBlocks } from '#core/manuscript/walk'
import { DOCUMENT_NAMESPACES } from './document-namespaces'
import { pairRows } from './pair-rows'
import { writeBibliography } from './write-bibliography'
import { joinBodies, SEPARATOR, writeBlocks } from './write-blocks'
import type { BlockPlace } from './write-blocks'
import type { SideWriter } from './write-runs'
import { closeCell, tableGrid } from './write-table'
import { writeTitleBlock } from './write-title-block'

/** One side after the other, both in two columns, or pairing by pairing. */
export type DocxLayout = 'sequential' | 'facing' | 'interleaved'

/** A page in twentieths of a point. */
interface Page {
  readonly width: number
  readonly height: number
  readonly margin: number
}

const A4 = { width: 11_906, height: 16_838, margin: 1_440 } as const
const A4_LANDSCAPE = { width: 16_838, height: 11_906, margin: 1_134 } as const
/** Both margins of a cell in the style `FacingPages`. */
const CELL_MARGINS = 400
const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
/** `word/document.xml` for the sides of `writers`; a layout of two sides needs two writers. */
export function writeLayout(
  manuscript: Manuscript,
  writers: readonly SideWriter[],
  layout: DocxLayout,
  frame: PageFrame
): string {
  const page = layout === 'facing' ? A4_LANDSCAPE : A4
  const [first, second] = writers
  const body =
    layout === 'sequential' || !first || !second
      ? writeSequential(manuscript, writers)
      : layout === 'facing'
        ? writeFacing(manuscript, first, second)
        : writeInterleaved(manuscript, first, second)
  return `<w:document ${DOCUMENT_NAMESPACES}><w:body>${body}${body.endsWith('</w:tbl>') ? SEPARATOR : ''}${sectionProperties(page, frame)}</w:body></w:document>`
}

/** What stands on every page around the text. */
export interface PageFrame {
  /** True where the pages after the first open with the running title. */
  readonly hasHeader: boolean
  readonly lineNumbers: boolean
}

/** The first page has the title itself, and no header above it. */
function sectionProperties({ width, height, margin }: Page, { hasHeader, lineNumbers }: PageFrame): string {
  const landscape = width > height ? ' w:orient="landscape"' : ''
  const header = hasHeader ? '<w:headerReference w:type="default" r:id="rIdHeader"/>' : ''
  const footers = (hasHeader ? ['default', 'first'] : ['default']).map(
    (type) => `<w:footerReference w:type="${type}" r:id="rIdFooter"/>`
  )
  return (
    `<w:sectPr>${header}${footers.join('')}<w:pgSz w:w="${width}" w:h="${height}"${landscape}/>` +
    `<w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="720" w:footer="720" w:gutter="0"/>` +
    `${lineNumbers ? '<w:lnNumType w:countBy="1" w:restart="continuous"/>' : ''}<w:cols w:space="720"/>` +
    `${hasHeader ? '<w:titlePg/>' : ''}</w:sectPr>`
  )
}

const contentWidth = ({ width, margin }: Page): number => width - 2 * margin

function placeIn(width: number, bibliographyInPlace: boolean): BlockPlace {
  return { quotes: 0, lists: 0, bibliographyInPlace, width }
}

function writeSequential(manuscript: Manuscript, writers: readonly SideWriter[]): string {
  return writers
    .map((writer, index) => {
      const { blocks } = manuscript[writer.side]
      const body = writeBlocks(blocks, writer, placeIn(contentWidth(A4), true))
      const end = placesBibliography(blocks) ? '' : writeBibliography(writer, { after: blocks.at(-1) })
      const opens = index > 0
      const title = writeTitleBlock(manuscript, writer, opens)
      return (opens && title === '' ? PAGE_BREAK : '') + title + body + end
    })
    .join('')
}

function placesBibliography(blocks: readonly Block[]): boolean {
  let places = false
  visitBlocks(blocks, ({ type }) => {
    places ||= type === 'bibliography'
  })
  return places
}

/** Titles in the first row, a row for each pairing, the two bibliographies in the last. Rows may break across pages. */
function writeFacing(manuscript: Manuscript, first: SideWriter, second: SideWriter): string {
  const width = Math.floor(contentWidth(A4_LANDSCAPE) / 2)
  const place = placeIn(width - CELL_MARGINS, false)
  const rows = [
    [writeTitleBlock(manuscript, first), writeTitleBlock(manuscript, second)],
    ...pairRows(manuscript).map((row) => [
      writeBlocks(row.leading, first, place),
      writeBlocks(row.facing, second, place)
    ]),
    endings(manuscript, first, second)
  ]
  const cell = (content: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${closeCell(content)}</w:tc>`
  const body = rows
    .filter((row) => row.some((content) => content !== ''))
    .map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`)
  const properties =
    `<w:tblPr><w:tblStyle w:val="FacingPages"/><w:tblW w:w="${width * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
  return body.length === 0 ? '' : `<w:tbl>${properties}${tableGrid([width, width])}${body.join('')}</w:tbl>`
}

function writeInterleaved(manuscript: Manuscript, first: SideWriter, second: SideWriter): string {
  const place = placeIn(contentWidth(A4), false)
  const blocks = joinBodies(
    pairRows(manuscript).flatMap((row) => [
      writeBlocks(row.leading, first, place),
      writeBlocks(row.facing, second, place)
    ])
  )
  return [
    writeTitleBlock(manuscript, first),
    writeTitleBlock(manuscript, second),
    blocks,
    ...endings(manuscript, first, second)
  ].join('')
}

function endings(manuscript: Manuscript, first: SideWriter, second: SideWriter): readonly [string, string] {
  return [
    writeBibliography(first, { after: lastBefore(manuscript.leading.blocks) }),
    writeBibliography(second, { after: lastBefore(manuscript.facing.blocks) })
  ]
}

/** The block a bibliography at the end follows once its own node is taken out. */
function lastBefore(blocks: readonly Block[]): Block | undefined {
  return blocks.filter(({ type }) => type !== 'bibliography').at(-1)
}
