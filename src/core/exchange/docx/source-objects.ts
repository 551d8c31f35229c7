import { decodeEntities } from './source-passages'

/** What a document holds beside its words, as a second reading of the markup tells it. */
export type SourceKind = 'figure' | 'table' | 'note' | 'comment' | 'equation' | 'citation' | 'change'

export interface SourceObject {
  readonly kind: SourceKind
  /** What must have come in the same; for a figure the ids of its relationships, a drawing in SVG behind its stand-in. */
  readonly name: string
  /** The part and the number of its paragraph there. */
  readonly place: string
  /** True for what comes in elsewhere: in a box, or in a part that is no text. */
  readonly isElsewhere: boolean
}

/** Words under a tracked change. */
export interface SourceChange {
  /** Kind and author. */
  readonly change: string
  readonly text: string
  readonly place: string
}

/** The objects of one part of a DOCX, in the order of its markup. */
export interface SourceObjects {
  readonly objects: readonly SourceObject[]
  readonly changes: readonly SourceChange[]
  /** Kind and id of the notes that the part holds; a mark of another leads nowhere. */
  readonly notes: ReadonlySet<string>
}

const NAMES = (
  'p pPr tbl txbxContent footnoteReference endnoteReference footnote endnote comment t delText fldChar instrText ' +
  'delInstrText fldSimple ins del moveFrom moveTo trPr rPrChange pPrChange'
)
  .split(' ')
  .map((name) => `w:${name}`)
const OTHERS = ['m:oMath', 'a:blip', 'asvg:svgBlip', 'v:imagedata', 'mc:AlternateContent', 'mc:Choice', 'mc:Fallback']
const MARKUP = new RegExp(`<!--[^]*?-->|<(/?)(${[...NAMES, ...OTHERS].join('|')})(?=[\\s/>])([^>]*?)(/?)>`, 'gu')
const CHANGES: Readonly<Record<string, string>> = {
  'w:ins': 'insertion',
  'w:moveTo': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'deletion'
}

const EARLIER: ReadonlySet<string> = new Set(['w:rPrChange', 'w:pPrChange'])
const LIST = /^\s*(?:BIBLIOGRAPHY\b|ADDIN\s\S*(?:BIBL|REFLIST))/iu

/** The objects in the markup of a part. It shares nothing with the reader, so that what the reader passes over shows here. */
export function sourceObjects(part: string, xml: string): SourceObjects {
  const scan = new ObjectScan(part)
  for (const match of xml.matchAll(MARKUP)) {
    const [whole, closing, name, attributes = '', empty] = match
    if (name === undefined) continue
    const from = match.index + whole.length
    const textBehind = (): string => decodeEntities(xml.slice(from, xml.indexOf('<', from)))
    if (closing !== '') scan.close(name)
    else scan.open({ name, attributes, isEmpty: empty !== '', textBehind })
  }
  return scan
}

interface Tag {
  readonly name: string
  readonly attributes: string
  readonly isEmpty: boolean
  /** The text from the tag on to the next one. */
  readonly textBehind: () => string
}

interface OpenField {
  instruction: string
  isShown: boolean
  /** How many objects stand before it. */
  readonly at: number
}

class ObjectScan implements SourceObjects {
  readonly objects: SourceObject[] = []
  readonly changes: SourceChange[] = []
  readonly notes = new Set<string>()
  readonly #part: string
  #paragraphs = 0
  #boxes = 0
  #fallbacks = 0
  #choices = 0
  #properties = 0
  /** How many descriptions of an earlier state are open. */
  #earlier = 0
  readonly #fields: OpenField[] = []
  readonly #changes: string[] = []

  constructor(part: string) {
    this.#part = part
  }

