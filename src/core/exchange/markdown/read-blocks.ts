import type {
  AlignType,
  Code as MdastCode,
  Heading as MdastHeading,
  List as MdastList,
  Paragraph as MdastParagraph,
  RootContent,
  Table as MdastTable
} from 'mdast'
import { MAX_BLOCK_NESTING } from '#core/manuscript/limits'
import type { Block, Change, Inline, ListItem, Paragraph, TableCell, TableRow } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { readHtml } from '../html/read-html'
import type { DivAttributes } from './fenced-divs'
import { fenceOf, headingAttributes, withoutAttributes } from './attributes-of'
import { MATH_LANGUAGE } from './math-fences'
import { readDiv } from './read-div'
import type { ReadContext } from './read-context'
import { blockOfAnchor, report } from './read-context'
import { readInlines } from './read-inlines'

/**
 * Our blocks of mdast blocks, Pandoc's divs and captions among them; raw HTML, notes without a mark and whatever else
 * we have no block for stay as text.
 */
export function readBlocks(nodes: readonly RootContent[], context: ReadContext, depth = 0): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]
    if (!node) continue
    const fence = fenceOf(node, context.source)
    if (fence === 'close') continue
    if (fence) {
      const end = endOfDiv(nodes, at, context.source)
      blocks.push(...readDiv(fence, readBlocks(nodes.slice(at + 1, end), context, depth), context))
      at = end
    } else if (isTableCaption(node, nodes[at - 1], nodes[at + 1], context)) {
      const caption = readTableCaption(node, context)
      if (nodes[at + 1]?.type !== 'table') blocks.splice(-1, 0, caption)
      else blocks.push(caption)
    } else blocks.push(...readBlock(node, context, depth))
  }
  return blocks
}

/** The index of the fence that closes the div opened at `from`; the end where nothing does. */
function endOfDiv(nodes: readonly RootContent[], from: number, source: string): number {
  let open = 0
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at]
    const fence = node && fenceOf(node, source)
    if (fence) open += fence === 'close' ? -1 : 1
    if (open === 0) return at
  }
  return nodes.length
}

/** `Table: words` or `: words`, next to a table. */
function isTableCaption(
  node: RootContent,
  before: RootContent | undefined,
  after: RootContent | undefined,
  { source }: ReadContext
): node is MdastParagraph {
  if (node.type !== 'paragraph' || (before?.type !== 'table' && after?.type !== 'table')) return false
  return CAPTION_SIGN.test(source.slice(node.position?.start.offset, node.position?.end.offset))
}

const CAPTION_SIGN = /^(?:Table)?:\s+(?=\S)/u

function readTableCaption(node: MdastParagraph, context: ReadContext): Block {
  const [first, ...rest] = node.children
  const bare = first?.type === 'text' ? { ...first, value: first.value.replace(/^(?:Table)?:\s+/u, '') } : first
  const children = readInlines(bare ? [bare, ...rest] : rest, context)
  return { type: 'caption', id: context.ids('b'), of: 'table', children }
}

function readBlock(node: RootContent, context: ReadContext, depth: number): readonly Block[] {
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
    case 'footnoteDefinition':
      if (context.usedFootnotes.has(node.identifier)) return []
      return readFootnote(node.label ?? node.identifier, node.children, node, context, depth)
    default:
      return []
  }
}

function readCode(node: MdastCode, context: ReadContext): Block {
  const id = context.ids<'BlockId'>('b')
  if (node.lang === MATH_LANGUAGE) return { type: 'math', id, value: node.value }
  const lang = node.lang && (node.meta ? `${node.lang} ${node.meta}` : node.lang)
  return { type: 'code', id, ...(lang && { lang }), value: node.value }
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

function readHeading(node: MdastHeading, context: ReadContext): Block {
  const attributes = headingAttributes(node, context.source)
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

function readParagraph(node: MdastParagraph, context: ReadContext): readonly Block[] {
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
  const endChange = endChanges.pop()
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

function readList(node: MdastList, context: ReadContext, depth: number): readonly Block[] {
  const id = context.ids<'BlockId'>('b')
  const children = node.children.map((item): ListItem => {
    const itemId = context.ids<'BlockId'>('b')
    const blocks = readBlocks(item.children, context, depth + 1)
    const leading = blocks[0]?.type === 'paragraph' ? blocks : [paragraph([], context), ...blocks]
    return { type: 'listItem', id: itemId, children: withCheckbox(leading, item.checked) }
  })
  if (depth >= MAX_BLOCK_NESTING) return children.flatMap((item) => item.children)
  const ordered = node.ordered === true
  const start = ordered && node.start !== 1 && typeof node.start === 'number' ? { start: node.start } : {}
  return [{ type: 'list', id, ordered, ...start, children }]
}

/** A task list's box is kept as the characters that made it. */
function withCheckbox(blocks: readonly Block[], checked: boolean | null | undefined): readonly Block[] {
  const [first, ...rest] = blocks
  if (typeof checked !== 'boolean' || first?.type !== 'paragraph') return blocks
  const box: Inline = { type: 'text', value: checked ? '[x] ' : '[ ] ' }
  return [{ ...first, children: [box, ...first.children] }, ...rest]
}

/** An all empty first row is how Markdown writes a table without a header. */
function readTable(node: MdastTable, context: ReadContext): Block {
  const id = context.ids<'BlockId'>('b')
  const rows = node.children.map((row, index): TableRow => ({
    type: 'tableRow',
    children: row.children.map((cell, column): TableCell => ({
      type: 'tableCell',
      header: index === 0,
      ...alignOf(node.align?.[column]),
      children: [paragraph(readInlines(cell.children, context), context)]
    }))
  }))
  const [head, ...body] = rows
  const headless = head !== undefined && body.length > 0 && textOf(head).trim() === '' && isPlain(head)
  return { type: 'table', id, children: headless ? body : rows }
}

const alignOf = (align: AlignType | undefined): Pick<TableCell, 'align'> =>
  align === 'center' || align === 'right' ? { align } : {}

const isPlain = (row: TableRow): boolean =>
  row.children.every((cell) =>
    cell.children.every((block) => block.type === 'paragraph' && block.children.length === 0)
  )

function readFootnote(
  label: string,
  children: readonly RootContent[],
  node: RootContent,
  context: ReadContext,
  depth: number
): readonly Block[] {
  report(context, node, {
    severity: 'info',
    code: 'footnote-as-text',
    message: `Footnote “${label}” was kept as a paragraph, because no mark in the text points to it.`,
    values: { label }
  })
  const mark: Inline = { type: 'text', value: `[^${label}]: ` }
  const [first, ...rest] = readBlocks(children, context, depth + 1)
  if (first?.type !== 'paragraph') return [paragraph([mark], context), ...(first ? [first] : []), ...rest]
  return [{ ...first, children: [mark, ...first.children] }, ...rest]
}
