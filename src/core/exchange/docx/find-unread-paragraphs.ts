import type { Finding } from '#core/finding'
import type { Block } from '#core/manuscript/nodes'
import { isTextBlock, visitBlocks, visitLeaves } from '#core/manuscript/walk'
import { findMovedText } from '../loss/find-moved-text'
import { findUnreadPassages } from '../loss/find-unread-passages'
import { heldByBlocks } from '../loss/held-text'
import { passagesOf, type Passage } from '../loss/passages-of'
import type { ReadDocx } from './read-docx'
import { sourcePassages, type SourcePassage } from './source-passages'

const MAX_FINDINGS = 20
const SHOWN = 160

/** A part of a DOCX whose text must come in. */
export type TextPart = readonly [name: string, xml: string]

/**
 * The paragraphs of a DOCX that came in only in part, in another order or not at all, and no finding tells of: its text
 * is read a second time, from the bare markup, and compared with the sides in `bodies`.
 */
export function findUnreadParagraphs(
  parts: readonly TextPart[],
  read: Pick<ReadDocx, 'title' | 'leftOut'>,
  bodies: readonly (readonly Block[])[]
): readonly Finding[] {
  const source = sourcePassages(parts)
  const blocks = bodies.flat()
  const unread = findUnreadPassages(source, foundPassages(read.title, blocks), [
    ...read.leftOut,
    ...shownReferences(blocks)
  ])
  return [...unread.map(unreadPassage), ...findMovedPassages(source, bodies)].slice(0, MAX_FINDINGS)
}

/** Boxes stand elsewhere, and so do notes, comments and captions. */
function findMovedPassages(
  source: readonly SourcePassage[],
  bodies: readonly (readonly Block[])[]
): readonly Finding[] {
  const ordered = source.filter(({ block, isInBox }) => !isInBox && block.startsWith('word/document'))
  const lines = ordered.map(({ stretches }) => stretches.join(''))
  // What stands in a box and once more in the text may have come in in either order.
  const boxed = new Set(source.flatMap(({ stretches, isInBox }) => (isInBox ? [lettersOf(stretches)] : [])))
  const held = bodies.flatMap((blocks) =>
    heldByBlocks(blocks).bodies.map(({ passages }) =>
      passages.filter(({ stretches }) => !boxed.has(lettersOf(stretches)))
    )
  )
  return findMovedText(lines, held).map(({ at, words }) => {
    const text = words.join(' ').slice(0, SHOWN)
    return {
      severity: 'warning',
      code: 'docx-words-moved',
      message: `Words may have come in in another order; compare with the file: “${text}”.`,
      place: { part: ordered[at]?.block ?? '' },
      values: { text }
    }
  })
}

const lettersOf = (stretches: readonly string[]): string => stretches.join('').replace(/[^\p{L}\p{N}]+/gu, '')

function unreadPassage({ block, stretches }: Passage): Finding {
  const text = stretches.join('').trim().slice(0, SHOWN)
  return {
    severity: 'warning',
    code: 'docx-paragraph-not-whole',
    message: `A paragraph may not have come in whole; compare it with the file: “${text}”.`,
    place: { part: block },
    values: { text }
  }
}

function foundPassages(title = '', blocks: readonly Block[]): readonly Passage[] {
  const lines = [...passagesOf(blocks), ...remarksIn(blocks)].flatMap((passage): readonly Passage[] => {
    const { stretches } = passage
    // Lines of code and of comments are paragraphs of the file, some of them several to a paragraph.
    if (stretches.length !== 1 || !stretches[0]?.includes('\n')) return [passage]
    return [...stretches[0].split('\n').map((line) => ({ ...passage, stretches: [line] })), passage]
  })
  // The parts of a file follow each other: notes come behind all of the text.
  return [{ block: 'title', stretches: [title] }, ...lines].sort(
    (a, b) => Number(a.isNote ?? 0) - Number(b.isNote ?? 0)
  )
}

function remarksIn(blocks: readonly Block[]): readonly Passage[] {
  const passages: Passage[] = []
  visitBlocks(blocks, (block) => {
    if (!isTextBlock(block)) return
    visitLeaves(block.children, (leaf) => {
      if (leaf.type !== 'comment') return
      for (const { text } of [leaf, ...(leaf.replies ?? [])]) passages.push({ block: block.id, stretches: [text] })
    })
  })
  return passages
}

/** Cross references stand between stretches of text, as citations do. */
function shownReferences(blocks: readonly Block[]): readonly string[] {
  const shown: string[] = []
  visitBlocks(blocks, (block) => {
    if (!isTextBlock(block)) return
    visitLeaves(block.children, (leaf) => {
      if (leaf.type === 'crossReference') shown.push(leaf.text)
    })
  })
  return shown
}
