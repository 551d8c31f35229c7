import type { BibliographyEntry } from '#core/citation/processor'
import type { Block } from '#core/manuscript/nodes'
import { bibliographyHeading, isBibliographyHeading } from '../bibliography-heading'
import { writeFormatted, writePlain } from './write-runs'
import type { SideWriter } from './write-runs'

/**
 * A side's list of references under its heading; nothing where nothing is cited. The heading is left out where the
 * block `after` which it stands already is one.
 */
export function writeBibliography(writer: SideWriter, { after }: { readonly after: Block | undefined }): string {
  const { bibliography } = writer.formatted
  if (bibliography.entries.length === 0) return ''
  const headed = isBibliographyHeading(after)
  const title = writePlain(bibliographyHeading(writer.tag), writer)
  const heading = headed ? '' : `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${title}</w:p>`
  const live = writer.fields?.bibliography(writer.side)
  const last = bibliography.entries.length - 1
  const entries = bibliography.entries.map((entry, index) =>
    writeEntry(entry, writer, { open: index === 0 ? live?.open : '', close: index === last ? live?.close : '' })
  )
  return heading + (live?.before ?? '') + entries.join('') + (live?.after ?? '')
}

/** `open` and `close` are runs of a field that spans all entries. */
function writeEntry(
  { label, body, translation }: BibliographyEntry,
  writer: SideWriter,
  { open = '', close = '' }: { readonly open?: string | undefined; readonly close?: string | undefined }
): string {
  const text = label && label.length > 0 ? [...label, { text: '\t' }, ...body] : body
  const second = translation ? `<w:r><w:br/></w:r>${writeFormatted(translation, writer)}` : ''
  return `<w:p><w:pPr><w:pStyle w:val="Bibliography"/></w:pPr>${open}${writeFormatted(text, writer)}${second}${close}</w:p>`
}
