import { mapEndnoteRecord } from '../../references/read-endnote-xml'
import { findNode, plainAt, readXmlRecords, type XmlNode } from '../../references/xml-tree'
import type { CitedCluster, CitedEntry } from './cited-cluster'
import { citeParts } from './cite-parts'

/** The citation in EndNote's XML; undefined where that is damaged. */
export function readEndnoteCluster(xml: string): CitedCluster | undefined {
  const cites: XmlNode[] = []
  const faults = readXmlRecords('EndNote', xml.replaceAll('\0', ''), {
    records: new Set(['Cite']),
    onRecord: (cite) => void cites.push(cite)
  })
  const entries = cites.map(readCite)
  if (faults.length > 0 || entries.length === 0 || !entries.every((entry) => entry !== undefined)) return undefined
  return { program: 'EndNote', entries, ...(isSet(cites[0], 'AuthorYear') && { authorInText: '' }) }
}

const isSet = (cite: XmlNode | undefined, attribute: string): boolean => cite?.attributes[attribute] === '1'

/** A work is cited with its record at least once; later citations may name it by its number only. */
function readCite(cite: XmlNode): CitedEntry | undefined {
  const record = findNode(cite, 'record')
  const number = plainAt(cite, 'RecNum') ?? plainAt(record, 'rec-number')
  const database = findNode(record, 'foreign-keys', 'key')?.attributes['db-id']
  const named = [plainAt(cite, 'Author'), plainAt(cite, 'Year'), number].join('/')
  if (!record && number === undefined) return undefined
  return {
    identity: database === undefined ? named : `${database}/${number ?? ''}`,
    ...(database !== undefined && { aliases: [named] }),
    ...(record && { data: mapEndnoteRecord(record) }),
    suppressAuthor: isSet(cite, 'ExcludeAuth'),
    isPartial: isSet(cite, 'Hidden') || isSet(cite, 'ExcludeYear'),
    ...citeParts({
      locator: plainAt(cite, 'Pages'),
      prefix: plainAt(cite, 'Prefix'),
      suffix: plainAt(cite, 'Suffix')
    })
  }
}
