import type { ExtraPart } from './citations/citation-fields'
import { closeField, openField } from './citations/citation-fields'
import { DOCUMENT_NAMESPACES } from './document-namespaces'
import type { DocxTemplate, TemplateFrame } from './read-template'
import { writePlain } from './write-runs'
import type { SideWriter } from './write-runs'

/** The headers and footers of a document, as parts and as the section refers to them. */
export interface WrittenFrames {
  readonly parts: readonly ExtraPart[]
  readonly references: string
  readonly hasTitlePage: boolean
  /** True where pages on the left have frames of their own. */
  readonly hasEvenPages: boolean
}

/**
 * The headers and footers of the reference document where it has any; else page numbers, and the running title on the
 * pages after the first, which has the title itself.
 */
export function writeFrames(
  runningTitle: string,
  template: DocxTemplate | undefined,
  writer: SideWriter
): WrittenFrames {
  const given = template?.frames ?? []
  const frames = given.length > 0 ? given : ownFrames(runningTitle, writer)
  const parts = frames.map(framePart)
  return {
    parts,
    references: frames
      .map(
        ({ kind, pages }, index) => `<w:${kind}Reference w:type="${pages}" r:id="${parts[index]?.relation.id ?? ''}"/>`
      )
      .join(''),
    hasTitlePage: given.length > 0 ? template?.hasTitlePage === true : runningTitle !== '',
    hasEvenPages: frames.some(({ pages }) => pages === 'even')
  }
}

function framePart({ kind, xml, relationships }: TemplateFrame, index: number): ExtraPart {
  const name = `${kind}${index + 1}.xml`
  return {
    path: `word/${name}`,
    xml,
    contentType: `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`,
    relation: {
      from: 'document',
      id: `rIdFrame${index + 1}`,
      type: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`,
      target: name
    },
    ...(relationships !== undefined && { relationships })
  }
}

function ownFrames(runningTitle: string, writer: SideWriter): readonly TemplateFrame[] {
  const page = openField(' PAGE ') + writePlain('1', writer) + closeField()
  const footer = `<w:ftr ${DOCUMENT_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${page}</w:p></w:ftr>`
  const header = `<w:hdr ${DOCUMENT_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${writePlain(runningTitle, writer)}</w:p></w:hdr>`
  if (runningTitle === '') return [{ kind: 'footer', pages: 'default', xml: footer }]
  return [
    { kind: 'header', pages: 'default', xml: header },
    { kind: 'footer', pages: 'default', xml: footer },
    { kind: 'footer', pages: 'first', xml: footer }
  ]
}
