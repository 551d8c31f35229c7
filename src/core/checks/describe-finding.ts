import type { CheckFinding } from './check-finding'
import { CHECK_MESSAGES } from './check-table'

/** The catalogue key of what a finding says. */
export function messageKeyOf({ check, values }: CheckFinding): keyof typeof CHECK_MESSAGES {
  return check === 'untranslated' && (values.count ?? 1) > 1 ? 'check.untranslated-many' : `check.${check}`
}

/** What a finding says in English, the side that it is about called `side`. */
export function describeFinding(finding: CheckFinding, side: string): string {
  const { what, other = '', count = 1 } = finding.values
  const values: Readonly<Record<string, string>> = { what, other, side, count: String(count) }
  return CHECK_MESSAGES[messageKeyOf(finding)].replace(/\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? '')
}
