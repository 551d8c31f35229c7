import type { BlockId } from '#core/ids'
import type { Block, CrossReference } from '#core/manuscript/nodes'
import { numberCaptions } from '#core/manuscript/number-captions'
import { numberNotes } from '#core/manuscript/number-notes'
import { readTargets, type TargetReadings } from '#core/manuscript/target-readings'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { bookmarkName } from './hyperlink'

export type Shows = CrossReference['shows']

/** A block that cross references of its side lead to, or a note, which its first block names. */
export interface ReferenceTarget {
  readonly type: 'heading' | 'caption' | 'paragraph' | 'note'
  /** What references to it show; its bookmarks follow from that. */
  readonly shown: ReadonlySet<Shows>
  /** How it reads now; undefined for what only Word knows, such as a page. */
  readonly reads: TargetReadings
}

/** What a side's captions are numbered, and which of its blocks cross references lead to. */
export interface SideReferences {
  readonly numbers: ReadonlyMap<BlockId, number>
  readonly targets: ReadonlyMap<BlockId, ReferenceTarget>
}

/** Looks through a side once, before it is written. */
export function findReferences(blocks: readonly Block[], language: string): SideReferences {
  const numbers = numberCaptions(blocks)
  const wanted = wantedBy(blocks)
  const targets = new Map<BlockId, ReferenceTarget>()
  if (wanted.size === 0) return { numbers, targets }
  const readings = readTargets(blocks, language)
  visitTextBlocks(blocks, (block) => {
    const shown = wanted.get(block.id)
    if (shown) targets.set(block.id, { type: block.type, shown, reads: readings.get(block.id) ?? {} })
  })
  for (const { id } of numberNotes(blocks)) {
    const shown = wanted.get(id)
    if (shown) targets.set(id, { type: 'note', shown, reads: readings.get(id) ?? {} })
  }
  return { numbers, targets }
}

function wantedBy(blocks: readonly Block[]): ReadonlyMap<BlockId, ReadonlySet<Shows>> {
  const wanted = new Map<BlockId, Set<Shows>>()
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'crossReference')
        wanted.set(leaf.target, (wanted.get(leaf.target) ?? new Set()).add(leaf.shows))
    })
  )
  return wanted
}

const SUFFIX: Readonly<Record<Shows, string>> = { label: '', page: '', number: '_n', text: '_t' }

/** The bookmark that a reference leads to; names that begin with `_` stay hidden in Word's list. */
export function referenceBookmark(id: BlockId, shows: Shows): string {
  return bookmarkName(`_Ref_${id.replace(/[^\p{L}\p{N}]/gu, '_')}${SUFFIX[shows]}`)
}

/** The instruction of the field that shows the target. */
export function referenceInstruction({ target: id, shows }: CrossReference, target: ReferenceTarget): string {
  const isCaption = target.type === 'caption'
  if (target.type === 'note' && shows !== 'page') return ` NOTEREF ${referenceBookmark(id, 'number')} \\h `
  if (shows === 'page') return ` PAGEREF ${referenceBookmark(id, shows)} \\h `
  const name = referenceBookmark(id, isCaption ? shows : 'label')
  if (isCaption || shows === 'text') return ` REF ${name} \\h `
  return ` REF ${name} ${shows === 'number' ? '\\r' : '\\n'} \\h `
}
