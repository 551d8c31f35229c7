import { AUTHOR_TAG } from './citations/word-fields'
import { readSourceField, readSourceTag } from './source-citations/read-source-field'
import type { SourceAside } from './source-citations/source-cluster'
import { attribute, type Tag } from './source-tag'

/** What is open that a citation may be: a field or a content control. */
interface OpenMark {
  /** How many objects stand before it. */
  readonly at: number
  /** The kinds of tracked changes that the words it shows are under. */
  readonly changes: Set<string>
}

interface OpenControl extends OpenMark {
  cluster?: ReadCluster
  /** A name that it says stands before its citation. */
  lead?: string
}

type ReadCluster = ReturnType<typeof readSourceTag>

interface OpenField extends OpenMark {
  instruction: string
  /** An instruction that was taken out; it counts where no other one was put in. */
  deleted: string
  data: string
  isShown: boolean
  readonly isSimple: boolean
  /** The text of its paragraph that stands before it. */
  readonly before: string
}

/** A citation that has ended. */
export interface ReadCitation extends OpenMark {
  readonly cluster: NonNullable<ReadCluster>
}

const LIST = /^\s*(?:BIBLIOGRAPHY\b|ADDIN\s\S*(?:BIBL|REFLIST))/iu

/** The fields and content controls that are open while a part is scanned, and the citations that they are. */
export class SourceFields {
  readonly #aside: SourceAside
  readonly #bookmarks = new Map<string, OpenField>()
  readonly #fields: OpenField[] = []
  readonly #controls: OpenControl[] = []

  constructor(aside: SourceAside) {
    this.#aside = aside
  }

  /** True inside of a list of references. */
  get isInList(): boolean {
    return this.#fields.some(({ instruction, isShown }) => isShown && LIST.test(instruction))
  }

  /** Words under a tracked change of a kind, empty for none. */
  addText(change: string): void {
    const field = this.#fields.at(-1)
    for (const open of [field?.isShown ? field : undefined, this.#controls.at(-1), ...this.#bookmarks.values()])
      open?.changes.add(change)
  }

  /** Takes down a tag behind `at` objects and the text `before`; gives the citation that it ends, if it ends one. */
  open(
    { name, attributes, isEmpty, textBehind }: Tag,
    place: Pick<OpenField, 'at' | 'before'>
  ): ReadCitation | undefined {
    const field = this.#fields.at(-1)
    const open = {
      ...place,
      instruction: '',
      deleted: '',
      data: '',
      isSimple: false,
      isShown: false,
      changes: new Set<string>()
    }
    if (name === 'w:bookmarkStart') this.#openBookmark(attributes, open)
    if (name === 'w:bookmarkEnd') return this.#endBookmark(attribute(attributes, 'w:id'))
    if (name === 'w:sdt' && !isEmpty) this.#controls.push({ at: place.at, changes: new Set() })
    else if (name === 'w:tag') this.#readTag(attribute(attributes, 'w:val'))
    else if (name === 'w:fldSimple') {
      this.#fields.push({ ...open, instruction: attribute(attributes, 'w:instr'), isShown: true, isSimple: true })
      if (isEmpty) return this.#endField(true)
    } else if (name === 'w:fldChar') {
      const type = attribute(attributes, 'w:fldCharType')
      if (type === 'end') return this.#endField(false)
      if (type === 'begin') this.#fields.push(open)
      else if (type === 'separate' && field) field.isShown = true
    } else if (field && !isEmpty) readInstruction(name, textBehind, field)
    return undefined
  }

  /** As `open`, for the end of an element. */
  close(name: string): ReadCitation | undefined {
    if (name === 'w:fldSimple') return this.#endField(true)
    return name === 'w:sdt' ? this.#endControl() : undefined
  }

  /** Fields that began inside of a simple one go with it. EndNote keeps the data of a citation in a field inside of it. */
  #endField(isSimple: boolean): ReadCitation | undefined {
    let field = this.#fields.pop()
    if (isSimple) while (field && !field.isSimple) field = this.#fields.pop()
    if (!field) return undefined
    const outer = this.#fields.at(-1)
    if (outer && !outer.isShown) outer.data ||= field.data
    passOn(field, outer)
    const lead = this.#controls.at(-1)?.lead
    const instruction = field.instruction.trim() === '' ? field.deleted : field.instruction
    const cluster = readSourceField({ ...field, instruction, ...(lead !== undefined && { lead }) }, this.#aside.works)
    return cluster && { ...field, cluster }
  }

  #openBookmark(attributes: string, open: OpenField): void {
    const instruction = this.#aside.bookmarks.get(attribute(attributes, 'w:name'))
    if (instruction !== undefined) this.#bookmarks.set(attribute(attributes, 'w:id'), { ...open, instruction })
  }

  #endBookmark(id: string): ReadCitation | undefined {
    const open = this.#bookmarks.get(id)
    this.#bookmarks.delete(id)
    const cluster = open && readSourceField(open, this.#aside.works)
    return cluster && { ...open, cluster }
  }

  #readTag(tag: string): void {
    const control = this.#controls.at(-1)
    const cluster = readSourceTag(tag)
    if (control && cluster !== undefined) control.cluster = cluster
    if (control && tag.startsWith(AUTHOR_TAG)) control.lead = tag.slice(AUTHOR_TAG.length)
  }

  #endControl(): ReadCitation | undefined {
    const control = this.#controls.pop()
    if (!control) return undefined
    passOn(control, this.#controls.at(-1))
    const { cluster } = control
    return cluster && { ...control, cluster }
  }
}

function readInstruction(name: string, textBehind: () => string, field: OpenField): void {
  if (name === 'w:fldData') field.data ||= textBehind()
  else if (field.isShown) return
  else if (name === 'w:instrText') field.instruction += textBehind()
  else if (name === 'w:delInstrText') field.deleted += textBehind()
}

const passOn = ({ changes }: OpenMark, outer: OpenMark | undefined): void =>
  changes.forEach((change) => outer?.changes.add(change))
