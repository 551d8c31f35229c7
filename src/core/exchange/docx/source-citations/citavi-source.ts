import { decodeEntities } from '../source-passages'
import type { SourceCite, SourceCluster, SourceWork } from './source-cluster'
import { piecesOf, textAt } from './xml-pieces'

interface Members {
  readonly [member: string]: unknown
}

const membersOf = (value: unknown): Members => (typeof value === 'object' && value !== null ? (value as Members) : {})
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** What a locator counts, by Citavi's numbers and names of it: pages, columns, sections, margin numbers, or as written. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['1', 'column'],
  ['Column', 'column'],
  ['2', 'section'],
  ['Paragraph', 'section'],
  ['3', 'Rn'],
  ['Margin', 'Rn']
])

/** The citation in what a placeholder of Citavi's holds: JSON, or the XML of older versions; undefined where it has none. */
export function readCitaviSource(placeholder: string): SourceCluster | undefined {
  const cites = /^\s*</u.test(placeholder) ? readXml(placeholder) : readJson(placeholder)
  const [first] = cites
  return first && { mode: first.hidesAuthor ? 'suppress-author' : 'normal', cites: cites.map(({ cite }) => cite) }
}

interface CitaviCite {
  readonly cite: SourceCite
  readonly hidesAuthor: boolean
}

function readJson(json: string): readonly CitaviCite[] {
  const placeholder: unknown = JSON.parse(json.replace(/^\uFEFF/u, ''))
  const known = new Map<string, unknown>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const id = textOf(membersOf(value)['$id'])
    if (id !== '') known.set(id, value)
    for (const part of Object.values(value)) collect(part)
  }
  collect(placeholder)
  const at = (value: unknown): Members => {
    const to = membersOf(value)['$ref']
    return membersOf(typeof to === 'string' ? known.get(to) : value)
  }
  return listOf(membersOf(placeholder)['Entries']).map((entry) => readEntry(membersOf(entry), at))
}

function readEntry(entry: Members, at: (value: unknown) => Members): CitaviCite {
  const reference = at(entry['Reference'])
  const range = at(entry['PageRange'])
  const isOwn = entry['UseNumberingTypeOfParentDocument'] !== true
  const counted = textOf(isOwn ? range['NumberingType'] : reference['PageRangeNumberingType'])
  return {
    hidesAuthor: entry['YearOnly'] === true,
    cite: {
      identities: [textOf(entry['ReferenceId']) || textOf(reference['Id'])],
      ...(Object.keys(reference).length > 1 && {
        work: {
          title: [reference['Title'], reference['Subtitle']].map(textOf).join(' '),
          names: listOf(reference['Authors'])
            .map((one) => namesIn(at(one)))
            .join(' '),
          year: textOf(reference['Year']),
          doi: textOf(reference['Doi'])
        }
      }),
      prefix: textOf(entry['Prefix']),
      label: LABELS.get(counted) ?? '',
      locator: textOf(range['OriginalString']) || rangeIn(textOf(entry['PageRange'])),
      suffix: textOf(entry['Suffix'])
    }
  }
}

/** The whole of a range stands behind its first and its last page, in markup that may stand as text. */
const rangeIn = (xml: string): string => piecesOf(decodeEntities(xml), 'os').at(-1)?.content ?? ''

const PERSON = ['Prefix', 'LastName', 'FirstName', 'MiddleName', 'Suffix'] as const
const namesIn = (person: Members): string => PERSON.map((member) => textOf(person[member])).join(' ')

function readXml(xml: string): readonly CitaviCite[] {
  return piecesOf(xml, 'Entry').map(({ content }) => {
    const [reference] = piecesOf(content, 'Reference')
    const own = reference ? content.replace(reference.content, '') : content
    const [range] = piecesOf(own, 'PageRange')
    return {
      hidesAuthor: textAt(own, 'YearOnly') === 'true',
      cite: {
        identities: [textAt(own, 'ReferenceId')],
        ...(reference && { work: readXmlWork(reference.content) }),
        prefix: textAt(own, 'Prefix'),
        label: '',
        locator: rangeIn(range?.content ?? ''),
        suffix: textAt(own, 'Suffix')
      }
    }
  })
}

function readXmlWork(reference: string): SourceWork {
  const [authors] = piecesOf(reference, 'Authors')
  return {
    title: ['Title', 'Subtitle'].map((name) => textAt(reference, name)).join(' '),
    names: PERSON.flatMap((name) => piecesOf(authors?.content ?? '', name).map(({ content }) => content)).join(' '),
    year: textAt(reference, 'Year'),
    doi: textAt(reference, 'Doi')
  }
}
