import { textOf } from '#core/manuscript/text-of'
import type { Block, Heading, ListItem } from '#core/manuscript/nodes'
import type { BlockId } from '#core/ids'
import { readHeadingNumber } from './heading-number'

/** What is paired across the sides: a block, or one item of a list. */
export interface Unit {
  readonly id: BlockId
  readonly type: Exclude<Block['type'], 'list' | 'heading'> | 'listItem'
}

/** A heading, the units right under it, and its subsections. The root has no heading. */
export interface Section {
  readonly heading: Heading | undefined
  readonly depth: number
  /** Last part of the heading's number: 2 for `1.2`, `(2)` and `第二节`. */
  readonly number: number | undefined
  readonly units: readonly Unit[]
  readonly children: readonly Section[]
}

interface OpenSection extends Section {
  readonly units: Unit[]
  readonly children: OpenSection[]
}

/** The section tree of a side's blocks; what precedes the first heading belongs to the root. */
export function buildSectionTree(blocks: readonly Block[]): Section {
  const root = openSection(undefined)
  const open: OpenSection[] = [root]
  for (const block of blocks) {
    if (block.type === 'heading') {
      while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= block.depth) open.pop()
      const section = openSection(block)
      open.at(-1)?.children.push(section)
      open.push(section)
    } else for (const unit of unitsOf(block)) open.at(-1)?.units.push(unit)
  }
  return root
}

function openSection(heading: Heading | undefined): OpenSection {
  const number = heading === undefined ? undefined : readHeadingNumber(textOf(heading).trim())?.path.at(-1)
  return { heading, depth: heading?.depth ?? 0, number, units: [], children: [] }
}

function unitsOf(block: Block): readonly Unit[] {
  if (block.type === 'list') return block.children.flatMap(unitsOfItem)
  return block.type === 'heading' ? [] : [{ id: block.id, type: block.type }]
}

function unitsOfItem(item: ListItem): readonly Unit[] {
  return [{ id: item.id, type: 'listItem' }, ...item.children.filter((child) => child.type === 'list').flatMap(unitsOf)]
}
