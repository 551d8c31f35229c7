import type { CheckSeverity } from './check-finding'

/** What checks are about; findings are shown and left out by it. */
export const CHECK_KINDS = ['translation', 'numbers', 'citations'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

interface CheckRow {
  readonly kind: CheckKind
  readonly severity: CheckSeverity
}

/** Every check by the code of its findings. */
export const CHECKS = {
  untranslated: { kind: 'translation', severity: 'error' },
  stale: { kind: 'translation', severity: 'warning' },
  'number-missing': { kind: 'numbers', severity: 'error' },
  'number-value': { kind: 'numbers', severity: 'error' },
  'number-magnitude': { kind: 'numbers', severity: 'error' },
  'number-unit': { kind: 'numbers', severity: 'error' },
  'number-operator': { kind: 'numbers', severity: 'error' },
  'number-kind': { kind: 'numbers', severity: 'error' },
  'number-precision': { kind: 'numbers', severity: 'warning' },
  'number-converted': { kind: 'numbers', severity: 'info' },
  'number-repeated': { kind: 'numbers', severity: 'info' },
  'number-moved': { kind: 'numbers', severity: 'info' },
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
  'check.number-missing': '“{{what}}” is missing in {{side}}.',
  'check.number-value': 'Different numbers: “{{what}}” and “{{other}}”.',
  'check.number-magnitude': 'A power of ten apart: “{{what}}” and “{{other}}”.',
  'check.number-unit': 'Different units: “{{what}}” and “{{other}}”.',
  'check.number-operator': 'Different signs: “{{what}}” and “{{other}}”.',
  'check.number-kind': 'Numbers of different kinds: “{{what}}” and “{{other}}”.',
  'check.number-precision': 'Different precision: “{{what}}” and “{{other}}”.',
  'check.number-converted': 'The same in other units: “{{what}}” and “{{other}}”.',
  'check.number-repeated': '“{{what}}” stands more often on one side.',
  'check.number-moved': '“{{what}}” stands one passage away in {{side}}.',
  'check.citation-missing': '{{what}} is not cited in {{side}}.',
  'check.citation-moved': '{{what}} is cited one passage away in {{side}}.',
  'check.label-unresolved': 'Source label without a reference: {{what}}.'
} as const satisfies Readonly<Record<`check.${CheckCode | 'untranslated-many'}`, string>>
