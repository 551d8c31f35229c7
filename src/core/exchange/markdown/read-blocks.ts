import { assertNever } from '#core/assert-never'
import { joinChanges } from '#core/manuscript/flatten-inlines'
import { MAX_BLOCK_NESTING } from '#core/manuscript/limits'
import type { Block, Change, Inline, ListItem, Paragraph, TableCell, TableRow } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { readHtml } from '../html/read-html'
import type { DivAttributes } from './fenced-divs'
import { headingAttributes, withoutAttributes } from './attributes-of'
import type {
  MarkdownBlock,
  MarkdownCode,
  MarkdownHeading,
  MarkdownList,
  MarkdownNoteText,
  MarkdownParagraph,
  MarkdownTable
} from './markdown-nodes'
import { readDiv } from './read-div'
import type { ReadContext } from './read-context'
import { blockOfAnchor, report } from './read-context'
import { readInlines } from './read-inlines'

/**
 * Our blocks of Markdown's, Pandoc's divs and captions among them; raw HTML, notes without a mark and whatever else
 * we have no block for stay as text.
 */
export function readBlocks(nodes: readonly MarkdownBlock[], context: ReadContext, depth = 0): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]
    if (!node) continue
    const fence = node.type === 'divFence' ? node.fence : undefined
    if (fence === 'close') continue
    if (fence) {
      const end = endOfDiv(nodes, at)
      blocks.push(...readDiv(fence, readBlocks(nodes.slice(at + 1, end), context, depth), context))
      at = end
    } else if (isTableCaption(node, nodes[at - 1], nodes[at + 1])) {
      const caption = readTableCaption(node, context)
      if (nodes[at + 1]?.type !== 'table') blocks.splice(-1, 0, caption)
      else blocks.push(caption)
    } else blocks.push(...readBlock(node, context, depth))
  }
  return blocks
}

/** The index of the fence that closes the div opened at `from`; the end where nothing does. */
function endOfDiv(nodes: readonly MarkdownBlock[], from: number): number {
  let open = 0
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at]
    if (node?.type === 'divFence') open += node.fence === 'close' ? -1 : 1
    if (open === 0) return at
  }
  return nodes.length
}

/** `Table: words` or `: words`, next to a table. */
function isTableCaption(
  node: MarkdownBlock,
  before: MarkdownBlock | undefined,
  after: MarkdownBlock | undefined
): node is MarkdownParagraph {
  if (node.type !== 'paragraph' || (before?.type !== 'table' && after?.type !== 'table')) return false
  return CAPTION_SIGN.test(node.raw)
}

const CAPTION_SIGN = /^(?:Table)?:\s+(?=\S)/u

function readTableCaption(node: MarkdownParagraph, context: ReadContext): Block {
  const [first, ...rest] = node.children
  const bare = first?.type === 'text' ? { ...first, value: first.value.replace(/^(?:Table)?:\s+/u, '') } : first
  const children = readInlines(bare ? [bare, ...rest] : rest, context)
  return { type: 'caption', id: context.ids('b'), of: 'table', children }
}

function readBlock(node: MarkdownBlock, context: ReadContext, depth: number): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [readHeading(node, context)]
    case 'paragraph':
      return readParagraph(node, context)
    case 'list':
      return readList(node, context, depth)
    case 'blockquote': {
      const id = context.ids<'BlockId'>('b')
      const children = withoutCalloutSign(readBlocks(node.children, context, depth + 1))
      return depth < MAX_BLOCK_NESTING ? [{ type: 'blockquote', id, children }] : children
    }
    case 'code':
      return [readCode(node, context)]
    case 'table':
      return [readTable(node, context)]
    case 'thematicBreak':
      return [{ type: 'thematicBreak', id: context.ids('b') }]
    case 'html':
      return readHtmlBlock(node.value, context)
    case 'math':
      return [{ type: 'math', id: context.ids('b'), value: node.value }]
    case 'footnoteDefinition':
      return context.usedFootnotes.has(node) ? [] : readFootnote(node, context, depth)
    case 'divFence':
      return []
    default:
      return assertNever(node)
  }
}

function readCode(node: MarkdownCode, context: ReadContext): Block {
  const id = context.ids<'BlockId'>('b')
  return { type: 'code', id, ...(node.info !== '' && { lang: node.info }), value: node.value }
}

/** Obsidian's `> [!note] Title`: the sign goes, the words stay. */
function withoutCalloutSign(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks
  const [sign, ...inlines] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || sign?.type !== 'text') return blocks
  const value = sign.value.replace(/^\[!\w+\][+-]?\s*/u, '')
  if (value === sign.value) return blocks
  const children = value === '' ? inlines : [{ ...sign, value }, ...inlines]
  return children.length === 0 ? rest : [{ ...first, children }, ...rest]
}

