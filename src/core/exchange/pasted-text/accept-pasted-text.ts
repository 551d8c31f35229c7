import { initialPairings } from '#core/bitext/pair-sections'
import type { Finding } from '#core/finding'
import type { IdSource } from '#core/ids'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import { groupListItems, type ItemParagraph } from './group-list-items'
import { inlinesOf } from './inlines-of-block'
import { lostCharacters } from './lost-characters'
import { contentOf, type PastedBlock, type PastedText } from './pasted-text'
import { joinLines } from './join-lines'

/** What accepting needs from outside. */
export interface AcceptOptions {
  readonly ids: IdSource
  /** ISO 8601 instant of the new manuscript. */
  readonly now: string
  /** Name of the manuscript where the text has no title of its own, e.g. a file name. */
  readonly title?: string
  /** CSL style id; `frontiers` when absent. */
  readonly styleId?: string
}

/** Makes the manuscript that a proposal describes. Removed blocks are left out; every other character is in it. */
export function acceptPastedText(
  pasted: PastedText,
  options: AcceptOptions
): { readonly manuscript: Manuscript; readonly findings: readonly Finding[] } {
  const leading = sideOf(pasted, 'leading', options.ids)
  const facing = sideOf(pasted, 'facing', options.ids)
  const manuscript: Manuscript = {
    id: options.ids<'ManuscriptId'>('manuscript'),
    title: leading.title || facing.title || options.title || firstWords(pasted),
    leading,
    facing,
    pairings: initialPairings(leading, facing, options.ids),
    styleId: options.styleId ?? 'frontiers',
    createdAt: options.now,
    modifiedAt: options.now
  }
  return { manuscript, findings: [...pasted.findings, ...lostCharacters(pasted, manuscript)] }
}

function sideOf(pasted: PastedText, name: SideName, ids: IdSource): Side {
  const kept = pasted.blocks.filter((block) => block.side === name && !block.removed)
  const title = kept.find((block) => block.shape.kind === 'title')
  const body = kept.filter((block) => block !== title)
  return {
    language: pasted.languages[name],
    title: title === undefined ? '' : joinLines(contentOf(pasted, title)),
    blocks: groupListItems(
      body.map((block) => toPart(pasted, block, ids)),
      ids
    )
  }
}

function toPart(pasted: PastedText, block: PastedBlock, ids: IdSource): ItemParagraph {
  const children = inlinesOf(pasted, block, ids)
  const id = ids<'BlockId'>('block')
  const { shape } = block
  if (shape.kind === 'item') return { item: shape, block: { type: 'paragraph', id, children } }
  if (shape.kind === 'paragraph') return { item: undefined, block: { type: 'paragraph', id, children } }
  // A second title of one side is its first heading.
  const depth = shape.kind === 'title' ? 1 : shape.depth
  return { item: undefined, block: { type: 'heading', id, depth, children } }
}

/** A name for a text without title: its first words. */
function firstWords(pasted: PastedText): string {
  const first = pasted.blocks.find((block) => !block.removed)
  const words = first === undefined ? '' : joinLines(contentOf(pasted, first))
  return words.length <= 60 ? words : `${words.slice(0, 60).replace(/\s+\S*$/u, '')}…`
}
