import type { Finding } from '#core/finding'
import type { BlockId } from '#core/ids'
import { SIDE_NAMES, type Manuscript, type SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { matchReferences } from '#core/references/equal-reference'
import type { Reference } from '#core/references/reference'
import { findDifference } from '../loss/find-difference'
import { findLosses } from '../loss/find-losses'
import { OBJECT_KINDS } from '../loss/objects-of'
import { asConnected, entryId } from './as-connected'
import { citedEntries, citedLists, entryNames, type TypedEntry, type TypedReferences } from './typed-references'

/** What connecting made of a manuscript. */
export interface Connected {
  readonly manuscript: Manuscript
  readonly references: readonly Reference[]
}

/**
 * What a manuscript had and lacks after its typed references were connected, by a comparison that shares nothing with
 * connecting: words and objects outside of marks and lists, in each mark's place a citation of the entries it names, and
 * of each entry its reference with every field, or its text. Empty when nothing was lost.
 */
export function findConnectLosses(
  before: Manuscript,
  found: TypedReferences,
  after: Connected,
  library: readonly Reference[] = []
): readonly Finding[] {
  const cited = citedEntries(found)
  const { idOf, lost } = findWorks(found, cited, after.references, library)
  const texts = SIDE_NAMES.map((side) => ({ side, ...before[side], blocks: asConnected(before, side, found) }))
  const losses = findLosses(
    texts,
    SIDE_NAMES.map((side) => ({ side, ...after.manuscript[side] })),
    { code: 'connect', kinds: OBJECT_KINDS, hasPictures: true, nameOf: (id) => idOf.get(id) ?? id }
  )
  const unlisted = SIDE_NAMES.filter(
    (side) => citedLists(found, cited).some((list) => list.side === side) && !hasList(after.manuscript[side].blocks)
  ).map(lostList)
  return [...lost, ...losses, ...unlisted].map(asRefused)
}

/** The references that the entries became, found again by what they say; entries that became none, or one that lacks a field. */
function findWorks(
  found: TypedReferences,
  cited: ReadonlySet<number>,
  references: readonly Reference[],
  library: readonly Reference[]
): { readonly idOf: ReadonlyMap<string, string>; readonly lost: readonly Finding[] } {
  const names = entryNames(found)
  const matcher = matchReferences(library)
  const bySource = bySourceText(references)
  const idOf = new Map<string, string>()
  const lost: Finding[] = []
  for (const [at, entry] of found.entries.entries()) {
    if (!cited.has(at) && entry.kind === 'unparsed') continue
    const item = { ...entry.item, title: entry.item.title ?? entry.raw }
    const known = matcher.find(item)
    const own = known ? undefined : bySource.get(entry.raw)?.shift()
    const reference = known ?? own
    if (reference) idOf.set(entryId(at), reference.id)
    if (own) matcher.add(own)
    if (!reference || (own && findDifference(item, own.item, isOurs) !== undefined)) {
      lost.push(lostEntry(entry, names[at] ?? ''))
    }
  }
  return { idOf, lost }
}

/** New references by the text of the entry that they were made of, in their order. */
function bySourceText(references: readonly Reference[]): Map<string, Reference[]> {
  const bySource = new Map<string, Reference[]>()
  for (const reference of references) {
    const { sourceText } = (reference.item['custom'] ?? {}) as { readonly sourceText?: string }
    const others = bySource.get(sourceText ?? '')
    if (others) others.push(reference)
    else bySource.set(sourceText ?? '', [reference])
  }
  return bySource
}

/** The members that a reference gets when it is made. */
const OWN_MEMBERS: ReadonlySet<string> = new Set(['id', 'custom', 'language', 'citation-key'])
const isOurs = (member: string): true | undefined => (OWN_MEMBERS.has(member) ? true : undefined)

const hasList = (blocks: readonly Block[]): boolean => blocks.some(({ type }) => type === 'bibliography')

function lostEntry({ side, raw }: TypedEntry, name: string): Finding {
  const shown = raw.slice(0, 80)
  return {
    severity: 'error',
    code: 'connect-entry-lost',
    message: `Entry ${name} of the list of references was lost or changed: “${shown}”.`,
    place: { part: `entry ${name}` },
    values: { side, kind: 'entry', shown }
  }
}

const lostList = (side: SideName): Finding => ({
  severity: 'error',
  code: 'connect-part-lost',
  message: `The ${side} side lost its list of references.`,
  place: { part: side },
  values: { side, kind: 'part', shown: side }
})

/** What stood in the lists that became bibliographies and is in none of their entries, nor still in the text. */
export function findLeftOfLists(before: Manuscript, found: TypedReferences, after: Manuscript): readonly Finding[] {
  return citedLists(found, citedEntries(found)).flatMap(({ side, heading = '', from, to, firstEntry, endEntry }) => {
    const blocks = before[side].blocks.slice(from, to)
    const ids = new Set<string>(blocks.map(({ id }) => id))
    const entries = found.entries.slice(firstEntry, endEntry).map(({ label, raw }) => label + raw)
    const read = [heading, ...entries].map((value, at): Block => ({
      type: 'paragraph',
      id: `${at}` as BlockId,
      children: [{ type: 'text', value }]
    }))
    const kept = after[side].blocks.filter(({ id }) => ids.has(id))
    const losses = findLosses([{ side, title: '', blocks }], [{ side, title: '', blocks: [...read, ...kept] }], {
      code: 'connect',
      kinds: OBJECT_KINDS,
      nameOf: (id) => id
    })
    return losses.map(asLeftOut)
  })
}

function asLeftOut(finding: Finding): Finding {
  const { kind = 'words', words = '', shown = words } = finding.values ?? {}
  const message = `Of the list of references, ${kind} “${shown}” became part of no reference; look at it in the file.`
  return { ...finding, severity: 'warning', message }
}

/** Nothing was connected where something would be lost. */
const asRefused = (finding: Finding): Finding => ({
  ...finding,
  message: `Typed references were not connected: ${finding.message.replace(/ Do not use the result; please report this\.$/u, '')} All stays as it was; please report this.`
})
