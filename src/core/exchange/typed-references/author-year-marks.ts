import type { CitationItem, CitationMode } from '#core/manuscript/citation'
import { parseLocator } from '../markdown/parse-locator'
import { NO_DATE, type AuthorIndex, type EntryFacts } from './author-index'
import { OBJECT, type Span } from './block-text'
import { isInAddress } from './mark-context'
import { matchAuthors, type CitedYear, type MatchedAuthors } from './match-authors'
import type { TypedCite, UnmatchedReason } from './typed-references'

/** What names authors and years: the works that it means, or why none could be told. */
export type AuthorYearMark = Span &
  (
    | {
        readonly kind: 'linked'
        readonly mode: CitationMode
        readonly cites: readonly TypedCite[]
        /** Stretches inside, as text, that name works which the list does not have. */
        readonly strangers: readonly string[]
      }
    | { readonly kind: 'unmatched'; readonly reason: UnmatchedReason }
  )

const GROUP =
  /[(（[［]([^()（）[\]［］]{4,600})[)）\]］]|[(（]((?:[^()（）[\]［］]|\[\p{Lu}[\p{L}.&-]{0,14}\]){4,600})[)）]/gu
/** What a group will be called from here on: `(American Psychiatric Association [APA], 2013)`. */
const ABBREVIATION = /\[[^\]]*\]/gu
const YEAR =
  /(?<![\p{L}\d.:/–-])((?:1[5-9]|20)\d\d|n\.\s?d\.|no date|无日期|不详)([a-z])?((?:\s*[,，]\s*[a-z](?![\p{L}\d.]|\s*\d))*)(?![\p{L}\d]|[.:/–-]\d)/gu
