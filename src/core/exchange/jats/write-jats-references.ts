import type { FormattedSide } from '#core/citation/processor'
import { parseTitle } from '#core/references/title-markup'
import type { CslDate, CslItem, CslName, Reference } from '#core/references/reference'
import { xmlText } from '../docx/xml-text'
import { jatsElement, jatsId, jatsText } from './jats-xml'
import { writePrinted } from './write-jats-inlines'

// prettier-ignore
const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'journal', article: 'preprint', book: 'book', chapter: 'book', 'paper-conference': 'confproc',
  thesis: 'thesis', webpage: 'webpage', post: 'webpage', 'post-weblog': 'webpage', report: 'report', patent: 'patent', dataset: 'data',
  software: 'software', 'article-newspaper': 'newspaper', 'article-magazine': 'magazine', standard: 'standard'
}

const PERSONS = ['author', 'editor', 'translator'] as const

/** The list of references: each as fields and, where the style has an entry for it, as that prints it. */
export function writeJatsReferences(
  references: readonly Reference[],
  title: string | undefined,
  printed: FormattedSide
): string {
  if (title === undefined) return ''
  const entries = new Map(printed.bibliography.entries.map((entry) => [entry.reference, entry]))
  const written = references.map(({ id, item }, at) => {
    const entry = entries.get(id)
    const fields = jatsElement(
      'element-citation',
      { 'publication-type': TYPES[item.type] ?? 'other' },
      writeFields(item)
    )
    const mixed = entry ? jatsElement('mixed-citation', {}, writePrinted(entry.body)) : ''
    const citation = mixed === '' ? fields : `<citation-alternatives>${fields}${mixed}</citation-alternatives>`
    return jatsElement('ref', { id: jatsId('ref', id) }, jatsText('label', String(at + 1)) + citation)
  })
  return jatsElement('ref-list', {}, jatsText('title', title) + written.join(''))
}

function writeFields(item: CslItem): string {
  const text = (name: string, value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? jatsText(name, String(value)) : ''
  const isPart = item['container-title'] !== undefined
  const isChapter = item.type === 'chapter'
  const [first, last] = pagesOf(item['page'])
  return [
    ...PERSONS.map((role) => writePersons(role, item[role])),
    isPart
      ? title(isChapter ? 'chapter-title' : 'article-title', item['title']) + title('source', item['container-title'])
      : title(item.type === 'article-journal' ? 'article-title' : 'source', item['title']),
    writeDate(item['issued']),
    text('volume', item['volume']),
    text('issue', item['issue']),
    text('edition', item['edition']),
    text('publisher-name', item['publisher']),
    text('publisher-loc', item['publisher-place']),
    text('fpage', first),
    text('lpage', last),
    text('isbn', item['ISBN']),
    ...(['DOI', 'PMID', 'PMCID'] as const).map((name) => {
      const value = item[name]
      const attributes = { 'pub-id-type': name.toLowerCase() }
      return typeof value === 'string' ? jatsElement('pub-id', attributes, xmlText(value)) : ''
    }),
    typeof item['URL'] === 'string' && item['DOI'] === undefined
      ? jatsElement('ext-link', { 'ext-link-type': 'uri', 'xlink:href': item['URL'] }, xmlText(item['URL']))
      : ''
  ].join('')
}

/** A title with its italics and raised or lowered signs. */
const title = (name: string, value: unknown): string =>
  typeof value === 'string' ? jatsElement(name, {}, writePrinted(parseTitle(value))) : ''

function pagesOf(page: unknown): readonly [string | undefined, string | undefined] {
  if (typeof page !== 'string') return [undefined, undefined]
  const [, first, last] = /^([\w.]+)\s*[-–—]\s*([\w.]+)$/u.exec(page) ?? []
  return first === undefined ? [page, undefined] : [first, last]
}

function writePersons(role: string, names: readonly CslName[] | undefined): string {
  if (!Array.isArray(names) || names.length === 0) return ''
  const written = names.map((name: CslName) => {
    if (name.family === undefined) return jatsText('collab', name.literal ?? name.given ?? '')
    const family = [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ')
    const given = [name.given, name['dropping-particle']].filter((part) => part !== undefined).join(' ')
    const suffix = name.suffix === undefined ? '' : jatsText('suffix', name.suffix)
    return `<name>${jatsText('surname', family)}${given === '' ? '' : jatsText('given-names', given)}${suffix}</name>`
  })
  return jatsElement('person-group', { 'person-group-type': role }, written.join(''))
}

function writeDate(date: CslDate | undefined): string {
  const [first, last] = date?.['date-parts'] ?? []
  const [year, month, day] = first ?? []
  const words = date?.literal ?? date?.raw
  if (year === undefined) return words === undefined ? '' : jatsText('string-date', words)
  // What is no plain year and what goes on to another date is in the attribute alone.
  const exact = last ? `${isoDate(first ?? [])}/${isoDate(last)}` : isoDate(first ?? [])
  const isPlain = !last && year >= 1000
  const named = (name: string, value: string | number | undefined): string =>
    value === undefined ? '' : jatsText(name, String(value))
  const ofYear = jatsElement('year', { 'iso-8601-date': isPlain ? undefined : exact }, String(year))
  return ofYear + named('month', month) + named('day', day)
}

function isoDate([year = 0, ...rest]: readonly (number | string)[]): string {
  const number = Number(year)
  const sign = number < 0 ? '-' : ''
  const parts = [String(Math.abs(number)).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))]
  return sign + parts.join('-')
}
