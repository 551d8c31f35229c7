import type { Token } from 'markdown-it'
import type { DivAttributes } from './fenced-divs'
import type { MarkdownBlock, MarkdownCell, MarkdownInline, MarkdownMark, MarkdownTable } from './markdown-nodes'
import { nodeOf, placed, spanOf } from './own-tokens'

/** Tokens being read, in their order. */
interface Cursor {
  readonly tokens: readonly Token[]
  at: number
  /** Of the token before, from 1; some tokens have none of their own. */
  line: number
}

/** What tokens come from. */
export interface TokenSource {
  readonly lines: readonly string[]
  /** The tokens of inline content. */
  readonly parseInline: (text: string) => readonly Token[]
  /** Text without its escapes and entities. */
  readonly unescape: (text: string) => string
}

/** The tree of the parser's tokens. */
export function readTokens(tokens: readonly Token[], source: TokenSource): readonly MarkdownBlock[] {
  return readBlocksUntil({ tokens, at: 0, line: 1 }, undefined, source)
}

function readBlocksUntil(cursor: Cursor, end: string | undefined, source: TokenSource): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    const block = readBlock(token, cursor, source)
    if (block) blocks.push(block)
  }
  return blocks
}

function next(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at++]
  if (token?.map) cursor.line = token.map[0] + 1
  return token
}

function readBlock(token: Token, cursor: Cursor, source: TokenSource): MarkdownBlock | undefined {
  const { line } = cursor
  switch (token.type) {
    case 'paragraph_open': {
      const inline = nextInline(cursor)
      return { type: 'paragraph', line, raw: inline?.content ?? '', children: inlinesOf(inline, line) }
    }
    case 'heading_open': {
      const inline = nextInline(cursor)
      const depth = Number(token.tag.slice(1))
      return { type: 'heading', line, depth, raw: inline?.content ?? '', children: inlinesOf(inline, line) }
    }
    case 'bullet_list_open':
      return { type: 'list', line, ordered: false, start: 1, items: readItems(cursor, 'bullet_list_close', source) }
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1)
      return { type: 'list', line, ordered: true, start, items: readItems(cursor, 'ordered_list_close', source) }
    }
    case 'blockquote_open':
      return { type: 'blockquote', line, children: readBlocksUntil(cursor, 'blockquote_close', source) }
    case 'table_open':
      return readTable(cursor, source)
    case 'footnote_reference_open': {
      const label = String(token.meta?.['label'])
      const children = readBlocksUntil(cursor, 'footnote_reference_close', source)
      return { type: 'footnoteDefinition', line, label, children }
    }
    case 'fence':
    case 'code_block':
      return { type: 'code', line, info: source.unescape(token.info).trim(), value: token.content.replace(/\n$/u, '') }
    case 'hr':
      return { type: 'thematicBreak', line }
    case 'html_block':
      return { type: 'html', line, value: token.content.replace(/\n+$/u, '') }
    case 'math_block':
      return { type: 'math', line, value: token.content }
    case 'div_fence':
      return { type: 'divFence', line, fence: token.meta?.['fence'] as DivAttributes | 'close' }
    default:
      return undefined
  }
}

/** The content of the block that has begun; its end is read as well. */
function nextInline(cursor: Cursor): Token | undefined {
  const inline = next(cursor)
  next(cursor)
  return inline
}

function readItems(cursor: Cursor, end: string, source: TokenSource): readonly (readonly MarkdownBlock[])[] {
  const items: (readonly MarkdownBlock[])[] = []
  for (let token = next(cursor); token && token.type !== end; token = next(cursor)) {
    items.push(readBlocksUntil(cursor, 'list_item_close', source))
  }
  return items
}

function readTable(cursor: Cursor, source: TokenSource): MarkdownTable {
  const { line } = cursor
  const rows: MarkdownCell[][] = []
  let rowLine = line
  for (let token = next(cursor); token && token.type !== 'table_close'; token = next(cursor)) {
    if (token.type === 'tr_open') {
      rows.push([])
      rowLine = cursor.line
    }
    if (token.type === 'th_open' || token.type === 'td_open') {
      const align = /text-align:(\w+)/u.exec(String(token.attrGet('style') ?? ''))?.[1]
      rows.at(-1)?.push({ align, children: inlinesOf(nextInline(cursor), rowLine) })
    }
    if (token.type === 'tr_close' && rows.length > 1) rows.at(-1)?.push(...cellsBeyond(rows, rowLine, source))
  }
  return { type: 'table', line, rows }
}

