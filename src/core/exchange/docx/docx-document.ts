import type { BlockId } from '#core/ids'
import type { Finding } from '#core/finding'
import type { List, Note } from '#core/manuscript/nodes'
import { PartRelations } from './part-relations'
import { CommentPart } from './write-comments'
import { NotePart } from './write-notes'

/** One list as `numbering.xml` has it: its own number series at one level. */
export interface ListNumbering {
  readonly numId: number
  /** Word counts series of one definition on from each other, so texts that alternate need one each. */
  readonly definition: number
  readonly level: number
  readonly start: number
}

/** How the levels of its lists look: bullets or numbers. */
export interface NumberingDefinition {
  readonly id: number
  readonly ordered: boolean
}

/** What the parts of one document share while it is written: relationships, number series, marks, notes, comments, pictures, findings. */
export class DocxDocument {
  readonly #findings: Finding[] = []
  readonly #lists = new Map<BlockId, ListNumbering>()
  readonly #definitions = new Map<string, NumberingDefinition>()
  readonly #anchors = new Map<BlockId, string>()
  readonly #pictures = new Map<string, Uint8Array>()
  readonly relations = new PartRelations()
  readonly notes: Readonly<Record<Note['kind'], NotePart>> = {
    footnote: new NotePart('footnote'),
    endnote: new NotePart('endnote')
  }
  readonly comments = new CommentPart()
  #marks = 0
  #drawings = 0
  #leftOut = 0
  #newPictures = 0

  /** Counts characters that a document cannot hold; `findings` tells them once. */
  countLeftOut(characters: number): void {
    this.#leftOut += characters
  }

  /** Counts a picture that only programs of the last years show; `findings` tells them once. */
  countNewPicture(): void {
    this.#newPictures++
  }

  /** What of the manuscript the document does not hold, or not for every program. */
  findings(): readonly Finding[] {
    const findings = [...this.#findings]
    const [leftOut, newPictures] = [this.#leftOut, this.#newPictures]
    if (leftOut > 0)
      findings.push({
        severity: 'warning',
        code: 'docx-characters-left-out',
        message: `${leftOut} control character(s) that a DOCX cannot hold were left out.`,
        values: { count: leftOut }
      })
    if (newPictures > 0)
      findings.push({
        severity: 'info',
        code: 'docx-pictures-new',
        message: `${newPictures} picture(s) are SVG or WebP, which Word shows since 2016 and 2021; older programs show an empty box.`,
        values: { count: newPictures }
      })
    return findings
  }

  addFinding(finding: Finding): void {
    this.#findings.push(finding)
  }

  /** Puts a picture into the document; one name is one picture. */
  addPicture(name: string, bytes: Uint8Array): void {
    this.#pictures.set(name, bytes)
  }

  /** Every picture by its name, in order of first use. */
  pictures(): readonly (readonly [name: string, bytes: Uint8Array])[] {
    return [...this.#pictures]
  }

  /**
   * The number series of a list in a flow of text; pieces of one list (same id) share it, so that they count on while
   * another flow comes between them.
   */
  numberingOf(list: List, level: number, flow: string): ListNumbering {
    const known = this.#lists.get(list.id)
    if (known) return known
    const start = Math.min(Math.max(Math.trunc(list.start ?? 1), 0), 32_767)
    const definition = this.#definitionOf(list.ordered, flow)
    const numbering = { numId: this.#lists.size + 1, definition, level, start }
    this.#lists.set(list.id, numbering)
    return numbering
  }

  #definitionOf(ordered: boolean, flow: string): number {
    const key = `${flow}/${ordered ? 'numbers' : 'bullets'}`
    const known = this.#definitions.get(key)
    if (known) return known.id
    const id = this.#definitions.size
    this.#definitions.set(key, { id, ordered })
    return id
  }

  /** Every numbering definition, by number. */
  definitions(): readonly NumberingDefinition[] {
    return [...this.#definitions.values()]
  }

  /** Every number series, by number. */
  lists(): readonly ListNumbering[] {
    return [...this.#lists.values()]
  }

  /** Says that links to `name` lead to the block `id`; the first block of a name keeps it. */
  nameAnchor(id: BlockId, name: string): void {
    if (![...this.#anchors.values()].includes(name)) this.#anchors.set(id, name)
  }

  /** The name that links know a block by, if any leads there. */
  anchorOf(id: BlockId): string | undefined {
    return this.#anchors.get(id)
  }

  /** The number of the next bookmark or tracked change: they count together. */
  nextMark(): number {
    return this.#marks++
  }

  /** The number of the next drawing. */
  nextDrawing(): number {
    return ++this.#drawings
  }
}
