import type { Block, ListItem } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { splitHeading } from './list-heading'
import { labelNumber } from '../references/plain/split-entries'

/** One line of a text, as the search for a list of references sees it. */
export interface ListLine {
  readonly text: string
  readonly isHeading: boolean
  /** The number that it begins with, or that its list gives it; 0 for a bullet. */
  readonly number: number | undefined
}

/** A line and the top-level block that it stands in. */
export interface BlockLine extends ListLine {
  readonly block: number
}

/** A line of its own text; the number is read from it. */
export function lineOf(text: string, isHeading = false): ListLine {
  return { text, isHeading, number: isHeading ? undefined : labelNumber(text) }
}

/** The lines of blocks in order: one for each line of a paragraph and for each item of a list, its number in front. */
export function linesOfBlocks(blocks: readonly Block[]): readonly BlockLine[] {
  return blocks.flatMap((block, index): readonly BlockLine[] => {
    if (block.type === 'list') return block.children.map((item, at) => lineOfItem(item, block, at, index))
    if (block.type === 'heading') return [{ ...lineOf(oneLine(textOf(block)), true), block: index }]
    if (block.type !== 'paragraph') return [{ text: '', isHeading: true, number: undefined, block: index }]
    return textOf(block)
      .split('\n')
      .flatMap((text) => splitHeading(text.trim()))
      .map((text) => ({ ...lineOf(text), block: index }))
  })
}

function lineOfItem(
  item: ListItem,
  list: { readonly ordered: boolean; readonly start?: number },
  at: number,
  block: number
): BlockLine {
  const number = list.ordered ? (list.start ?? 1) + at : 0
  const text = oneLine(textOf(item))
  // A number typed inside of a bulleted or numbered item is the one that the text cites.
  const own = labelNumber(text)
  if (own !== undefined && own > 0) return { text, isHeading: false, number: own, block }
  return { text: `${list.ordered ? `${number}.` : '•'} ${text}`, isHeading: false, number, block }
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/gu, ' ').trim()
