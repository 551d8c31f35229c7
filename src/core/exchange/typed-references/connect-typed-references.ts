import type { Finding } from '#core/finding'
import type { BlockId, IdSource, ReferenceId } from '#core/ids'
import type { CitationItem } from '#core/manuscript/citation'
import { type Manuscript, type Side, type SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
import { matchReferences } from '#core/references/equal-reference'
import { createReferenceMaker } from '#core/references/make-reference'
import type { CslItem, Reference } from '#core/references/reference'
import { replaceSpans, type Replacement } from './block-text'
import { describeTypedReferences } from './describe-typed-references'
import { findConnectLosses, findLeftOfLists } from './find-connect-losses'
import { keepEntries, uncitedEntries } from './keep-entries'
import { citedEntries, citedLists, type TypedEntry, type TypedReferences } from './typed-references'

export interface ConnectOptions {
  readonly ids: IdSource
  /** ISO 8601 instant. */
  readonly now: string
  /** What the library has: entries that are there already become no second reference. */
  readonly library?: readonly Reference[]
}

export interface ConnectedManuscript {
  readonly manuscript: Manuscript
  /** The references that the library does not have yet, in the order of the list; they are unchecked. */
  readonly references: readonly Reference[]
  /** How much was connected, and each mark, entry and field that a person should look at. */
  readonly findings: readonly Finding[]
}

/**
 * Makes citations of the linked marks, and one bibliography of the lists of a side, in the place of the last that is
 * cited. Marks without an entry stay text; entries that no mark cites stay as text where they are, since a bibliography
 * prints only what is cited. The result is compared with what was there: where anything would be lost, nothing is
 * connected, and the loss is named.
 */
export function connectTypedReferences(
  manuscript: Manuscript,
  found: TypedReferences,
  options: ConnectOptions
): ConnectedManuscript {
  const cited = citedEntries(found)
  if (cited.size === 0) return { manuscript, references: [], findings: describeTypedReferences(found) }
  const { idOf, references } = makeListed(found.entries, cited, options)
  const replacements = replacementsByBlock(found, idOf, options.ids)
  const connected = (side: SideName): Side =>
    connectSide(manuscript[side], side, { found, cited, replacements }, options.ids)
  const result = { ...manuscript, leading: connected('leading'), facing: connected('facing') }
  const losses = findConnectLosses(manuscript, found, { manuscript: result, references }, options.library)
  if (losses.length > 0) return { manuscript, references: [], findings: losses }
  const left = findLeftOfLists(manuscript, found, result)
  return { manuscript: result, references, findings: [...describeTypedReferences(found), ...left] }
}

/** One reference for each entry that is cited or was read; equal entries, on either side, share one. */
function makeListed(
  entries: readonly TypedEntry[],
  cited: ReadonlySet<number>,
  { ids, now, library = [] }: ConnectOptions
): { readonly idOf: ReadonlyMap<number, ReferenceId>; readonly references: readonly Reference[] } {
  const matcher = matchReferences(library)
  const make = createReferenceMaker({
    newId: () => ids<'ReferenceId'>('ref'),
    now,
    keys: library.map(({ key }) => key)
  })
  const idOf = new Map<number, ReferenceId>()
  const references: Reference[] = []
  for (const [at, entry] of entries.entries()) {
    if (!cited.has(at) && entry.kind === 'unparsed') continue
    const item = itemOf(entry)
    const known = matcher.find(item)
    const reference = known ?? make(item)
    idOf.set(at, reference.id)
    if (known) continue
    matcher.add(reference)
    references.push(reference)
  }
  return { idOf, references }
}

/** The item with its typed text beside it; where no rule read the entry, the whole text is the title. */
function itemOf({ item, raw }: TypedEntry): CslItem {
  return { ...item, title: item.title ?? raw, custom: { sourceText: raw } }
}

function replacementsByBlock(
  { marks }: TypedReferences,
  idOf: ReadonlyMap<number, ReferenceId>,
  ids: IdSource
): ReadonlyMap<BlockId, readonly Replacement[]> {
  const byBlock = new Map<BlockId, Replacement[]>()
  for (const { block, start, end, outcome } of marks) {
    if (outcome.kind !== 'linked') continue
    const items: CitationItem[] = []
    for (const { entry, ...parts } of outcome.cites) {
      const reference = idOf.get(entry)
      if (reference !== undefined) items.push({ reference, ...parts })
    }
    const citation = { id: ids<'CitationId'>('cite'), mode: outcome.mode, items }
    const replacement: Replacement = { start, end, node: { type: 'citation', citation } }
    const others = byBlock.get(block)
    if (others) others.push(replacement)
    else byBlock.set(block, [replacement])
  }
  return byBlock
}

interface Connection {
  readonly found: TypedReferences
  readonly cited: ReadonlySet<number>
  readonly replacements: ReadonlyMap<BlockId, readonly Replacement[]>
}

function connectSide(side: Side, name: SideName, { found, cited, replacements }: Connection, ids: IdSource): Side {
  const lists = citedLists(found, cited).filter((one) => one.side === name)
  const linked = replaceInBlocks(side.blocks, replacements)
  if (lists.length === 0) return linked === side.blocks ? side : { ...side, blocks: linked }
  const hasOne = side.blocks.some(({ type }) => type === 'bibliography')
  const last = lists.at(-1)
  const blocks: Block[] = []
  let at = 0
  for (const list of lists) {
    const kept = keepEntries(side.blocks.slice(list.from, list.to), uncitedEntries(found, cited, list), ids)
    const isEmpty = list !== last && kept.length === 0
    blocks.push(...linked.slice(at, isEmpty ? (list.headingBlock ?? list.from) : list.from))
    if (list.heading !== undefined && !isEmpty) blocks.push(headingOf(list.heading, ids))
    if (list === last && !hasOne) blocks.push({ type: 'bibliography', id: ids<'BlockId'>('block') })
    blocks.push(...kept)
    at = list.to
  }
  return { ...side, blocks: [...blocks, ...linked.slice(at)] }
}

/** The blocks, and those of notes in them, with their marks replaced. */
function replaceInBlocks(
  blocks: readonly Block[],
  replacements: ReadonlyMap<BlockId, readonly Replacement[]>
): readonly Block[] {
  return mapTextBlocks(blocks, (children, { id }) => {
    const here = replacements.get(id)
    const replaced = here ? replaceSpans(children, here) : children
    if (!replaced.some(({ type }) => type === 'note')) return replaced
    return mapLeaves(replaced, (leaf) =>
      leaf.type === 'note' ? { ...leaf, children: replaceInBlocks(leaf.children, replacements) } : leaf
    )
  })
}

/** The heading of a list that stood in one paragraph with its entries. */
const headingOf = (text: string, ids: IdSource): Block => ({
  type: 'heading',
  id: ids<'BlockId'>('block'),
  depth: 1,
  children: [{ type: 'text', value: text.replace(/\s*[:：]$/u, '') }]
})
