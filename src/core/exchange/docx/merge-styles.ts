import { serializePart } from './serialize-part'
import { childValue, elementsOf } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** The styles of a reference document with ours added where it has none of the name. */
export interface MergedStyles {
  readonly xml: string
  /** The id under which a style of ours goes in the document. */
  readonly idOf: (ours: string) => string
  /** The style that the document has for running text, if it is not just the default. */
  readonly bodyStyle?: string
}

/** Further names by which reference documents know a style of ours. */
const ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['three-line table', ['table']],
  ['authors', ['author']],
  ['abstract text', ['abstract']],
  ['source code', ['html preformatted']],
  ['table text', ['compact', 'table contents']],
  ['table heading', ['table header']]
])

interface NamedStyle {
  readonly element: XmlElement
  readonly id: string
  readonly name: string
  readonly type: string
}

/** Joins the styles of a reference document with `ours`, a whole `w:styles` of our own. */
export function mergeStyles(template: XmlElement, ours: XmlElement): MergedStyles {
  const theirs = namedStyles(template)
  const added: NamedStyle[] = []
  const ids = new Map<string, string>()
  const taken = new Set(theirs.map(({ id }) => id))
  for (const style of namedStyles(ours)) {
    const match = findMatch(style, theirs)
    if (!match) added.push(style)
    ids.set(style.id, match?.id ?? freeId(style.id, taken))
  }
  const idOf = (id: string): string => ids.get(id) ?? id
  const elements = added.map(({ element, id }) => renamed(element, idOf(id), idOf))
  const body = theirs.find(({ name, type }) => name === 'body text' && type === 'paragraph')
  return {
    xml: serializePart({ ...template, children: [...template.children, ...elements] }),
    idOf,
    ...(body && { bodyStyle: body.id })
  }
}

function namedStyles(styles: XmlElement): readonly NamedStyle[] {
  return elementsOf(styles)
    .filter(({ name }) => name === 'w:style')
    .map((element) => ({
      element,
      id: element.attributes.get('w:styleId') ?? '',
      name: (childValue(element, 'w:name') ?? '').toLowerCase(),
      type: element.attributes.get('w:type') ?? 'paragraph'
    }))
}

function findMatch({ name, type }: NamedStyle, theirs: readonly NamedStyle[]): NamedStyle | undefined {
  const names = [name, ...(ALIASES.get(name) ?? [])]
  for (const known of names) {
    const match = theirs.find((style) => style.type === type && style.name === known)
    if (match) return match
  }
  return undefined
}

function freeId(id: string, taken: Set<string>): string {
  let free = id
  while (taken.has(free)) free += 'Own'
  taken.add(free)
  return free
}

const REFERENCES: ReadonlySet<string> = new Set(['w:basedOn', 'w:next', 'w:link'])

/** A style of ours under its new id; the document's own default stays the default. */
function renamed(element: XmlElement, id: string, idOf: (id: string) => string): XmlElement {
  const attributes = new Map([...element.attributes, ['w:styleId', id]])
  attributes.delete('w:default')
  const children = element.children.map((child) => {
    if (typeof child === 'string' || !REFERENCES.has(child.name)) return child
    return { ...child, attributes: new Map([['w:val', idOf(child.attributes.get('w:val') ?? '')]]) }
  })
  return { ...element, attributes, children }
}

/** `xml` of ours with every mention of a style under the id that the document has for it. */
export function withStyleIds(xml: string, idOf: (ours: string) => string): string {
  return xml.replace(
    /<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"\/>/g,
    (_, element: string, id: string) => `<w:${element} w:val="${idOf(id)}"/>`
  )
}
