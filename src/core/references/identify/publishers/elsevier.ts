import type { Build, Publisher } from '../publisher-rule'

/** Journals whose DOIs are always their PII in full: the Lancet's. */
const LANCET_ISSNS = new Set(
  (
    '01406736 14744422 14702045 14733099 22132600 22138587 2214109X 22150366 22150374 23523018 23523026 23524642 24681253 ' +
    '24682667 25425196 25897500 26659913 26665247 26667568'
  ).split(' ')
)

const plainPii = (text: string): string => text.replace(/[^0-9a-z]/gi, '').toUpperCase()

/** Without punctuation, as ScienceDirect's addresses have it: 17 characters with the letter, 16 without. */
export const buildPii: Build = ([, text = '']) => {
  const pii = plainPii(text)
  return /^(?:[SB][0-9X]{16,20}|[0-9X]{16})$/.test(pii) ? pii : undefined
}

/**
 * The DOI that an Elsevier PII is part of, where there is a rule: the Lancet's journals, all others from before 1996 (no letter)
 * and up to 2002, and book chapters. Later articles have a DOI with a date instead, which their PII does not tell.
 */
export const buildPiiDoi: Build = ([, text = '']) => {
  const pii = plainPii(text)
  const serial = /^(S?)(\d{7}[\dX])(\d\d)(\d{5})([\dX])$/.exec(pii)
  if (serial) {
    const [, letter = '', issn = '', year = '', item = '', check = ''] = serial
    const regular = letter === '' || LANCET_ISSNS.has(issn) || /^(?:9[5-9]|0[0-2])$/.test(year)
    return regular ? `10.1016/${letter}${issn.slice(0, 4)}-${issn.slice(4)}(${year})${item}-${check}` : undefined
  }
  const book = /^B(978\d{10})(\d{5})([\dX])$/.exec(pii)
  return book ? buildChapterDoi(book[1] ?? '', book[2] ?? '', book[3] ?? '') : undefined
}

/** Chapters: with a slash when digitised later, without inner hyphens up to about 2009, fully hyphenated since. */
function buildChapterDoi(isbn: string, item: string, check: string): string | undefined {
  const compact = `978-${isbn.slice(3, 12)}-${isbn.slice(12)}`
  if (item.startsWith('5')) return `10.1016/B${compact}/${item}-${check}`
  // The imprint 0-08 changed its form in the middle of a run of numbers.
  if (/^97800804[45]/.test(isbn)) return undefined
  if (/^9780123(?:[0-6]|7[0-3])/.test(isbn)) return `10.1016/B${compact}.${item}-${check}`
  const imprint = /^978(0)(12|08)|^978(0)(323|408|443|444)|^978(0)(7020|7216|7506)|^978(1)(4160|4377|4557)/.exec(isbn)
  if (!imprint) return undefined
  const [group = '', publisher = ''] = imprint.slice(1).filter((part) => part !== undefined)
  const title = isbn.slice(3 + group.length + publisher.length, 12)
  return `10.1016/B978-${group}-${publisher}-${title}-${isbn.slice(12)}.${item}-${check}`
}

/** The Lancet writes its PII with punctuation, or without in file names. */
const PII = '(S\\d{4}-?\\d{3}[\\dX]\\(?\\d{2}\\)?\\d{5}-?[\\dX])'

const LISTING =
  /^\/(?:search|journal|bookseries|book|browse|topics?|action\/doSearch|issue|[\w-]+\/(?:issues?|home|archive|newarticles|current))\b/i

export const ELSEVIER: readonly Publisher[] = [
  {
    publisher: 'ScienceDirect',
    hosts: ['sciencedirect.com'],
    rules: [
      {
        rule: 'sciencedirect-pii',
        match: /\/pii\/([SB]?[\dX]{16,20}|[SB]?[\dX-]+\(\d\d\)[\dX-]+|B[\dX-]+[./][\dX-]+)/i,
        ids: { PII: buildPii, DOI: buildPiiDoi }
      },
      {
        rule: 'sciencedirect-pii',
        params: ['_pii', 'pii', 'eid'],
        match: /^(?:1-s2\.0-)?([SB]?[\dX]{16,20})/i,
        ids: { PII: buildPii, DOI: buildPiiDoi }
      }
    ],
    listing: LISTING
  },
  {
    publisher: 'ScienceDirect',
    hosts: ['linkinghub.elsevier.com', 'reader.elsevier.com', 'els-cdn.com', 'sciencedirectassets.com'],
    rules: [
      {
        rule: 'sciencedirect-pii',
        match: /(?:\/pii\/|1-s2\.0-)([SB]?[\dX]{16,20})/i,
        ids: { PII: buildPii, DOI: buildPiiDoi }
      }
    ]
  },
  {
    publisher: 'Lancet',
    hosts: ['thelancet.com'],
    rules: [
      { rule: 'lancet-pii', match: new RegExp(`(?:PII|/)${PII}`, 'i'), ids: { PII: buildPii, DOI: buildPiiDoi } },
      { rule: 'lancet-pii', params: ['pii'], match: new RegExp(PII, 'i'), ids: { PII: buildPii, DOI: buildPiiDoi } }
    ],
    listing: LISTING
  },
  {
    publisher: 'Cell Press',
    hosts: ['cell.com'],
    rules: [{ rule: 'elsevier-pii', match: new RegExp(PII, 'i'), ids: { PII: buildPii, DOI: buildPiiDoi } }],
    listing: LISTING
  },
  {
    publisher: 'Elsevier Health',
    hosts: [
      'isct-cytotherapy.org',
      'elsevierhealth.com',
      'jacc.org',
      'ajconline.org',
      'jaad.org',
      'jpeds.com',
      'msard-journal.com',
      'jns-journal.com',
      'pedneur.com',
      'gastrojournal.org',
      'redjournal.org',
      'annallergy.org',
      'jacionline.org',
      'clinicalkey.com',
      'ajog.org',
      'amjmed.com',
      'journal.chestnet.org',
      'kidney-international.org',
      'mayoclinicproceedings.org',
      'neurobiologyofaging.org',
      'biologicalpsychiatryjournal.com',
      'ejcancer.com',
      'annalsofoncology.org',
      'sleep-journal.com'
    ],
    rules: [{ rule: 'elsevier-pii', match: new RegExp(PII, 'i'), ids: { PII: buildPii, DOI: buildPiiDoi } }],
    listing: LISTING
  }
]
