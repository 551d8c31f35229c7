import type { Finding } from '#core/finding'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import { uncertainFields } from '../references/plain/plain-entry'
import {
  citedEntries,
  citedLists,
  doubtfulMarks,
  entryNames,
  linkedMarks,
  type TypedMark,
  type TypedReferences,
  type UnmatchedReason
} from './typed-references'

const REASONS: Readonly<Record<UnmatchedReason, string>> = {
  'not-in-list': 'the list has no such entry',
  'partly-in-list': 'the list lacks entries of it',
  ambiguous: 'several entries or lists fit',
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
    ...describeJoined(found),
    ...found.marks.flatMap(describeMark),
    ...describeEntries(found)
  ]
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

/** Each side has one bibliography, whatever number of lists it had. */
function describeJoined(found: TypedReferences): readonly Finding[] {
  const joined = citedLists(found, citedEntries(found))
  return SIDE_NAMES.flatMap((side): readonly Finding[] => {
    const lists = joined.filter((list) => list.side === side).length
    if (lists < 2) return []
    const message = `${lists} lists of the ${side} side became one bibliography, where the last of them stood.`
    return [{ severity: 'info', code: 'typed-lists-joined', message, values: { lists, side } }]
  })
}

function describeMark({ side, text, context, outcome }: TypedMark): readonly Finding[] {
  const place = { part: `${side} side, “${context}”` }
  if (outcome.kind === 'unmatched') {
    const { reason, absent } = outcome
    const why = absent === undefined ? REASONS[reason] : `${REASONS[reason]}: ${absent}`
    const message = `The citation “${text}” in “${context}” stays text: ${why}.`
    return [
      {
        severity: reason === 'doubtful' ? 'info' : 'warning',
        code: 'typed-citation-unmatched',
        message,
        place,
        values: { text, context, reason, ...(absent !== undefined && { absent }) }
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
      values: { text: stranger, context, reason: 'not-in-list' }
    }
  })
}

function describeEntries(found: TypedReferences): readonly Finding[] {
  const cited = citedEntries(found)
  const names = entryNames(found)
  return found.entries.flatMap((entry, at): readonly Finding[] => {
    const name = names[at] ?? ''
    const place = { part: `entry ${name}` }
    const values = { name, text: shorten(entry.raw) }
    if (!cited.has(at)) {
      const message = `Entry ${name} is cited nowhere and stays as text below the bibliography: “${values.text}”.`
      return [{ severity: 'info', code: 'typed-entry-uncited', message, place, values }]
    }
    if (entry.kind === 'unparsed') {
      const message = `Entry ${name} could not be read as a reference; its text became the title: “${values.text}”.`
      return [{ severity: 'warning', code: 'typed-entry-unparsed', message, place, values }]
    }
    const fields = uncertainFields(entry)
    if (fields.length === 0) return []
    const message = `Entry ${name}: ${fields.join(', ')} should be checked: “${values.text}”.`
    const checked = { ...values, fields: fields.join(', ') }
    return [{ severity: 'info', code: 'typed-entry-uncertain', message, place, values: checked }]
  })
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
