import type { CheckSeverity } from './check-finding'

/** What checks are about; findings are shown and left out by it. */
export const CHECK_KINDS = ['translation', 'numbers', 'citations', 'terms', 'structure', 'typography'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

interface CheckRow {
  readonly kind: CheckKind
  readonly severity: CheckSeverity
  /** Whether it is said once for a side, however often it fires. */
  readonly isOnce?: true
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
  'arithmetic-share': { kind: 'numbers', severity: 'error' },
  'arithmetic-estimate': { kind: 'numbers', severity: 'error' },
  'arithmetic-interval': { kind: 'numbers', severity: 'error' },
  'arithmetic-arms': { kind: 'numbers', severity: 'error' },
  'arithmetic-dates': { kind: 'numbers', severity: 'error' },
  'citation-missing': { kind: 'citations', severity: 'error' },
  'citation-moved': { kind: 'citations', severity: 'info' },
  'label-unresolved': { kind: 'citations', severity: 'error' },
  'identifier-missing': { kind: 'terms', severity: 'warning' },
  'identifier-moved': { kind: 'terms', severity: 'info' },
  'english-left': { kind: 'translation', severity: 'warning' },
  'chinese-left': { kind: 'translation', severity: 'warning' },
  'heading-level': { kind: 'structure', severity: 'warning' },
  'mention-missing': { kind: 'structure', severity: 'warning' },
  'mention-moved': { kind: 'structure', severity: 'info' },
  'half-width': { kind: 'typography', severity: 'warning', isOnce: true },
  'full-width': { kind: 'typography', severity: 'warning', isOnce: true },
  'bracket-unpaired': { kind: 'typography', severity: 'warning' }
} as const satisfies Readonly<Record<string, CheckRow>>

export type CheckCode = keyof typeof CHECKS

const WHOLE: ReadonlySet<CheckCode> = new Set<CheckCode>(['untranslated', 'stale', 'heading-level'])

/** True where a finding is about a passage and not about words in it; its message begins with the passage's words. */
export const isWholePassage = (check: CheckCode): boolean => WHOLE.has(check)

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
  'check.arithmetic-share': 'The count and the percentage do not agree: “{{what}}”. By the count it is {{other}}%.',
  'check.arithmetic-estimate': 'The estimate lies outside its interval: “{{what}}”.',
  'check.arithmetic-interval': 'The interval ends before it begins: “{{what}}”.',
  'check.arithmetic-arms': 'The groups do not add up to the total: “{{what}}”. They give {{other}}.',
  'check.arithmetic-dates': 'The period ends before it begins: “{{what}}”.',
  'check.citation-missing': '{{what}} is not cited in {{side}}.',
  'check.citation-moved': '{{what}} is cited one passage away in {{side}}.',
  'check.label-unresolved': 'Source label without a reference: {{what}}.',
  'check.identifier-missing': '“{{what}}” is missing in {{side}}.',
  'check.identifier-moved': '“{{what}}” stands one passage away in {{side}}.',
  'check.english-left': 'English words left: “{{what}}”.',
  'check.chinese-left': 'Chinese words left: “{{what}}”.',
  'check.heading-level': 'Heading of another level than on the other side: “{{what}}”.',
  'check.mention-missing': '“{{what}}” is not mentioned in {{side}}.',
  'check.mention-moved': '“{{what}}” is mentioned one passage away in {{side}}.',
  'check.half-width': 'Half-width marks in {{side}}: {{count}}.',
  'check.full-width': 'Full-width marks in {{side}}: {{count}}.',
  'check.bracket-unpaired': 'A bracket without its partner: “{{what}}”.'
} as const satisfies Readonly<Record<`check.${CheckCode | 'untranslated-many'}`, string>>
