import type { BlockId, LabelId } from '#core/ids'
import type { Manuscript, Side } from '#core/manuscript/manuscript'
import type { Block, Inline, ListItem, SourceLabelNode } from '#core/manuscript/nodes'
import { visitLeaves } from '#core/manuscript/walk'
import { pairSections } from './pair-sections'
import type { Section } from './section-tree'

/** The names of one run as they stand on a side. */
interface PlacedRun {
  readonly names: string
  readonly labels: readonly SourceLabelNode[]
}

/** The labels that answer each other across the sides. */
export interface LabelMirrors {
  /** The label at the same place of the mirrored run; undefined where the other side has none. */
  readonly mirrorOf: (label: LabelId) => LabelId | undefined
}

/**
 * Finds for each label its mirror: the same name at the same place of the run with the same names in the same order, in
 * the paired section, the k-th such run answering the k-th. Where a run has no equal in its section (a name was resolved
 * on one side only), the k-th same name of the paired section answers.
 */
export function findLabelMirrors(manuscript: Manuscript): LabelMirrors {
  const mirrors = new Map<LabelId, LabelId>()
  const runs = { leading: runsOf(manuscript.leading), facing: runsOf(manuscript.facing) }
  for (const pair of pairSections(manuscript.leading, manuscript.facing)) {
    if (pair.leading === undefined || pair.facing === undefined) continue
    const here = runsIn(pair.leading, runs.leading)
    const there = runsIn(pair.facing, runs.facing)
    link(groupBy(here, runNames), groupBy(there, runNames), linkRuns(mirrors))
    const isFree = (label: SourceLabelNode): boolean => !mirrors.has(label.id)
    const free = (side: readonly PlacedRun[]) => side.flatMap((run) => run.labels).filter(isFree)
    link(groupBy(free(here), nameOf), groupBy(free(there), nameOf), linkLabels(mirrors))
  }
  return { mirrorOf: (label) => mirrors.get(label) }
}

const runNames = (run: PlacedRun): string => run.names
const nameOf = (label: SourceLabelNode): string => label.name

function linkRuns(mirrors: Map<LabelId, LabelId>) {
  return (a: PlacedRun, b: PlacedRun): void =>
    a.labels.forEach((label, i) => {
      const other = b.labels[i]
      if (other !== undefined) linkLabels(mirrors)(label, other)
    })
}

function linkLabels(mirrors: Map<LabelId, LabelId>) {
  return (a: SourceLabelNode, b: SourceLabelNode): void => {
    mirrors.set(a.id, b.id)
    mirrors.set(b.id, a.id)
  }
}

function link<T>(
  here: ReadonlyMap<string, readonly T[]>,
  there: ReadonlyMap<string, readonly T[]>,
  join: (a: T, b: T) => void
): void {
  for (const [key, items] of here) {
    const others = there.get(key) ?? []
    items.forEach((item, k) => {
      const other = others[k]
      if (other !== undefined) join(item, other)
    })
  }
}

/** Every run of a side by the unit that holds it (list items for themselves), in document order. */
function runsOf(side: Side): ReadonlyMap<BlockId, readonly PlacedRun[]> {
  const byUnit = new Map<BlockId, readonly PlacedRun[]>()
  for (const block of side.blocks) collectRuns(block, block.id, byUnit)
  return byUnit
}

function collectRuns(block: Block | ListItem, unit: BlockId, byUnit: Map<BlockId, readonly PlacedRun[]>): void {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      byUnit.set(unit, [...(byUnit.get(unit) ?? []), ...runsOfInlines(block.children)])
      return
    case 'list':
      for (const item of block.children) collectRuns(item, item.id, byUnit)
      return
    case 'listItem':
    case 'blockquote':
      for (const child of block.children) collectRuns(child, unit, byUnit)
      return
    case 'table':
      for (const cell of block.children.flatMap((row) => row.children)) {
        for (const child of cell.children) collectRuns(child, unit, byUnit)
      }
      return
    default:
  }
}

function runsOfInlines(inlines: readonly Inline[]): readonly PlacedRun[] {
  const labels: SourceLabelNode[] = []
  visitLeaves(inlines, (leaf) => void (leaf.type === 'sourceLabel' && labels.push(leaf)))
  const runs = groupBy(labels, (label) => label.run)
  return [...runs.values()].map((run) => ({ labels: run, names: JSON.stringify(run.map(nameOf)) }))
}

function runsIn(section: Section, runs: ReadonlyMap<BlockId, readonly PlacedRun[]>): readonly PlacedRun[] {
  const ids = [...(section.heading === undefined ? [] : [section.heading.id]), ...section.units.map((unit) => unit.id)]
  return ids.flatMap((id) => runs.get(id) ?? [])
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}
