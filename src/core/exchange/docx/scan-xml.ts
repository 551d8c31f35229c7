/** What a scan meets, in the order of the file. Attributes come as written, namespace declarations among them. */
export interface XmlEvents {
  readonly open: (name: string, attributes: readonly XmlAttribute[]) => void
  readonly close: () => void
  readonly text: (value: string) => void
  readonly doctype: () => void
}

export interface XmlAttribute {
  readonly name: string
  readonly value: string
}

/** Markup that is not well-formed, and the place in the text where that shows. */
export class XmlFault extends Error {
  constructor(
    message: string,
    readonly at: number
  ) {
    super(message)
  }
}

/** What is more would take long to search for names that stand twice. */
const MAX_ATTRIBUTES = 500

const WHITE = /[ \t\r\n]*/y
const NAME = /[^\s<>&/=?!"']+/y
/** Neither tabs, line ends nor anything else below the space belongs in XML, and no lone half of a character. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"]
])

/**
 * Reads well-formed XML in one pass and linear time: elements, text, CDATA, the five entities and character references.
 * Comments and processing instructions are passed over. Throws an `XmlFault` for anything that is not well-formed.
 */
export function scanXml(text: string, events: XmlEvents): void {
  const forbidden = text.search(FORBIDDEN)
  if (forbidden >= 0) throw new XmlFault('a character that XML does not allow', forbidden)
  new Scanner(text, events).scan()
}

class Scanner {
  private at = 0
  private readonly open: string[] = []
  private hasRoot = false

  constructor(
    private readonly source: string,
    private readonly events: XmlEvents
  ) {}

  scan(): void {
    const { source } = this
    if (source.startsWith('\uFEFF')) this.at = 1
    while (this.at < source.length) {
      const next = source.indexOf('<', this.at)
      const end = next < 0 ? source.length : next
      if (end > this.at) this.text(end)
      if (next >= 0) this.markup()
    }
    if (this.open.length > 0) this.fail('an element that never ends')
  }

  private fail(message: string): never {
    throw new XmlFault(message, this.at)
  }

  private text(end: number): void {
    const raw = this.source.slice(this.at, end)
    if (this.open.length === 0) {
      if (raw.trim() !== '') this.fail('text outside the root')
    } else if (raw.includes(']]>')) this.fail('the end of a CDATA section without a start')
    else this.events.text(this.decode(raw))
    this.at = end
  }

  /** `at` stands on the opening bracket. */
  private markup(): void {
    const { source } = this
    const kind = source.charCodeAt(this.at + 1)
    if (kind === SLASH) return this.endTag()
    if (kind === QUESTION) return this.skip('<?', '?>')
    if (kind !== EXCLAMATION) return this.startTag()
    if (source.startsWith('<!--', this.at)) return this.skip('<!--', '-->')
    if (source.startsWith('<![CDATA[', this.at)) return this.characterData()
    if (source.startsWith('<!DOCTYPE', this.at)) return this.events.doctype()
    this.fail('markup that begins with <!')
  }

  private skip(start: string, end: string): void {
    const found = this.source.indexOf(end, this.at + start.length)
    if (found < 0) this.fail(`${start} without ${end}`)
    this.at = found + end.length
  }

  private characterData(): void {
    if (this.open.length === 0) this.fail('CDATA outside the root')
    const from = this.at + '<![CDATA['.length
    this.skip('<![CDATA[', ']]>')
    this.events.text(normaliseLines(this.source.slice(from, this.at - 3)))
  }

  private endTag(): void {
    const { source } = this
    const name = this.open.pop()
    if (name === undefined) this.fail('an end tag without a start')
    if (!source.startsWith(name, this.at + 2)) this.fail('an end tag of another element')
    this.at += 2 + name.length
    this.white()
    if (source.charCodeAt(this.at) !== CLOSE) this.fail('an end tag of another element')
    this.at += 1
    this.events.close()
  }

  private startTag(): void {
    if (this.open.length === 0 && this.hasRoot) this.fail('a second root')
    this.hasRoot = true
    this.at += 1
    const name = this.name()
    const attributes = this.attributes()
    const isEmpty = this.source.charCodeAt(this.at) === SLASH
    if (isEmpty) this.at += 1
    if (this.source.charCodeAt(this.at) !== CLOSE) this.fail('a tag that does not close')
    this.at += 1
    this.events.open(name, attributes)
    if (isEmpty) this.events.close()
    else this.open.push(name)
  }

  private attributes(): readonly XmlAttribute[] {
    let attributes: XmlAttribute[] | undefined
    for (;;) {
      const before = this.at
      this.white()
      const next = this.source.charCodeAt(this.at)
      if (next === CLOSE || next === SLASH || Number.isNaN(next)) return attributes ?? NO_ATTRIBUTES
      if (this.at === before) this.fail('no space before an attribute')
      const name = this.name()
      if (attributes?.some((known) => known.name === name)) this.fail('an attribute given twice')
      attributes ??= []
      if (attributes.length >= MAX_ATTRIBUTES) this.fail('an element with more attributes than any program writes')
      attributes.push({ name, value: this.attributeValue() })
    }
  }

  private attributeValue(): string {
    this.white()
    if (this.source.charCodeAt(this.at) !== EQUALS) this.fail('an attribute without a value')
    this.at += 1
    this.white()
    const quote = this.source.charAt(this.at)
    if (quote !== '"' && quote !== "'") this.fail('a value without quotes')
    const end = this.source.indexOf(quote, this.at + 1)
    if (end < 0) this.fail('a value that never ends')
    const raw = this.source.slice(this.at + 1, end)
    if (raw.includes('<')) this.fail('a value with <')
    const value = this.decode(raw, true)
    this.at = end + 1
    return value
  }

  private name(): string {
    NAME.lastIndex = this.at
    const name = NAME.exec(this.source)?.[0]
    if (name === undefined || /^[-.\d]/.test(name)) this.fail('a name that is none')
    this.at += name.length
    return name
  }

  private white(): void {
    const next = this.source.charCodeAt(this.at)
    if (next > SPACE) return
    WHITE.lastIndex = this.at
    this.at += WHITE.exec(this.source)?.[0].length ?? 0
  }

  private decode(raw: string, inAttribute = false): string {
    const lines = inAttribute ? raw.replace(/\r\n|[\r\n\t]/g, ' ') : normaliseLines(raw)
    return lines.includes('&')
      ? lines.replace(/&([^;&]{0,12};?)/g, (_, reference: string) => this.resolve(reference))
      : lines
  }

  private resolve(reference: string): string {
    if (!reference.endsWith(';')) this.fail('& that begins no reference')
    const name = reference.slice(0, -1)
    const digits = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(name)
    if (!digits) return ENTITIES.get(name) ?? this.fail(`the unknown entity ${name}`)
    const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
    const char = code <= 0x10ffff ? String.fromCodePoint(code) : '\0'
    return FORBIDDEN.test(char) ? this.fail('a reference to a character that XML does not allow') : char
  }
}

const normaliseLines = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

const NO_ATTRIBUTES: readonly XmlAttribute[] = []
const SPACE = 0x20
const EXCLAMATION = 0x21
const SLASH = 0x2f
const EQUALS = 0x3d
const CLOSE = 0x3e
const QUESTION = 0x3f
