import { duplicateFacts } from './duplicate-facts'
import type { CslItem, Reference, Relation, Verification } from './reference'

/** One field of references that are about to become one. */
export interface MergeField {
  readonly field: string
  /** The value in each of the references, in their order; undefined where one has none. */
  readonly values: readonly unknown[]
  /** Whether two of them say different things. */
  readonly differs: boolean
  /** Whose value is proposed: the survivor's, or that of the first which has one. */
  readonly proposed: number
}

/** Members of an item that are not compared: they belong to the record. */
const NOT_FIELDS: ReadonlySet<string> = new Set(['id', 'citation-key'])
/** The order in which a person reads a reference; what is not named follows. */
const READING_ORDER: readonly string[] = [
  'type',
  'title',
  'author',
  'editor',
  'translator',
  'container-title',
  'container-title-short',
  'issued',
  'volume',
  'issue',
  'page',
  'number',
  'edition',
  'publisher',
  'publisher-place',
  'DOI',
  'PMID',
  'PMCID',
  'ISBN',
  'ISSN',
  'URL',
  'language'
]

/** The fields of two or more references, those that differ marked. The survivor stands at `survivor`. */
export function mergeFields(references: readonly Reference[], survivor: number): readonly MergeField[] {
  const names = new Set(references.flatMap(({ item }) => Object.keys(item)))
  return [...names]
    .filter((name) => !NOT_FIELDS.has(name))
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((field) => {
      const values = references.map(({ item }) => item[field])
      const known = values.flatMap((value, at) => (hasValue(value) ? [at] : []))
      const texts = new Set(known.map((at) => comparable(values[at])))
      return {
        field,
        values,
        differs: texts.size > 1,
        proposed: known.includes(survivor) ? survivor : (known[0] ?? survivor)
      }
    })
    .filter(({ values }) => values.some(hasValue))
}

const placeOf = (field: string): number => {
  const place = READING_ORDER.indexOf(field)
  return place === -1 ? READING_ORDER.length : place
}

const hasValue = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

const comparable = (value: unknown): string => (typeof value === 'string' ? value.trim() : JSON.stringify(value))

/**
 * The reference that should survive: a verified one before others, then the one with the most fields, then the oldest.
 * Its place in the list; 0 for an empty one.
 */
export function proposeSurvivor(references: readonly Reference[]): number {
  const worth = ({ item, verification }: Reference): number =>
    (verification.kind === 'verified' ? 1000 : 0) + (item.DOI ? 10 : 0) + Object.values(item).filter(hasValue).length
  const best = references
    .map((reference, at) => ({ at, worth: worth(reference), addedAt: reference.addedAt }))
    .toSorted((a, b) => b.worth - a.worth || a.addedAt.localeCompare(b.addedAt))[0]
  return best?.at ?? 0
}

/**
 * The survivor with what the others bring: for each field the value of the reference chosen in `picks`, else the
 * proposed one; tags, collections, files and relations of all, notes one after the other. It keeps its id and key, and
 * what is known to be retracted stays retracted.
 */
export function mergeReferences(
  references: readonly Reference[],
  survivor: number,
  picks: ReadonlyMap<string, number>
): Reference {
  const kept = references[survivor]
  if (!kept) throw new Error('The survivor is one of the references')
  const others = references.filter((_, at) => at !== survivor)
  const all = [kept, ...others]
  const values = mergeFields(references, survivor).map(({ field, values, proposed }) => {
    return [field, values[picks.get(field) ?? proposed]] as const
  })
  const item: CslItem = {
    ...Object.fromEntries(values.filter(([, value]) => hasValue(value))),
    id: kept.id,
    type: references[picks.get('type') ?? survivor]?.item.type ?? kept.item.type
  }
  const notes = distinct(all.flatMap((one) => (one.notes ? [one.notes] : []))).join('\n\n')
  const collections = distinct(all.flatMap((one) => one.collections ?? []))
  const files = distinctBy(
    all.flatMap((one) => one.files ?? []),
    (file) => file.link
  )
  const relations = mergeRelations(all)
  return {
    ...kept,
    item,
    verification: mergeVerifications(all, item),
    tags: distinct(all.flatMap((one) => one.tags)),
    ...(collections.length > 0 && { collections }),
    ...(notes !== '' && { notes }),
    ...(files.length > 0 && { files }),
    ...(relations.length > 0 && { relations }),
    addedAt: all.map((one) => one.addedAt).toSorted()[0] ?? kept.addedAt
  }
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]
const distinctBy = <T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] =>
  [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].toReversed()

/** Without those among the merged references themselves. */
function mergeRelations(references: readonly Reference[]): readonly Relation[] {
  const own = new Set(references.map((one) => one.id))
  const relations = references.flatMap((one) => one.relations ?? []).filter(({ reference }) => !own.has(reference))
  return distinctBy(relations, ({ kind, reference }) => `${kind} ${reference}`)
}

/** A warning outlives any merge; a verification counts as long as the identifiers that it was made with stay. */
function mergeVerifications(references: readonly Reference[], item: CslItem): Verification {
  const warned = (['retracted', 'concern'] as const).flatMap((kind) =>
    references.filter((one) => one.verification.kind === kind)
  )[0]
  if (warned) return warned.verification
  const facts = duplicateFacts(item)
  const still = references.find((one) => {
    const its = duplicateFacts(one.item)
    const isSame = its.doi === facts.doi && its.pmid === facts.pmid && its.title === facts.title
    return isSame && one.verification.kind === 'verified'
  })
  return still?.verification ?? { kind: 'unchecked' }
}
