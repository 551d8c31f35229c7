import type { SourceAside, SourceCluster } from './source-citations/source-cluster'
import { SourceFields, type ReadCitation } from './source-fields'
import { instantOf } from './source-instants'
import { decodeEntities } from './source-passages'
import { attribute, type Tag } from './source-tag'

/** What a document holds beside its words, as a second reading of the markup tells it. */
export type SourceKind =
  | 'figure'
  | 'table'
  | 'note'
  | 'comment'
  | 'reply'
  | 'resolution'
  | 'date'
  | 'equation'
  | 'citation'
  | 'reference'
  | 'change'

export interface SourceObject {
  readonly kind: SourceKind
  /** What must have come in the same; for a figure the ids of its relationships, a drawing in SVG behind its stand-in. */
  readonly name: string
  /** What it says or is called, for a reader; absent where its name tells that. */
  readonly shown?: string
  /** What a citation cites; absent where that cannot be told. */
  readonly cluster?: SourceCluster
  /** The kind of tracked change that a citation is under, empty for none. */
  readonly change?: string
  /** The part and the number of its paragraph there. */
  readonly place: string
  /** True for what comes in elsewhere: in a box, or in a part that is no text. */
  readonly isElsewhere: boolean
}

/** Words under a tracked change. */
export interface SourceChange {
  /** Kind and author. */
  readonly change: string
  /** Absent where the file does not say it. */
  readonly date?: string
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
  'p pPr tbl txbxContent footnoteReference endnoteReference footnote endnote comment t delText fldChar fldData ' +
  'instrText delInstrText fldSimple sdt tag bookmarkStart bookmarkEnd ins del moveFrom moveTo trPr rPrChange pPrChange'
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

const NOTHING_ASIDE: SourceAside = { works: new Map(), bookmarks: new Map() }

/**
 * The objects in the markup of a part, where `aside` is what the file keeps apart. It shares nothing with the reader, so
 * that what the reader passes over shows here.
 */
export function sourceObjects(part: string, xml: string, aside: SourceAside = NOTHING_ASIDE): SourceObjects {
  const scan = new ObjectScan(part, aside)
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

interface OpenChange {
  readonly name: string
  readonly date: string
}

class ObjectScan implements SourceObjects {
  readonly objects: SourceObject[] = []
  readonly changes: SourceChange[] = []
  readonly notes = new Set<string>()
  readonly #part: string
  #text = ''
  #paragraphs = 0
  #boxes = 0
  #fallbacks = 0
  #choices = 0
  #properties = 0
  /** How many descriptions of an earlier state are open. */
  #earlier = 0
  readonly #fields: SourceFields
  readonly #changes: OpenChange[] = []

  constructor(part: string, aside: SourceAside) {
    this.#part = part
    this.#fields = new SourceFields(aside)
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
    else if (name === 'w:t' || name === 'w:delText') this.#addText(tag)
    else if (name === 'w:tbl') this.#add('table', '')
    else if (name === 'm:oMath') this.#add('equation', '')
    else if (name === 'w:footnoteReference') this.#add('note', `footnote ${attribute(attributes, 'w:id')}`)
    else if (name === 'w:endnoteReference') this.#add('note', `endnote ${attribute(attributes, 'w:id')}`)
    else if (name === 'w:footnote' || name === 'w:endnote')
      this.notes.add(`${name.slice(2)} ${attribute(attributes, 'w:id')}`)
    else if (name === 'w:comment')
      this.#addDated('comment', attribute(attributes, 'w:author'), attribute(attributes, 'w:date'))
    else if (name === 'a:blip') this.#addFigure(attribute(attributes, 'r:embed'))
    else if (name === 'asvg:svgBlip') this.#addDrawing(attribute(attributes, 'r:embed'))
    else if (name === 'v:imagedata') this.#addFigure(attribute(attributes, 'r:id'))
    else this.#addCitation(this.#fields.open(tag, { at: this.objects.length, before: this.#text }))
  }

  close(name: string): void {
    if (name === 'mc:Fallback' && this.#fallbacks > 0) this.#fallbacks--
    else if (EARLIER.has(name)) this.#earlier--
    if (this.#fallbacks + this.#earlier > 0) return
    if (name === 'w:p') this.#endParagraph()
    else if (name === 'w:txbxContent') this.#boxes--
    else if (name === 'w:pPr' || name === 'w:trPr') this.#properties--
    else if (CHANGES[name] !== undefined) this.#changes.pop()
    else this.#addCitation(this.#fields.close(name))
  }

  get #place(): string {
    return `${this.#part}, paragraph ${this.#paragraphs + 1}`
  }

  #endParagraph(): void {
    this.#paragraphs++
    this.#text = ''
  }

  #add(kind: SourceKind, name: string, more: Pick<SourceObject, 'shown' | 'cluster' | 'change'> = {}): void {
    // The place of a list of references comes in, and the program sets its entries; a comment is words alone.
    if (this.#fields.isInList) return
    if (kind === 'table' && this.#part.startsWith('word/comments')) return
    const isElsewhere = this.#boxes > 0 || !this.#part.startsWith('word/document')
    this.objects.push({ kind, name, ...more, place: this.#place, isElsewhere })
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

  #addDated(kind: SourceKind, name: string, date: string): void {
    this.#add(kind, name)
    const instant = instantOf(date)
    if (instant !== '') this.#add('date', `${kind} ${name} ${instant}`, { shown: `${name}, ${date}` })
  }

  /** A change without content is one of a row, or of the end of a paragraph. */
  #openChange({ name, attributes, isEmpty }: Tag): void {
    const change = `${CHANGES[name]} ${attribute(attributes, 'w:author')}`
    const date = attribute(attributes, 'w:date')
    if (!isEmpty) this.#changes.push({ name: change, date })
    else if (this.#properties > 0) this.#addDated('change', change, date)
  }

  #addText({ isEmpty, textBehind }: Tag): void {
    if (isEmpty) return
    const text = textBehind()
    this.#text += text
    this.#fields.addText(this.#change)
    if (this.#changes.length > 0) this.#addChanged(text)
  }

  /** The kind of change that words stand under; empty where they stand under none. */
  get #change(): string {
    const [change = ''] = this.#changes.map(({ name }) => name.split(' ', 1)[0] ?? '').sort()
    return change
  }

  /** What was put in by one and taken out by another is a deletion of what was an insertion. */
  #addChanged(text: string): void {
    const deletion = this.#changes.findLast(({ name }) => name.startsWith('deletion'))
    const insertion = this.#changes.findLast(({ name }) => name.startsWith('insertion'))
    for (const change of [deletion, deletion && insertion ? wasInserted(insertion) : insertion]) {
      if (!change) continue
      const date = instantOf(change.date)
      this.changes.push({ change: change.name, ...(date !== '' && { date }), text, place: this.#place })
    }
  }

  /** A note that stands in what a citation shows comes behind it; a change of all that it shows is one of the citation. */
  #addCitation(read: ReadCitation | undefined): void {
    // A comment is words alone.
    if (!read || this.#part.startsWith('word/comments')) return
    const { cluster, at, changes } = read
    const change = (changes.size === 1 ? [...changes].join('') : '') || this.#change
    const inside = this.objects.splice(at)
    if (cluster === 'unreadable') this.#add('citation', UNREADABLE)
    else this.#add('citation', '', { cluster, change })
    this.objects.push(...inside)
  }
}

/** The name of a citation that cannot be read; one of which the reader tells. */
export const UNREADABLE = '?'

/** The name of an insertion that a deletion takes out again, for both readings. */
export const nameOnce = (insertion: string): string => `once ${insertion}`
const wasInserted = ({ name, date }: OpenChange): OpenChange => ({ name: nameOnce(name), date })
