import type { Reference } from './reference'

/** A change of one field's text in many references. */
export interface FieldReplacement {
  readonly field: string
  readonly find: string
  readonly replace: string
  /** Upper and lower case are told apart. */
  readonly exact: boolean
}

/** What a replacement would do to one reference. */
export interface ReplacedField {
  readonly reference: Reference
  readonly before: string
  readonly after: string
}

/** The references that a replacement would change, with the text before and after. Nothing to find finds nothing. */
export function previewReplacement(
  references: Iterable<Reference>,
  { field, find, replace, exact }: FieldReplacement
): readonly ReplacedField[] {
  if (find === '') return []
  const pattern = new RegExp(find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), exact ? 'gu' : 'giu')
  const changes: ReplacedField[] = []
  for (const reference of references) {
    const before = reference.item[field]
    if (typeof before !== 'string') continue
    const after = before.replace(pattern, () => replace)
    if (after !== before) changes.push({ reference, before, after })
  }
  return changes
}

/** The reference with a field set; one that would be empty is taken away. */
export function setItemField(reference: Reference, field: string, value: string): Reference {
  const { [field]: _, ...rest } = reference.item
  const item = { ...rest, id: reference.item.id, type: reference.item.type }
  return { ...reference, item: value === '' && field !== 'type' ? item : { ...item, [field]: value } }
}
