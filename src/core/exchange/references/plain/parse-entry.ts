import { createDraft } from './draft-item'
import { joinPair, splitPair } from './bilingual-pair'
import { findIdentifiers, takeMedium, type EntryIdentifiers } from './entry-identifiers'
import { flattenText, type FlatText } from './flat-text'
import { findTypeMark, readMarkedEntry } from './marked-entry'
import type { PlainEntry } from './plain-entry'
import { readUnmarkedEntry } from './unmarked-entry'

/** Longer texts are no entries of a bibliography. */
const MAX_LENGTH = 4000

/**
 * Reads one entry, its number or bullet already taken off. What no rule reads stays unparsed, with the identifiers and
 * the year it certainly has; nothing is made up. A Chinese entry that its English translation follows is one item.
 */
export function parseEntry(raw: string, line = 1): PlainEntry {
  const pair = raw.length <= MAX_LENGTH ? splitPair(raw) : undefined
  return pair ? joinPair(parseOne(pair[0], line), parseOne(pair[1], line), raw) : parseOne(raw, line)
}

/** Reads an entry as `parseEntry` does. */
export type EntryReader = (raw: string) => PlainEntry

/** A reader that reads each text once, for lists that are looked at before they are read. */
export function createEntryReader(): EntryReader {
  const known = new Map<string, PlainEntry>()
  return (raw) => {
    const entry = known.get(raw) ?? parseEntry(raw)
    known.set(raw, entry)
    return entry
  }
}

function parseOne(raw: string, line: number): PlainEntry {
  const medium = takeMedium(raw.slice(0, MAX_LENGTH))
  const entry = flattenText(medium.text)
  const found = findIdentifiers(entry)
  const draft = createDraft(entry)
  const mark = findTypeMark(entry, found.bodyEnd)
  if (mark) readMarkedEntry(entry, found.bodyEnd, mark, draft)
  const isRead = mark !== undefined || (raw.length <= MAX_LENGTH && readUnmarkedEntry(entry, found, draft))
  if (!isRead || !draft.has('title')) return leaveUnparsed(raw, line, entry, found)
  if (found.hasUnknownTail) draft.doubt(0.15)
  for (const [field, value] of Object.entries(found.fields)) draft.set(field, value as string, 1)
  draft.set('accessed', medium.accessed, 1)
  return { kind: 'parsed', raw, line, ...draft.finish() }
}

function leaveUnparsed(raw: string, line: number, entry: FlatText, found: EntryIdentifiers): PlainEntry {
  const years = new Set(entry.flat.slice(0, found.bodyEnd).match(/(?<![\d-])(?:19|20)\d\d(?![\d-])/g))
  const [year] = years
  const item = {
    id: '',
    type: 'document',
    ...found.fields,
    ...(years.size === 1 && { issued: { 'date-parts': [[Number(year)]] } })
  }
  return { kind: 'unparsed', raw, line, item, confidence: {}, style: undefined }
}
