import { isPeerSlip } from './peer-slips.mjs'
import { DATES, TITLES, foldField, foldText, NO_DATE } from './fold-field.mjs'

/** Members that are no bibliographic field, or that say how the file was read. */
const IGNORED = new Set(['id', 'citation-key', 'citation-label', 'citation-number', 'custom', 'source', '_graph'])

/** Types that peers choose between by taste. */
const SAME_TYPES = [
  // A preprint, for which older peers have no type.
  ['document', 'article'],
  ['webpage', 'post', 'post-weblog'],
  // A film by its medium.
  ['motion_picture', 'broadcast'],
  // Zotero has no figures, classics, pamphlets, serials, standards or legal codes.
  ['graphic', 'figure'],
  ['book', 'classic', 'collection', 'pamphlet', 'periodical'],
  ['document', 'classic'],
  ['manuscript', 'pamphlet'],
  ['report', 'standard'],
  // Nor peer reviews.
  ['manuscript', 'review'],
  ['document', 'musical_score'],
  ['article-journal', 'periodical'],
  ['song', 'musical_score']
]

/**
 * Compares the records of one text. Gives `total` fields expected, `equal` of them found, and the `differences`:
 * { kind: 'missing' | 'differs' | 'surplus', variable, expected, found }. Surplus ones are not expected and count in no total.
 */
export function compareRecords(expected, found, core) {
  const result = { total: 0, equal: 0, differences: [] }
  for (const [record, match] of pairRecords(expected, found)) compareRecord(record, match, core, result)
  return result
}

/** By key where the keys agree; else by position where the numbers agree; else in order, by title. */
function pairRecords(expected, found) {
  const byKey = new Map(found.map((item) => [item.id, item]))
  const hasKeys = expected.some(({ id }) => byKey.has(id)) && byKey.size === found.length
  if (hasKeys) return expected.map((record) => [record, byKey.get(record.id) ?? findByTitle(found, record)])
  if (expected.length === found.length) return expected.map((record, index) => [record, found[index]])
  let at = 0
  return expected.map((record) => {
    const title = foldText(record.title ?? '')
    const index = found.findIndex((item, position) => position >= at && foldText(item.title ?? '').startsWith(title))
    if (index !== -1) at = index + 1
    return [record, index === -1 ? {} : found[index]]
  })
}

function findByTitle(items, { title }) {
  return items.find((item) => foldText(item.title ?? '') === foldText(title ?? '')) ?? {}
}

function compareRecord(record, match, core, result) {
  for (const variable of Object.keys(record)) {
    const expected = foldField(variable, record[variable], core)
    if (IGNORED.has(variable) || expected === '' || expected === NO_DATE) continue
    if (isPeerSlip(variable, expected, match)) continue
    const found = foldField(variable, match[variable] ?? standIn(variable, match), core)
    result.total++
    if (isEqual(variable, expected, found) || isExpanded(variable, record, match, core)) result.equal++
    else result.differences.push({ kind: found === '' ? 'missing' : 'differs', variable, expected, found })
  }
  for (const variable of Object.keys(match)) {
    if (IGNORED.has(variable) || variable in record) continue
    const found = foldField(variable, match[variable], core)
    if (found !== '') result.differences.push({ kind: 'surplus', variable, expected: '', found })
  }
}

/** Peers call the one who made a work its author, or by what he or she did, and a journal by its full or short name. */
function standIn(variable, item) {
  if (variable === 'author') return item.director ?? item.performer ?? item.composer
  if (variable === 'director' || variable === 'composer') return item.author
  if (variable === 'container-title') return item['container-title-short']
  if (variable === 'container-title-short') return item['container-title']
  return undefined
}

/** A journal by its full name on one side and by the abbreviation, which the other side knows too, on the other. */
function isExpanded(variable, record, match, core) {
  if (variable !== 'container-title') return false
  const fold = (value) => foldField(variable, value, core)
  const [short, found] = [record['container-title-short'], fold(match[variable])]
  return (
    (short !== undefined && fold(short) === found) || fold(match['container-title-short']) === fold(record[variable])
  )
}

/** Equal, or the same with more: peers leave out the day of a date, numbers after the first, and the end of long titles. */
function isEqual(variable, expected, found) {
  if (expected === found) return true
  if (variable === 'type') return SAME_TYPES.some((group) => group.includes(expected) && group.includes(found))
  if (expected.endsWith('*')) return found.startsWith(expected.slice(0, -1))
  if (variable === 'language') return found !== '' && expected.split(/; ?/).some((one) => isPrefix(one, found))
  if (DATES.has(variable)) return found.startsWith(`${expected}-`)
  if (variable === 'ISSN' || variable === 'ISBN') return isContained(expected, found)
  return expected.length > 60 && TITLES.has(variable) && found.startsWith(expected)
}

/** Every number that the peer has; we may have more, as the one that links the editions of a journal. */
const isContained = (expected, found) => expected.split(' ').every((number) => found.split(' ').includes(number))

const isPrefix = (a, b) => a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