/** What stands before a year that surely names authors; months and tables do not. */
const NAMED =
  /(?:\bet\s+al\.?|\s(?:&|and)\s\p{Lu}[\p{L}’'-]+|(?<![\p{L}’'-])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Table|Figure|Fig|Version)\p{Ll}*\b)\p{Lu}[\p{Ll}’'-]+,|\p{Script=Han}等人?[,，]?|\p{Script=Han}{2,4}[,，])\s*$/u
/** Authors in front of those that were found: then another work may be meant. */
const JOINED_BEFORE = /(?:\p{Lu}[\p{L}’'-]+\s*,?\s*(?:&|\band|[和与及、])|\p{Script=Han}[和与、])\s*$/u
/** Longer words around the authors are a sentence, not a prefix. */
const LONGEST_AROUND = 120
const REACH = 160

/** The author-year marks of a text: in brackets, or authors in the sentence and the year in brackets behind. */
export function findAuthorYearMarks(text: string, index: AuthorIndex): readonly AuthorYearMark[] {
  const marks: AuthorYearMark[] = []
  for (const group of text.matchAll(GROUP)) {
    const written = group[1] ?? group[2] ?? ''
    const inside = written.replace(ABBREVIATION, (words) => ' '.repeat(words.length))
    if (!/\d{4}|n\.\s?d\.|no date|无日期|不详/u.test(inside) || isInAddress(text, group.index)) continue
    const span = { start: group.index, end: group.index + group[0].length }
    const from = Math.max(marks.at(-1)?.end ?? 0, span.start - REACH)
    const mark = readNarrative(text, from, span, inside, index) ?? readGroup(span, inside, index)
    // A citation would lose the words that the text goes on with, and a comment, note or tracked deletion in its place.
    const isWhole = inside === written && !written.includes(OBJECT)
    if (mark) marks.push(isWhole || mark.kind === 'unmatched' ? mark : unmatched(span, 'doubtful'))
  }
  return marks
}

/** `Smith et al. (2020, p. 4)`, `张伟等（2020）`, `Smith and colleagues (2020)`. */
function readNarrative(
  text: string,
  from: number,
  span: Span,
  inside: string,
  index: AuthorIndex
): AuthorYearMark | undefined {
  const [first] = yearsOf(inside)
  if (!first || inside.slice(0, first.start).trim() !== '') return undefined
  const window = text.slice(from, span.start)
  const cut = window.search(/[^;；。!?！？\n\uFFFC)）]*$/u)
  const lead = window.slice(cut)
  const authors = matchAuthors(lead, first, index, true)
  if (!authors) return /(?:\bet\s+al\.?|等人?)\s*$/u.test(lead) ? unmatched(span, 'not-in-list') : undefined
  if (JOINED_BEFORE.test(lead.slice(0, authors.start))) return unmatched(span, 'doubtful')
  const read = readCites(inside, index, (year) => matchAuthors(lead, year, index, true))
  if (read.cites.length === 0) return unmatched(span, read.problem ?? 'not-in-list')
  return {
    kind: 'linked',
    start: authors.areKept ? span.start : from + cut + authors.start,
    end: span.end,
    mode: authors.areKept ? 'suppress-author' : 'author-in-text',
    cites: read.cites,
    strangers: read.strangers
  }
}

/** `(see Smith et al., 2020a, b; Jones & Wu, 2019, p. 4)`, `（张伟等，2020）`. */
function readGroup(span: Span, inside: string, index: AuthorIndex): AuthorYearMark | undefined {
  const { cites, strangers, problem } = readCites(inside, index, undefined)
  if (cites.length === 0) return problem === undefined ? undefined : unmatched(span, problem)
  const around = cites.reduce((sum, { prefix = '', suffix = '' }) => sum + prefix.length + suffix.length, 0)
  if (around > LONGEST_AROUND + strangers.join('').length) return unmatched(span, 'doubtful')
  return { ...span, kind: 'linked', mode: 'normal', cites, strangers }
}

const unmatched = (span: Span, reason: UnmatchedReason): AuthorYearMark => ({ ...span, kind: 'unmatched', reason })

interface ReadCites {
  readonly cites: readonly TypedCite[]
  readonly strangers: readonly string[]
  /** Why something that looks like a citation has no entry. */
  readonly problem: UnmatchedReason | undefined
}

type FindAuthors = (year: CitedYear) => MatchedAuthors | undefined

/**
 * The works that the inside of a bracket names, year by year; a year alone belongs to the authors before it, at first to
 * those of `lead`. What names no entry stays as prefix and suffix of its neighbours.
 */
function readCites(inside: string, index: AuthorIndex, lead: FindAuthors | undefined): ReadCites {
  const cites: TypedCite[] = []
  const strangers: string[] = []
  let problem: UnmatchedReason | undefined
  let same = lead
  let taken = 0
  for (const { start, end, ...cited } of yearsOf(inside)) {
    const gap = inside.slice(taken, start)
    const find: FindAuthors = (year) => matchAuthors(gap, year, index)
    const own = find(cited)
    const repeats = same !== undefined && /^[\s,，;；&和]*(?:and\s*)?$/u.test(gap)
    const authors = repeats ? same?.(cited) : own
    const entry = authors && chooseEntry(authors.facts)
    const words = repeats || !own ? '' : gap.slice(0, own.start)
    const isJoined = JOINED_BEFORE.test(words)
    if (typeof entry !== 'number' || isJoined) {
      if (!repeats && !NAMED.test(gap)) continue
      problem ??= isJoined ? 'doubtful' : ((entry as UnmatchedReason | undefined) ?? 'not-in-list')
      strangers.push(inside.slice(Math.max(taken, inside.lastIndexOf(';', start) + 1), end).trim())
      continue
    }
    const { tail, prefix } = splitBetween(words, cites.length > 0)
    closeLast(cites, tail)
    cites.push({ entry, ...(prefix !== '' && { prefix }) })
    if (!repeats) same = find
    taken = end
  }
  closeLast(cites, inside.slice(taken))
  return { cites, strangers, problem }
}

/** The one entry that is meant, or why it cannot be told. */
function chooseEntry(facts: readonly EntryFacts[]): number | UnmatchedReason {
  const [first, ...more] = facts
  if (first === undefined) return 'not-in-list'
  return more.length === 0 ? first.entry : 'ambiguous'
}

interface YearAt extends CitedYear, Span {}

/** The years of a text; `2020a,b` are two. */
function yearsOf(text: string): readonly YearAt[] {
  return [...text.matchAll(YEAR)].flatMap((match) => {
    const [all, written = '', letter, more = ''] = match
    const year = /^\d/u.test(written) ? written : NO_DATE
    const end = match.index + all.length
    const first = { year, letter, start: match.index, end: end - more.length }
    const letters = more.match(/[a-z]/gu) ?? []
    // A letter without one before it is a word, such as the Spanish “y”.
    if (letter === undefined || letters.length === 0) return [first]
    return [first, ...letters.map((next) => ({ year, letter: next, start: end, end }))].map((one, at) =>
      at === 0 ? { ...one, end } : one
    )
  })
}

/** What stands between two works: the end of the first, and the words before the next. */
function splitBetween(words: string, hasFirst: boolean): { readonly tail: string; readonly prefix: string } {
  if (!hasFirst) return { tail: '', prefix: words.trim() }
  const at = Math.max(words.lastIndexOf(';'), words.lastIndexOf('；'))
  if (at < 0) return { tail: words.replace(/[\s,，]+$/u, ''), prefix: '' }
  return { tail: words.slice(0, at), prefix: words.slice(at + 1).trim() }
}

/** Gives the last work its locator and the words behind it. */
function closeLast(cites: TypedCite[], tail: string): void {
  const last = cites.at(-1)
  if (last === undefined || tail.trim() === '') return
  cites[cites.length - 1] = { ...last, ...readTail(tail) }
}

function readTail(tail: string): Pick<CitationItem, 'locator' | 'label' | 'suffix'> {
  const colon = /^\s*[:：]\s*(\d+(?:[-–—－]\d+)?)/u.exec(tail)
  if (colon) return { locator: colon[1] ?? '', ...suffixOf(tail.slice(colon[0].length)) }
  const bare = /^\s*[,，]?\s*(?:pp?\.?\s?)(\d+(?:[-–—－]\d+)?)(?![\p{L}\d])/u.exec(tail)
  if (bare) return { locator: bare[1] ?? '', ...suffixOf(tail.slice(bare[0].length)) }
  if (/^\s*[,，;；]?\s*(?:(?:1[5-9]|20)\d\d)(?!\d)|^\s*[;；]/u.test(tail)) return suffixOf(tail)
  const { locator, rest } = parseLocator(tail)
  if (!locator) return suffixOf(tail)
  const { label, value } = locator
  return { locator: value, ...(label !== 'page' && { label }), ...suffixOf(rest) }
}

function suffixOf(text: string): Pick<CitationItem, 'suffix'> {
  const suffix = text.trim()
  return suffix === '' ? {} : { suffix }
}
