import type { ReferenceId } from '#core/ids'
import { chooseKey } from './citation-key'
import { languageOf } from './language'
import type { CslItem, Reference } from './reference'

/** What new references need from outside: ids, the time, and the keys that are taken already. */
export interface ReferenceSource {
  readonly newId: () => ReferenceId
  /** ISO 8601 instant. */
  readonly now: string
  /** Keys of the library. */
  readonly keys: Iterable<string>
}

/**
 * Turns what a reader returned into references of the library, in order. The file's own id is only a candidate for the
 * citation key; the item gets our id. A blank language is filled in from the script of the title. Keys are unique among
 * the library and the new references; no entry is left out.
 */
export function makeReferences(items: readonly CslItem[], source: ReferenceSource): readonly Reference[] {
  return items.map(createReferenceMaker(source))
}

/** As `makeReferences`, one at a time: a hundred thousand need not be made in one go. */
export function createReferenceMaker(source: ReferenceSource): (item: CslItem) => Reference {
  const taken = new Set<string>()
  for (const key of source.keys) taken.add(key.toLowerCase())
  return (item) => {
    const reference = makeReference(item, chooseKey(item, taken), source.newId(), source.now)
    taken.add(reference.key.toLowerCase())
    return reference
  }
}

function makeReference(item: CslItem, key: string, id: ReferenceId, now: string): Reference {
  const { 'citation-key': _fileKey, ...rest } = item
  const language = languageOf(item)
  return {
    id,
    key,
    item: { ...rest, id, type: item.type, ...(language !== undefined && { language }) },
    verification: { kind: 'unchecked' },
    tags: [],
    addedAt: now,
    modifiedAt: now
  }
}
