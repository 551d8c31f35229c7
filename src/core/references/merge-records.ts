import { compareItems } from './compare-items'
import { SERVICE_NAMES } from './lookup-answer'
import type { SourceName, SourceRecord, WorkAnswer } from './lookup-answer'
import type { CslItem, FieldDifference, Notice } from './reference'

/** Members that belong to the record itself, not to the work. */
const OWN: ReadonlySet<string> = new Set(['id', 'type', 'citation-key', 'source', 'accessed', 'status'])

const rankOf = (source: SourceName): number => {
  const rank = SERVICE_NAMES.findIndex((name) => name === source)
  return rank === -1 ? SERVICE_NAMES.length : rank
}

/**
 * What several sources say of one work as one item: each variable from the first source that has it, in the order of
 * `SERVICE_NAMES`, packs last. Records that differ in substance are named as disagreements. Undefined for no records.
 */
export function mergeRecords(records: readonly SourceRecord[]): WorkAnswer | undefined {
  const ordered = [...records].sort((a, b) => rankOf(a.source) - rankOf(b.source))
  const [first] = ordered
  if (!first) return undefined
  const merged: Record<string, unknown> = { ...first.item }
  const origins: Record<string, SourceName> = {}
  for (const { source, item } of ordered) {
    for (const [variable, value] of Object.entries(item)) {
      if (OWN.has(variable) || Object.hasOwn(origins, variable) || isHalfOfGroup(variable, origins, source)) continue
      merged[variable] = value
      origins[variable] = source
    }
  }
  return {
    item: merged as CslItem,
    origins,
    disagreements: findDisagreements(ordered),
    notices: distinctNotices(ordered.flatMap(({ notices }) => notices)),
    records: ordered
  }
}

/** Variables that mean something only together: the volume of one record and the issue of another name no place. */
const GROUPS: readonly (readonly string[])[] = [
  ['volume', 'issue'],
  ['page', 'number'],
  ['title', 'title-short'],
  ['publisher', 'publisher-place']
]

/** True where another source has settled the group that the variable belongs to. */
function isHalfOfGroup(variable: string, origins: Readonly<Record<string, SourceName>>, source: SourceName): boolean {
  const group = GROUPS.find((members) => members.includes(variable)) ?? []
  const settled = group.flatMap((member) => origins[member] ?? [])
  return settled.length > 0 && !settled.includes(source)
}

function findDisagreements(ordered: readonly SourceRecord[]): readonly FieldDifference[] {
  const [first, ...others] = ordered
  if (!first) return []
  return others.flatMap(({ source, item }) =>
    compareItems(first.item, item)
      .filter(({ likeness }) => likeness === 'different')
      .map(({ field, ours, theirs }) => ({ field, ours, theirs, source }))
  )
}

/** One notice for each kind and place of publication; of two that say the same, the one that says more. */
function distinctNotices(notices: readonly Notice[]): readonly Notice[] {
  const kept: Notice[] = []
  for (const notice of notices) {
    const at = kept.findIndex((other) => isSameNotice(notice, other))
    if (at === -1) kept.push(notice)
    else kept[at] = { ...notice, ...kept[at] }
  }
  return kept
}

function isSameNotice(a: Notice, b: Notice): boolean {
  if (a.kind !== b.kind) return false
  if (a.DOI !== undefined && b.DOI !== undefined) return a.DOI.toLowerCase() === b.DOI.toLowerCase()
  if (a.PMID !== undefined && b.PMID !== undefined) return a.PMID === b.PMID
  return a.kind === 'retracted' || a.date?.slice(0, 4) === b.date?.slice(0, 4)
}
