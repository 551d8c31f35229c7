import type { Finding } from '#core/finding'
import { uncertainFields } from '../references/plain/plain-entry'
import {
  citedEntries,
  doubtfulMarks,
  linkedMarks,
  type TypedEntry,
  type TypedMark,
  type TypedReferences,
  type UnmatchedReason
} from './typed-references'

const REASONS: Readonly<Record<UnmatchedReason, string>> = {
  'not-in-list': 'the list has no such entry',
  ambiguous: 'several entries of the list fit',
  doubtful: 'the words around it speak for something else'
}

/** What a person should know of typed references: how much is linked, and each mark, entry and field to look at. */
export function describeTypedReferences(found: TypedReferences): readonly Finding[] {
  const entries = found.entries.length
  if (entries === 0) return []
  if (found.marks.length === 0) {
    const message = `A typed list of ${count(entries, 'reference')} was found, but nothing in the text cites it; it stays text.`
    return [{ severity: 'info', code: 'typed-references-uncited', message, values: { entries } }]
  }
  const linked = linkedMarks(found).length
  const marks = found.marks.length - doubtfulMarks(found).length
  const message = `Reference list found: ${count(entries, 'entry', 'entries')}; ${linked} of ${count(marks, 'citation')} in the text linked to it.`
  return [
    { severity: 'info', code: 'typed-references-linked', message, values: { entries, linked, marks } },
    ...found.marks.flatMap(describeMark),
    ...describeEntries(found)
  ]
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

function describeMark({ side, text, context, outcome }: TypedMark): readonly Finding[] {
  const place = { part: `${side} side, “${context}”` }
  if (outcome.kind === 'unmatched') {
    const message = `The citation “${text}” in “${context}” stays text: ${REASONS[outcome.reason]}.`
    return [
      {
        severity: outcome.reason === 'doubtful' ? 'info' : 'warning',
        code: 'typed-citation-unmatched',
        message,
        place,
        values: { text, reason: outcome.reason }
      }
    ]
  }
  return outcome.strangers.map((stranger) => {
    const message = `“${stranger}” in “${context}” stays text beside the citation: ${REASONS['not-in-list']}.`
    return {
      severity: 'warning',
      code: 'typed-citation-unmatched',
      message,
      place,
      values: { text: stranger, reason: 'not-in-list' }
    }
  })
}

function describeEntries(found: TypedReferences): readonly Finding[] {
  const cited = citedEntries(found)
  return found.entries.flatMap((entry, at): readonly Finding[] => {
    const place = { part: `entry ${nameOf(entry, at)}` }
    if (!cited.has(at)) {
      const message = `Entry ${nameOf(entry, at)} is cited nowhere and stays as text below the bibliography: “${shorten(entry.raw)}”.`
      return [{ severity: 'info', code: 'typed-entry-uncited', message, place }]
    }
    if (entry.kind === 'unparsed') {
      const message = `Entry ${nameOf(entry, at)} could not be read as a reference; its text became the title: “${shorten(entry.raw)}”.`
      return [{ severity: 'warning', code: 'typed-entry-unparsed', message, place }]
    }
    const fields = uncertainFields(entry)
    if (fields.length === 0) return []
    const message = `Entry ${nameOf(entry, at)}: ${fields.join(', ')} should be checked: “${shorten(entry.raw)}”.`
    return [{ severity: 'info', code: 'typed-entry-uncertain', message, place }]
  })
}

const nameOf = ({ number }: TypedEntry, at: number): string => String(number ?? at + 1)

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
