import { SaxesParser } from 'saxes'
import type { Finding } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import { findCslMarkup, NAMED_ENTITIES } from './csl-markup'

/** An element of a reference file. Names are without prefix, whatever prefix the file used. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlNode | string)[]
  /** Line of the start tag, counted from 1. */
  readonly line: number
}

interface OpenNode extends XmlNode {
  readonly children: (XmlNode | string)[]
}

/** Far deeper than any record is, and far below what exhausts a stack. */
const MAX_DEPTH = 200
/** Elements around and between records that are not closed; far more than damage alone leaves. */
const MAX_OPEN = 20_000
/** So many faults are named one by one; a file that is damaged all over says so once more. */
const MAX_FAULTS = 20
/** An ampersand that begins no entity, which the parser would take up to the next semicolon for one. */
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{0,30});)/gi

/** An angle bracket that begins no tag: `p < 0.05`. */
const BARE_BRACKET = /<(?![\p{L}_/!?])/gu

/** What to read of an XML file. Names are without prefix. */
export interface RecordReading {
  /** Elements that are records; the outermost counts. */
  readonly records: ReadonlySet<string>
  /** Elements inside records that nobody asks for and that need not be built. */
  readonly skipped?: ReadonlySet<string>
  readonly onRecord: (record: XmlNode) => void
}

class Refused extends Error {
  constructor(readonly finding: Finding) {
    super(finding.message)
  }
}

/**
 * Reads an XML file record by record; each is forgotten once it was handed over. Damaged markup is read as far as it
 * goes: a record that is not closed ends where the next begins, and each fault is a warning with its line. Document
 * types are passed over and nothing they name is fetched; one that declares entities is refused, and so is nesting
 * beyond 200 levels: what was read before stays read.
 */
export function readXmlRecords(file: string, text: string, reading: RecordReading): readonly Finding[] {
  const findings: Finding[] = []
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  let faults = 0
  const warn = (code: ReferenceCode, message: string, reason: string): void => {
    if (++faults > MAX_FAULTS + 1) return
    const isLast = faults > MAX_FAULTS
    const said = isLast ? 'The XML is damaged in more places.' : message
    findings.push({
      severity: 'warning',
      code: isLast ? 'xml-damaged' : code,
      message: said,
      place: { file, line: parser.line },
      values: { reason: isLast ? 'more' : reason }
    })
  }
  const builder = new RecordBuilder(file, reading, warn)
  parser.on('error', (error) => warn('xml-damaged', `The XML is damaged here: ${error.message}`, 'here'))
  parser.on('doctype', (doctype) => {
    if (!/<!ENTITY/i.test(doctype)) return
    const message = `${file} declares entities of its own, which no reference file needs and which can hide anything. Nothing was read.`
    throw new Refused({ severity: 'error', code: 'xml-entities', message, place: { file, line: parser.line } })
  })
  Object.assign(parser.ENTITIES, NAMED_ENTITIES)
  parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes, parser.line))
  parser.on('closetag', (tag) => builder.close(tag.name))
  parser.on('text', (value) => builder.add(value))
  parser.on('cdata', (value) => builder.add(value))
  try {
    parser.write(escapeBareMarks(text)).close()
    builder.end()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    findings.push(error.finding)
  }
  return findings
}

/** In CDATA sections the marks stand for themselves; files that have any are left as they are. */
function escapeBareMarks(text: string): string {
  if (text.includes('<![CDATA[')) return text.trimStart()
  return text.trimStart().replace(BARE_AMPERSAND, '&amp;').replace(BARE_BRACKET, '&lt;')
}

class RecordBuilder {
  readonly #stack: OpenNode[] = []
  /** How many elements are open inside one that is skipped, itself included. */
  #skipping = 0
  /** How many elements the parser holds open. */
  #open = 0

  constructor(
    readonly file: string,
    readonly reading: RecordReading,
    readonly warn: (code: ReferenceCode, message: string, reason: string) => void
  ) {}

  open(fullName: string, attributes: Readonly<Record<string, string>>, line: number): void {
    const name = localName(fullName)
    if (++this.#open > MAX_OPEN) throw this.#refuse(line)
    if (this.#stack[0]?.name === name) {
      this.warn('record-not-closed', 'The record before this one is not closed; it ends here.', 'next')
      this.#finish()
    }
    if (this.#skipping > 0 || (this.#stack.length > 0 && this.reading.skipped?.has(name) === true)) {
      this.#skipping++
    } else if (this.#stack.length > 0 || this.reading.records.has(name)) {
      if (this.#stack.length >= MAX_DEPTH) throw this.#refuse(line)
      this.#stack.push({ name, attributes, children: [], line })
    }
  }

  #refuse(line: number): Refused {
    const message = `${this.file} nests its elements far too deep; it was not read from here on.`
    return new Refused({ severity: 'error', code: 'xml-too-deep', message, place: { file: this.file, line } })
  }

  close(fullName: string): void {
    this.#open--
    if (this.#skipping > 0) this.#skipping--
    else if (this.#stack.at(-1)?.name === localName(fullName)) this.#pop()
  }

  add(text: string): void {
    if (this.#skipping === 0) this.#stack.at(-1)?.children.push(text)
  }

  /** The file is over: a record that is still open is handed over as far as it came. */
  end(): void {
    if (this.#stack.length === 0) return
    this.warn('record-not-closed', 'The file ends inside a record; what it held so far was read.', 'end')
    this.#finish()
  }

  #finish(): void {
    this.#skipping = 0
    while (this.#stack.length > 0) this.#pop()
  }

  #pop(): void {
    const node = this.#stack.pop()
    const parent = this.#stack.at(-1)
    if (node && parent) parent.children.push(node)
    else if (node) this.reading.onRecord(node)
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The child elements, of one name where that is given. */
export function childrenOf(node: XmlNode | undefined, name?: string): readonly XmlNode[] {
  const found: XmlNode[] = []
  for (const child of node?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child)
  }
  return found
}

/** The first element at the end of a path of child names. */
export function findNode(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let reached = node
  for (const name of path) reached = childrenOf(reached, name)[0]
  return reached
}

/** Every element at the end of a path of child names. */
export function nodesAt(node: XmlNode | undefined, ...path: readonly string[]): readonly XmlNode[] {
  let reached: readonly XmlNode[] = node ? [node] : []
  for (const name of path) reached = reached.flatMap((parent) => childrenOf(parent, name))
  return reached
}

/** Every descendant of a name, in document order; none inside another of that name. */
export function descendantsOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return childrenOf(node).flatMap((child) => (child.name === name ? [child] : descendantsOf(child, name)))
}

/** All text inside an element, white space collapsed; undefined where there is none. */
export function plainText(node: XmlNode | undefined): string | undefined {
  return node && (collapse(joinText(node, false)) || undefined)
}

/** The text of an element with italics, bold, sub- and superscript in the markup of CSL-JSON. */
export function markedText(node: XmlNode | undefined): string | undefined {
  return node && (collapse(joinText(node, true)) || undefined)
}

/** The plain text at the end of a path of child names. */
export function plainAt(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  return plainText(findNode(node, ...path))
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

function joinText(node: XmlNode, isMarked: boolean): string {
  let text = ''
  for (const child of node.children) {
    if (typeof child === 'string') text += child
    else if (child.name === 'br' || child.name === 'break') text += ' '
    else {
      const inner = joinText(child, isMarked)
      const markup = isMarked && inner.trim() !== '' ? findCslMarkup(child.name) : undefined
      text += markup ? markup[0] + inner + markup[1] : inner
    }
  }
  return text
}
