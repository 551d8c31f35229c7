import { compareRecords } from '../text-imports/compare-records.mjs'
import { jabrefToCsl } from '../text-imports/jabref-to-csl.mjs'
import { zoteroToCsl } from '../text-imports/zotero-to-csl.mjs'

// Reads every text as a user would, its format told by its content, and compares the fields with what the peer found.
// DETAIL=RIS in the environment lists every difference of a format, DETAIL=all those of every format.

/** Share of the fields of each format that must be equal. */
const THRESHOLD = 0.97

/** What the corpus calls each format, and what the project calls it. */
const FORMATS = {
  'Bib.TXT': 'bib-txt',
  BibLaTeX: 'bibtex',
  BibTeX: 'bibtex',
  'CSL JSON': 'csl-json',
  'CSL YAML': 'csl-yaml',
  'Crossref Unixref XML': 'unixref',
  'DataCite JSON': 'datacite-json',
  'EndNote XML': 'endnote-xml',
  'MEDLINE/nbib': 'nbib',
  MODS: 'mods',
  'OpenAlex JSON': 'openalex-json',
  'OpenURL ContextObject': 'context-object',
  'Ovid tagged': 'ovid',
  'PubMed XML': 'pubmed-xml',
  RIS: 'ris',
  'RefWorks tagged': 'refworks',
  'Refer/EndNote tagged (.enw)': 'enw',
  'Web of Science tagged': 'wos',
  'Word sources XML': 'word-xml'
}

export const name = 'text imports'
export const files = ['text-imports.json']

export async function run({ read, load }) {
  const folder = 'src/core/exchange/references'
  const { readReferences } = await load(`${folder}/read-references.ts`)
  const { findReadableFormat } = await load(`${folder}/readable-formats.ts`)
  const { parseDate } = await load(`${folder}/parse-date.ts`)
  const { normaliseLanguage } = await load('src/core/references/language.ts')
  const core = { parseDate, normaliseLanguage }
  const results = new Map()
  for (const record of read('text-imports.json')) {
    const result = results.get(record.format) ?? {
      texts: 0,
      total: 0,
      equal: 0,
      untold: 0,
      records: 0,
      differences: []
    }
    results.set(record.format, result)
    measure(record, readText(record, readReferences, findReadableFormat, result), core, result)
  }
  const sorted = [...results].sort(([a], [b]) => a.localeCompare(b))
  return { figures: sorted.flatMap(describe), gates: sorted.map(judge) }
}

/** Read with the format told by the content; where that goes wrong, counted and read again as what it is. */
function readText({ format, input }, readReferences, findReadableFormat, result) {
  const bytes = new TextEncoder().encode(input)
  const told = readReferences('input', bytes)
  const wanted = findReadableFormat(FORMATS[format] ?? '')?.format
  if (told.format === wanted || wanted === undefined) return told.items
  result.untold++
  return readReferences('input', bytes, { format: wanted }).items
}

function measure(record, items, core, result) {
  const expected = expectedItems(record)
  const { total, equal, differences } = compareRecords(expected, items, core)
  result.texts++
  result.records += expected.length
  result.total += total
  result.equal += equal
  for (const difference of differences) result.differences.push({ ...difference, id: record.id })
}

function expectedItems({ format, expectedItems: items, expectedCsl, expectedBibtex }) {
  if (items) return items.map(zoteroToCsl)
  return expectedCsl ? expectedCsl.map(spellVariables) : expectedBibtex.map((entry) => jabrefToCsl(entry, format))
}

/** Pandoc's own files write some variables small. */
const SPELLINGS = {
  doi: 'DOI',
  url: 'URL',
  isbn: 'ISBN',
  issn: 'ISSN',
  pmid: 'PMID',
  pmcid: 'PMCID',
  event: 'event-title'
}

const spellVariables = (item) =>
  Object.fromEntries(Object.entries(item).map(([variable, value]) => [SPELLINGS[variable] ?? variable, value]))

function describe([format, { texts, records, total, equal, untold, differences }]) {
  if ([format, 'all'].includes(process.env['DETAIL'])) differences.forEach(printDifference)
  const share = `${equal} of ${total} fields equal (${percent(equal, total)}), ${texts} texts, ${records} records`
  const lines = [
    ['  format not told by content', untold > 0 ? `${untold} texts` : ''],
    ['  not found', countVariables(differences, 'missing')],
    ['  found otherwise', countVariables(differences, 'differs')],
    ['  found though not expected', countVariables(differences, 'surplus')]
  ]
  return [
    { of: format, value: share },
    ...lines.filter(([, value]) => value !== '').map(([of, value]) => ({ of, value }))
  ]
}

/** `title 3, page 1`: how often each variable differs in one way, the most frequent first. */
function countVariables(differences, wanted) {
  const counts = new Map()
  for (const { kind, variable } of differences) {
    if (kind === wanted) counts.set(variable, (counts.get(variable) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([variable, count]) => `${variable} ${count}`)
  return [...sorted.slice(0, 12), ...(sorted.length > 12 ? [`${sorted.length - 12} more variables`] : [])].join(', ')
}

function printDifference({ id, kind, variable, expected, found }) {
  process.stdout.write(
    `${id}\n    ${variable} ${kind}\n      expected ${expected.slice(0, 300)}\n      found    ${found.slice(0, 300)}\n`
  )
}

const percent = (part, whole) => `${((100 * part) / (whole || 1)).toFixed(1)} %`

function judge([format, { total, equal, untold }]) {
  const passed = equal >= total * THRESHOLD && untold === 0
  return {
    name: `${format}: ${THRESHOLD * 100} % of the fields equal`,
    passed,
    ...(!passed && { detail: percent(equal, total) })
  }
}
