import type { Finding } from '#core/finding'
import type { DocxRefusalCode } from '#core/finding-codes'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { decodePart } from './decode-part'
import { scanXml, XmlFault, type XmlAttribute } from './scan-xml'

/** An element of a document part. Names carry the prefix of `NAMESPACES`, whatever prefix the file itself used. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[]
}

/** Deeper than any program nests; what is deeper is an attack on the call stack. */
const MAX_DEPTH = 1_000

const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.microsoft.com/office/drawing/2016/SVG/main', 'asvg'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/XML/1998/namespace', 'xml']
])

/** Elements that are handed over and forgotten as soon as they close, so that a long body never stands in memory whole. */
export interface XmlStream {
  readonly parent: string
  readonly onChild: (element: XmlElement) => void
}

/**
 * The root element of a part. Refused: a DOCTYPE (nothing in a document needs one, and it can name files), markup that is not well-formed, and nesting that no program writes.
 */
export function parseXml(bytes: Uint8Array, part: string, stream?: XmlStream): Result<XmlElement, Finding> {
  return new TreeBuilder(part, stream).build(decodePart(bytes))
}

function refuse(code: DocxRefusalCode, message: string, part: string, line?: number): Finding {
  return { severity: 'error', code, message, place: { part, ...(line !== undefined && { line }) }, values: { part } }
}

class Refused extends Error {
  constructor(readonly finding: Finding) {
    super(finding.message)
  }
}

/** Names as written, with what they are called here; a new one for each element that declares namespaces. */
interface NameScope {
  readonly prefixes: ReadonlyMap<string, string>
  readonly names: Map<string, string>
}

const OUTERMOST: NameScope = {
  prefixes: new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace']
  ]),
  names: new Map()
}

class TreeBuilder {
  readonly #part: string
  readonly #stream: XmlStream | undefined
  readonly #open: OpenElement[] = []
  readonly #scopes: NameScope[] = []
  #root: XmlElement | undefined

  constructor(part: string, stream: XmlStream | undefined) {
    this.#part = part
    this.#stream = stream
  }

  build(text: string): Result<XmlElement, Finding> {
    const part = this.#part
    try {
      scanXml(text, {
        open: (name, attributes) => this.#openTag(name, attributes),
        close: () => this.#closeTag(),
        text: (value) => this.#open.at(-1)?.children.push(value),
        doctype: () => {
          throw new Refused(
            refuse(
              'docx-doctype',
              `"${part}" declares a document type, which no Word file needs and which may name other files, so the file was not opened. Open it in Word and save it anew.`,
              part
            )
          )
        }
      })
    } catch (error) {
      if (error instanceof Refused) return fail(error.finding)
      if (!(error instanceof XmlFault)) throw error
      const line = text.slice(0, error.at).split('\n').length
      return fail(refuse('docx-bad-xml', `"${part}" is damaged near line ${line}: ${error.message}.`, part, line))
    }
    return this.#root ? succeed(this.#root) : fail(refuse('docx-bad-xml', `"${part}" holds nothing.`, part))
  }

  #openTag(name: string, written: readonly XmlAttribute[]): void {
    if (this.#open.length >= MAX_DEPTH) {
      throw new Refused(refuse('docx-too-deep', `"${this.#part}" nests deeper than ${MAX_DEPTH} levels.`, this.#part))
    }
    const scope = scopeWith(this.#scopes.at(-1) ?? OUTERMOST, written)
    this.#scopes.push(scope)
    const attributes = written.length === 0 ? NO_ATTRIBUTES : new Map<string, string>()
    for (const attribute of written) attributes.set(this.#nameIn(scope, attribute.name, true), attribute.value)
    this.#open.push({ name: this.#nameIn(scope, name, false), attributes, children: [] })
  }

  #nameIn({ names, prefixes }: NameScope, written: string, isAttribute: boolean): string {
    const key = isAttribute ? `@${written}` : written
    const known = names.get(key)
    if (known !== undefined) return known
    const [prefix, local] = splitName(written)
    // An attribute without a prefix is in no namespace.
    const uri = isAttribute && prefix === '' ? '' : prefixes.get(prefix)
    if (uri === undefined && prefix !== 'xmlns')
      throw new Refused(
        refuse('docx-bad-xml', `"${this.#part}" uses the prefix "${prefix}" without declaring it.`, this.#part)
      )
    const name = canonicalName(prefix === 'xmlns' ? XMLNS : (uri ?? ''), local)
    names.set(key, name)
    return name
  }

  #closeTag(): void {
    this.#scopes.pop()
    const element = this.#open.pop()
    const parent = this.#open.at(-1)
    if (!element) return
    if (!parent) this.#root = element
    else if (parent.name === this.#stream?.parent && this.#open.length === 2) this.#stream.onChild(element)
    else parent.children.push(element)
  }
}

const NO_ATTRIBUTES = new Map<string, string>()
const XMLNS = 'http://www.w3.org/2000/xmlns/'

function splitName(name: string): readonly [string, string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

function scopeWith(scope: NameScope, attributes: readonly XmlAttribute[]): NameScope {
  if (!attributes.some(({ name }) => name.startsWith('xmlns'))) return scope
  const prefixes = new Map(scope.prefixes)
  for (const { name, value } of attributes) {
    if (name === 'xmlns') prefixes.set('', value)
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice('xmlns:'.length), value)
  }
  return { prefixes, names: new Map() }
}

function canonicalName(uri: string, local: string): string {
  const prefix = NAMESPACES.get(uri)
  if (prefix !== undefined) return `${prefix}:${local}`
  return uri === '' ? local : `other:${local}`
}

/** The child elements, without the text between them. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** The first child element of a name. */
export function findChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && elementsOf(element).find((child) => child.name === name)
}

/** `w:val` of a child element; undefined where either is absent. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  return findChild(element, name)?.attributes.get('w:val')
}

/** True for a present on/off element (`<w:b/>`) that does not say off; undefined where it is absent. */
export function childFlag(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = findChild(element, name)
  return child && !['0', 'false', 'off'].includes(child.attributes.get('w:val') ?? '')
}

/** All text inside an element, of the elements called `name` where that is given. */
export function deepText(element: XmlElement, name?: string): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return name === undefined || element.name === name ? child : ''
      return deepText(child, name)
    })
    .join('')
}

/** Every descendant of a name that stands in no other of that name, in document order. */
export function findDescendants(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : findDescendants(child, name)))
}
