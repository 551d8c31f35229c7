import { parseEntry, type EntryReader } from '../references/plain/parse-entry'
import { splitEntries, withoutLabel, type RawEntry } from '../references/plain/split-entries'
import { isListHeading } from './list-heading'
import type { ListLine } from './list-lines'

/** The lines of one list of references: `from` is its first entry, `to` the line behind its last. */
export interface ListRange {
  readonly heading: number | undefined
  readonly from: number
  readonly to: number
}

/** A list without heading needs so many entries, and so great a share of them that read as references. */
const LEAST_WITHOUT_HEADING = 3
const SHARE_WITHOUT_HEADING = 0.8
const SHARE_WITH_HEADING = 0.3
/** So many lines in a row that are no entries end a list without numbers. */
const STRANGERS = 3
const LONGEST_ENTRY = 2000

/**
 * The lists of references among `lines`: those under a heading that says so, and, where no heading does, runs numbered
 * from 1 and the last lines, if they read as references.
 */
export function findListRanges(lines: readonly ListLine[], read: EntryReader): readonly ListRange[] {
  const headed: ListRange[] = []
  for (let index = 0; index < lines.length; index++) {
    if (!isListHeading(lines[index]?.text ?? '')) continue
    const range = bodyAfter(lines, index, read)
    if (range === undefined) continue
    headed.push(range)
    index = range.to - 1
  }
  return headed.length > 0 ? headed : findBareLists(lines, read)
}

function bodyAfter(lines: readonly ListLine[], heading: number, read: EntryReader): ListRange | undefined {
  let from = heading + 1
  while (lines[from]?.text === '' && lines[from]?.isHeading === false) from++
  const first = lines[from]
  if (first === undefined) return undefined
  const to = (first.number ?? 0) > 0 ? endOfNumbered(lines, from) : endOfPlain(lines, from, read)
  if (to <= from) return undefined
  const entries = splitEntries(
    lines
      .slice(from, to)
      .map(({ text }) => text)
      .join('\n')
  )
  return haveReferences(entries, SHARE_WITH_HEADING, read) ? { heading, from, to } : undefined
}

const startsCount = ({ number }: ListLine): boolean => number === 1

/**
 * Numbers go on until a heading, a paragraph that neither has the next number nor goes on an entry, or a count that
 * begins anew.
 */
function endOfNumbered(lines: readonly ListLine[], from: number): number {
  let next = lines[from]?.number ?? 1
  let end = from
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined) break
    const { text, number } = line
    if (text === '' && !line.isHeading) continue
    const isNext = number !== undefined && number >= next && number <= next + 3
    if (isNext) next = number + 1
    else if (line.isHeading || (number === 1 && next > 2) || !goesOn(text, lines[index - 1]?.text ?? '')) break
    end = index + 1
  }
  return end
}

/** A line that a wrap cut off its entry. */
function goesOn(text: string, before: string): boolean {
  return !/[.。．]$/u.test(before) || /^(?:[\p{Ll}\d]|https?:|doi)/u.test(text)
}

function endOfPlain(lines: readonly ListLine[], from: number, read: EntryReader): number {
  let end = from
  let strangers = 0
  for (let index = from; index < lines.length && strangers < STRANGERS; index++) {
    const line = lines[index]
    if (line === undefined) break
    const isEntry = looksLikeReference(line.text, read)
    if (line.isHeading && (!isEntry || isListHeading(line.text))) break
    if (isEntry) strangers = 0
    else if (line.text !== '') strangers++
    if (isEntry || (strangers === 1 && end === index && isCutOff(lines[index - 1]))) end = index + 1
  }
  return end
}

const isCutOff = (before: ListLine | undefined): boolean =>
  before !== undefined && !/[.。．\d/)\]>]\s*$/u.test(before.text)

function findBareLists(lines: readonly ListLine[], read: EntryReader): readonly ListRange[] {
  const ranges: ListRange[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined || line.isHeading || !startsCount(line)) continue
    const to = endOfNumbered(lines, index)
    if (readsAsList(lines.slice(index, to), read)) ranges.push({ heading: undefined, from: index, to })
    index = Math.max(index, to - 1)
  }
  if (ranges.length > 0) return ranges
  const from = startOfPlain(lines, read)
  return lines.length - from >= LEAST_WITHOUT_HEADING ? [{ heading: undefined, from, to: lines.length }] : []
}

function readsAsList(lines: readonly ListLine[], read: EntryReader): boolean {
  const entries = splitEntries(lines.map(({ text }) => text).join('\n'))
  return entries.length >= LEAST_WITHOUT_HEADING && haveReferences(entries, SHARE_WITHOUT_HEADING, read)
}

/** Whether so great a share reads as references; entries are looked at only until that is certain. */
function haveReferences(entries: readonly RawEntry[], share: number, read: EntryReader): boolean {
  const needed = share * entries.length
  let found = 0
  for (const [at, { raw }] of entries.entries()) {
    if (found >= needed || found + entries.length - at < needed) break
    if (looksLikeReference(raw, read)) found++
  }
  return entries.length > 0 && found >= needed
}

/** Where the lines begin that all read as references, up to the end of the text. */
function startOfPlain(lines: readonly ListLine[], read: EntryReader): number {
  let from = lines.length
  while (from > 0) {
    const line = lines[from - 1]
    if (line === undefined || line.isHeading || !looksLikeReference(line.text, read)) break
    from--
  }
  return from
}

/** True for a text that has an author, a title and a year, as an entry of a list has them. */
export function looksLikeReference(text: string, read: EntryReader = parseEntry): boolean {
  if (text.length < 15 || text.length > LONGEST_ENTRY || !/\d{4}|n\.d\.|10\.\d/u.test(text)) return false
  const { kind, item } = read(withoutLabel(text).trim())
  const names = item.author ?? item.editor
  return kind === 'parsed' && (names !== undefined || item.DOI !== undefined) && item.issued !== undefined
}
