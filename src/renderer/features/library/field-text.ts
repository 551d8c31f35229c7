import { nameText } from '#core/references/names'
import type { CslDate, CslName } from '#core/references/reference'
import { dateText } from './date-text'

/** A field's value in one piece of text, as a comparison shows it; empty for none. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map((one) => (isName(one) ? nameText(one) : fieldText(one))).join('; ')
  return isDate(value) ? dateText(value) : JSON.stringify(value)
}

const isName = (value: unknown): value is CslName =>
  typeof value === 'object' && value !== null && ('family' in value || 'literal' in value || 'given' in value)
const isDate = (value: object): value is CslDate => 'date-parts' in value || 'raw' in value || 'literal' in value