/** Cells that a row has more than the header: GFM leaves them out, we lose no words. */
function cellsBeyond(
  rows: readonly MarkdownCell[][],
  line: number,
  { lines, parseInline }: TokenSource
): MarkdownCell[] {
  const width = rows[0]?.length ?? 0
  const parts = (lines[line - 1] ?? '').trim().split(/(?<!\\)\|/u)
  if (parts.length <= width) return []
  const cells = /^[\s>]*$/u.test(parts[0] ?? '') ? parts.slice(1) : parts
  const beyond = cells.slice(width, cells.at(-1)?.trim() === '' ? -1 : undefined)
  return beyond.map((text) => ({
    align: undefined,
    children: inlinesOf(parseInline(text.trim().replaceAll(String.raw`\|`, '|'))[0], line)
  }))
}

const inlinesOf = (inline: Token | undefined, line: number): readonly MarkdownInline[] =>
  readInlinesUntil({ tokens: inline?.children ?? [], at: 0, line }, undefined, line)

/** `first` is the line that the block's content begins in. */
function readInlinesUntil(cursor: Cursor, end: string | undefined, first: number): readonly MarkdownInline[] {
  const inlines: MarkdownInline[] = []
  for (let token = cursor.tokens[cursor.at++]; token && token.type !== end; token = cursor.tokens[cursor.at++]) {
    if (token.map) cursor.line = first + token.map[0]
    const last = inlines.at(-1)
    const text = token.type === 'softbreak' ? '\n' : token.type === 'text' ? token.content : undefined
    if (text === undefined) inlines.push(readInline(token, cursor, first))
    else if (last?.type === 'text') inlines[inlines.length - 1] = { ...last, value: last.value + text }
    else if (text !== '') inlines.push({ type: 'text', line: cursor.line, value: text })
  }
  return inlines
}

const MARKS: Readonly<Record<string, MarkdownMark['type']>> = {
  strong: 'strong',
  em: 'emphasis',
  s: 'delete',
  superscript: 'superscript',
  subscript: 'subscript'
}

function readInline(token: Token, cursor: Cursor, first: number): MarkdownInline {
  const { line } = cursor
  const children = (): readonly MarkdownInline[] =>
    readInlinesUntil(cursor, token.type.replace(/_open$/u, '_close'), first)
  const title = token.attrGet('title')
  const titled = title === null || title === '' ? {} : { title: String(title) }
  switch (token.type) {
    case 'code_inline':
      return { type: 'inlineCode', line, value: token.content }
    case 'hardbreak':
      return { type: 'break', line }
    case 'html_inline':
      return { type: 'html', line, value: token.content }
    case 'link_open':
      return { type: 'link', line, url: String(token.attrGet('href') ?? ''), ...titled, children: children() }
    case 'image': {
      const alt = wordsOf(readInlinesUntil({ tokens: token.children ?? [], at: 0, line }, undefined, first))
      return { type: 'image', line, url: String(token.attrGet('src') ?? ''), ...titled, alt }
    }
    case 'span_open':
      return { type: 'span', line, ...spanOf(token), children: children() }
    case 'own_node':
      return placed(nodeOf(token), line)
    default: {
      const mark = MARKS[token.type.replace(/_open$/u, '')]
      return mark ? { type: mark, line, children: children() } : { type: 'text', line, value: token.content }
    }
  }
}

/** The words of an image's description. */
function wordsOf(inlines: readonly MarkdownInline[]): string {
  return inlines
    .map((inline) => {
      if ('children' in inline) return wordsOf(inline.children)
      return inline.type === 'image' ? inline.alt : 'value' in inline ? inline.value : 'raw' in inline ? inline.raw : ''
    })
    .join('')
}
