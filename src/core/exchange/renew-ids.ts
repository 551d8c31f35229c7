import type { IdSource } from '#core/ids'

/** Members that name a block, comment or institution by its id. */
const NAMING: ReadonlySet<string> = new Set(['id', 'target', 'comment', 'affiliations'])

/**
 * `value` with a new id in the place of each that is `taken`, and everything that names one of them following; the same
 * value where none is. The ids of `value` are added to those taken.
 */
export function renewIds<T>(value: T, taken: Set<string>, ids: IdSource): T {
  const own = new Set<string>()
  visitIds(value, (id) => own.add(id))
  const renewed = new Map([...own].filter((id) => taken.has(id)).map((id) => [id, newId(taken, own, ids)] as const))
  for (const id of own) taken.add(renewed.get(id) ?? id)
  return replaceIds(value, renewed, NAMING)
}

function newId(taken: ReadonlySet<string>, own: ReadonlySet<string>, ids: IdSource): string {
  let id: string = ids('j')
  while (taken.has(id) || own.has(id)) id = ids('j')
  return id
}

function visitIds(value: unknown, visit: (id: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [member, inner] of Object.entries(value)) {
    if (member === 'id' && typeof inner === 'string') visit(inner)
    else visitIds(inner, visit)
  }
}

/** `value` with other ids under the members `naming`, and in links to them; the same value where there are none. */
export function replaceIds<T>(value: T, renewed: ReadonlyMap<string, string>, naming: ReadonlySet<string>): T {
  const replace = (inner: unknown, member: string): unknown => {
    if (typeof inner === 'string') {
      if (naming.has(member)) return renewed.get(inner) ?? inner
      const anchor = member === 'url' && inner.startsWith('#') ? renewed.get(inner.slice(1)) : undefined
      return anchor === undefined ? inner : `#${anchor}`
    }
    if (Array.isArray(inner)) return inner.map((one) => replace(one, member))
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, replace(one, name)]))
  }
  return renewed.size === 0 ? value : (replace(value, '') as T)
}
