import type { ReferenceId } from '#core/ids'
import { compareWorks } from './compare-works'
import { duplicateFacts, type DuplicateFacts } from './duplicate-facts'
import type { CslItem, Reference } from './reference'

/** References that are one work, or may be. */
export interface DuplicateGroup {
  /** `same`: an identifier or all that tells works apart says so; `likely`: to be looked at. */
  readonly kind: 'same' | 'likely'
  /** Two or more, in the order added. */
  readonly ids: readonly ReferenceId[]
}

/** A preprint and the version of record of it. */
export interface VersionPair {
  readonly preprint: ReferenceId
  readonly published: ReferenceId
}

export interface FoundDuplicates {
  readonly groups: readonly DuplicateGroup[]
  readonly versions: readonly VersionPair[]
}

/** What one entry has in the index. Best first: `same` before `likely` before `preprint`. */
export interface DuplicateMatch {
  readonly id: ReferenceId
  readonly relation: 'same' | 'likely' | 'preprint'
  /** Whether the one found, not the one asked for, is a preprint. */
  readonly isPreprint: boolean
}

/** References by the keys that their duplicates would share, so that only those are compared. */
export interface DuplicateIndex {
  readonly add: (id: ReferenceId, item: CslItem) => void
  readonly find: (item: CslItem) => readonly DuplicateMatch[]
}

interface Entry {
  readonly id: ReferenceId
  readonly facts: DuplicateFacts
}

/** A key that more entries share tells nothing: “Editorial”, an author of one year and no page. */
const LARGEST_BLOCK = 60
const RANK = { same: 0, likely: 1, preprint: 2 } as const

/** An empty index. Adding and finding take the same time however many there are. */
export function createDuplicateIndex(): DuplicateIndex {
  const blocks = new Map<string, Entry[]>()
  return {
    add: (id, item) => {
      const entry = { id, facts: duplicateFacts(item) }
      for (const key of blockingKeys(entry.facts)) {
        const block = blocks.get(key)
        if (!block) blocks.set(key, [entry])
        else if (block.length < LARGEST_BLOCK) block.push(entry)
      }
    },
    find: (item) => {
      const facts = duplicateFacts(item)
      const found = new Map<ReferenceId, DuplicateMatch>()
      const seen = new Set<ReferenceId>()
      for (const key of blockingKeys(facts)) {
        for (const entry of blocks.get(key) ?? []) {
          if (seen.has(entry.id)) continue
          seen.add(entry.id)
          const relation = compareWorks(entry.facts, facts)
          if (relation !== 'different') {
            found.set(entry.id, { id: entry.id, relation, isPreprint: entry.facts.isPreprint })
          }
        }
      }
      return [...found.values()].toSorted((a, b) => RANK[a.relation] - RANK[b.relation])
    }
  }
}

/** Keys of an entry; two entries that share none are never compared. */
function blockingKeys(facts: DuplicateFacts): readonly string[] {
  const { doi, pmid, pmcid, arxiv, title, mainTitle, author, authorLatin, year, volume, firstPage } = facts
  const keys: string[] = []
  const add = (kind: string, ...parts: readonly (string | number | undefined)[]): void => {
    if (parts.every((part) => part !== undefined && part !== '')) keys.push(`${kind}:${parts.join('|')}`)
  }
  add('doi', doi)
  add('pmid', pmid)
  add('pmc', pmcid)
  add('arxiv', arxiv)
  for (const isbn of facts.isbns) add('isbn', isbn, title.slice(0, 12))
  const half = Math.max(6, Math.ceil(title.length / 2))
  // The year keeps apart what is common; a slip in one half of a title leaves the other half.
  for (const near of year === undefined ? [''] : [year, year + 1]) {
    if (title !== '') {
      keys.push(
        `head:${title.slice(0, Math.min(half, 30))}|${near}`,
        `tail:${title.slice(-Math.min(half, 30))}|${near}`
      )
    }
  }
  add('title', title, author)
  add('main', mainTitle, authorLatin)
  add('page', authorLatin, year, volume, firstPage)
  return keys
}

/** A search for all duplicates among references, done slice by slice. */
export interface DuplicateRun {
  /** Goes on for as long as `goOn` says; what was found once all are compared. */
  readonly step: (goOn: () => boolean) => FoundDuplicates | undefined
  /** References looked at so far. */
  readonly done: () => number
}

/** Looks for duplicates. `isDistinct` says which two the user has told apart already. */
export function startDuplicateRun(
  references: readonly Reference[],
  isDistinct: (a: ReferenceId, b: ReferenceId) => boolean = () => false
): DuplicateRun {
  const index = createDuplicateIndex()
  const matches = new Map<ReferenceId, ReadonlyMap<ReferenceId, 'same' | 'likely'>>()
  const versions: VersionPair[] = []
  let next = 0
  const lookAt = ({ id, item }: Reference): void => {
    const found = index.find(item).filter((match) => !isDistinct(match.id, id))
    const own = new Map<ReferenceId, 'same' | 'likely'>()
    for (const match of found) {
      if (match.relation === 'preprint') {
        versions.push(match.isPreprint ? { preprint: match.id, published: id } : { preprint: id, published: match.id })
      } else own.set(match.id, match.relation)
    }
    if (own.size > 0) matches.set(id, own)
    index.add(id, item)
  }
  return {
    done: () => next,
    step: (goOn) => {
      for (; next < references.length; next += 1) {
        if (!goOn()) return undefined
        const reference = references[next]
        if (reference) lookAt(reference)
      }
      return { groups: groupMatches(matches), versions }
    }
  }
}

/** Groups in which each belongs to each: one vague entry must not bring two works together that contradict each other. */
function groupMatches(
  matches: ReadonlyMap<ReferenceId, ReadonlyMap<ReferenceId, 'same' | 'likely'>>
): readonly DuplicateGroup[] {
  const groups: { kind: 'same' | 'likely'; readonly ids: ReferenceId[] }[] = []
  const groupsOf = new Map<ReferenceId, (typeof groups)[number]>()
  for (const [id, earlier] of matches) {
    const fitting = [...earlier.keys()]
      .flatMap((other) => groupsOf.get(other) ?? [])
      .find((group) => group.ids.every((member) => earlier.has(member)))
    if (fitting) {
      fitting.ids.push(id)
      if (fitting.ids.some((member) => earlier.get(member) === 'likely')) fitting.kind = 'likely'
      groupsOf.set(id, fitting)
      continue
    }
    const free = [...earlier].find(([other]) => !groupsOf.has(other))
    if (!free) continue
    const group = { kind: free[1], ids: [free[0], id] }
    groups.push(group)
    groupsOf.set(free[0], group).set(id, group)
  }
  return groups
}
