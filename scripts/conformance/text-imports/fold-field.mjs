// Brings the values of one CSL variable to a common form, so that what differs by taste alone counts as equal: capitals,
// dashes, quotation marks, markup, escapes in addresses, the shape of dates and names.

const NAMES = new Set([
  'author',
  'editor',
  'translator',
  'collection-editor',
  'container-author',
  'contributor',
  'recipient',
  'interviewer',
  'reviewed-author',
  'composer',
  'producer',
  'script-writer',
  'performer',
  'guest',
  'director',
  'editorial-director',
  'original-author',
  'illustrator',
  'compiler',
  'host'
])
export const DATES = new Set(['issued', 'accessed', 'event-date', 'original-date', 'submitted', 'available-date'])

/** Titles, which peers punctuate by taste. */
export const TITLES = new Set([
  'title',
  'title-short',
  'container-title',
  'collection-title',
  'volume-title',
  'event-title'
])

/** The folded value of a variable as text; empty for what holds nothing. `core` has the parsers of dates and languages. */
export function foldField(variable, value, core) {
  if (value === undefined || value === null) return ''
  if (NAMES.has(variable))
    return (Array.isArray(value) ? value : [value])
      .map(foldName)
      .filter((name) => !/^(?:et al|others)?$/.test(name) && !DEGREES.has(name))
      .join(' | ')
  if (DATES.has(variable)) return foldDate(value, core)
  if (TITLES.has(variable)) return foldTitle(foldText(value))
  switch (variable) {
    case 'type':
      return String(value)
    case 'keyword':
      return foldKeywords(value)
    case 'language':
      return String(value)
        .split(/;\s*/)
        .map((one) => core.normaliseLanguage(one.replace(/\.$/, '')).toLowerCase())
        .join('; ')
    case 'DOI':
      return decode(
        String(value)
          .toLowerCase()
          .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '')
      )
    case 'URL':
      return decode(foldUrl(String(value)))
    case 'ISBN':
    case 'ISSN':
      return foldNumbers(Array.isArray(value) ? value.join(' ') : String(value))
    case 'edition':
      return foldText(value).replace(/^(\d+)(?:st|nd|rd|th)?\.?(?: ed(?:ition|n)?)?$/, '$1')
    case 'page':
      return foldPages(foldText(value))
    default:
      return foldText(value)
  }
}

export function foldText(value) {
  const plain = String(Array.isArray(value) ? value[0] : value)
    .normalize('NFKC')
    .replaceAll(
      /&(amp|lt|gt|quot|apos|nbsp|#\d+);/g,
      (_, name) => ENTITIES[name] ?? String.fromCodePoint(Number(name.slice(1)))
    )
    .replaceAll(/`([^`]*)`\{=latex\}/g, '$1')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/\[([^[\]]*)\]\{[^{}]*\}/g, '$1')
    .replaceAll(/\\([^\sA-Za-z])/g, '$1')
    .replaceAll(/[*~^_$\\{}\u00AD\u200B-\u200D\u2060]/g, '')
    .replaceAll(/[“”„‟«»‘’‚‛'"`´′″]/g, '')
    .replaceAll(/\s*[‐-―−-]+\s*/g, '-')
    .replaceAll('…', '...')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[).,:;?!])|(?<=\() /g, '')
    .trim()
  return plain.replace(/\s*[.,;:]+$/, '')
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Without the marks between title and subtitle, and the brackets around a translated title. */
const foldTitle = (title) =>
  title.replaceAll(/[.:,;?!]+ /g, ' ').replace(/^\[([^[\]]*)\]?$/, (_, inner) => foldText(inner))

function foldName(name) {
  if (typeof name === 'string') return foldNameText(name)
  const whole = [
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.literal,
    name.given,
    name.suffix
  ]
  return foldNameText(whole.filter(Boolean).join(' '))
}

/** Degrees, which some peers take for parts of names or for persons. */
const DEGREES = new Set('md phd rn mph msc mba dds pharmd faan facsm facs facp frcp'.split(' '))

/** Parts in any order: `van` before the family name or after the given one, `Jr.` anywhere. */
function foldNameText(text) {
  const words = foldText(text)
    .replaceAll(/(\p{L})\.(?=\p{L})/gu, '$1. ')
    .replaceAll(/[.,]/g, '')
    .replaceAll(/\b(\p{L}) (?=\p{L}\b)/gu, '$1')
    .split(/[\s-]+/)
  if (/\p{Script=Han}/u.test(text)) return words.join('')
  return words
    .filter((word) => word !== '' && !(words.length > 2 && DEGREES.has(word)))
    .sort()
    .join(' ')
}

/** What a date without any number folds to: `Date of publication` in a template, say, tells nothing. */
export const NO_DATE = 'no date'

function foldDate(value, core) {
  if (!/[1-9]/.test(JSON.stringify(value))) return NO_DATE
  if (value.isCut !== undefined) return foldDate(value.raw, core) + (value.isCut ? '*' : '')
  const [first] = Array.isArray(value) ? value : [value]
  const date = typeof first === 'object' ? (readYaml(value) ?? first) : readEdtf(String(first), core)
  const parts = date?.['date-parts']?.map((part) => part.map(Number).join('-')).join('/') ?? ''
  const season = date?.season === undefined ? '' : ` season ${Number(date.season) % 20 || date.season}`
  return parts + season || foldText(date?.literal ?? date?.raw ?? '')
}

/** CSL-YAML writes `- year: 2019`, and a range as two of them. */
function readYaml(value) {
  const dates = [value].flat()
  if (dates[0]?.year === undefined) return undefined
  return { 'date-parts': dates.map(({ year, month, day }) => [year, month, day].filter((part) => part !== undefined)) }
}

function readEdtf(text, core) {
  const season = /^(-?\d{4})-2([1-4])$/.exec(text)
  if (season) return { 'date-parts': [[season[1]]], season: season[2] }
  const yearless = /^0000 (.*)$/.exec(text)
  return core.parseDate(yearless ? yearless[1] : text.replace(/\/(?:\.\.)?$/, ''))
}

function foldKeywords(value) {
  const words = (Array.isArray(value) ? value : [value]).flatMap((text) => String(text).split(/\s*[,;；，]\s*/))
  return [...new Set(words.map(foldText))].filter(Boolean).sort().join(', ')
}

const decode = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const foldUrl = (url) =>
  url
    .replaceAll('&amp;', '&')
    .replaceAll(/\\([_%#&~])/g, '$1')
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')

/** Numbers of books and journals, in any order and punctuation. */
function foldNumbers(text) {
  const numbers = text
    .replaceAll(/[-‐–]/g, '')
    .toUpperCase()
    .match(/\b[\dX]{8,13}\b/g)
  return numbers === null ? foldText(text) : [...new Set(numbers)].sort((a, b) => a.localeCompare(b)).join(' ')
}

/** `1097-105` means `1097-1105`. */
function foldPages(pages) {
  return pages.replaceAll(/(\d+)-(\d+)/g, (_, from, to) => {
    const end = to.length < from.length ? from.slice(0, from.length - to.length) + to : to
    return end === from ? from : `${from}-${end}`
  })
}
