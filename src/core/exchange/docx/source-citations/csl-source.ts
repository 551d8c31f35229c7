import type { SourceCite, SourceCluster, SourceField } from './source-cluster'

interface Members {
  readonly [member: string]: unknown
}

interface CslCitation {
  readonly citationItems?: readonly Members[]
  readonly properties?: { readonly bifolium?: { readonly authorInText?: unknown } }
}

/** The citation of Zotero's or Mendeley's in `json`, which may end in other text; undefined where there is none. */
export function readCslSource(json: string, { before }: Pick<SourceField, 'before'>): SourceCluster | undefined {
  const { citationItems = [], properties } = JSON.parse(
    json.slice(json.indexOf('{'), json.lastIndexOf('}') + 1)
  ) as CslCitation
  const [first] = citationItems
  if (!first) return undefined
  const name = properties?.bifolium?.authorInText ?? (first['composite'] === true ? '' : undefined)
  const isInText = typeof name === 'string' && before.endsWith(name)
  const hidesAuthor = first['suppress-author'] === true || first['suppress-author'] === 1
  return {
    mode: isInText ? 'author-in-text' : hidesAuthor ? 'suppress-author' : 'normal',
    cites: citationItems.map(readCite)
  }
}

function readCite(cite: Members): SourceCite {
  const { title, author, issued, DOI } = membersOf(cite['itemData'])
  const date = membersOf(issued)
  const [parts] = listOf(date['date-parts'])
  const [uri] = listOf(cite['uris'])
  return {
    identities: typeof uri === 'string' ? [uri] : [],
    work: {
      title: textOf(title),
      names: listOf(author)
        .flatMap((name) => Object.values(membersOf(name)).filter((part) => typeof part === 'string'))
        .join(' '),
      year: textOf(listOf(parts)[0]) || textOf(date['literal'] ?? date['raw']),
      doi: textOf(DOI)
    },
    prefix: textOf(cite['prefix']),
    label: textOf(cite['label']),
    locator: textOf(cite['locator']),
    suffix: textOf(cite['suffix'])
  }
}

const membersOf = (value: unknown): Members => (typeof value === 'object' && value !== null ? (value as Members) : {})
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
