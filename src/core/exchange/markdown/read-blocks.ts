import type { List as MdastList, RootContent, Table as MdastTable } from 'mdast'
import { MAX_BLOCK_NESTING } from '#core/manuscript/limits'
import type { Block, Inline, ListItem, Paragraph, TableCell, TableRow } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { readHtml } from '../html/read-html'
import type { ReadContext } from './read-context'
import { report } from './read-context'
import { readInlines } from './read-inlines'

/** Our blocks of mdast blocks; raw HTML, footnotes and whatever else we have no block for stay as text. */
export function readBlocks(nodes: readonly RootContent[], context: ReadContext, depth = 0): readonly Block[] {
  return nodes.flatMap((node) => readBlock(node, context, depth))
}

function readBlock(node: RootContent, context: ReadContext, depth: number): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [
        {
          type: 'heading',
          id: context.ids('b'),
          depth: node.depth > 4 ? 4 : (node.depth as 1 | 2 | 3 | 4),
          children: readInlines(node.children, context)
        }
      ]
    case 'paragraph':
      return [paragraph(readInlines(node.children, context), context)]
    case 'list':
      return readList(node, context, depth)
    case 'blockquote': {
      const id = context.ids<'BlockId'>('b')
      const children = readBlocks(node.children, context, depth + 1)
      return depth < MAX_BLOCK_NESTING ? [{ type: 'blockquote', id, children }] : children
    }
    case 'code':
      return [
        {
          type: 'code',
          id: context.ids('b'),
          ...(node.lang && { lang: node.meta ? `${node.lang} ${node.meta}` : node.lang }),
          value: node.value
        }
      ]
    case 'table':
      return [readTable(node, context)]
    case 'thematicBreak':
      return [{ type: 'thematicBreak', id: context.ids('b') }]
    case 'html':
      return readHtmlBlock(node.value, context)
    case 'footnoteDefinition':
      return readFootnote(node.label ?? node.identifier, node.children, node, context, depth)
    default:
      return []
  }
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
    children: row.children.map((cell): TableCell => ({
      type: 'tableCell',
      header: index === 0,
      children: [paragraph(readInlines(cell.children, context), context)]
    }))
  }))
  const [head, ...body] = rows
  const headless = head !== undefined && body.length > 0 && textOf(head).trim() === '' && isPlain(head)
  return { type: 'table', id, children: headless ? body : rows }
}

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
    message: `Footnote “${label}” was kept as a paragraph, because manuscripts have no footnotes.`,
    values: { label }
  })
  const mark: Inline = { type: 'text', value: `[^${label}]: ` }
  const [first, ...rest] = readBlocks(children, context, depth + 1)
  if (first?.type !== 'paragraph') return [paragraph([mark], context), ...(first ? [first] : []), ...rest]
  return [{ ...first, children: [mark, ...first.children] }, ...rest]
}