  open(tag: Tag): void {
    const { name, attributes, isEmpty } = tag
    if (name === 'mc:AlternateContent') this.#choices = 0
    else if (name === 'mc:Choice') this.#choices++
    else if (name === 'mc:Fallback') this.#fallbacks += this.#choices > 0 && !isEmpty ? 1 : 0
    else if (EARLIER.has(name)) this.#earlier += isEmpty ? 0 : 1
    if (this.#fallbacks + this.#earlier > 0) return
    if (name === 'w:txbxContent') this.#boxes += isEmpty ? 0 : 1
    else if (name === 'w:pPr' || name === 'w:trPr') this.#properties += isEmpty ? 0 : 1
    else if (CHANGES[name] !== undefined) this.#openChange(tag)
    else if (name === 'w:t' || name === 'w:delText') this.#addChanged(tag)
    else if (name === 'w:tbl') this.#add('table', '')
    else if (name === 'm:oMath') this.#add('equation', '')
    else if (name === 'w:footnoteReference') this.#add('note', `footnote ${attribute(attributes, 'w:id')}`)
    else if (name === 'w:endnoteReference') this.#add('note', `endnote ${attribute(attributes, 'w:id')}`)
    else if (name === 'w:footnote' || name === 'w:endnote')
      this.notes.add(`${name.slice(2)} ${attribute(attributes, 'w:id')}`)
    else if (name === 'w:comment') this.#add('comment', attribute(attributes, 'w:author'))
    else if (name === 'a:blip') this.#addFigure(attribute(attributes, 'r:embed'))
    else if (name === 'asvg:svgBlip') this.#addDrawing(attribute(attributes, 'r:embed'))
    else if (name === 'v:imagedata') this.#addFigure(attribute(attributes, 'r:id'))
    else this.#readField(tag)
  }

  close(name: string): void {
    if (name === 'mc:Fallback' && this.#fallbacks > 0) this.#fallbacks--
    else if (EARLIER.has(name)) this.#earlier--
    if (this.#fallbacks + this.#earlier > 0) return
    if (name === 'w:p') this.#paragraphs++
    else if (name === 'w:txbxContent') this.#boxes--
    else if (name === 'w:pPr' || name === 'w:trPr') this.#properties--
    else if (CHANGES[name] !== undefined) this.#changes.pop()
  }

  get #place(): string {
    return `${this.#part}, paragraph ${this.#paragraphs + 1}`
  }

  #add(kind: SourceKind, name: string): void {
    // The place of a list of references comes in, and the program sets its entries; a comment is words alone.
    if (this.#fields.some(({ instruction, isShown }) => isShown && LIST.test(instruction))) return
    if (kind === 'table' && this.#part.startsWith('word/comments')) return
    const isElsewhere = this.#boxes > 0 || !this.#part.startsWith('word/document')
    this.objects.push({ kind, name, place: this.#place, isElsewhere })
  }

  #addFigure(relation: string): void {
    if (relation !== '') this.#add('figure', relation)
  }

  #addDrawing(relation: string): void {
    const standIn = this.objects.at(-1)
    if (standIn?.kind === 'figure')
      this.objects[this.objects.length - 1] = { ...standIn, name: `${standIn.name} ${relation}` }
    else this.#addFigure(relation)
  }

  /** A change without content is one of a row, or of the end of a paragraph. */
  #openChange({ name, attributes, isEmpty }: Tag): void {
    const change = `${CHANGES[name]} ${attribute(attributes, 'w:author')}`
    if (!isEmpty) this.#changes.push(change)
    else if (this.#properties > 0) this.#add('change', change)
  }

  /** What was put in by one and taken out by another is a deletion. */
  #addChanged({ isEmpty, textBehind }: Tag): void {
    if (this.#changes.length === 0 || isEmpty) return
    const change = this.#changes.findLast((one) => one.startsWith('deletion')) ?? this.#changes.at(-1) ?? ''
    this.changes.push({ change, text: textBehind(), place: this.#place })
  }

  #readField({ name, attributes, isEmpty, textBehind }: Tag): void {
    const field = this.#fields.at(-1)
    if (name === 'w:fldSimple') this.#addCitation(attribute(attributes, 'w:instr'), this.objects.length)
    else if (name === 'w:fldChar') {
      const type = attribute(attributes, 'w:fldCharType')
      if (type === 'begin') this.#fields.push({ instruction: '', isShown: false, at: this.objects.length })
      else if (type === 'separate' && field) field.isShown = true
      else if (type === 'end') this.#endField(this.#fields.pop())
    } else if (field && !field.isShown && !isEmpty && name.endsWith('nstrText')) field.instruction += textBehind()
  }

  /** A note that stands in what a citation shows comes behind it. */
  #endField(field: OpenField | undefined): void {
    if (field) this.#addCitation(field.instruction, field.at)
  }

  #addCitation(instruction: string, at: number): void {
    const name = nameOfCluster(instruction)
    if (name === undefined) return
    const inside = this.objects.splice(at)
    this.#add('citation', name)
    this.objects.push(...inside)
  }
}

const attribute = (attributes: string, name: string): string =>
  decodeEntities(new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '')

/** What of a cited work must come in. */
interface CitedParts {
  readonly title?: unknown
  readonly prefix?: unknown
  readonly locator?: unknown
  readonly suffix?: unknown
}

/**
 * A cited work by what must come in of it, for both readings: letters and digits, since signs may change on the way, and
 * a locator may have stood in the suffix.
 */
export function nameOfCited({ title, prefix, locator, suffix }: CitedParts): string {
  const letters = (part: unknown): string =>
    typeof part === 'string' || typeof part === 'number' ? lettersOf(String(part)) : ''
  return `${letters(title)}|${letters(prefix)}|${letters(locator)}${letters(suffix)}`
}

const lettersOf = (text: string): string => text.replace(/<[^>]{0,40}>|&#?\w{1,10};|[^\p{L}\p{N}]+/gu, '').toLowerCase()

interface FieldItem extends CitedParts {
  readonly itemData?: { readonly title?: unknown }
}

/** The works that a field of Zotero or Mendeley cites; undefined for every other field. */
function nameOfCluster(instruction: string): string | undefined {
  const start = instruction.indexOf('{')
  if (start < 0 || !/CSL_CITATION/u.test(instruction.slice(0, start))) return undefined
  try {
    const { citationItems } = JSON.parse(instruction.slice(start)) as { readonly citationItems?: readonly FieldItem[] }
    return citationItems?.map(({ itemData, ...item }) => nameOfCited({ ...item, title: itemData?.title })).join(' ')
  } catch {
    // What cannot be read stays as the text it shows, and the reader tells of it.
    return undefined
  }
}
