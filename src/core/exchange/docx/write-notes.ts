import type { Note } from '#core/manuscript/nodes'
import type { BlockPlace } from './write-blocks'
import { writePlain } from './write-runs'
import type { SideWriter } from './write-runs'
import type { ExtraPart } from './citations/citation-fields'
import { PartRelations, relationshipsXml } from './part-relations'
import { DOCUMENT_NAMESPACES } from './document-namespaces'

type NoteKind = Note['kind']

/** The footnotes or the endnotes of a document, in the order of their marks. */
export class NotePart {
  readonly #kind: NoteKind
  readonly #notes: string[] = []
  readonly relations = new PartRelations()

  constructor(kind: NoteKind) {
    this.#kind = kind
  }

  get isEmpty(): boolean {
    return this.#notes.length === 0
  }

  get nextNumber(): number {
    return this.#notes.length + 1
  }

  /** Adds a note and gives its number; notes count from 1. */
  add(paragraphs: string): number {
    const number = this.nextNumber
    this.#notes.push(`<w:${this.#kind} w:id="${number}">${paragraphs}</w:${this.#kind}>`)
    return number
  }

  /** The part itself, and the one with its relationships where it has any. */
  part(): ExtraPart {
    const kind = this.#kind
    const separators = SEPARATORS.map(
      ([id, type, sign]) =>
        `<w:${kind} w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${sign}/></w:r></w:p></w:${kind}>`
    )
    return {
      path: `word/${kind}s.xml`,
      xml: `<w:${kind}s ${DOCUMENT_NAMESPACES}>${separators.join('')}${this.#notes.join('')}</w:${kind}s>`,
      contentType: `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}s+xml`,
      relation: {
        from: 'document',
        type: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}s`,
        target: `${kind}s.xml`
      },
      ...(!this.relations.isEmpty && { relationships: relationshipsXml(this.relations.elements()) })
    }
  }
}

/** The lines that Word draws above notes, with the numbers it gives them. */
const SEPARATORS = [
  ['-1', 'separator', 'separator'],
  ['0', 'continuationSeparator', 'continuationSeparator']
] as const

/** What the settings say of the lines above notes. */
export function noteSettings(kind: NoteKind): string {
  const format = kind === 'endnote' ? '<w:numFmt w:val="lowerRoman"/>' : ''
  return `<w:${kind}Pr>${format}${SEPARATORS.map(([id]) => `<w:${kind} w:id="${id}"/>`).join('')}</w:${kind}Pr>`
}

/** Writes the note into its part and gives the number that its mark carries. */
export function writeNote({ kind, children }: Note, writer: SideWriter, width: number): number {
  const part = writer.document.notes[kind]
  const inside: SideWriter = { ...writer, relations: part.relations, note: kind, noteNumber: part.nextNumber }
  const place: BlockPlace = { quotes: 0, lists: 0, note: kind, bibliographyInPlace: false, width }
  const style = kind === 'footnote' ? 'Footnote' : 'Endnote'
  const mark = `<w:r><w:rPr><w:rStyle w:val="${style}Reference"/></w:rPr><w:${kind}Ref/></w:r>${writePlain(' ', inside)}`
  const opening = `<w:pPr><w:pStyle w:val="${style}Text"/></w:pPr>`
  const body = writer.writeBlocks(children, inside, place)
  const opened = body.startsWith(`<w:p>${opening}`)
    ? `<w:p>${opening}${mark}${body.slice(`<w:p>${opening}`.length)}`
    : `<w:p>${opening}${mark}</w:p>${body}`
  return part.add(opened.endsWith('</w:tbl>') ? `${opened}<w:p>${opening}</w:p>` : opened)
}
