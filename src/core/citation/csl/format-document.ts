import { printBibliography } from './bibliography'
import { printCluster, type ClusterCite } from './cluster'
import { NO_STANDING, type Formatter, type Printed, type Standing } from './formatter'
import type { Item } from './item'
import { LiveReferences } from './live-references'
import type { Output } from './output'
import { PositionTracker, type CitePosition, type FirstNotes } from './positions'
import type { CitePart, Position } from './scope'
import { compareValues, createCollation, sortValues, type Collate } from './sort-references'

/** One cite as a document has it. A position that is given is taken; else it is worked out from what comes before. */
export interface DocumentCite {
  readonly id: string
  readonly locator?: string | undefined
  readonly label?: string | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  readonly position?: Position | undefined
  readonly isNear?: boolean | undefined
  readonly part?: CitePart | undefined
}

export interface DocumentCitation {
  readonly cites: readonly DocumentCite[]
  /** Number of the note it stands in; 0 in running text. */
  readonly note: number
}

/** References in order of first citation, told apart and numbered. */
export interface Register {
  readonly standings: ReadonlyMap<string, Standing>
  readonly items: ReadonlyMap<string, Item>
  /** In the order of the bibliography. */
  readonly sorted: readonly Item[]
}

/**
 * Sorts, numbers and tells apart the references of a document, given in the order of first citation; `firstNotes` as of
 * `findFirstNotes`.
 */
export function registerItems(items: readonly Item[], formatter: Formatter, firstNotes?: FirstNotes): Register {
  const references = new LiveReferences(formatter).update(items, firstNotes)
  return {
    standings: new Map(references.map(({ item, standing }) => [item.id, standing])),
    items: new Map(items.map((item) => [item.id, item])),
    sorted: references.map(({ item }) => item)
  }
}

/** Prints one citation after another; undefined for one of which nothing is printed. */
export function printCitations(
  citations: readonly DocumentCitation[],
  register: Register,
  formatter: Formatter
): readonly (Output | undefined)[] {
  const collate = createCollation(formatter.locales.side.tag)
  const tracker = new PositionTracker(formatter.style.citation.nearNoteDistance)
  return citations.map((citation) => {
    const cites = sortCites(citation.cites, register, formatter, collate)
    const positions = tracker.next({ cites, note: citation.note })
    return printCluster(
      cites.flatMap((cite, index) => toClusterCite(cite, positions[index], tracker.firstNoteOf(cite.id), register)),
      formatter
    )
  })
}

function toClusterCite(
  cite: DocumentCite,
  placed: CitePosition | undefined,
  firstNote: number | undefined,
  register: Register
): readonly ClusterCite[] {
  const item = register.items.get(cite.id)
  if (!item) return []
  return [
    {
      item,
      cite: {
        locator: cite.locator,
        label: cite.label,
        position: cite.position ?? placed?.position,
        isNear: cite.isNear ?? placed?.isNear,
        firstNote: placed?.tellsNote ? firstNote?.toString() : undefined,
        part: cite.part ?? 'whole'
      },
      standing: register.standings.get(cite.id) ?? NO_STANDING,
      prefix: cite.prefix ?? '',
      suffix: cite.suffix ?? ''
    }
  ]
}

/** Cites in the order that the style gives a citation, else as written. */
function sortCites<T extends DocumentCite>(
  cites: readonly T[],
  register: Register,
  formatter: Formatter,
  collate: Collate
): readonly T[] {
  const keys = formatter.style.citation.sort
  if (keys.length === 0 || cites.length < 2) return cites
  const rows = cites.map((cite) => {
    const item = register.items.get(cite.id)
    const standing = register.standings.get(cite.id) ?? NO_STANDING
    return { cite, values: item ? sortValues(keys, item, standing, formatter, false) : [] }
  })
  return rows.sort((a, b) => compareValues(a.values, b.values, keys, collate)).map((row) => row.cite)
}

/** Prints the bibliography of all references registered. */
export function printEntries(
  register: Register,
  formatter: Formatter
): readonly { readonly item: Item; readonly printed: Printed }[] {
  const sources = register.sorted.map((item) => ({ item, standing: register.standings.get(item.id) ?? NO_STANDING }))
  return printBibliography(sources, formatter).map((printed, index) => ({
    item: register.sorted[index] as Item,
    printed
  }))
}
