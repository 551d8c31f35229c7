import type { Finding } from '#core/finding'
import type { LabelRun } from '#core/labels/source-label'
import type { SideName } from '#core/manuscript/manuscript'

/** What a pasted block was taken for. `level` counts from 0, `number` is the one an ordered item shows. */
export type BlockShape =
  | { readonly kind: 'title' }
  | { readonly kind: 'heading'; readonly depth: 1 | 2 | 3 | 4 }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'item'; readonly ordered: boolean; readonly level: number; readonly number?: number }

/** Why a block looks like part of a web page rather than of the text. */
export type BoilerplateReason =
  | 'reading-time'
  | 'date-line'
  | 'image-text'
  | 'repeated-title'
  | 'repeated-lead'
  | 'site-furniture'
  | 'sharing-line'

/** The list mark, heading mark or number that a block begins with. */
export interface BlockMark {
  /** End of the mark and the space behind it, in the pasted text. */
  readonly end: number
  /** `glyph`: `•`, `-`, `##`, never text. `number`: text unless the block is a list item. */
  readonly kind: 'glyph' | 'number'
}

/** One proposed block. Offsets are UTF-16 units of the pasted text; surrounding white space lies outside. */
export interface PastedBlock {
  readonly start: number
  readonly end: number
  readonly mark: BlockMark | undefined
  readonly shape: BlockShape
  readonly side: SideName
  /** Set where removal is offered. */
  readonly boilerplate: BoilerplateReason | undefined
  /** Whether accepting leaves the block out. Analysis removes nothing by itself. */
  readonly removed: boolean
  /** The label runs inside, offsets in the pasted text. */
  readonly runs: readonly LabelRun[]
}

/** What was understood of a pasted text. A proposal: nothing is created until it is accepted. */
export interface PastedText {
  readonly text: string
  readonly blocks: readonly PastedBlock[]
  /** BCP 47 tags of the two sides. */
  readonly languages: Readonly<Record<SideName, string>>
  readonly findings: readonly Finding[]
}

/** Where the block's own words begin: behind a list mark or `##`; a heading's number is the author's text. */
export function contentStart(block: PastedBlock): number {
  if (block.mark === undefined) return block.start
  return block.mark.kind === 'glyph' || block.shape.kind === 'item' ? block.mark.end : block.start
}

/** The block's own words as pasted, line breaks inside included. */
export function contentOf(pasted: Pick<PastedText, 'text'>, block: PastedBlock): string {
  return pasted.text.slice(contentStart(block), block.end)
}
