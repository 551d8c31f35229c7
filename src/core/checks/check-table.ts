import type { CheckSeverity } from './check-finding'

/** What checks are about; findings are shown and left out by it. */
export const CHECK_KINDS = ['translation', 'citations'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

interface CheckRow {
  readonly kind: CheckKind
  readonly severity: CheckSeverity
}

/** Every check by the code of its findings. */
export const CHECKS = {
  untranslated: { kind: 'translation', severity: 'error' },
  stale: { kind: 'translation', severity: 'warning' },
  'citation-missing': { kind: 'citations', severity: 'error' },
  'citation-moved': { kind: 'citations', severity: 'info' },
  'label-unresolved': { kind: 'citations', severity: 'error' }
} as const satisfies Readonly<Record<string, CheckRow>>

export type CheckCode = keyof typeof CHECKS

/** What findings say, in English; `{{side}}` is the language of the side concerned. */
export const CHECK_MESSAGES = {
  'check.untranslated': 'Nothing stands for this in {{side}}: “{{what}}”.',
  'check.untranslated-many': 'Nothing stands for {{count}} passages in {{side}}, from “{{what}}” on.',
  'check.stale': 'Changed since it was translated: “{{what}}”.',
  'check.citation-missing': '{{what}} is not cited in {{side}}.',
  'check.citation-moved': '{{what}} is cited one passage away in {{side}}.',
  'check.label-unresolved': 'Source label without a reference: {{what}}.'
} as const satisfies Readonly<Record<`check.${CheckCode | 'untranslated-many'}`, string>>
