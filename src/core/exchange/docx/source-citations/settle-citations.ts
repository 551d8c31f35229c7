import type { Reference } from '#core/references/reference'
import type { SourceObject } from '../source-objects'
import { lettersOf, nameCluster } from './name-cluster'
import type { SourceCite, SourceCluster, SourceWork } from './source-cluster'

/** The citations of a file by what must have come in of them, and the works they cite. */
export interface SettledCitations {
  readonly objects: readonly SourceObject[]
  /** A work whose data came in, but not all of it, with what is missing. */
  readonly changedWorks: readonly SourceObject[]
}

/**
 * Names every citation in `objects` by the works it cites, wherever the file has their data, and compares that with
 * `references`. Where it has several data of one work, any of them will do.
 */
export function settleCitations(objects: readonly SourceObject[], references: readonly Reference[]): SettledCitations {
  const known = new KnownWorks(
    objects.flatMap(({ cluster }) => cluster?.cites ?? []),
    references
  )
  const changedWorks = new Map<string, SourceObject>()
  const settled = objects.map((object): SourceObject => {
    if (!object.cluster) return object
    for (const cite of object.cluster.cites) {
      const work = known.workOf(cite)
      const missing = work && known.missingOf(work)
      if (!missing || changedWorks.has(missing)) continue
      changedWorks.set(missing, { ...object, kind: 'reference', name: missing, shown: missing })
    }
    const { name, shown } = nameCitation(object.cluster, (cite) => known.workOf(cite))
    return { ...object, name: `${object.change ?? ''} ${name}`, shown }
  })
  return { objects: settled, changedWorks: [...changedWorks.values()] }
}

/** A citation by its works, and in words. */
function nameCitation(
  { mode, cites }: SourceCluster,
  workOf: (cite: SourceCite) => SourceWork | undefined
): { readonly name: string; readonly shown: string } {
  const named = cites.map((cite) => ({ ...cite, title: workOf(cite)?.title ?? '' }))
  const shown = named.map(({ prefix, title, locator, suffix, identities }) =>
    [prefix, title || identities[0], locator, suffix]
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(' ')
  )
  return { name: nameCluster(mode, named), shown: shown.join('; ') }
}

/** Works by their data, each compared once however often it is cited. */
class KnownWorks {
  readonly #works = new Map<string, Map<string, SourceWork>>()
  readonly #references = new Map<string, Reference['item'][]>()
  readonly #differences = new Map<string, readonly string[]>()

  constructor(cites: readonly SourceCite[], references: readonly Reference[]) {
    for (const { identities, work } of cites) {
      if (work) for (const one of identities) entryOf(this.#works, one, () => new Map()).set(dataOf(work), work)
    }
    for (const { item } of references)
      entryOf(this.#references, lettersOf(item.title ?? ''), (): Reference['item'][] => []).push(item)
  }

  workOf({ identities, work }: SourceCite): SourceWork | undefined {
    const works = [...(work ? [work] : []), ...identities.flatMap((one) => [...(this.#works.get(one)?.values() ?? [])])]
    return works.find((one) => this.#differencesOf(one).length === 0) ?? works[0]
  }

  /** The title of a work and what of it did not come in; empty where all did, and where nothing is known to compare. */
  missingOf(work: SourceWork): string {
    const differences = this.#differencesOf(work)
    if (differences.length === 0) return ''
    return [work.title, ...differences].map((part) => part.replace(/\s+/gu, ' ').trim()).join(': ')
  }

  #differencesOf(work: SourceWork): readonly string[] {
    return entryOf(this.#differences, dataOf(work), () => this.#compare(work))
  }

  #compare(work: SourceWork): readonly string[] {
    const title = lettersOf(work.title)
    if (title === '') return []
    const [first, ...others] = (this.#references.get(title) ?? []).map((item) => differences(work, item))
    if (!first) return [work.names || work.year]
    return others.reduce((best, one) => (one.length < best.length ? one : best), first)
  }
}

const dataOf = ({ title, names, year, doi }: SourceWork): string => [title, names, year, doi].join('\n')

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** What the file says of a work and `item` does not; signs and the order of the parts of names may change on the way. */
function differences({ names, year, doi }: SourceWork, item: Reference['item']): readonly string[] {
  const [digits = ''] = /\d{4}/u.exec(year) ?? []
  const [id = ''] = /10\.\d{4,9}\/\S+/u.exec(doi) ?? []
  const sorted = sortLetters(names)
  const hasNames = sorted === '' || Object.values(item).some((value) => sortLetters(namesIn(value)) === sorted)
  return [
    ...(hasNames ? [] : [names]),
    ...(JSON.stringify(item.issued ?? '').includes(digits) ? [] : [year]),
    ...(lettersOf(item.DOI ?? '') === lettersOf(id) || id === '' ? [] : [doi])
  ]
}

const namesIn = (value: unknown): string =>
  (Array.isArray(value) ? value : [])
    .flatMap((name: unknown) => (typeof name === 'object' && name !== null ? Object.values(name) : []))
    .filter((part) => typeof part === 'string')
    .join(' ')

const OTHERS = /\bet al\b|\band others\b|\betal\b/giu
const sortLetters = (names: string): string =>
  Array.from(lettersOf(names.replace(OTHERS, '')))
    .sort()
    .join('')
