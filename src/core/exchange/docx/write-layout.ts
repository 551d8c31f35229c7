import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { visitBlocks } from '#core/manuscript/walk'
import { DOCUMENT_NAMESPACES } from './document-namespaces'
import { pairRows } from './pair-rows'
import type { PageSetup } from './read-template'
import { writeBibliography } from './write-bibliography'
import { joinBodies, SEPARATOR, writeBlocks } from './write-blocks'
import type { BlockPlace } from './write-blocks'
import type { SideWriter } from './write-runs'
import { closeCell, tableGrid } from './write-table'
import { writeTitleBlock } from './write-title-block'

/** One side after the other, both in two columns, or pairing by pairing. */
export type DocxLayout = 'sequential' | 'facing' | 'interleaved'

const A4: PageSetup = pageOf(11_906, 16_838, 1_440)
const A4_LANDSCAPE: PageSetup = pageOf(16_838, 11_906, 1_134)
/** Both margins of a cell in the style `FacingPages`. */
const CELL_MARGINS = 400
const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
function pageOf(width: number, height: number, margin: number): PageSetup {
  return { width, height, top: margin, right: margin, bottom: margin, left: margin, header: 720, footer: 720 }
}

/** The page of a layout: that of the reference document where there is one, laid on its side for two columns. */
function choosePage(layout: DocxLayout, given: PageSetup | undefined): PageSetup {
  if (!given) return layout === 'facing' ? A4_LANDSCAPE : A4
  if (layout !== 'facing' || given.width > given.height) return given
  return { ...given, width: given.height, height: given.width }
}

/** `word/document.xml` for the sides of `writers`; a layout of two sides needs two writers. */
export function writeLayout(
  manuscript: Manuscript,
  writers: readonly SideWriter[],
  layout: DocxLayout,
  frame: PageFrame
): string {
  const page = choosePage(layout, frame.page)
  const [first, second] = writers
  const body =
    layout === 'sequential' || !first || !second
      ? writeSequential(manuscript, writers, page, !frame.oneBibliography)
      : layout === 'facing'
        ? writeFacing(manuscript, first, second, page, !frame.oneBibliography)
        : writeInterleaved(manuscript, first, second, page, !frame.oneBibliography)
  const end = frame.oneBibliography ? writers.map((writer) => writeBibliography(writer, { after: undefined })) : []
  const whole = joinBodies([body, ...end])
  return `<w:document ${DOCUMENT_NAMESPACES}><w:body>${whole}${whole.endsWith('</w:tbl>') ? SEPARATOR : ''}${sectionProperties(page, frame)}</w:body></w:document>`
}

/** What stands on every page around the text. */
export interface PageFrame {
  readonly page?: PageSetup
  /** The references to headers and footers, as `sectPr` has them. */
  readonly references: string
  /** True where the first page has headers and footers of its own. */
  readonly hasTitlePage: boolean
  readonly lineNumbers: boolean
  /** True where one list at the end serves both sides. */
  readonly oneBibliography: boolean
}

function sectionProperties(page: PageSetup, { references, hasTitlePage, lineNumbers }: PageFrame): string {
  const { width, height, top, right, bottom, left, header, footer } = page
  const landscape = width > height ? ' w:orient="landscape"' : ''
  return (
    `<w:sectPr>${references}<w:pgSz w:w="${width}" w:h="${height}"${landscape}/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${header}" w:footer="${footer}" w:gutter="0"/>` +
    `${lineNumbers ? '<w:lnNumType w:countBy="1" w:restart="continuous"/>' : ''}<w:cols w:space="720"/>` +
    `${hasTitlePage ? '<w:titlePg/>' : ''}</w:sectPr>`
  )
}

const contentWidth = ({ width, left, right }: PageSetup): number => width - left - right

function placeIn(width: number, bibliographyInPlace: boolean): BlockPlace {
  return { quotes: 0, lists: 0, bibliographyInPlace, width }
}

function writeSequential(
  manuscript: Manuscript,
  writers: readonly SideWriter[],
  page: PageSetup,
  hasLists: boolean
): string {
  return writers
    .map((writer, index) => {
      const { blocks } = manuscript[writer.side]
      const body = writeBlocks(blocks, writer, placeIn(contentWidth(page), hasLists))
      const end = !hasLists || placesBibliography(blocks) ? '' : writeBibliography(writer, { after: blocks.at(-1) })
      const opens = index > 0
      const title = writeTitleBlock(manuscript, writer, opens ? '<w:pageBreakBefore/>' : '')
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

/**
 * Titles in the first row, a row for each pairing, the two bibliographies in the last. Rows may break across pages; the
 * style of headings keeps their row with the next one, in Word as in LibreOffice.
 */
function writeFacing(
  manuscript: Manuscript,
  first: SideWriter,
  second: SideWriter,
  page: PageSetup,
  hasLists: boolean
): string {
  const width = Math.floor(contentWidth(page) / 2)
  const place = placeIn(width - CELL_MARGINS, false)
  const rows = [
    [first, second].map((writer) => writeTitleBlock(manuscript, writer)),
    ...pairRows(manuscript).map((row) => [
      writeBlocks(row.leading, first, place),
      writeBlocks(row.facing, second, place)
    ]),
    ...(hasLists ? [endings(manuscript, first, second)] : [])
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

function writeInterleaved(
  manuscript: Manuscript,
  first: SideWriter,
  second: SideWriter,
  page: PageSetup,
  hasLists: boolean
): string {
  const place = placeIn(contentWidth(page), false)
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
    ...(hasLists ? endings(manuscript, first, second) : [])
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
