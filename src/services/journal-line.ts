import { createHash } from 'node:crypto'
import { COLLECTIONS } from '#host/host-api'
import type { Collection, JournalEntry } from '#host/host-api'

/** One line of a journal file. */
export interface JournalLine extends JournalEntry {
  readonly sequence: number
}

/** SHA-256 in hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

const checkOf = (line: JournalLine): string =>
  hashText([line.sequence, line.collection, line.id, line.hash].join('\n')).slice(0, 16)

/** True for the collections that windows of this version know. */
export const isCollection = (value: unknown): value is Collection => COLLECTIONS.some((name) => name === value)

/** A later version may have more collections: its lines are sound, and are carried along. */
const COLLECTION_NAME = /^[a-z][a-zA-Z-]{0,39}$/

/** True when `hash` is that of `value`; a removal has none. */
export function isHashRight(entry: JournalEntry): boolean {
  return entry.hash === (entry.value === null ? '' : hashText(entry.value))
}

/** The line with its end; `check` guards number, name and hash as `hash` guards the value. */
export function formatJournalLine(line: JournalLine): string {
  const { sequence, collection, id, hash, value } = line
  return `${JSON.stringify({ sequence, check: checkOf(line), collection, id, hash, value })}\n`
}

function readFields(parsed: unknown): (JournalLine & { readonly check: unknown }) | undefined {
  if (typeof parsed !== 'object' || parsed === null) return undefined
  const { sequence, collection, id, hash, value, check } = parsed as Record<string, unknown>
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) return undefined
  if (typeof collection !== 'string' || !COLLECTION_NAME.test(collection)) return undefined
  if (typeof id !== 'string' || typeof hash !== 'string') return undefined
  if (value !== null && typeof value !== 'string') return undefined
  return { sequence, collection: collection as Collection, id, hash, value, check }
}

/** Reads one line without its end; undefined when it is torn, garbled or does not agree with its own hashes. */
export function parseJournalLine(text: string): JournalLine | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  const fields = readFields(parsed)
  if (!fields) return undefined
  const { check, ...line } = fields
  return check === checkOf(line) && isHashRight(line) ? line : undefined
}

/** First line of a compacted file: it holds all `records` that lived at number `base`, and replaces what came before. */
export interface BaseLine {
  readonly base: number
  readonly records: number
}

/** The base line with its end. */
export function formatBaseLine(line: BaseLine): string {
  const { base, records } = line
  return `${JSON.stringify({ base, records, check: hashText(`${base}\n${records}`).slice(0, 16) })}\n`
}

/** Reads a base line without its end; undefined for any other line. */
export function parseBaseLine(text: string): BaseLine | undefined {
  if (!text.startsWith('{"base":')) return undefined
  const match = /^\{"base":(\d{1,15}),"records":(\d{1,15}),"check":"([0-9a-f]{16})"\}$/.exec(text)
  if (!match) return undefined
  const line = { base: Number(match[1]), records: Number(match[2]) }
  return formatBaseLine(line) === `${text}\n` ? line : undefined
}
