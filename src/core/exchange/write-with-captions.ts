import type { Block, Caption, Paragraph, Table } from '#core/manuscript/nodes'

/** How a format writes what captions may belong to, and everything else. */
export interface CaptionedWriter {
  readonly figure: (pictures: Paragraph, caption: Caption | undefined) => string
  readonly table: (table: Table, caption: Caption) => string
  readonly block: (block: Block) => string
}

/**
 * A text for each block, a table with the caption above it and a figure with the one below it as one. Captions that stand
 * elsewhere are blocks of their own.
 */
export function writeWithCaptions(blocks: readonly Block[], write: CaptionedWriter): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < blocks.length; at++) {
    const [block, next] = [blocks[at], blocks[at + 1]]
    if (!block) continue
    if (block.type === 'caption' && block.of === 'table' && next?.type === 'table') {
      parts.push(write.table(next, block))
      at++
    } else if (isFigure(block)) {
      const caption = next?.type === 'caption' && next.of === 'figure' ? next : undefined
      parts.push(write.figure(block, caption))
      if (caption) at++
    } else parts.push(write.block(block))
  }
  return parts
}

/** True for a paragraph of pictures alone whose end nobody has put in or taken out. */
const isFigure = (block: Block): block is Paragraph =>
  block.type === 'paragraph' &&
  !block.endChange &&
  block.children.length > 0 &&
  block.children.every(({ type }) => type === 'image')
