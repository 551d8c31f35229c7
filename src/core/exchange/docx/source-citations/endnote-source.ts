import type { SourceCite, SourceCluster } from './source-cluster'
import { bareText, piecesOf, textAt } from './xml-pieces'

/** The citation in EndNote's XML; undefined where it has none. */
export function readEndnoteSource(xml: string): SourceCluster | undefined {
  const pieces = piecesOf(xml, 'Cite')
  const [first] = pieces
  if (!first || !xml.includes('</EndNote>')) return undefined
  const isSet = (attribute: string): boolean => first.attributes.includes(`${attribute}="1"`)
  return {
    mode: isSet('AuthorYear') ? 'author-in-text' : isSet('ExcludeAuth') ? 'suppress-author' : 'normal',
    cites: pieces.map(({ content }) => readCite(content))
  }
}

function readCite(cite: string): SourceCite {
  const [record] = piecesOf(cite, 'record')
  const own = record ? cite.replace(record.content, '') : cite
  const number = textAt(own, 'RecNum') || textAt(record?.content ?? '', 'rec-number')
  const [key] = piecesOf(record?.content ?? '', 'key')
  const database = /db-id="([^"]*)"/u.exec(key?.attributes ?? '')?.[1]
  return {
    identities: [
      [textAt(own, 'Author'), textAt(own, 'Year'), number].join('/'),
      ...(database === undefined ? [] : [`${database}/${number}`])
    ],
    ...(record && { work: readRecord(record.content) }),
    prefix: textAt(own, 'Prefix'),
    label: '',
    locator: textAt(own, 'Pages'),
    suffix: textAt(own, 'Suffix')
  }
}

function readRecord(record: string): NonNullable<SourceCite['work']> {
  const [titles, authors, dates] = ['titles', 'authors', 'dates'].map(
    (name) => piecesOf(record, name)[0]?.content ?? ''
  )
  return {
    title: textAt(titles ?? '', 'title'),
    names: piecesOf(authors ?? '', 'author')
      .map(({ content }) => bareText(content))
      .join(' '),
    year: textAt(dates ?? '', 'year'),
    doi: textAt(record, 'electronic-resource-num')
  }
}
