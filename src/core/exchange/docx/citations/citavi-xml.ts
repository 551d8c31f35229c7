import { childrenOf, plainText, readXmlRecords, type XmlNode } from '../../references/xml-tree'
import type { JsonObject } from './json-object'

/** Elements that hold any number of others. */
const LISTS: ReadonlySet<string> = new Set(['Entries', 'Authors', 'Editors', 'Translators', 'Publishers'])

/** A placeholder as Citavi 4 and 5 write it, in the form that later versions have as JSON; undefined where it is damaged. */
export function parseCitaviXml(xml: string): JsonObject | undefined {
  const placeholders: XmlNode[] = []
  const faults = readXmlRecords('Citavi', xml, {
    records: new Set(['Placeholder']),
    onRecord: (placeholder) => void placeholders.push(placeholder)
  })
  const [only] = placeholders
  return faults.length === 0 && only ? membersOf(only) : undefined
}

const membersOf = (node: XmlNode): JsonObject =>
  Object.fromEntries(childrenOf(node).map((child) => [child.name, valueOf(child)]))

function valueOf(node: XmlNode): unknown {
  const inside = childrenOf(node)
  if (LISTS.has(node.name)) return inside.map(membersOf)
  // The whole of a range stands behind its first and its last page.
  if (node.name === 'PageRange' && inside.length > 0)
    return { OriginalString: plainText(inside.findLast(({ name }) => name === 'os')) }
  return inside.length > 0 ? membersOf(node) : plainText(node)
}
