import type { BlockId } from '#core/ids'
import type { Block, ListItem } from './nodes'
import { visitBlocks, visitLeaves, visitTextBlocks } from './walk'

/** An equation's TeX without the number that it has of its own, and that number. */
export interface TaggedTex {
  readonly tex: string
  readonly tag: string | undefined
}

const TAG = /\s*\\tag\*?\s*\{\s*\(?([^{}()]{1,20}?)\)?\s*\}/u

/** Takes the `\tag{2.1}` off an equation's TeX. */
export function splitTag(value: string): TaggedTex {
  const match = TAG.exec(value)
  if (!match) return { tex: value, tag: undefined }
  return { tex: (value.slice(0, match.index) + value.slice(match.index + match[0].length)).trim(), tag: match[1] }
}

/**
 * The numbers of a side's equations, without brackets: what their TeX has as a `\tag`, else a count of those that
 * something refers to, which goes on from the last whole number. Other equations have none.
 */
export function numberEquations(blocks: readonly Block[]): ReadonlyMap<BlockId, string> {
  const numbers = new Map<BlockId, string>()
  const mentioned = mentionedBlocks(blocks)
  walkEquations(blocks, (id, tag, next) => {
    const number = tag ?? (mentioned.has(id) ? next : undefined)
    if (number !== undefined) numbers.set(id, number)
    return number
  })
  return numbers
}

/**
 * Calls `visit` for every equation that stands by itself with its tag and what a count would give it; it gives back the
 * number that the equation has.
 */
export function walkEquations(
  blocks: readonly (Block | ListItem)[],
  visit: (id: BlockId, tag: string | undefined, next: string) => string | undefined
): void {
  let last = 0
  visitBlocks(blocks, (block) => {
    if (block.type !== 'math') return
    const number = visit(block.id, splitTag(block.value).tag, String(last + 1))
    if (number !== undefined && /^\d{1,6}$/u.test(number)) last = Number(number)
  })
}

/** The blocks that a cross reference leads to. */
export function mentionedBlocks(blocks: readonly Block[]): ReadonlySet<BlockId> {
  const mentioned = new Set<BlockId>()
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'crossReference') mentioned.add(leaf.target)
    })
  )
  return mentioned
}

/** A number as a mention has it, e.g. the `3` of "Eq. (3)" or `2.1`. */
const NUMBER = /\d{1,4}(?:[.-]\d{1,4}){0,2}\p{Ll}?/u

/** The words of a mention of an equation with its number brought up to date; words without one stay. */
export function renumberMention(text: string, number: string): string {
  if (!/^\d/u.test(number) && text.includes(number)) return text
  return text.replace(NUMBER, () => number)
}
