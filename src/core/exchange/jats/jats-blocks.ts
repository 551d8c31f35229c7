import { MAX_BLOCK_NESTING } from '#core/manuscript/limits'
import type { Block, Caption, Inline, ListItem, Note, Paragraph, TableCell, TableRow } from '#core/manuscript/nodes'
import { childrenOf, descendantsOf, findNode, plainText } from '../references/xml-tree'
import type { XmlNode } from '../references/xml-tree'
import { readEquationTex } from './jats-equation'
import { pictureOf, readJatsInlines } from './jats-inlines'
import { blockOf } from './jats-reading'
import type { JatsReading } from './jats-reading'
import { CAPTION_OF } from './own-content'

/** Where blocks stand: the depth of the sections around them, and how many containers. */
export interface BlockPlace {
  readonly depth: number
  readonly nesting: number
}

type BlockReader = (node: XmlNode, place: BlockPlace, reading: JatsReading) => readonly Block[]

/** What each element with blocks of its own stands for; all others are part of a paragraph. */
const READERS: Readonly<Record<string, BlockReader>> = {
  sec: readSection,
  app: readSection,
  glossary: readSection,
  notes: readSection,
  ack: readSection,
  'boxed-text': readSection,
  p: readParagraph,
  list: readList,
  'def-list': readDefinitions,
  'disp-quote': readQuote,
  'verse-group': readQuote,
  'disp-formula': readFormula,
  'disp-formula-group': readSection,
  'table-wrap': readTableWrap,
  'table-wrap-group': readSection,
  fig: readFigure,
  'fig-group': readSection,
  'app-group': readSection,
  'fn-group': readSection,
  fn: readParagraphs,
  'supplementary-material': readParagraphs,
  media: readParagraph,
  caption: readParagraph,
  title: (node, _place, reading) => [
    paragraphOf([{ type: 'strong', children: inlinesOf(node.children, reading) }], reading)
  ],
  'table-wrap-foot': readSection,
  graphic: (node, _place, reading) => [paragraphOf([pictureOf(node, reading)], reading)],
  code: (node, _place, reading) => [
    { type: 'code', id: blockOf(node.attributes['id'], reading), value: rawText(node) }
  ],
  preformat: (node, _place, reading) => [
    { type: 'code', id: blockOf(node.attributes['id'], reading), value: rawText(node) }
  ]
}

/** Elements that say nothing a reader sees. */
const SILENT: ReadonlySet<string> = new Set([
  'object-id',
  'alt-text',
  'long-desc',
  'permissions',
  'sec-meta',
  'ref-list'
])

/** The blocks of an element's children; text and inline elements between them become paragraphs. */
export function readJatsBlocks(
  nodes: readonly (XmlNode | string)[],
  place: BlockPlace,
  reading: JatsReading
): readonly Block[] {
  const blocks: Block[] = []
  let line: (XmlNode | string)[] = []
  const endLine = (): void => {
    const children = inlinesOf(line, reading)
    line = []
    if (children.some((child) => child.type !== 'text' || child.value.trim() !== '')) {
      blocks.push(paragraphOf(children, reading))
    }
  }
  for (const node of nodes) {
    if (typeof node !== 'string' && SILENT.has(node.name)) continue
    const read = typeof node === 'string' ? undefined : READERS[node.name]
    if (typeof node === 'string' || !read) line.push(node)
    else {
      endLine()
      blocks.push(...read(node, place, reading))
    }
  }
  endLine()
  return blocks
}

