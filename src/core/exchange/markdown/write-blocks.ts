import { nestInlines } from '#core/manuscript/flatten-inlines'
import type { FormattedText } from '#core/citation/formatted-text'
import type { Bibliography } from '#core/citation/processor'
import { assertNever } from '#core/assert-never'
import type { Block, Heading, Inline, List, ListItem, Paragraph, Table, TableCell } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock } from '#core/manuscript/walk'
import { writeAttributes } from './fenced-divs'
import { printRun } from './tidy-inlines'
import type { WriteContext } from './write-context'
import { alignmentRow, isPlainCaption, onlyImage, writeCaption, writeFigure } from './write-figures'
import { writeInlines } from './write-inlines'
import { writeChangeSpans } from './write-spans'

const RUNNING = { oneLine: false, inTable: false } as const
const HEADING = { oneLine: true, inTable: false } as const
const CELL = { oneLine: true, inTable: true } as const
/** Shows nowhere; stands between two lists so that they stay two, and in an empty item so that it is one. */
const EMPTY = '<!-- -->'

/** Blocks as Markdown, without a line end at the end. Empty paragraphs leave no trace. */
export function writeBlocks(blocks: readonly Block[], context: WriteContext): string {
  const parts: string[] = []
  let last: Block['type'] | undefined
  for (let at = 0; at < blocks.length;) {
    const { text, taken } = writeGroup(blocks, at, context)
    const block = blocks[at]
    at += taken
    if (!block || text === '') continue
    if (last === block.type && (last === 'list' || last === 'blockquote')) parts.push(EMPTY)
    parts.push(text)
    last = block.type
  }
  return parts.join('\n\n')
}

interface Group {
  readonly text: string
  /** How many blocks it took. */
  readonly taken: number
}

/** The block at `at`, together with the next where Pandoc has one form for a figure or table and its caption. */
function writeGroup(blocks: readonly Block[], at: number, context: WriteContext): Group {
  const block = blocks[at]
  if (!block) return { text: '', taken: 1 }
  const next = blocks[at + 1]
  const image = context.flavour === 'pandoc' ? onlyImage(block) : undefined
  if (image) {
    const caption = isPlainCaption(next, 'figure') ? next : undefined
    const group = caption ? [block, caption] : [block]
    return { text: withAnchor(writeFigure(image, caption, context), group, context), taken: group.length }
  }
  if (context.flavour === 'pandoc' && block.type === 'caption' && block.of === 'table' && next?.type === 'table') {
    const words = writeInlines(block.children, RUNNING, context)
    if (words !== '') {
      const text = writeTableBlock(next, context, `Table: ${words}`)
      return { text: withAnchor(text, [block, next], context), taken: 2 }
    }
  }
  const text = writeBlock(block, context)
  return { text: block.type === 'heading' ? text : withAnchor(text, [block], context), taken: 1 }
}

/** What cross references point to stands in a div that has their anchor. */
function withAnchor(text: string, blocks: readonly Block[], { flavour, anchors }: WriteContext): string {
  const anchor = blocks.map(({ id }) => anchors.get(id)).find((name) => name !== undefined)
  return anchor === undefined || flavour === 'gfm' || text === '' ? text : `::: {#${anchor}}\n\n${text}\n\n:::`
}

/** A block's words with the tracked change of its end behind them. */
function withEndChange(words: string, { endChange }: Paragraph | Heading, { flavour }: WriteContext): string {
  if (!endChange || flavour === 'gfm') return words
  return `${words}${words.endsWith('!') ? EMPTY : ''}${writeChangeSpans(endChange, '', 'paragraph-')}`
}

function writeBlock(block: Block, context: WriteContext): string {
  switch (block.type) {
    case 'heading':
      return writeHeading(block, context)
    case 'paragraph':
      return withEndChange(apartFromComments(writeInlines(block.children, RUNNING, context)), block, context)
    case 'caption':
      return writeCaption(block, context)
    case 'math':
      return `$$\n${block.value.replace(/\n\s*(?=\n)/gu, '')}\n$$`
    case 'list':
      return writeList(block, context)
    case 'blockquote':
      return prefixLines(writeBlocks(block.children, context), '> ', '> ')
    case 'code':
      return writeCodeBlock(block.value, block.lang)
    case 'table':
      return writeTableBlock(block, context)
    case 'thematicBreak':
      return '***'
    case 'bibliography':
      return writeBibliography(context)
    default:
      return assertNever(block)
  }
}

/** A line that begins with an HTML comment is raw HTML to its end, so the words go on in the next one. */
const apartFromComments = (words: string): string => words.replace(/^((?:<!-- [^>]+ -->)+)(?=.)/u, '$1\n')

function writeHeading(heading: Heading, context: WriteContext): string {
  const words = withEndChange(writeInlines(heading.children, HEADING, context), heading, context)
  const anchor = context.flavour === 'pandoc' ? context.anchors.get(heading.id) : undefined
  return `${'#'.repeat(heading.depth)} ${words}${anchor === undefined ? '' : ` {#${anchor}}`}`.replace(/ +$/u, '')
}

/** A table and its caption with the widths of its columns around them, which pipe tables do not hold. */
function writeTableBlock(table: Table, context: WriteContext, caption?: string): string {
  const bare = writeTable(table, context)
  // A caption must stand beside its table: outside of the div it would be a paragraph.
  const text = caption === undefined ? bare : `${caption}\n\n${bare}`
  if (!table.columnWidths || context.flavour === 'gfm') return text
  const values = { widths: table.columnWidths.join(' ') }
  return `::: ${writeAttributes({ classes: ['table-layout'], values })}\n\n${text}\n\n:::`
}

function prefixLines(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => ((index === 0 ? first : rest) + line).replace(/ +$/u, ''))
    .join('\n')
}

