import type { Finding, Place } from '#core/finding'
import type { CslItem } from '#core/references/reference'
import { countLines } from './count-lines'
import { itemFromCrossref } from './item-from-crossref'
import { itemFromDatacite } from './item-from-datacite'
import { itemFromOpenalex } from './item-from-openalex'
import { textAt, valueAt } from './json-value'
import type { ParsedReferences, ProgressListener, ReferenceReader } from './reference-format'
import { scanJson, tellBrokenJson } from './scan-json'

/** How the answers of one service are taken apart and read. */
interface ServiceFormat {
  readonly name: string
  /** Where an answer keeps its list of records; without any of these, the answer is the record. */
  readonly lists: readonly (readonly string[])[]
  /** Where an answer keeps its one record. */
  readonly single: readonly string[]
  readonly map: (record: unknown, place: Place, findings: Finding[]) => CslItem | undefined
}

/** Reads Crossref's REST answers: a work, a list of works, or works alone. */
export const readCrossrefJson: ReferenceReader = readAs({
  name: 'Crossref JSON',
  lists: [['message', 'items'], ['items']],
  single: ['message'],
  map: itemFromCrossref
})

/** Reads DataCite's JSON: an answer of its service or its JSON export. */
export const readDataciteJson: ReferenceReader = readAs({
  name: 'DataCite JSON',
  lists: [['data']],
  single: [],
  map: itemFromDatacite
})

/** Reads OpenAlex' JSON: a work, a page of results, or works alone. */
export const readOpenalexJson: ReferenceReader = readAs({
  name: 'OpenAlex JSON',
  lists: [['results']],
  single: [],
  map: itemFromOpenalex
})

function readAs(format: ServiceFormat): ReferenceReader {
  return (file, text, onProgress) => readRecords(format, file, text, onProgress)
}

function readRecords(
  format: ServiceFormat,
  file: string,
  text: string,
  onProgress: ProgressListener | undefined
): ParsedReferences {
  const lines = countLines(text)
  const scan = scanJson(text)
  if (scan.kind === 'broken') return { items: [], findings: [tellBrokenJson(file, text)] }
  const findings: Finding[] = []
  const items: CslItem[] = []
  const records = findRecords(JSON.parse(text), format)
  const isLocated = records.length === scan.entryOffsets.length
  for (const [index, record] of records.entries()) {
    const part = textAt(record, 'DOI') ?? textAt(record, 'doi') ?? `record ${index + 1}`
    const line = isLocated ? { line: lines.place(scan.entryOffsets[index] ?? 0).line } : {}
    const place = { file, part, ...line }
    const item = format.map(record, place, findings)
    if (item) items.push(item)
    else {
      const message = `Record ${index + 1} is no ${format.name} record and was left out.`
      findings.push({ severity: 'error', code: 'not-a-reference', message, place, values: { number: index + 1 } })
    }
    onProgress?.(index + 1, records.length)
  }
  return { items, findings }
}

function findRecords(answer: unknown, { lists, single }: ServiceFormat): readonly unknown[] {
  if (Array.isArray(answer)) return answer
  for (const path of lists) {
    const list: unknown = valueAt(answer, ...path)
    if (Array.isArray(list)) return list
  }
  return [single.length > 0 ? (valueAt(answer, ...single) ?? answer) : answer]
}
