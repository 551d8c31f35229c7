import { plainText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { BlockId, CommentId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Side } from '#core/manuscript/manuscript'
import type { Block, CrossReference, Image, Inline, Text } from '#core/manuscript/nodes'
import { isTextBlock, mapLeaves, mapTextBlocks, visitBlocks, visitLeaves } from '#core/manuscript/walk'
import { readDataAddress } from '../pictures/data-address'
import { findPictureFormat } from '../pictures/picture-format'
import { isEmptyEntry } from '../references/tagged-lines'
import { itemInWord } from './citations/word-fields'
import { countEquations, findMentionedNumber, type EquationNumber } from './equation-references'
import { findReferences, type SideReferences } from './reference-targets'
import type { LiveOptions } from './write-docx'
import { wordsForPicture } from './write-objects'
import { withoutForbidden } from './xml-text'

/** How the citations of a document are written. */
export interface HeldCitations {
  /** False where a citation is written as the words that it prints. */
  readonly isLive: (citation: Citation) => boolean
  /** A cited work as the program knows it that shall go on with the document. */
  readonly itemIn: (item: CitationItem) => CitationItem
}

/** The citations of a document that was written for `live`. */
export function holdCitations(live: LiveOptions | undefined): HeldCitations {
  // A work of which nothing is known is cited by nobody; its field reads as text.
  const known = new Set(live?.references.flatMap(({ id, item }) => (isEmptyEntry(item) ? [] : [id])))
  return {
    isLive: ({ items }) => items.length > 0 && items.every(({ reference }) => known.has(reference)),
    itemIn: live?.program === 'word' ? itemInWord : (item) => item
  }
}

/**
 * The blocks of a side with everything that a document holds as words turned into them: citations that are not live,
 * mentions that lead nowhere, and pictures that are not in the manuscript, whose writer tells of them.
 */
export function asDocxHolds(
  side: Pick<Side, 'blocks' | 'language'>,
  formatted: FormattedSide | undefined,
  { isLive, itemIn }: HeldCitations
): readonly Block[] {
  const { targets } = findReferences(side.blocks, side.language)
  const mentions: Mentions = {
    targets,
    equations: targets.size + countMentions(side.blocks) > 0 ? countEquations(side.blocks) : new Map(),
    empty: targets.size > 0 ? emptyBlocks(side.blocks) : new Set()
  }
  const marked = new Set<CommentId>()
  const hold = (leaf: InlineLeaf): Inline | readonly Inline[] => {
    switch (leaf.type) {
      case 'citation': {
        const { citation } = leaf
        const printed = formatted?.citations.get(citation.id) ?? []
        if (formatted && !isLive(citation)) return words(printed.length > 0 ? plainText(printed) : '[?]')
        return { ...leaf, citation: { ...citation, items: citation.items.map(itemIn) } }
      }
      case 'image':
        return isHeldPicture(leaf) ? leaf : words(wordsForPicture(leaf))
      case 'comment':
        marked.add(leaf.id)
        return leaf
      case 'commentStart': {
        // A passage has one beginning, before its end.
        const isFirst = !marked.has(leaf.comment)
        marked.add(leaf.comment)
        return isFirst ? leaf : []
      }
      case 'crossReference':
        return mentionInDocx(leaf, mentions)
      default:
        return leaf
    }
  }
  return mapTextBlocks(side.blocks, (children) => mapLeaves(children, hold))
}

const words = (value: string): Text => ({ type: 'text', value })

/** As many signs of an address as a format is told by. */
const MAX_SNIFFED = 8_000

/** True for a picture that is in the manuscript and of a format that Word knows. */
function isHeldPicture({ url }: Image): boolean {
  const content = readDataAddress(url.slice(0, MAX_SNIFFED))
  return content !== undefined && findPictureFormat(content.bytes) !== undefined
}

interface Mentions extends Pick<SideReferences, 'targets'> {
  readonly equations: ReadonlyMap<BlockId, EquationNumber>
  /** Blocks without content, which are not written and which nothing can lead to. */
  readonly empty: ReadonlySet<BlockId>
}

/** A mention as it is read back: of one of an equation only the number is one, and one that leads nowhere is words. */
function mentionInDocx(
  leaf: CrossReference,
  { targets, equations, empty }: Mentions
): CrossReference | Text | readonly Inline[] {
  const equation = equations.get(leaf.target)
  if (equation) {
    const { before, shown, after } = findMentionedNumber(leaf, equation)
    return shown === undefined ? words(before) : [words(before), { ...leaf, text: shown }, words(after)]
  }
  const target = targets.get(leaf.target)
  const isShown = target && (target.type !== 'note' || leaf.shows === 'number' || leaf.shows === 'page')
  if (!isShown) return words(leaf.text)
  const text = target.reads[leaf.shows] ?? leaf.text
  return empty.has(leaf.target) || withoutForbidden(text) === '' ? words(text) : { ...leaf, text }
}

function countMentions(blocks: readonly Block[]): number {
  let count = 0
  visitBlocks(blocks, (block) => {
    if (isTextBlock(block)) visitLeaves(block.children, ({ type }) => (count += type === 'crossReference' ? 1 : 0))
  })
  return count
}

function emptyBlocks(blocks: readonly Block[]): ReadonlySet<BlockId> {
  const empty = new Set<BlockId>()
  visitBlocks(blocks, (block) => {
    if (!isTextBlock(block) || block.type === 'caption' || block.endChange) return
    let hasContent = false
    visitLeaves(block.children, (leaf) => {
      const { type } = leaf
      hasContent ||=
        type === 'text' || type === 'inlineCode'
          ? leaf.value.trim() !== ''
          : type !== 'break' && type !== 'commentStart'
    })
    if (!hasContent) empty.add(block.id)
  })
  return empty
}