const rawText = (node: XmlNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('')

/** The inline content of nodes; notes in it become notes. */
export function inlinesOf(nodes: readonly (XmlNode | string)[], reading: JatsReading): readonly Inline[] {
  return readJatsInlines(nodes, reading, (note) => readNote(note, reading))
}

function readNote(note: XmlNode, reading: JatsReading): Note {
  const children = withoutLabel(note)
  const kind = note.attributes['fn-type'] === 'endnote' ? 'endnote' : 'footnote'
  return { type: 'note', kind, children: readJatsBlocks(children, { depth: 4, nesting: 1 }, reading) }
}

const withoutLabel = (node: XmlNode): readonly (XmlNode | string)[] =>
  node.children.filter((child) => typeof child === 'string' || child.name !== 'label')

function paragraphOf(children: readonly Inline[], reading: JatsReading): Paragraph {
  return { type: 'paragraph', id: reading.ids('b'), children }
}

/** A section with its heading; one without a title only holds its blocks. */
function readSection(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const title = findNode(node, 'title') ?? findNode(node, 'caption', 'title')
  const label = plainText(findNode(node, 'label'))
  const words = title ? inlinesOf(title.children, reading) : []
  const inner = node.children.filter(
    (child) => typeof child === 'string' || !['title', 'label', 'caption'].includes(child.name)
  )
  const caption = findNode(node, 'caption')
  const before = caption ? readJatsBlocks(withoutTitle(caption), place, reading) : []
  if (!title && label === undefined) return [...before, ...readJatsBlocks(inner, place, reading)]
  const start: readonly Inline[] =
    label === undefined ? [] : [{ type: 'text', value: words.length > 0 ? `${label} ` : label }]
  const depth = Math.min(place.depth + 1, 4) as 1 | 2 | 3 | 4
  const heading: Block = {
    type: 'heading',
    id: blockOf(node.attributes['id'], reading),
    depth,
    children: [...start, ...words]
  }
  return [heading, ...before, ...readJatsBlocks(inner, { ...place, depth: place.depth + 1 }, reading)]
}

const withoutTitle = (node: XmlNode): readonly (XmlNode | string)[] =>
  node.children.filter((child) => typeof child === 'string' || child.name !== 'title')

/** A paragraph may hold lists, tables and formulas of its own, which part it. */
function readParagraph(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const [first, ...rest] = readJatsBlocks(node.children, place, reading)
  const { id, 'content-type': content = '' } = node.attributes
  if (content.startsWith(CAPTION_OF)) {
    const of = content === `${CAPTION_OF}table` ? 'table' : 'figure'
    const children = first?.type === 'paragraph' ? first.children : []
    return [{ type: 'caption', id: blockOf(id, reading), of, children }, ...rest]
  }
  if (first?.type !== 'paragraph' || id === undefined) return first ? [first, ...rest] : rest
  return [{ ...first, id: blockOf(id, reading) }, ...rest]
}

/** A label or caption in front of what follows it, in the same paragraph. */
function readParagraphs(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const id = node.attributes['id'] ?? ''
  if (node.name === 'fn' && reading.usedFootnotes.has(id)) return []
  const label = plainText(findNode(node, 'label'))
  const blocks = readJatsBlocks(withoutLabel(node), place, reading)
  const [first, ...rest] = blocks
  if (label === undefined || first?.type !== 'paragraph') return blocks
  return [{ ...first, children: [{ type: 'text', value: `${label} ` }, ...first.children] }, ...rest]
}

function readList(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const inner = { ...place, nesting: place.nesting + 1 }
  const children = childrenOf(node, 'list-item').map((item): ListItem => {
    const blocks = readJatsBlocks(withoutLabel(item), inner, reading)
    const lead = blocks[0]?.type === 'paragraph' ? blocks : [paragraphOf([], reading), ...blocks]
    return { type: 'listItem', id: reading.ids('b'), children: lead }
  })
  const ordered = /^(?:order|alpha|roman)/u.test(node.attributes['list-type'] ?? '')
  if (place.nesting >= MAX_BLOCK_NESTING) return children.flatMap((item) => item.children)
  const title = findNode(node, 'title')
  const before = title ? [paragraphOf(inlinesOf(title.children, reading), reading)] : []
  return [...before, { type: 'list', id: blockOf(node.attributes['id'], reading), ordered, children }]
}

function readDefinitions(node: XmlNode, _place: BlockPlace, reading: JatsReading): readonly Block[] {
  const title = findNode(node, 'title')
  const before = title ? [paragraphOf([{ type: 'strong', children: inlinesOf(title.children, reading) }], reading)] : []
  const items = childrenOf(node, 'def-item').map((item) => {
    const term = inlinesOf(findNode(item, 'term')?.children ?? [], reading)
    const said = childrenOf(item, 'def').flatMap((def) => inlinesOf(def.children, reading))
    return paragraphOf([...term, { type: 'text', value: ': ' }, ...said], reading)
  })
  return [...before, ...items]
}

function readQuote(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const children = readJatsBlocks(node.children, { ...place, nesting: place.nesting + 1 }, reading)
  if (place.nesting >= MAX_BLOCK_NESTING || children.length === 0) return children
  return [{ type: 'blockquote', id: blockOf(node.attributes['id'], reading), children }]
}

const EQUATION_WORD = /^(?:eq(?:uation|n)?s?\.?|公?式)\s*/iu

function readFormula(node: XmlNode, _place: BlockPlace, reading: JatsReading): readonly Block[] {
  const id = blockOf(node.attributes['id'], reading)
  const tex = readEquationTex(node)
  const label = plainText(findNode(node, 'label'))
  if (tex !== undefined) {
    if (label !== undefined) reading.equationNumbers.set(id, label.replace(EQUATION_WORD, ''))
    return [{ type: 'math', id, value: tex }]
  }
  const words = inlinesOf(withoutLabel(node), reading)
  const start: readonly Inline[] = label === undefined ? [] : [{ type: 'text', value: `${label} ` }]
  return [{ type: 'paragraph', id, children: [...start, ...words] }]
}

/** Labels that follow from the order of figures and tables are made again by whatever prints them. */
const PLAIN_LABEL = /^(?:fig(?:ure)?|table|图|圖|表)\.?\s*\d+\s*[.:：]?$/iu

function readCaption(node: XmlNode, of: Caption['of'], place: BlockPlace, reading: JatsReading): readonly Block[] {
  const label = plainText(findNode(node, 'label'))
  const caption = findNode(node, 'caption')
  const title = findNode(caption, 'title')
  const words: Inline[] = title ? [...inlinesOf(title.children, reading)] : []
  const blocks = caption ? readJatsBlocks(withoutTitle(caption), place, reading) : []
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue
    if (words.length > 0) words.push({ type: 'text', value: ' ' })
    words.push(...block.children)
  }
  if (label !== undefined && !PLAIN_LABEL.test(label)) words.unshift({ type: 'text', value: `${label} ` })
  const others = blocks.filter(({ type }) => type !== 'paragraph')
  if (words.length === 0 && label === undefined) return others
  return [{ type: 'caption', id: blockOf(node.attributes['id'], reading), of, children: words }, ...others]
}

