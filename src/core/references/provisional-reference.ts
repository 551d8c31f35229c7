import type { ReferenceId } from '#core/ids'
import type { CslItem, Reference } from './reference'

/** An item that is no reference of the library yet, in the shape in which references are shown and ranked. */
export function makeProvisionalReference(item: CslItem, id: ReferenceId = '' as ReferenceId): Reference {
  return { id, key: '', item, verification: { kind: 'unchecked' }, tags: [], addedAt: '', modifiedAt: '' }
}
