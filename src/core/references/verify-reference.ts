import { compareItems } from './compare-items'
import type { Comparison } from './compare-items'
import type { SourceRecord } from './lookup-answer'
import type { CslItem, Evidence, FieldDifference, Notice, Verification } from './reference'

/** What a lookup of a reference's identifiers has brought. */
export interface VerificationInput {
  readonly records: readonly SourceRecord[]
  /** Names of the services that were asked and know no such work. */
  readonly absentFrom: readonly string[]
  /** True when a service that might know the work gave no answer. */
  readonly isPartial: boolean
  /** ISO 8601 instant of the lookup. */
  readonly date: string
}

interface Compared {
  readonly record: SourceRecord
  readonly comparisons: readonly Comparison[]
}

/** A title that cannot be compared is made up for by these, when so many of them agree. */
const SUPPORT = ['author', 'issued', 'volume', 'page']
const NEEDED_SUPPORT = 3
/** Where two records differ in one of these, they are two works, and agreement with one of them does not help. */
const IDENTITY: ReadonlySet<string> = new Set(['title', 'DOI', 'PMID', 'PMCID', 'arXiv', 'NCT'])

/**
 * Compares a reference with what its identifiers say. A retraction is told whatever else differs; a real identifier
 * under another title is a mismatch; a work that no asked service knows is `not-indexed`; without an answer the
 * reference stays unchecked.
 */
export function verifyReference(item: CslItem, input: VerificationInput): Verification {
  const { records } = input
  if (records.length === 0) {
    if (input.isPartial || input.absentFrom.length === 0) return { kind: 'unchecked' }
    return { kind: 'not-indexed', date: dayOf(input.date), source: input.absentFrom.join(', ') }
  }
  const compared = records.map((record) => ({ record, comparisons: compareItems(item, record.item) }))
  const differences = findDifferences(compared)
  const notices = records.flatMap((record) => record.notices)
  const evidence: Evidence = {
    date: dayOf(
      records
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? input.date
    ),
    source: [...new Set(records.map(({ source }) => source))].join(', '),
    ...(differences.length > 0 && { differences }),
    ...(notices.length > 0 && { notices })
  }
  return judge(differences, notices, compared, evidence)
}

function judge(
  differences: readonly FieldDifference[],
  notices: readonly Notice[],
  compared: readonly Compared[],
  evidence: Evidence
): Verification {
  const has = (kind: Notice['kind']): boolean => notices.some((notice) => notice.kind === kind)
  if (has('retracted')) return { kind: 'retracted', ...evidence }
  if (differences.length > 0) return { kind: 'mismatch', fields: differences.map(({ field }) => field), ...evidence }
  if (!compared.some(isConfirmed)) return { kind: 'unchecked' }
  if (has('concern')) return { kind: 'concern', ...evidence }
  return { kind: has('corrected') ? 'corrected' : 'verified', ...evidence }
}

const dayOf = (instant: string): string => instant.slice(0, 10)

/** True where the title agrees, or is in another script and the rest of the record agrees. */
function isConfirmed({ comparisons }: Compared): boolean {
  const isSame = (field: string): boolean =>
    comparisons.some((comparison) => comparison.field === field && comparison.likeness === 'same')
  const isForeign = comparisons.some(({ field, likeness }) => field === 'title' && likeness === 'unknown')
  return isSame('title') || (isForeign && SUPPORT.filter(isSame).length >= NEEDED_SUPPORT)
}

function findDifferences(compared: readonly Compared[]): readonly FieldDifference[] {
  const fields = new Set(compared.flatMap(({ comparisons }) => comparisons.map(({ field }) => field)))
  const found = [...fields].flatMap((field) => findDifference(field, compared) ?? [])
  return found.length > 0 ? found : findUnconfirmedTitle(compared)
}

function findDifference(field: string, compared: readonly Compared[]): FieldDifference | undefined {
  const about = compared.flatMap(({ record, comparisons }) =>
    comparisons.filter((comparison) => comparison.field === field).map((comparison) => ({ record, comparison }))
  )
  const differing = about.find(({ comparison }) => comparison.likeness === 'different')
  if (!differing) return undefined
  const isAgreed = about.some(({ comparison }) => comparison.likeness === 'same')
  if (isAgreed && !IDENTITY.has(field)) return undefined
  const { ours, theirs } = differing.comparison
  return { field, ours, theirs, source: differing.record.source }
}

/** A title in another script that nothing else bears out is no agreement: it is shown beside ours. */
function findUnconfirmedTitle(compared: readonly Compared[]): readonly FieldDifference[] {
  if (compared.some(isConfirmed)) return []
  const [first] = compared.flatMap(({ record, comparisons }) =>
    comparisons
      .filter(({ field, likeness }) => field === 'title' && likeness === 'unknown')
      .map(({ field, ours, theirs }) => ({ field, ours, theirs, source: record.source }))
  )
  return first ? [first] : []
}
