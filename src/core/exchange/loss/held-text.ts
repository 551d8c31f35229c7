import { assertNever } from '#core/assert-never'
import type { Manuscript } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import { isInlineParent, isTrackedChange, type InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Inline } from '#core/manuscript/nodes'
import { isTextBlock, visitBlocks } from '#core/manuscript/walk'
import { passagesOf, type Passage } from './passages-of'

/** What came in of a file, for the comparison with a second reading of it. */
export interface HeldText {
  /** Every text: running words, and those that objects hold. */
  readonly texts: readonly string[]
  /** One name per object: `figure`, `table`, `caption`, `note`, `equation`, `citation`, and `citation <reference>` per item of one. */
  readonly objects: readonly string[]
  /** What has the order of the file: of each side the words outside of notes and captions, and the objects among them. */
  readonly bodies: readonly HeldBody[]
}

export interface HeldBody {
  readonly passages: readonly Passage[]
  readonly objects: readonly string[]
}

/** Everything that a manuscript holds: titles, people and both sides. */
export function heldByManuscript(manuscript: Manuscript): HeldText {
  const held = SIDE_NAMES.map((name) => heldByBlocks(manuscript[name].blocks))
  const people = [...(manuscript.authors ?? []), ...(manuscript.affiliations ?? [])]
  const sides = SIDE_NAMES.map((name) => manuscript[name].title)
  return {
    texts: [manuscript.title, ...sides, JSON.stringify(people), ...held.flatMap(({ texts }) => texts)],
    objects: held.flatMap(({ objects }) => objects),
    bodies: held.flatMap(({ bodies }) => bodies)
  }
}

/** Everything that blocks hold, their notes included. */
export function heldByBlocks(blocks: readonly Block[]): HeldText {
  const texts: string[] = []
  const objects: string[] = []
  const inBody: string[] = []
  const captions = new Set<string>()
  visitBlocks(blocks, (block) => {
    if (block.type === 'code') texts.push(block.value)
    if (block.type === 'math') {
      texts.push(block.value)
      objects.push('equation')
    }
    if (block.type === 'table') objects.push('table')
    if (block.type === 'caption') {
      captions.add(block.id)
      objects.push('caption')
    }
    if (!isTextBlock(block)) return
    let line = ''
    const hold = (inlines: readonly Inline[]): void => {
      for (const inline of inlines) {
        if (isTrackedChange(inline)) texts.push(inline.author, ...(inline.inserted ? [inline.inserted.author] : []))
        if (isInlineParent(inline)) hold(inline.children)
        else {
          const { inLine = '', beside = [], names = [], inner } = heldByLeaf(inline)
          line += inLine
          texts.push(...beside, ...(inner?.texts ?? []))
          objects.push(...names, ...(inner?.objects ?? []))
          if (block.type !== 'caption') inBody.push(...names)
        }
      }
    }
    hold(block.children)
    texts.push(line)
  })
  const passages = passagesOf(blocks).filter(({ block, isNote }) => !isNote && !captions.has(block))
  return { texts, objects, bodies: [{ passages, objects: inBody }] }
}

/** `inLine` are the words that stand in the line, `beside` those that belong to them: a remark, the words of a picture. */
interface HeldLeaf {
  readonly inLine?: string
  readonly beside?: readonly string[]
  readonly names?: readonly string[]
  readonly inner?: Pick<HeldText, 'texts' | 'objects'>
}

/** What one leaf holds. */
export function heldByLeaf(leaf: InlineLeaf): HeldLeaf {
  switch (leaf.type) {
    case 'text':
    case 'inlineCode':
      return { inLine: leaf.value }
    case 'sourceLabel':
      return { inLine: leaf.raw }
    case 'crossReference':
      return { inLine: leaf.text }
    case 'inlineMath':
      return { inLine: leaf.value, names: ['equation'] }
    case 'image':
      return { inLine: leaf.alt, names: ['figure'] }
    case 'note':
      return { names: ['note'], inner: heldByBlocks(leaf.children) }
    case 'comment':
      return { beside: [leaf, ...(leaf.replies ?? [])].flatMap(({ author, text }) => [author, text]) }
    case 'citation': {
      const { items } = leaf.citation
      return {
        inLine: items.map(({ prefix = '', locator = '', suffix = '' }) => ` ${prefix} ${locator} ${suffix} `).join(''),
        names: ['citation', ...items.map(({ reference }) => `citation ${reference}`)]
      }
    }
    case 'break':
      return { inLine: ' ' }
    case 'commentStart':
      return {}
    default:
      return assertNever(leaf)
  }
}