function writeList(list: List, context: WriteContext): string {
  const tight = list.children.every(isTight)
  const items = list.children.map((item, index) => {
    const marker = list.ordered ? `${(list.start ?? 1) + index}. ` : '- '
    return prefixLines(writeItem(item, tight, context), marker, ' '.repeat(marker.length))
  })
  return items.join(tight ? '\n' : '\n\n')
}

/** A paragraph and at most one list: written without blank lines between. */
function isTight(item: ListItem): boolean {
  const [first, second, ...more] = item.children
  return first?.type === 'paragraph' && (second === undefined || second.type === 'list') && more.length === 0
}

/** Only a list that starts with 1 may follow its paragraph without a blank line. */
const STARTS_LATE = /^(?:(?:-|\d+\.) )*(?!1\. )\d+\. /u

function writeItem(item: ListItem, tight: boolean, context: WriteContext): string {
  if (!tight) return writeBlocks(item.children, context) || EMPTY
  const parts = item.children.map((block) => writeBlock(block, context)).filter((part) => part !== '')
  const [first, second = ''] = parts
  if (first === undefined) return EMPTY
  return parts.join(STARTS_LATE.test(second) ? '\n\n' : '\n')
}

function writeCodeBlock(value: string, lang: string | undefined): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/gu)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${(lang ?? '').replace(/[`\n]/gu, '')}\n${value}\n${fence}`
}

/**
 * A pipe table: spans are filled with empty cells, several blocks of a cell become lines of it, and a table without a
 * header row gets an empty one.
 */
function writeTable(table: Table, context: WriteContext): string {
  const rows = table.children.map((row) => row.children.flatMap((cell) => writeCell(cell, context)))
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const hasHeader = table.children[0]?.children.every((cell) => cell.header) === true
  if (isSimplified(table)) {
    context.findings.push({
      severity: 'info',
      code: 'table-simplified',
      message: `A table was written without its merged cells or side headers, which Markdown tables do not have: “${textOf(table).slice(0, 40)}”.`,
      place: { part: table.id },
      values: { text: textOf(table).slice(0, 40) }
    })
  }
  const [head = [], ...body] = hasHeader ? rows : [[], ...rows]
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, column) => row[column] ?? '').join(' | ')} |`
  return [line(head), alignmentRow(table, columns), ...body.map(line)].join('\n')
}

function isSimplified(table: Table): boolean {
  return table.children.some((row, index) =>
    row.children.some((cell) => (cell.colSpan ?? 1) > 1 || (cell.rowSpan ?? 1) > 1 || (index > 0 && cell.header))
  )
}

function writeCell(cell: TableCell, context: WriteContext): readonly string[] {
  const text = writeInlines(inlinesOf(cell.children), CELL, context)
  return [text, ...Array.from({ length: (cell.colSpan ?? 1) - 1 }, () => '')]
}

/** The inline content of blocks, each on a line of its own. */
function inlinesOf(blocks: readonly (Block | ListItem)[]): readonly Inline[] {
  const lines = blocks.flatMap((block): readonly (readonly Inline[])[] => {
    if (isTextBlock(block)) return [block.children]
    if (block.type === 'math') return [[{ type: 'inlineMath', value: block.value }]]
    if (block.type === 'code') return [[{ type: 'inlineCode', value: block.value }]]
    if (block.type === 'table') {
      return block.children.map((row) =>
        row.children.flatMap((cell) => [...inlinesOf(cell.children), { type: 'text', value: ' ' }])
      )
    }
    return 'children' in block ? [inlinesOf(block.children)] : []
  })
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index): readonly Inline[] => (index === 0 ? line : [{ type: 'break' }, ...line]))
}

function writeBibliography(context: WriteContext): string {
  if (context.flavour === 'pandoc') return '::: {#refs}\n:::'
  return context.formatted ? writeEntries(context.formatted.bibliography, context) : ''
}

/** The list of references as the style prints it, one paragraph an entry. */
export function writeEntries(bibliography: Bibliography, context: WriteContext): string {
  return bibliography.entries
    .map(({ label, body, translation }) => {
      const first = toInlines(label ? [...label, { text: ' ' }, ...body] : body)
      const inlines: readonly Inline[] = translation ? [...first, { type: 'break' }, ...toInlines(translation)] : first
      return writeInlines(inlines, RUNNING, context)
    })
    .join('\n\n')
}

const toInlines = (text: FormattedText): readonly Inline[] =>
  nestInlines(text.map((run) => printRun(run, { marks: new Set() })))

/** The definitions of the notes that the blocks written so far hold. */
export function writeNotes(context: WriteContext): string {
  const inNote = { ...context, inNote: true }
  return context.notes
    .splice(0)
    .map(({ label, blocks }) => {
      const text = writeBlocks(blocks, inNote)
      return `[^${label}]: ${text === '' ? EMPTY : prefixLines(text, '', '    ')}`
    })
    .join('\n\n')
}
