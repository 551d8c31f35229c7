import type { DraftItem } from './draft-item'
import { sliceTrimmed, type FlatText } from './flat-text'
import { expandPages } from './locators'
import { matchRange } from './match-range'
import { readEdition, readPublication } from './publication'
import { readHead } from './read-authors'
import { findQuotedTitle, findSentenceEnds } from './split-title'

const IN =
  /(?:[.,?!"”》] ?|\s)(?:(?:In|in|收入|载于?|见): ?|(?<=[.,?!"”》] ?)(?:In|in|收入) |(?<=[.?!"”》] ?)(?:收入|载))(?=[\p{Lu}\p{Script=Han}\d"“]|(?:van|von|de|di|da|al) ?)/u
const EDITED = /\b[Ee]ds?\b|\beditors?\b|\bEdited by\b|\bedited by\b|编/u
const PAGES =
  /(?:[,.;(]|\s) ?\(?(?:pp?\.? ?|页 ?|第 ?)(?<page>[A-Za-z]?\d{1,5}(?: ?-{1,2} ?[A-Za-z]?\d{1,5})?)(?: ?页)?\)?|[,)] (?<bare>\d{1,5}-\d{1,5})(?=\.| \()/u
const PROCEEDINGS = /\b(?:Proceedings|Proc\.|Conference|Symposium|Workshop|Congress)\b|会议|论文集/u
const EDITORS_BEHIND = /[;,]? ?\(?(?:edited by |(?:eds?\.?|编辑?) )(?<names>[^();]{3,200})\)?/iu

/** Reads a part of a book: what stands before `In` is its title, what stands behind it the book. */
export function readChapter(entry: FlatText, from: number, to: number, draft: DraftItem): boolean {
  const quoted = findQuotedTitle(entry, from, to)
  const mark =
    matchRange(entry, IN, quoted ? Math.max(from, quoted.rest[0] - 1) : from, to) ??
    (quoted && findBookBehind(entry, quoted.rest[0], to))
  if (!mark || mark.start - from < 4) return false
  const rest = entry.flat.slice(mark.end, to)
  const pages = matchRange(entry, PAGES, mark.end, to)
  if (!EDITED.test(rest) && !pages && !PROCEEDINGS.test(rest)) return false
  draft.setType(PROCEEDINGS.test(rest) ? 'paper-conference' : 'chapter')
  draft.setRange('title', ...(quoted?.title ?? ([from, mark.start + 1] as const)), quoted ? 0.95 : 0.85)
  if (pages) draft.set('page', expandPages(pages.groups['page'] ?? pages.groups['bare'] ?? ''), 0.9)
  readBookOf(entry, mark.end, to, pages?.start, draft)
  return true
}

/** MLA has no `In`: `“Title.” Handbook of Trials, edited by …`. */
function findBookBehind(entry: FlatText, from: number, to: number) {
  return /\bedited by\b|, 编辑 /u.test(entry.flat.slice(from, to)) ? { start: from, end: from } : undefined
}

function readBookOf(entry: FlatText, from: number, to: number, pagesAt: number | undefined, draft: DraftItem): void {
  const short = matchRange(entry, /^(?<title>Proc[^:;()]{3,150}), (?<year>(?:19|20)\d\d)(?=[,.]|$)/u, from, to)
  if (short) {
    draft.set('container-title', short.groups['title'], 0.8)
    draft.set('issued', { 'date-parts': [[Number(short.groups['year'])]] }, 0.9)
    return
  }
  const imprintEnd = pagesAt !== undefined && to - pagesAt < 22 ? pagesAt : to
  const end = readPublication(entry, from, imprintEnd, draft) ?? imprintEnd
  const { start, limit } = readEditors(entry, from, end, draft)
  const cut = pagesAt !== undefined && pagesAt > start ? Math.min(limit, pagesAt) : limit
  const bookEnd = readEdition(entry, start, cut, draft)
  const [border = bookEnd] = findSentenceEnds(entry, start, bookEnd)
  const title = sliceTrimmed(entry, start, border, '.,;:() ')
  draft.set('container-title', title.length > 1 ? title : undefined, 0.8)
}

const EDITORS_MARK = /^[,. ]*\(?(?:eds?|editors?|Hrsg)\b|^[,. ]*\(?编/iu

/** Takes the editors in front of a book's title or behind it; where the title begins and ends. */
function readEditors(entry: FlatText, from: number, end: number, draft: DraftItem): { start: number; limit: number } {
  const head = readHead(entry, from, end)
  if (head.authors && EDITORS_MARK.test(entry.flat.slice(head.authors.end, end))) {
    draft.set('editor', head.authors.names, 0.85)
    const space = entry.flat.indexOf(' ', head.authors.end + 2)
    return { start: space === -1 ? head.end : space + 1, limit: end }
  }
  const behind = matchRange(entry, EDITORS_BEHIND, from, end)
  if (behind) {
    draft.set('editor', readHead(entry, behind.groupStart('names'), behind.end).authors?.names, 0.75)
    return { start: from, limit: behind.start }
  }
  return { start: from, limit: readEditorsBehind(entry, from, end, draft) ?? end }
}

/** Commas after which editors are looked for. */
const MAX_COMMAS = 8

/** `Handbook of trials, Z.-L. Hou and W. Zhang, Eds.`: the names may follow any comma or semicolon of the title. */
function readEditorsBehind(entry: FlatText, from: number, end: number, draft: DraftItem): number | undefined {
  const commas = [...entry.flat.slice(from, end).matchAll(/[,;] /g)].slice(0, MAX_COMMAS)
  for (const { index } of commas) {
    const at = from + index
    const { authors } = readHead(entry, at + 2, end)
    if (!authors || !EDITORS_MARK.test(entry.flat.slice(authors.end, end))) continue
    draft.set('editor', authors.names, 0.75)
    return at
  }
  return undefined
}
