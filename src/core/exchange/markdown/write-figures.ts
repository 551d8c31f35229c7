import type { Block, Caption, Image, Table, TableCell } from '#core/manuscript/nodes'
import { captionStart } from '#core/manuscript/object-labels'
import { writeAttributes } from './fenced-divs'
import { tidyInlines } from './tidy-inlines'
import type { WriteContext } from './write-context'
import { sizeOf, writeInlines } from './write-inlines'

const LINE = { oneLine: true, inTable: false } as const

/** The picture that is all a paragraph holds. */
export function onlyImage(block: Block | undefined): Image | undefined {
  if (block?.type !== 'paragraph' || block.endChange) return undefined
  const [only, ...more] = tidyInlines(block.children, () => undefined)
  return only?.type === 'image' && more.length === 0 ? only : undefined
}

/**
 * A picture in a paragraph of its own, as Pandoc's figure: with plain words below it as its caption, otherwise without
 * words in its brackets, since Pandoc would print them. `undefined` where the file needs the usual form.
 */
export function writeFigure(image: Image, caption: Caption | undefined, context: WriteContext): string {
  const target = writeInlines([{ ...image, alt: '' }], LINE, { ...context, flavour: 'gfm' }).replace(/^!\[\]/u, '')
  const words = caption ? writeInlines(caption.children, LINE, context) : ''
  return `![${words}]${target}${sizeOf(image, context, image.alt)}`
}

/** True for captions whose words need no markup: those that fit into the brackets of a picture. */
export function isPlainCaption(block: Block | undefined, of: Caption['of']): block is Caption {
  if (block?.type !== 'caption' || block.of !== of) return false
  const [only, ...more] = tidyInlines(block.children, () => undefined)
  return only?.type === 'text' && more.length === 0
}

/** A caption that stands by itself: a div with its words, or in GFM a line that starts with its label. */
export function writeCaption(caption: Caption, context: WriteContext): string {
  const words = writeInlines(caption.children, { oneLine: false, inTable: false }, context)
  if (context.flavour === 'gfm') {
    const start = captionStart(caption.of, context.captionNumbers.get(caption.id) ?? 1, context.language)
    return `**${start.trim()}** ${words}`.trimEnd()
  }
  const style = caption.of === 'table' ? 'Table Caption' : 'Image Caption'
  const values = { of: caption.of, 'custom-style': style }
  const parts = [`::: ${writeAttributes({ classes: ['caption'], values })}`, words, ':::']
  return parts.filter((part) => part !== '').join('\n\n')
}

/** The line between a table's head and body, its colons set by how most of each column is aligned. */
export function alignmentRow(table: Table, columns: number): string {
  const signs = { center: ':---:', right: '---:', start: '---' }
  return `| ${Array.from({ length: columns }, (_, column) => signs[alignOfColumn(table, column) ?? 'start']).join(' | ')} |`
}

/** How the cells that start in a column are aligned; undefined where they differ. */
export function alignOfColumn(table: Table, column: number): TableCell['align'] {
  const aligns = new Set(
    table.children.map((row) => cellAt(row.children, column)).flatMap((cell) => (cell ? [cell.align] : []))
  )
  const [only] = aligns
  return aligns.size === 1 ? only : undefined
}

function cellAt(cells: readonly TableCell[], column: number): TableCell | undefined {
  let at = 0
  for (const cell of cells) {
    if (at === column) return cell
    at += cell.colSpan ?? 1
  }
  return undefined
}
