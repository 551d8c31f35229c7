import type { ListedFinding } from './list-findings'

/** A line of the list: the head of a section, or a finding. */
export type CheckRow =
  | { readonly kind: 'head'; readonly id: string; readonly title: string; readonly language: string }
  | { readonly kind: 'finding'; readonly finding: ListedFinding; readonly at: number }

/** Findings under the heads of their sections, in order; `at` counts the findings alone. */
export function listRows(findings: readonly ListedFinding[]): readonly CheckRow[] {
  const rows: CheckRow[] = []
  let before: ListedFinding | undefined
  for (const [at, finding] of findings.entries()) {
    if (!before || before.section !== finding.section) {
      rows.push({ kind: 'head', id: `head-${at}`, title: finding.section, language: finding.sectionLanguage })
    }
    rows.push({ kind: 'finding', finding, at })
    before = finding
  }
  return rows
}
