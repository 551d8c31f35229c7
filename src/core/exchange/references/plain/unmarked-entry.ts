import type { CslDate } from '#core/references/reference'
import { parseDate } from '../parse-date'
import { readChapter } from './chapter-entry'
import type { DraftItem } from './draft-item'
import type { EntryIdentifiers } from './entry-identifiers'
import { sliceTrimmed, trimRange, type FlatText } from './flat-text'
import { findLocator, findShortLocator, type Locator } from './locators'
import { matchRange } from './match-range'
import type { PlainStyle } from './plain-entry'
import { readEdition, readPublication } from './publication'
import { readHead, type EntryHead } from './read-authors'
import { findQuotedTitle, findSentenceEnds, journalLikeness, splitTitle, type TitleSplit } from './split-title'

const PREPRINT = /^(?:bioRxiv|medRxiv|arXiv|Research Square|SSRN|Preprints(?:\.org)?|ChinaXiv|PsyArXiv|OSF Preprints)/i
/** What may stand between a thesis's title and the word for it: a year, a school. */
const SCHOOL =
  /^[\s.]*(?:(?:19|20)\d\d[.,]? ?)?(?:[^.;:()]*(?:Universi|College|Institut|School|大学|学院)[^.;:()]*)?[\s.,]*$/u
const THESIS =
  /[.,]? ?[[(]?(?<genre>(?:(?:Ph\.? ?D\.?|Doctoral|Master(?:'s|s)?|M\.?Sc\.?|M\.?D\.?|M\.?A\.?) )?(?:[Tt]hesis|[Dd]issertation)|(?:博士|硕士)?学位论文)[\])]?/u

/** Reads an entry without a type mark. False when no rule reads it. */
export function readUnmarkedEntry(entry: FlatText, found: EntryIdentifiers, draft: DraftItem): boolean {
  const to = found.bodyEnd
  const head = readHead(entry, 0, to)
  const { authors } = head
  if (authors) draft.set('author', authors.names, authors.isCut ? 0.69 : authors.form === 'group' ? 0.8 : 0.95)
  draft.set('issued', head.issued, 0.95)
  draft.set('status', head.status, 0.95)
  const from = startOfTitle(head)
  return (
    readThesis(entry, from, to, draft) ||
    readChapter(entry, from, to, draft) ||
    readArticle(entry, head, found, draft) ||
    readWebPage(entry, from, to, found, draft) ||
    readBook(entry, from, to, draft) ||
    readDated(entry, from, to, found, draft)
  )
}

/** Behind authors, or behind a year where dashes stood for them. */
const startOfTitle = (head: EntryHead): number => (head.authors || head.issued ? head.end : 0)

function readArticle(entry: FlatText, head: EntryHead, found: EntryIdentifiers, draft: DraftItem): boolean {
  const from = startOfTitle(head)
  const locator = findLocator(entry, from, found.bodyEnd)
  if (!locator) return readShortArticle(entry, from, head, found, draft)
  const first = splitJournal(entry, from, locator.start, head)
  const split = first && (splitBeforePublisher(entry, first, locator, head, draft) ?? first)
  if (!split) return false
  const journal = sliceTrimmed(entry, ...split.rest)
  const likeness = journalLikeness(journal)
  const hasYear = locator.issued !== undefined || draft.has('issued') || split.issued !== undefined
  if (journal === '' || journal.length > 160 || (!hasYear && likeness < 0.9)) return false
  const share = hasYear ? 1 : 0.7
  setArticle(entry, split, likeness * share, draft)
  setLocator(locator, draft)
  draft.setStyle(styleOf(locator, head))
  return true
}

const PUBLISHER =
  /\b(?:Media|Press|Publish\p{L}*|LLC|Ltd|Inc|MDPI|Springer|Elsevier|Wiley|Sage|SAGE|Karger|Society)\b|出版社/u

/** NLM may put a publisher between journal and date: `Biomedicines. MDPI; 2019;7:56.` */
function splitBeforePublisher(
  entry: FlatText,
  split: TitleSplit,
  locator: Locator,
  head: EntryHead,
  draft: DraftItem
): JournalSplit | undefined {
  const rest = sliceTrimmed(entry, ...split.rest)
  if (
    !entry.flat
      .slice(0, locator.start + 1)
      .trimEnd()
      .endsWith(';') ||
    !PUBLISHER.test(rest)
  )
    return undefined
  const inside = findSentenceEnds(entry, ...split.rest).at(0)
  const end = inside ?? split.rest[0]
  const before =
    inside === undefined
      ? splitJournal(entry, split.title[0], end, head)
      : { ...split, rest: [split.rest[0], end] as const }
  if (before) draft.setRange('publisher', end, locator.start, 0.6)
  return before
}

/** An article of which no pages are told. A DOI or a journal that is known as one must speak for it. */
function readShortArticle(
  entry: FlatText,
  from: number,
  head: EntryHead,
  found: EntryIdentifiers,
  draft: DraftItem
): boolean {
  const locator = findShortLocator(entry, from, found.bodyEnd)
  const split = splitJournal(entry, from, locator?.start ?? found.bodyEnd, head)
  if (!split) return false
  const journal = sliceTrimmed(entry, ...split.rest)
  const likeness = journalLikeness(journal)
  const isIndexed =
    found.fields.DOI !== undefined || found.fields.PMID !== undefined || found.fields.PMCID !== undefined
  const isOpen =
    entry.flat.slice(from, found.bodyEnd).trimEnd().endsWith(';') ||
    (locator?.volume !== undefined && locator.issued !== undefined)
  if (journal.length > 120 || likeness < (isIndexed || PREPRINT.test(journal) ? 0.6 : isOpen ? 0.85 : 0.95))
    return false
  setArticle(entry, split, likeness * 0.9, draft)
  if (locator) setLocator(locator, draft)
  if (found.lateYear !== undefined) draft.set('issued', { 'date-parts': [[found.lateYear]] }, 0.85)
  return true
}

interface JournalSplit extends TitleSplit {
  readonly issued?: CslDate
}

/** Title and journal: divided at a year in brackets where no author stands before it, else at a sentence's end. */
function splitJournal(entry: FlatText, from: number, to: number, head: EntryHead): JournalSplit | undefined {
  const dated =
    head.authors || head.issued
      ? undefined
      : matchRange(
          entry,
          /\.? ?\((?<year>(?:19|20)\d\d)(?:, [^()]{1,20})?\)\. |, (?<year2>(?:19|20)\d\d)\. ?\. ?/u,
          from,
          to
        )
  if (dated && dated.start > from + 3) {
    const issued = parseDate(dated.groups['year'] ?? dated.groups['year2'] ?? '')
    return { title: [from, dated.start], rest: [dated.end, to], confidence: 0.85, ...(issued && { issued }) }
  }
  return splitTitle(entry, from, to) ?? splitAtComma(entry, from, to)
}

function setArticle(entry: FlatText, split: JournalSplit, likeness: number, draft: DraftItem): void {
  const [start, end] = trimRange(entry, ...split.rest)
  const name = entry.text.slice(start, end)
  // The last point of `J. Biol. Chem.` belongs to the name.
  const journal = /\p{L}\. /u.test(name) && entry.flat.charAt(end) === '.' ? `${name}.` : name
  draft.setType(PREPRINT.test(journal) ? 'article' : 'article-journal')
  draft.setRange('title', ...split.title, split.confidence)
  draft.set('container-title', journal, Math.min(split.confidence, likeness))
  draft.set('issued', split.issued, 0.9)
}

function setLocator(locator: Locator, draft: DraftItem): void {
  const sureness = locator.page === undefined ? 0.75 : 0.95
  draft.set('issued', locator.issued, 0.95)
  draft.set('volume', locator.volume, sureness)
  draft.set('issue', locator.issue, sureness)
  draft.set('page', locator.page, 0.95)
}

/** `Authors, Title, Journal 3, 3-9`: only where the last piece is all capitals and small words. */
function splitAtComma(entry: FlatText, from: number, to: number) {
  const [start, end] = trimRange(entry, from, to)
  const comma = entry.flat.lastIndexOf(', ', end)
  if (comma <= start) return undefined
  const likeness = journalLikeness(sliceTrimmed(entry, comma, end))
  if (likeness < 0.9 || comma - start < 15) return undefined
  return { title: [start, comma], rest: [comma + 1, end], confidence: 0.6 } as const
}

function styleOf(locator: Locator, head: EntryHead): PlainStyle | undefined {
  const form = head.authors?.form
  if (locator.style === 'mdpi' && form === 'indexed') return 'vancouver'
  if (locator.style !== undefined) return locator.style
  if (head.yearForm === 'bare') return 'harvard'
  if (head.yearForm === 'bracketed') return form === 'indexed' ? 'springer' : 'apa'
  return undefined
}

function readThesis(entry: FlatText, from: number, to: number, draft: DraftItem): boolean {
  const mark = matchRange(entry, THESIS, from, to)
  if (!mark || mark.start - from < 4) return false
  const quoted = findQuotedTitle(entry, from, to)
  const ends = findSentenceEnds(entry, from, mark.start)
  const firstEnd = ends.find((end) => SCHOOL.test(entry.flat.slice(end, mark.start)))
  const title = quoted?.title ?? ([from, firstEnd ?? mark.start] as const)
  draft.setType('thesis')
  draft.setRange('title', ...title, quoted ? 0.95 : ends.length > 1 ? 0.65 : 0.8)
  draft.set('genre', mark.groups['genre'], 0.9)
  const between = sliceTrimmed(entry, quoted?.rest[0] ?? firstEnd ?? mark.start, mark.start)
  const imprint = matchRange(
    entry,
    /^[\s.,:;]*(?:\[?(?<place>[^.,:;[\]]{2,40})\]?: ?)?(?<publisher>\p{L}[^.,:;()]{2,80})?(?:[,:] ?(?<place2>\p{L}[^.,;:()\d]{1,40}))?[.,;]? ?\(?(?<year>(?:19|20)\d\d)?年?\)?[. ]*$/u,
    mark.end,
    to
  )
  const { publisher, place, place2, year } = imprint?.groups ?? {}
  const school = /^(?:(?<year>(?:19|20)\d\d)[.,] ?)?(?<name>\p{L}[^.;:()]{3,80})?$/u.exec(between)
  draft.set('publisher', publisher ?? school?.groups?.['name'], 0.85)
  draft.set('publisher-place', place ?? place2, 0.75)
  const when =
    year ??
    school?.groups?.['year'] ??
    /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(entry.flat.slice(mark.end, to))?.[0] ??
    /(?:19|20)\d\d$/.exec(between)?.[0]
  if (when !== undefined) draft.set('issued', parseDate(when), 0.9)
  return true
}

/** Before a date it says what happened then, and names no site. */
const STAMP = /^(?:last )?(?:updated|modified|reviewed|revised|published|posted)$/iu

function readWebPage(entry: FlatText, from: number, to: number, found: EntryIdentifiers, draft: DraftItem): boolean {
  if (found.fields.URL === undefined || found.fields.DOI !== undefined) return false
  const date = matchRange(
    entry,
    /[.,;]? ?\(?(?<date>(?:\d{1,2} [A-Z][a-z]{2,8}\.?,? |[A-Z][a-z]{2,8}\.? \d{1,2}, )?(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|年)?)\)?[.,;: ]*$/u,
    from,
    to
  )
  const end = date && date.start > from ? date.start : to
  const quoted = findQuotedTitle(entry, from, end)
  const [border] = findSentenceEnds(entry, from, end)
  const title = quoted?.title ?? ([from, border ?? end] as const)
  const site = sliceTrimmed(entry, quoted?.rest[0] ?? border ?? end, end)
  if (sliceTrimmed(entry, ...title).length < 4) return false
  draft.setType('webpage')
  draft.setRange('title', ...title, site === '' || quoted ? 0.85 : 0.65)
  draft.set('container-title', site.length < 100 && !STAMP.test(site) ? site : undefined, 0.6)
  if (date) draft.set('issued', parseDate((date.groups['date'] ?? '').replace(/([A-Z][a-z]{2})[a-z]*\.?/, '$1')), 0.85)
  if (found.lateYear !== undefined) draft.set('issued', { 'date-parts': [[found.lateYear]] }, 0.9)
  return true
}

function readBook(entry: FlatText, from: number, to: number, draft: DraftItem): boolean {
  const rest = readPublication(entry, from, to, draft)
  if (rest === undefined || !draft.has('author')) return rest !== undefined && readTitledBook(entry, from, rest, draft)
  return readTitledBook(entry, from, rest, draft)
}

function readTitledBook(entry: FlatText, from: number, to: number, draft: DraftItem): boolean {
  const end = readEdition(entry, from, to, draft)
  if (sliceTrimmed(entry, from, end).length < 2) return false
  const isOneSentence = findSentenceEnds(entry, from, end).every((border) => border > end - 3)
  draft.setType('book')
  draft.setRange('title', from, end, isOneSentence ? 0.85 : 0.6)
  return true
}

/** Authors, title and year with nothing to tell what it is: `Smith JA. Title. 2009.` */
function readDated(entry: FlatText, from: number, to: number, found: EntryIdentifiers, draft: DraftItem): boolean {
  const date = matchRange(entry, /[.,;]? ?\(?(?<year>(?:19|20)\d\d)\)?[.,; ]*$/u, from, to)
  const hasYear = draft.has('issued') || date !== undefined
  const quoted = findQuotedTitle(entry, from, to)
  const [border] = findSentenceEnds(entry, from, to)
  const title = quoted
    ? sliceTrimmed(entry, ...quoted.title)
    : sliceTrimmed(entry, from, Math.min(border ?? to, date?.start ?? to))
  if (!draft.has('author') || !hasYear || found.hasUnknownTail || (!quoted && title.length < 10)) return false
  draft.set('issued', date && parseDate(date.groups['year'] ?? ''), 0.85)
  draft.set('title', title, 0.65)
  return true
}
