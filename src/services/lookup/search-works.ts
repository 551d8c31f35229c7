import { compareTitles } from '#core/references/compare-titles'
import type { LookupFailure, ServiceName, SourceRecord } from '#core/references/lookup-answer'
import { findConflict, WORK_IDENTIFIER_KINDS, identifiersOfItem } from '#core/references/work-identifiers'
import type { BibliographicQuery, LookupState } from '#host/lookup-api'
import type { LookupSources } from './look-up-work'

/** The services that are searched; the others hold what few manuscripts cite. */
const SEARCHED: readonly ServiceName[] = ['pubmed', 'crossref', 'europepmc', 'openalex']

/** Searches the indexes side by side; their best candidates come first, each work once, from the preferred service. */
export async function searchWorks(query: BibliographicQuery, sources: LookupSources): Promise<LookupState> {
  const failures: LookupFailure[] = []
  const searches = SEARCHED.map(async (name): Promise<readonly SourceRecord[]> => {
    const found = await sources.findService(name)?.search?.(query, sources.askingFor(name))
    if (found && !found.ok) failures.push(found.error)
    return found?.ok ? found.value : []
  })
  const candidates = distinct(interleave(await Promise.all(searches)))
  const isSilent =
    candidates.length === 0 && (failures.length > 0 || !SEARCHED.some((name) => sources.findService(name)))
  return isSilent ? { kind: 'failed', failures } : { kind: 'candidates', candidates, failures }
}

function interleave(lists: readonly (readonly SourceRecord[])[]): readonly SourceRecord[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_value, rank) => lists.flatMap((list) => list[rank] ?? [])).flat()
}

function distinct(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const kept: SourceRecord[] = []
  for (const record of records) if (!kept.some((other) => isSameWork(record, other))) kept.push(record)
  return kept
}

/** One identifier in common, or none against each other and one title. */
function isSameWork(a: SourceRecord, b: SourceRecord): boolean {
  const [x, y] = [identifiersOfItem(a.item), identifiersOfItem(b.item)]
  if (findConflict(x, y) !== undefined) return false
  if (WORK_IDENTIFIER_KINDS.some((kind) => x[kind] !== undefined && x[kind] === y[kind])) return true
  return compareTitles(a.item.title ?? '', b.item.title ?? '') === 'same'
}
