import type { Citation } from '#core/manuscript/citation'
import type { Block, Inline } from '#core/manuscript/nodes'
import { isInlineParent } from '#core/manuscript/flatten-inlines'
import { textOf } from '#core/manuscript/text-of'
import { visitTextBlocks } from '#core/manuscript/walk'

/** The words of blocks as one reads them, citations in them as `wordsOf` gives them; a line for each block. */
export function readableText(blocks: readonly Block[], wordsOf: (citation: Citation) => string): string {
  const lines: string[] = []
  visitTextBlocks(blocks, ({ children }) => lines.push(lineOf(children, wordsOf)))
  return lines.filter((line) => line.trim() !== '').join('\n')
}

function lineOf(inlines: readonly Inline[], wordsOf: (citation: Citation) => string): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'deletion') return ''
      if (isInlineParent(inline)) return lineOf(inline.children, wordsOf)
      return inline.type === 'citation' ? wordsOf(inline.citation) : textOf(inline)
    })
    .join('')
}
