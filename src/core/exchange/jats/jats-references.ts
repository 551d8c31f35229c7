import type { Finding } from '#core/finding'
import type { CslItem, CslName } from '#core/references/reference'
import { joinPages } from '../references/common-fields'
import { parseEntry } from '../references/plain/parse-entry'
import { uncertainFields } from '../references/plain/plain-entry'
import { keepSource } from '../references/plain/read-plain'
import { normaliseItem } from '../references/normalise-item'
import { childrenOf, descendantsOf, findNode, markedText, nodesAt, plainAt, plainText } from '../references/xml-tree'
import type { XmlNode } from '../references/xml-tree'
import { attributeOf } from './jats-reading'

/** An entry of an article's list with the works it names; some entries name several. */
export interface JatsEntry {
  readonly id: string
  readonly items: readonly CslItem[]
}

const CITATIONS: ReadonlySet<string> = new Set(['element-citation', 'mixed-citation', 'citation', 'nlm-citation'])

// prettier-ignore
const TYPES: Readonly<Record<string, string>> = {
  journal: 'article-journal', book: 'book', chapter: 'chapter', confproc: 'paper-conference', 'conference-proceedings': 'paper-conference',
  conference: 'paper-conference', thesis: 'thesis', web: 'webpage', webpage: 'webpage', website: 'webpage', report: 'report',
  gov: 'report', patent: 'patent', preprint: 'article', data: 'dataset', database: 'dataset', software: 'software',
  newspaper: 'article-newspaper', magazine: 'article-magazine', standard: 'standard', other: 'document'
}

/** The entries of every list of references, in order, notes and empty ones left out. */
export function readJatsEntries(article: XmlNode, file: string, findings: Finding[]): readonly JatsEntry[] {
  return descendantsOf(article, 'ref-list')
    .flatMap((list) => descendantsOf(list, 'ref'))
    .flatMap((ref): readonly JatsEntry[] => {
      const citations = citationsOf(ref)
      const id = ref.attributes['id'] ?? ''
      const place = { file, line: ref.line, part: `reference ${id}` }
      const items = citations.map(
        (citation) =>
          readRunningEntry(citation, id, place, findings) ?? normaliseItem(readEntry(citation, id), place, findings)
      )
      return items.length > 0 ? [{ id, items }] : []
    })
}

/** The citations of an entry; of alternatives the one with fields. */
function citationsOf(ref: XmlNode): readonly XmlNode[] {
  const direct = childrenOf(ref).filter(({ name }) => CITATIONS.has(name))
  const alternatives = childrenOf(ref, 'citation-alternatives').flatMap((group) => {
    const choices = childrenOf(group).filter(({ name }) => CITATIONS.has(name))
    return (choices.find(({ name }) => name === 'element-citation') ?? choices[0]) || []
  })
  return [...direct, ...alternatives].filter((citation) => plainText(citation) !== undefined)
}

/**
 * An entry that is running text without a title or source of its own, read as one of a typed list; fields that want a
 * look are named. Undefined for entries with fields, and for text that no rule reads.
 */
function readRunningEntry(
  citation: XmlNode,
  id: string,
  place: Finding['place'],
  findings: Finding[]
): CslItem | undefined {
  const hasFields = ['article-title', 'chapter-title', 'data-title', 'source'].some((name) => findNode(citation, name))
  const raw = hasFields ? undefined : plainText(citation)
  if (raw === undefined) return undefined
  const entry = parseEntry(raw)
  if (entry.kind === 'unparsed') return undefined
  const fields = uncertainFields(entry)
  if (fields.length > 0) {
    const values = { text: raw.length > 80 ? `${raw.slice(0, 80)}…` : raw, fields: fields.join(', ') }
    const message = `“${values.text}”: ${values.fields} should be checked.`
    findings.push({ severity: 'info', code: 'fields-uncertain', message, ...(place && { place }), values })
  }
  return { ...keepSource(entry), ...readIds(citation), 'citation-key': id }
}

