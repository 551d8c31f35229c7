import type { CslDate } from '#core/references/reference'
import { CSL_TYPES } from './csl-variables'
import { cutDateParts, parseDate } from './parse-date'
import type { SplitEntry } from './split-bibtex'

/** What reference managers write for themselves: paths on the writer's disk, dates, groups. Never kept. */
export const PRIVATE_FIELD =
  /^(?:file(?:-\d+)?|pdf|local-url|bdsk-.*|date-?added|date-?modified|owner|timestamp|groups|__markedentry|read|priority|ranking|creationdate|modificationdate|mendeley-.*|posted-at|citeulike-.*|added-at|biburl|interhash|intrahash|constructor|prototype|__proto__|.*\+an(?::.*)?)$/

/** Fields that BibTeX and BibLaTeX define; what else an entry holds is kept under `custom`. */
const DEFINED_FIELDS: ReadonlySet<string> = new Set(
  (
    'abstract addendum address afterword annotation annotator annote archiveprefix articleno author ' +
    'authortype bookauthor bookpagination booksubtitle booktitle booktitleaddon chapter commentator ' +
    'crossref date day doi edition editor editora editoratype editorb editorbtype editorc editorctype ' +
    'editortype eid entryset entrysubtype eprint eprintclass eprinttype eventdate eventtitle ' +
    'eventtitleaddon execute file foreword gender holder howpublished hyphenation ids indexsorttitle indextitle ' +
    'institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle iswc journal ' +
    'journalsubtitle journaltitle key keyword keywords label langid langidopts language lastchecked ' +
    'library lista listb listc listd liste listf location mainsubtitle maintitle maintitleaddon month ' +
    'namea nameaddon nameatype nameb namebtype namec namectype note number numpages options organization ' +
    'origdate origlanguage origlocation origpublisher origtitle pages pagetotal pagination part pdf pmcid ' +
    'pmid presort primaryclass publisher pubstate related relatedoptions relatedstring relatedtype ' +
    'reprinttitle s2id school series shortauthor shorteditor shorthand shorthandintro shortjournal ' +
    'shortseries shorttitle sortkey sortname sortshorthand sorttitle sortyear subtitle title titleaddon ' +
    'translator type url urldate usera userb userc userd usere userf venue verba verbb verbc version ' +
    'volume volumes xdata xref year'
  ).split(' ')
)

/** Puts right what the mapping leaves: types by `entrysubtype`, dates, identifiers and addresses letter by letter. */
export function completeBibtexItem(
  mapped: Readonly<Record<string, unknown>>,
  entry: SplitEntry
): Record<string, unknown> {
  const field = (...names: readonly string[]): string | undefined => {
    const value = names.map((name) => entry.fields.get(name)?.value).find((text) => text !== undefined)
    return value?.replace(/[{}]/g, '').trim() || undefined
  }
  const month = field('month')
  const date = field('date') ?? [field('year'), month].filter(Boolean).join(month && /^\d+$/.test(month) ? '-' : ' ')
  const item: Record<string, unknown> = {
    ...mapped,
    id: entry.key,
    type: subtypeToType(field('entrysubtype')) ?? mapped['type'],
    genre: readGenre(mapped['genre']),
    language: field('language', 'langid', 'hyphenation') ?? mapped['language'],
    issued: readBibtexDate(date, field('day')) ?? mapped['issued'],
    accessed: readBibtexDate(field('urldate', 'lastchecked') ?? '', undefined) ?? mapped['accessed'],
    number: mapped['number'] ?? field('eid', 'articleno'),
    issue: mapped['issue'] ?? field('issue'),
    keyword: typeof mapped['keyword'] === 'string' ? mapped['keyword'].split(/\s*[,;]\s*/).join(', ') : undefined,
    DOI: readVerbatim(field('doi'))?.replace(DOI_RESOLVER, ''),
    URL: readVerbatim(field('url')) ?? mapped['URL'],
    custom: readCustomFields(entry) ?? mapped['custom']
  }
  delete item['citation-key']
  return item
}

/** Entry types that say what kind of thesis or report it is, as a reader would call it. */
const GENRES: Readonly<Record<string, string | undefined>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: "Master's thesis",
  mathesis: "Master's thesis",
  bathesis: "Bachelor's thesis",
  candthesis: 'Candidate thesis',
  techreport: undefined,
  report: undefined,
  resreport: 'Research report'
}

function readGenre(genre: unknown): unknown {
  if (typeof genre !== 'string') return genre
  return Object.hasOwn(GENRES, genre.toLowerCase()) ? GENRES[genre.toLowerCase()] : genre
}

function readCustomFields(entry: SplitEntry): Readonly<Record<string, string>> | undefined {
  const custom: Record<string, string> = {}
  for (const { name, value } of entry.fields.values()) {
    if (!DEFINED_FIELDS.has(name) && !PRIVATE_FIELD.test(name) && value.trim() !== '') custom[name] = value.trim()
  }
  return Object.keys(custom).length > 0 ? custom : undefined
}

const DOI_RESOLVER = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)/i

function readBibtexDate(text: string, day: string | undefined): CslDate | undefined {
  const season = /^(-?\d{4})-2([1-4])$/.exec(text)
  if (season) return { 'date-parts': [[Number(season[1])]], season: Number(season[2]) }
  const date = parseDate(text)
  const parts = date?.['date-parts']
  if (day === undefined || parts?.[0]?.length !== 2) return date
  return { ...date, 'date-parts': [cutDateParts([...parts[0], Number(day)]) ?? parts[0]] }
}

/** Identifiers and addresses are not LaTeX, but many programs escape them as if they were. */
function readVerbatim(text: string | undefined): string | undefined {
  return text?.replace(/\\([_%#&$~^])(?:\{\})?/g, '$1').replace(/^\\url\s*/, '')
}

/** The CSL type that an `entrysubtype` tells apart from others of its entry type; undefined where it tells none. */
export function subtypeToType(subtype: string | undefined): string | undefined {
  const name = subtype?.toLowerCase()
  if (name === 'newspaper' || name === 'magazine') return `article-${name}`
  return name !== undefined && CSL_TYPES.has(name) ? name : undefined
}