/** The pictures of a figure, of alternatives the first. */
function graphicsOf(node: XmlNode): readonly XmlNode[] {
  const own = childrenOf(node, 'graphic')
  return own.length > 0
    ? own
    : [...descendantsOf(node, 'graphic'), ...descendantsOf(node, 'inline-graphic')].slice(0, 1)
}

function readFigure(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const alt = plainText(findNode(node, 'alt-text')) ?? plainText(findNode(node, 'label')) ?? ''
  const [first, ...more] = graphicsOf(node)
  const pictures = first ? [pictureOf(first, reading, alt), ...more.map((graphic) => pictureOf(graphic, reading))] : []
  const picture = pictures.length > 0 ? [paragraphOf(pictures, reading)] : []
  const known = new Set(['label', 'caption', 'graphic', 'alternatives', 'alt-text', 'object-id', 'permissions'])
  const rest = node.children.filter((child) => typeof child === 'string' || !known.has(child.name))
  return [...picture, ...readCaption(node, 'figure', place, reading), ...readJatsBlocks(rest, place, reading)]
}

function readTableWrap(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const foot = childrenOf(node, 'table-wrap-foot')
  const content = node.children.filter(
    (child) => typeof child !== 'string' && !['label', 'caption', 'table-wrap-foot', 'object-id'].includes(child.name)
  )
  const inner = content.flatMap((child): readonly Block[] => {
    if (typeof child === 'string') return []
    const table = child.name === 'table' ? child : findNode(child, 'table')
    return table ? readTable(table, place, reading) : readJatsBlocks([child], place, reading)
  })
  const below = foot.flatMap((one) => readJatsBlocks(one.children, place, reading))
  return [...readCaption(node, 'table', place, reading), ...inner, ...below]
}

function readTable(node: XmlNode, place: BlockPlace, reading: JatsReading): readonly Block[] {
  const rows = childrenOf(node).flatMap((part): readonly TableRow[] => {
    if (part.name === 'tr') return [readRow(part, false, place, reading)]
    return /^t(?:head|body|foot)$/u.test(part.name)
      ? childrenOf(part, 'tr').map((row) => readRow(row, part.name === 'thead', place, reading))
      : []
  })
  const filled = rows.filter((row) => row.children.length > 0)
  return filled.length === 0 ? [] : [{ type: 'table', id: reading.ids('b'), children: filled }]
}

function readRow(node: XmlNode, inHead: boolean, place: BlockPlace, reading: JatsReading): TableRow {
  const cells = childrenOf(node).filter(({ name }) => name === 'td' || name === 'th')
  return { type: 'tableRow', children: cells.map((cell) => readCell(cell, inHead, place, reading)) }
}

function readCell(node: XmlNode, inHead: boolean, place: BlockPlace, reading: JatsReading): TableCell {
  const blocks = readJatsBlocks(node.children, { ...place, nesting: place.nesting + 1 }, reading)
  const { align, colspan, rowspan } = node.attributes
  const colSpan = spanOf(colspan)
  const rowSpan = spanOf(rowspan)
  return {
    type: 'tableCell',
    header: inHead || node.name === 'th',
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    ...((align === 'center' || align === 'right') && { align }),
    children: blocks.length > 0 ? blocks : [paragraphOf([], reading)]
  }
}

function spanOf(value: string | undefined): number {
  const span = Number(value ?? 1)
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), 100) : 1
}
