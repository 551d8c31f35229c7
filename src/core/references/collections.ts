import type { CollectionId } from '#core/ids'

/** A named place for references; one reference may stand in many. */
export interface Collection {
  readonly id: CollectionId
  readonly name: string
  /** The collection that it stands in; undefined at the top. */
  readonly parent?: CollectionId
}

/** A collection as a tree shows it. */
export interface CollectionRow extends Collection {
  /** 0 at the top. */
  readonly depth: number
  readonly hasChildren: boolean
}

/** Chinese by pinyin before Latin, numbers by value. */
const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true, sensitivity: 'base' })

/** The collections from the top down, each followed by what stands in it, by name. What is lost or circular stands at the top. */
export function collectionRows(
  collections: readonly Collection[],
  isOpen: (id: CollectionId) => boolean = () => true
): readonly CollectionRow[] {
  const sorted = collections.toSorted((a, b) => collator.compare(a.name, b.name))
  const isRoot = ({ id, parent }: Collection): boolean =>
    parent === undefined ||
    !collections.some((one) => one.id === parent) ||
    withDescendants(collections, id).has(parent)
  const below = (parent: CollectionId, depth: number): readonly CollectionRow[] =>
    sorted.filter((one) => one.parent === parent && !isRoot(one)).flatMap((one) => rowsOf(one, depth))
  const rowsOf = (one: Collection, depth: number): readonly CollectionRow[] => {
    const hasChildren = collections.some((other) => other.parent === one.id && !isRoot(other))
    return [{ ...one, depth, hasChildren }, ...(hasChildren && isOpen(one.id) ? below(one.id, depth + 1) : [])]
  }
  return sorted.filter(isRoot).flatMap((one) => rowsOf(one, 0))
}

/** A collection and all that stands in it. */
export function withDescendants(collections: readonly Collection[], id: CollectionId): ReadonlySet<CollectionId> {
  const ids = new Set([id])
  for (let before = 0; before < ids.size;) {
    before = ids.size
    for (const one of collections) if (one.parent !== undefined && ids.has(one.parent)) ids.add(one.id)
  }
  return ids
}

/** Puts a collection under another, or at the top; the same list where it would end up inside itself. */
export function moveCollection(
  collections: readonly Collection[],
  id: CollectionId,
  parent: CollectionId | undefined
): readonly Collection[] {
  if (parent !== undefined && withDescendants(collections, id).has(parent)) return collections
  return collections.map((one) => {
    if (one.id !== id) return one
    const { parent: _, ...rest } = one
    return parent === undefined ? rest : { ...rest, parent }
  })
}

/** Takes a collection away with what stands in it; the references themselves stay. */
export function removeCollection(collections: readonly Collection[], id: CollectionId): readonly Collection[] {
  const gone = withDescendants(collections, id)
  return collections.filter((one) => !gone.has(one.id))
}
