import { uncertainFields } from '#core/exchange/references/plain/plain-entry'
import {
  citedEntries,
  doubtfulMarks,
  entryNames,
  linkedMarks,
  unmatchedMarks,
  type TypedEntry,
  type TypedMark,
  type TypedReferences
} from '#core/exchange/typed-references/typed-references'

/** The parts of the list of details, in their order: what needs a look comes first. */
export const TYPED_GROUPS = ['unmatched', 'unread', 'toCheck', 'uncited', 'linked', 'sure', 'doubtful'] as const
export type TypedGroup = (typeof TYPED_GROUPS)[number]

/** One line of the list of details. */
export type TypedRow =
  | { readonly kind: 'head'; readonly group: TypedGroup; readonly count: number }
  | { readonly kind: 'mark'; readonly mark: TypedMark; readonly numbers: readonly string[] }
  | { readonly kind: 'stranger'; readonly mark: TypedMark; readonly text: string }
  | { readonly kind: 'entry'; readonly entry: TypedEntry; readonly name: string; readonly fields: readonly string[] }

/** Every mark and entry once, under the heads of their groups; empty groups have none. */
export function typedRows(found: TypedReferences): readonly TypedRow[] {
  const groups = groupRows(found)
  return TYPED_GROUPS.flatMap((group): readonly TypedRow[] => {
    const rows = groups[group]
    return rows.length === 0 ? [] : [{ kind: 'head', group, count: rows.length }, ...rows]
  })
}

function groupRows(found: TypedReferences): Readonly<Record<TypedGroup, readonly TypedRow[]>> {
  const names = entryNames(found)
  const rowOf = (mark: TypedMark): TypedRow => ({ kind: 'mark', mark, numbers: numbersOf(mark, names) })
  const strangers = linkedMarks(found).flatMap((mark): readonly TypedRow[] =>
    mark.outcome.kind === 'linked' ? mark.outcome.strangers.map((text) => ({ kind: 'stranger', mark, text })) : []
  )
  const cited = citedEntries(found)
  const entries = found.entries.map((entry, at) => ({ group: groupOf(entry, at, cited), entry, at }))
  const entryRows = (group: TypedGroup): readonly TypedRow[] =>
    entries
      .filter((one) => one.group === group)
      .map(({ entry, at }) => ({ kind: 'entry', entry, name: names[at] ?? '', fields: uncertainFields(entry) }))
  return {
    unmatched: [...unmatchedMarks(found).map(rowOf), ...strangers],
    unread: entryRows('unread'),
    toCheck: entryRows('toCheck'),
    uncited: entryRows('uncited'),
    linked: linkedMarks(found).map(rowOf),
    sure: entryRows('sure'),
    doubtful: doubtfulMarks(found).map(rowOf)
  }
}

function groupOf(entry: TypedEntry, at: number, cited: ReadonlySet<number>): TypedGroup {
  if (!cited.has(at)) return 'uncited'
  if (entry.kind === 'unparsed') return 'unread'
  return uncertainFields(entry).length > 0 ? 'toCheck' : 'sure'
}

const numbersOf = ({ outcome }: TypedMark, names: readonly string[]): readonly string[] =>
  outcome.kind === 'linked' ? outcome.cites.map(({ entry }) => names[entry] ?? '') : []
