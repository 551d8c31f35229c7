import { previewReplacement, setItemField, type FieldReplacement } from '#core/references/replace-in-field'
import type { Reference } from '#core/references/reference'
import { splitTags } from './split-tags'

/** A change of many references at once. */
export type BulkChange =
  | { readonly kind: 'tags'; readonly mode: 'add' | 'remove' | 'set'; readonly tags: string }
  | { readonly kind: 'field'; readonly field: string; readonly value: string }
  | ({ readonly kind: 'replace' } & FieldReplacement)

/** What a bulk change does to one reference, in words. */
export interface BulkEffect {
  readonly reference: Reference
  readonly before: string
  readonly after: string
  readonly changed: Reference
}

/** The references that a change alters, each with what is there before and after. */
export function bulkEffects(references: readonly Reference[], change: BulkChange): readonly BulkEffect[] {
  if (change.kind === 'replace') {
    return previewReplacement(references, change).map(({ reference, before, after }) => {
      return { reference, before, after, changed: setItemField(reference, change.field, after) }
    })
  }
  const given = change.kind === 'tags' ? splitTags(change.tags) : []
  return references.flatMap((reference) => {
    const changed = change.kind === 'tags' ? changeTags(reference, change.mode, given) : changeField(reference, change)
    const [before, after] = [reference, changed].map((one) => shown(one, change))
    return before === after ? [] : [{ reference, before: before ?? '', after: after ?? '', changed }]
  })
}

function shown({ item, tags }: Reference, change: BulkChange): string {
  if (change.kind === 'tags') return tags.join('; ')
  const value = item[change.field]
  return typeof value === 'string' ? value : ''
}

function changeTags(reference: Reference, mode: 'add' | 'remove' | 'set', given: readonly string[]): Reference {
  // An empty line is nothing said yet, not “no tags”.
  if (given.length === 0) return reference
  if (mode === 'set') return { ...reference, tags: given }
  const others = reference.tags.filter((tag) => !given.includes(tag))
  return mode === 'remove'
    ? { ...reference, tags: others }
    : { ...reference, tags: [...new Set([...reference.tags, ...given])] }
}

function changeField(reference: Reference, { field, value }: BulkChange & { readonly kind: 'field' }): Reference {
  if (field === 'type' && value === '') return reference
  return setItemField(reference, field, value.trim())
}
