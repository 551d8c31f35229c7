import type { ManuscriptSummary } from '../../workbench/workbench'

/** The summaries to list: those of the desk or of the bin whose title holds the query, the latest change first. */
export function listedManuscripts(
  summaries: readonly ManuscriptSummary[],
  query: string,
  binned: boolean
): readonly ManuscriptSummary[] {
  const wanted = fold(query.trim())
  return summaries
    .filter((summary) => (summary.binnedAt !== undefined) === binned && fold(summary.title).includes(wanted))
    .toSorted((a, b) => instant(b, binned).localeCompare(instant(a, binned)))
}

function instant(summary: ManuscriptSummary, binned: boolean): string {
  return (binned && summary.binnedAt) || summary.modifiedAt
}

function fold(value: string): string {
  return value.normalize('NFKC').toLocaleLowerCase('en')
}