function readHeading(node: MarkdownHeading, context: ReadContext): Block {
  const attributes = headingAttributes(node)
  const id = attributes?.id === undefined ? context.ids<'BlockId'>('b') : blockOfAnchor(attributes.id, context)
  const depth = node.depth > 4 ? 4 : (node.depth as 1 | 2 | 3 | 4)
  const children = readInlines(node.children, context)
  return {
    type: 'heading',
    id,
    depth,
    children: attributes ? withoutAttributes(children) : children,
    ...takeEndChange(context)
  }
}

function readParagraph(node: MarkdownParagraph, context: ReadContext): readonly Block[] {
  const children = readInlines(node.children, context)
  const [image, attributes, ...more] = node.children
  const figure = image?.type === 'image' && attributes?.type === 'attributes' && more.length === 0
  const [only] = children
  const block: Paragraph = { type: 'paragraph', id: context.ids('b'), children, ...takeEndChange(context) }
  if (!figure || only?.type !== 'image' || !isFigure(attributes.attributes) || !image.alt) return [block]
  // Pandoc's figure: what stands in the brackets is its caption.
  const id = attributes.attributes.id
  const caption: Block = {
    type: 'caption',
    id: id === undefined ? context.ids('b') : blockOfAnchor(id, context),
    of: 'figure',
    children: [{ type: 'text', value: image.alt }]
  }
  const alt = attributes.attributes.values['alt'] ?? ''
  return [{ ...block, children: [{ ...only, alt }] }, caption]
}

const isFigure = ({ id, values }: DivAttributes): boolean => 'alt' in values || /^fig\b/iu.test(id ?? '')

function takeEndChange({ endChanges }: ReadContext): { readonly endChange?: Change } {
  const endChange = endChanges.reduce<Change | undefined>(joinChanges, undefined)
  endChanges.length = 0
  return endChange ? { endChange } : {}
}

const paragraph = (children: readonly Inline[], context: ReadContext): Paragraph => ({
  type: 'paragraph',
  id: context.ids('b'),
  children
})

/** HTML tables are tables; all other raw HTML is text, but for the comment that only keeps things apart. */
function readHtmlBlock(value: string, context: ReadContext): readonly Block[] {
  if (value === '<!-- -->') return []
  if (!/^<table[\s>]/iu.test(value)) return [paragraph(linesOf(value), context)]
  const { blocks, findings } = readHtml(value, context)
  context.findings.push(...findings)
  return blocks
}

function linesOf(value: string): readonly Inline[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line, index): readonly Inline[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      { type: 'text', value: line }
    ])
}

/** The box of a task list stays the characters that make it. */
function readList(node: MarkdownList, context: ReadContext, depth: number): readonly Block[] {
  const id = context.ids<'BlockId'>('b')
  const children = node.items.map((item): ListItem => {
    const itemId = context.ids<'BlockId'>('b')
    const blocks = readBlocks(item, context, depth + 1)
    const leading = blocks[0]?.type === 'paragraph' ? blocks : [paragraph([], context), ...blocks]
    return { type: 'listItem', id: itemId, children: leading }
  })
  if (depth >= MAX_BLOCK_NESTING) return children.flatMap((item) => item.children)
  const start = node.ordered && node.start !== 1 ? { start: node.start } : {}
  return [{ type: 'list', id, ordered: node.ordered, ...start, children }]
}

/** An all empty first row is how Markdown writes a table without a header. */
function readTable(node: MarkdownTable, context: ReadContext): Block {
  const id = context.ids<'BlockId'>('b')
  const rows = node.rows.map((row, index): TableRow => ({
    type: 'tableRow',
    children: row.map((cell): TableCell => ({
      type: 'tableCell',
      header: index === 0,
      ...alignOf(cell.align),
      children: [paragraph(readInlines(cell.children, context), context)]
    }))
  }))
  const [head, ...body] = rows
  const headless = head !== undefined && body.length > 0 && textOf(head).trim() === '' && isPlain(head)
  return { type: 'table', id, children: headless ? body : rows }
}

const alignOf = (align: string | undefined): Pick<TableCell, 'align'> =>
  align === 'center' || align === 'right' ? { align } : {}

const isPlain = (row: TableRow): boolean =>
  row.children.every((cell) =>
    cell.children.every((block) => block.type === 'paragraph' && block.children.length === 0)
  )

function readFootnote(node: MarkdownNoteText, context: ReadContext, depth: number): readonly Block[] {
  const { label } = node
  report(context, node, {
    severity: 'info',
    code: 'footnote-as-text',
    message: `Footnote “${label}” was kept as a paragraph, because no mark in the text points to it.`,
    values: { label }
  })
  const mark: Inline = { type: 'text', value: `[^${label}]: ` }
  const [first, ...rest] = readBlocks(node.children, context, depth + 1)
  if (first?.type !== 'paragraph') return [paragraph([mark], context), ...(first ? [first] : []), ...rest]
  return [{ ...first, children: [mark, ...first.children] }, ...rest]
}
