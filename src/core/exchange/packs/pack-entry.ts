import type { CslItem, Notice } from '#core/references/reference'
import type { WorkIdentifiers } from '#core/references/work-identifiers'

/** What a pack holds of one work: the identifiers it is found by, and a record or a notice. */
export interface PackEntry {
  readonly identifiers: WorkIdentifiers
  readonly item?: CslItem
  readonly notices?: readonly Notice[]
}

/** An entry by what it is found by: `d10.1000/x`, `p123`, `c456`. */
export function keysOf({ DOI, PMID, PMCID }: WorkIdentifiers): readonly string[] {
  const keys: string[] = []
  if (DOI !== undefined) keys.push(`d${DOI.toLowerCase()}`)
  if (PMID !== undefined) keys.push(`p${PMID}`)
  if (PMCID !== undefined) keys.push(`c${PMCID.slice(3)}`)
  return keys
}

/** An entry as the one line that is stored. */
export function writeEntry({ identifiers, item, notices }: PackEntry): string {
  const ids = [identifiers.DOI ?? '', identifiers.PMID ?? '', identifiers.PMCID ?? ''].join('\t')
  return item === undefined && notices === undefined ? ids : `${ids}\t${JSON.stringify({ item, notices })}`
}

/** The entry that a stored line holds; undefined for a line that is damaged. */
export function readEntry(line: string): PackEntry | undefined {
  const [DOI = '', PMID = '', PMCID = '', rest] = line.split('\t')
  const identifiers = { ...(DOI && { DOI }), ...(PMID && { PMID }), ...(PMCID && { PMCID }) }
  if (rest === undefined) return { identifiers }
  try {
    return { identifiers, ...(JSON.parse(line.slice(DOI.length + PMID.length + PMCID.length + 3)) as object) }
  } catch {
    return undefined
  }
}