function readEntry(citation: XmlNode, id: string): Readonly<Record<string, unknown>> {
  const kind = citation.attributes['publication-type'] ?? citation.attributes['citation-type'] ?? ''
  const chapter = findTitle(citation, 'chapter-title')
  const title = findTitle(citation, 'article-title') ?? findTitle(citation, 'data-title') ?? chapter
  const source = markedText(findNode(citation, 'source'))
  const type =
    chapter !== undefined && kind === 'book'
      ? 'chapter'
      : (TYPES[kind] ?? (title && source ? 'article-journal' : 'document'))
  const own = title ?? source
  const ids = readIds(citation)
  return {
    id: '',
    type,
    'citation-key': id,
    title: own ?? plainText(citation),
    ...(title !== undefined && source !== undefined && { 'container-title': source }),
    author: readNames(citation, 'author'),
    editor: readNames(citation, 'editor'),
    translator: readNames(citation, 'translator'),
    issued: readDate(citation),
    volume: plainAt(citation, 'volume'),
    issue: plainAt(citation, 'issue'),
    page:
      plainAt(citation, 'page-range') ??
      joinPages(plainAt(citation, 'fpage'), plainAt(citation, 'lpage')) ??
      plainAt(citation, 'elocation-id'),
    edition: plainAt(citation, 'edition'),
    publisher: plainAt(citation, 'publisher-name'),
    'publisher-place': plainAt(citation, 'publisher-loc'),
    'event-title': plainAt(citation, 'conf-name'),
    ISBN: plainAt(citation, 'isbn'),
    ...ids,
    ...(own === undefined || (title === undefined && type === 'document') ? { note: plainText(citation) } : {})
  }
}

const findTitle = (citation: XmlNode, name: string): string | undefined => markedText(findNode(citation, name))

function readNames(citation: XmlNode, role: string): readonly CslName[] | undefined {
  const groups = childrenOf(citation, 'person-group')
  const named = groups.filter((group) => (group.attributes['person-group-type'] ?? 'author') === role)
  // Older files group the editors of a book only, and name its authors before them.
  const holders = named.length > 0 ? named : role === 'author' ? [citation] : []
  const names = holders.flatMap((holder) => childrenOf(holder).flatMap(readName))
  return names.length > 0 ? names : undefined
}

/** A person, in any of the elements that editions of the format have for one, or a group. */
export function readName(node: XmlNode): readonly CslName[] {
  switch (node.name) {
    case 'name': {
      const family = plainAt(node, 'surname')
      const given = plainAt(node, 'given-names')
      const suffix = plainAt(node, 'suffix')
      if (family === undefined) return given === undefined ? [] : [{ literal: given }]
      return [{ family, ...(given !== undefined && { given }), ...(suffix !== undefined && { suffix }) }]
    }
    case 'string-name': {
      if (findNode(node, 'surname')) return readName({ ...node, name: 'name' })
      const literal = plainText(node)
      return literal === undefined ? [] : [{ literal }]
    }
    case 'name-alternatives':
      return childrenOf(node).slice(0, 1).flatMap(readName)
    case 'collab':
    case 'institution':
    case 'on-behalf-of': {
      const literal = plainText(node)
      return literal === undefined ? [] : [{ literal }]
    }
    default:
      return []
  }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function readDate(citation: XmlNode): object | undefined {
  const running = findNode(citation, 'string-date')
  const holder = findNode(citation, 'date') ?? (findNode(running, 'year') ? running : citation)
  const exact = readIsoDates(findNode(holder, 'year')?.attributes['iso-8601-date'] ?? '')
  if (exact) return { 'date-parts': exact }
  const words = plainText(running)
  const year = Number(/\d{4}/u.exec(plainAt(holder, 'year') ?? words ?? '')?.[0])
  if (!Number.isInteger(year)) return words === undefined ? undefined : { literal: words }
  const said = plainAt(holder, 'month') ?? ''
  const month = /^\d+$/u.test(said) ? Number(said) : MONTHS.indexOf(said.slice(0, 3).toLowerCase()) + 1
  const day = Number(plainAt(holder, 'day'))
  const parts = [year, ...(month >= 1 && month <= 12 ? [month, ...(day >= 1 && day <= 31 ? [day] : [])] : [])]
  return { 'date-parts': [parts] }
}

/** One date or two with a slash between; undefined for anything else. */
function readIsoDates(text: string): readonly (readonly number[])[] | undefined {
  const dates = text.split('/').map((date) => {
    const [, year, month, day] = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/u.exec(date.trim()) ?? []
    return [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]))
  })
  return dates.length <= 2 && dates.every((parts) => parts.length > 0) ? dates : undefined
}

function readIds(citation: XmlNode): Readonly<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const node of [...nodesAt(citation, 'pub-id'), ...nodesAt(citation, 'article-id')]) {
    const name = { doi: 'DOI', pmid: 'PMID', pmcid: 'PMCID', pmc: 'PMCID' }[node.attributes['pub-id-type'] ?? '']
    const value = plainText(node)
    if (name !== undefined && value !== undefined) ids[name] = value
  }
  for (const link of [...descendantsOf(citation, 'ext-link'), ...descendantsOf(citation, 'uri')]) {
    const address = attributeOf(link, 'href') ?? plainText(link) ?? ''
    const doi = /\b10\.\d{4,9}\/[^\s"<>]+/u.exec(address)?.[0]
    if (doi !== undefined) ids['DOI'] ??= doi
    else if (/^https?:/u.test(address)) ids['URL'] ??= address
  }
  return ids
}
