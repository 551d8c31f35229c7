import type { Finding } from '#core/finding'
import type { CslItem } from '#core/references/reference'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ReferenceReader } from './reference-format'
import { describeEmpty, isEmptyEntry, nameRecord } from './tagged-lines'
import { readXmlRecords, type XmlNode } from './xml-tree'

/** What makes a reader out of the knowledge of one XML format. */
export interface XmlFormat {
  /** Elements that are records, without prefix. */
  readonly records: ReadonlySet<string>
  /** Elements inside records that say nothing about how to cite the work. */
  readonly skipped?: ReadonlySet<string>
  /** The entry of one record, for `normaliseItem`. */
  readonly map: (record: XmlNode) => Readonly<Record<string, unknown>>
}

/**
 * A reader of an XML format: each record is mapped on its own as soon as it closes, so that none costs another and a
 * file of any size needs little memory. A record that holds nothing a reference could be known by is named.
 */
export function readXmlAs(format: XmlFormat): ReferenceReader {
  return (file, text, onProgress): ParsedReferences => {
    const items: CslItem[] = []
    const findings: Finding[] = []
    const total = onProgress ? countRecords(text, format.records) : 0
    let done = 0
    const onRecord = (record: XmlNode): void => {
      const entry = format.map(record)
      const place = { file, line: record.line, part: nameRecord(entry, record) }
      if (isEmptyEntry(entry)) findings.push(describeEmpty(place))
      else items.push(normaliseItem(entry, place, findings))
      onProgress?.(++done, Math.max(total, done))
    }
    const faults = readXmlRecords(file, text, { ...format, onRecord })
    return { items, findings: [...faults, ...findings] }
  }
}

function countRecords(text: string, names: ReadonlySet<string>): number {
  const start = new RegExp(`<(?:[\\w.-]+:)?(?:${[...names].join('|')})[\\s/>]`, 'g')
  return text.match(start)?.length ?? 0
}
