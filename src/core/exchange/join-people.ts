import type { IdSource } from '#core/ids'
import type { Affiliation, Author, Manuscript, SideName } from '#core/manuscript/manuscript'

type People = Pick<Manuscript, 'authors' | 'affiliations'>

/**
 * The people of two manuscripts whose sides become those of one: who is named the same is one person, and as many on a
 * side that the first names nobody on are the same people in the other language. All others follow. `sideOf` says which
 * side of the second becomes which.
 */
export function joinPeople(first: People, second: People, sideOf: (side: SideName) => SideName, ids: IdSource): People {
  const [authors, affiliations] = [first.authors ?? [], first.affiliations ?? []]
  const places = joinLists(
    affiliations,
    (second.affiliations ?? []).map((one) => turn(one, sideOf)),
    ids
  )
  const persons = (second.authors ?? [])
    .map((author) => turn(author, sideOf))
    .map((author): Author => ({ ...author, affiliations: author.affiliations.map((id) => places.idOf(id)) }))
  const joined = joinLists(authors, persons, ids)
  return {
    ...(joined.all.length > 0 && { authors: joined.all }),
    ...(places.all.length > 0 && { affiliations: places.all })
  }
}

type Named = Author | Affiliation

const turn = <T extends Named>(named: T, sideOf: (side: SideName) => SideName): T => ({
  ...named,
  names: Object.fromEntries(
    Object.entries(named.names).map(([side, name]) => [sideOf(side === 'facing' ? 'facing' : 'leading'), name])
  )
})

/** Both lists as one, and the id that each of the second one has in it. */
function joinLists<T extends Named>(
  first: readonly T[],
  second: readonly T[],
  ids: IdSource
): { readonly all: readonly T[]; readonly idOf: <Id extends T['id']>(id: Id) => Id } {
  const all = [...first]
  const renamed = new Map<string, string>()
  const isTranslation =
    first.length === second.length && first.every(({ names }, at) => sidesApart(names, second[at]?.names ?? {}))
  for (const [at, named] of second.entries()) {
    const known = isTranslation
      ? at
      : all.findIndex(({ names }) => JSON.stringify(names) === JSON.stringify(named.names))
    const other = all[known]
    if (other) {
      all[known] = { ...named, ...other, names: { ...named.names, ...other.names } }
      renamed.set(named.id, other.id)
      continue
    }
    const id = all.some((one) => one.id === named.id) ? ids<T['id'] & string>('j') : named.id
    renamed.set(named.id, id)
    all.push({ ...named, id })
  }
  return { all, idOf: <Id extends T['id']>(id: Id): Id => (renamed.get(id) ?? id) as Id }
}

const sidesApart = (first: Named['names'], second: Named['names']): boolean =>
  Object.keys(first).every((side) => !(side in second))
