import type { Element, ElementContent, RootContent } from 'hast'
import type { Finding } from '#core/finding'
import type { IdSource } from '#core/ids'
import { joinChanges } from '#core/manuscript/flatten-inlines'
import type { FlatInline, InlineLeaf, LinkTarget } from '#core/manuscript/flatten-inlines'
import { MAX_BLOCK_NESTING } from '#core/manuscript/limits'
import { findLinkUrl, isImageUrl } from '#core/manuscript/link-url'
import type { Block, Caption, Change, Inline, ListItem, MarkType, TableCell, TableRow } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import type { HtmlContext } from './html-builder'
import { HtmlBuilder } from './html-builder'
import { BLOCK_TAGS, DROPPED_TAGS, HEADING_DEPTHS } from './html-tags'
import { marksOf, styleOf } from './inline-style'
import { contextOf, hasClass, isChange, readChange, readOwnChange, readOwnMark } from './own-marks'
import { parseHtml } from './parse-html'
import { findWordItem, isWordMark, numberOfMark } from './word-list'

export interface HtmlReadOptions {
  readonly ids: IdSource
}

export interface ReadHtml {
  readonly blocks: readonly Block[]
  readonly findings: readonly Finding[]
}

/** Where the walk stands: the marks and link around it, and how many quotes, lists and tables it is in. */
interface Place {
  readonly marks: ReadonlySet<MarkType>
  readonly link?: LinkTarget
  readonly change?: Change
  readonly code: boolean
  readonly depth: number
}

const OUTSIDE: Place = { marks: new Set(), code: false, depth: 0 }

/**
 * The text of an HTML source as blocks: pages, and pastes from Word, Google Docs and chat assistants. Inert: nothing
 * runs and nothing is fetched. Menus, scripts, styles and hidden parts are left out; links keep safe addresses only;
 * remote images become links to them. What was capped or changed is told.
 */
export function readHtml(html: string, options: HtmlReadOptions): ReadHtml {
  const { root, findings } = parseHtml(html)
  const context = contextOf(root, options.ids, findings)
  const blocks = readContainer(root.children, OUTSIDE, context)
  return { blocks, findings: [...context.findings, ...tellUnsigned(context.unsigned.count)] }
}

function tellUnsigned(count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `The page does not say by whom or when text was put in or taken out (${count} times): it came in underlined or struck through, not as tracked changes.`
  return [{ severity: 'info', code: 'html-changes-unsigned', message, values: { count } }]
}

/** The inline content of a source without any block of its own, as a paste inside a line; else undefined. */
export function readInlineHtml(html: string, options: HtmlReadOptions): readonly Inline[] | undefined {
  const { root } = parseHtml(html)
  if (root.children.some(holdsBlock)) return undefined
  const [only, ...more] = readContainer(root.children, OUTSIDE, contextOf(root, options.ids, []))
  return only?.type === 'paragraph' && more.length === 0 ? only.children : undefined
}

function holdsBlock(node: RootContent): boolean {
  if (node.type !== 'element' || DROPPED_TAGS.has(node.tagName)) return false
  return BLOCK_TAGS.has(node.tagName) || HEADING_DEPTHS.has(node.tagName) || node.children.some(holdsBlock)
}

function readContainer(nodes: readonly RootContent[], place: Place, context: HtmlContext): readonly Block[] {
  const builder = new HtmlBuilder(context.ids)
  for (const node of nodes) walk(node, place, builder, context)
  return builder.finish()
}

function walk(node: RootContent, place: Place, builder: HtmlBuilder, context: HtmlContext): void {
  if (node.type === 'text') return addText(node.value, place, builder)
  if (node.type !== 'element' || isLeftOut(node)) return
  const block = readBlock(node, place, context)
  if (block) for (const part of block) builder.addBlock(part)
  else if (BLOCK_TAGS.has(node.tagName)) walkBlock(node, place, builder, context)
  else walkInline(node, place, builder, context)
}

function isLeftOut(element: Element): boolean {
  if (DROPPED_TAGS.has(element.tagName) || isWordMark(element)) return true
  if (hasClass(element, 'caption-label') || hasClass(element, 'note-text')) return true
  const { hidden, ariaHidden } = element.properties
  if (hidden === true || hidden === '' || ariaHidden === 'true') return true
  const style = styleOf(element)
  return style.get('display') === 'none' || style.get('visibility') === 'hidden' || style.get('mso-hide') === 'all'
}

function addText(value: string, place: Place, builder: HtmlBuilder): void {
  builder.addInline(flat({ type: place.code ? 'inlineCode' : 'text', value }, place))
}

function flat(leaf: InlineLeaf, { marks, link, change }: Place): FlatInline {
  return { leaf, marks, ...(link && { link }), ...(change && { change }) }
}

/** A container without a block of its own: its content starts and ends paragraphs. */
function walkBlock(element: Element, place: Place, builder: HtmlBuilder, context: HtmlContext): void {
  builder.endParagraph()
  const inner = { ...place, marks: marksOf(element, place.marks, place.link !== undefined) }
  for (const child of element.children) walk(child, inner, builder, context)
  const item = element.tagName === 'p' ? findWordItem(element) : undefined
  if (!item) return builder.endParagraph(element.tagName === 'p' ? readOwnChange(element) : undefined)
  const number = numberOfMark(item.mark)
  const children = builder.takeInlines()
  if (children.length > 0) {
    builder.addItem({ level: item.level, ordered: number !== undefined, start: number ?? 1, children })
  }
}

function walkInline(element: Element, place: Place, builder: HtmlBuilder, context: HtmlContext): void {
  const { tagName, children } = element
  if (tagName === 'br') return builder.addInline(flat({ type: 'break' }, place))
  if (tagName === 'img') return addImage(element, place, builder, context)
  // Numbers of equations follow from their order, or stand in their TeX.
  if (tagName === 'wbr' || hasClass(element, 'equation-number')) return
  const own = readOwnMark(element, context, (nodes) => readContainer(nodes, OUTSIDE, context))
  if (own) return builder.addInline(flat(own, { ...place, marks: new Set() }))
  const tex = tagName === 'math' ? findTex(element) : undefined
  if (tex !== undefined) return builder.addInline(flat({ type: 'inlineMath', value: tex }, place))
  const link = tagName === 'a' ? readLink(element, context) : undefined
  const change = readChange(element)
  if (!change && isChange(tagName)) context.unsigned.count++
  const inner: Place = {
    ...place,
    ...(link && { link }),
    ...(change && { change: joinChanges(place.change, change) }),
    marks:
      change || hasClass(element, 'row-change')
        ? place.marks
        : marksOf(element, place.marks, link !== undefined || place.link !== undefined),
    code: place.code || ['code', 'kbd', 'samp', 'tt'].includes(tagName)
  }
  const isSpace = String(element.properties['className'] ?? '').includes('Apple-converted-space')
  for (const child of children) {
    if (isSpace && child.type === 'text') addText(child.value.replaceAll('\u00a0', ' '), inner, builder)
    else walk(child, inner, builder, context)
  }
}

/** The TeX that an equation in MathML carries along. */
function findTex(element: Element): string | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'annotation' && child.properties['encoding'] === 'application/x-tex') {
      return textOfNode(child).trim()
    }
    const inner = findTex(child)
    if (inner !== undefined) return inner
  }
  return undefined
}

function readLink(element: Element, context: HtmlContext): LinkTarget | undefined {
  const { href } = element.properties
  if (typeof href !== 'string' || href === '') return undefined
  const url = findLinkUrl(href)
  if (url !== undefined) return { url }
  context.findings.push({
    severity: 'warning',
    code: 'link-address-refused',
    message: `A link to “${href.slice(0, 80)}” was not kept: only web and mail addresses and #anchors are. Its words were.`,
    values: { address: href.slice(0, 80) }
  })
  return undefined
}

function addImage(element: Element, place: Place, builder: HtmlBuilder, context: HtmlContext): void {
  const src = element.properties['src']?.toString() ?? ''
  const alt = element.properties['alt']?.toString().trim() ?? ''
  if (isImageUrl(src)) return builder.addInline(flat({ type: 'image', url: src, alt }, place))
  const url = findLinkUrl(src)
  context.findings.push({
    severity: 'info',
    code: 'remote-image',
    message: `The image “${src.slice(0, 80)}” was not fetched; its description was kept${url === undefined ? '' : ' as a link to it'}.`,
    values: { address: src.slice(0, 80), reason: url === undefined ? 'words' : 'link' }
  })
  if (alt === '') return
  builder.addInline(
    flat({ type: 'text', value: alt }, url === undefined ? place : { ...place, link: place.link ?? { url } })
  )
}

/** The blocks an element stands for by itself; undefined for those that only hold others. */
function readBlock(element: Element, place: Place, context: HtmlContext): readonly Block[] | undefined {
  const { tagName, children } = element
  const depth =
    HEADING_DEPTHS.get(tagName) ?? (/\bMsoTitle\b/u.test(String(element.properties['className'] ?? '')) ? 1 : undefined)
  if (depth !== undefined) return readHeading(element, depth, place, context)
  if (tagName === 'hr') return [{ type: 'thematicBreak', id: context.ids('b') }]
  if (tagName === 'pre') return readPreformatted(element, context)
  if (place.depth >= MAX_BLOCK_NESTING) return undefined
  const inner = { ...place, depth: place.depth + 1 }
  if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu' || tagName === 'dir')
    return readList(element, inner, context)
  if (tagName === 'table') return readTable(element, inner, context)
  const captioned = captionedBy(element)
  if (captioned) return readCaption(element, captioned, inner, context)
  if (tagName !== 'blockquote') return undefined
  const blocks = readContainer(children, inner, context)
  return blocks.length === 0 ? [] : [{ type: 'blockquote', id: context.ids('b'), children: blocks }]
}

function readHeading(
  element: Element,
  depth: 1 | 2 | 3 | 4,
  place: Place,
  context: HtmlContext
): readonly Block[] | undefined {
  const blocks = readContainer(element.children, place, context)
  const [first, ...others] = blocks
  if (first === undefined) return []
  if (first.type !== 'paragraph') return blocks
  const endChange = readOwnChange(element)
  const words = { children: withoutOverallBold(first.children), ...(endChange && { endChange }) }
  return [{ type: 'heading', id: context.ids('b'), depth, ...words }, ...others]
}

/** A heading is bold by itself. */
function withoutOverallBold(children: readonly Inline[]): readonly Inline[] {
  const [only, ...more] = children
  return only?.type === 'strong' && more.length === 0 ? normalizeInlines(only.children) : children
}

function readPreformatted(element: Element, context: HtmlContext): readonly Block[] {
  const value = textOfNode(element).replace(/^\n|\n$/gu, '')
  if (value.trim() === '') return []
  const [inner] = element.children.filter((child) => child.type === 'element')
  const classes = String(inner?.properties['className'] ?? element.properties['className'] ?? '')
  const lang = /\blang(?:uage)?-([\w+#-]+)/u.exec(classes)?.[1]
  return [{ type: 'code', id: context.ids('b'), ...(lang !== undefined && { lang }), value }]
}

function textOfNode(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  return node.tagName === 'br' ? '\n' : node.children.map(textOfNode).join('')
}

function readList(element: Element, place: Place, context: HtmlContext): readonly Block[] {
  const id = context.ids<'BlockId'>('b')
  const items: ListItem[] = []
  for (const child of element.children) {
    if (child.type === 'text' && child.value.trim() === '') continue
    const isItem = child.type === 'element' && child.tagName === 'li'
    const blocks = readContainer(isItem ? child.children : [child], place, context)
    const last = items.at(-1)
    // Some editors put the nested list behind its item instead of into it.
    if (!isItem && last) items[items.length - 1] = { ...last, children: [...last.children, ...blocks] }
    else if (blocks.length > 0)
      items.push({ type: 'listItem', id: context.ids('b'), children: withParagraph(blocks, context) })
  }
  if (items.length === 0) return []
  const ordered = element.tagName === 'ol'
  const start = Number(element.properties['start'] ?? 1)
  const hasStart = ordered && Number.isInteger(start) && start >= 0 && start !== 1
  return [{ type: 'list', id, ordered, ...(hasStart && { start }), children: items }]
}

function withParagraph(blocks: readonly Block[], context: HtmlContext): readonly Block[] {
  if (blocks[0]?.type === 'paragraph') return blocks
  return [{ type: 'paragraph', id: context.ids('b'), children: [] }, ...blocks]
}

/** A table; one of a single cell only places its content on the page, unless it says that it is one. */
function readTable(element: Element, place: Place, context: HtmlContext): readonly Block[] {
  const id = context.ids<'BlockId'>('b')
  const captions = element.children.filter((child) => child.type === 'element' && child.tagName === 'caption')
  const rows = rowsOf(element, false).flatMap(({ row, inHead }): readonly TableRow[] => {
    const cells = row.children.flatMap((child): readonly TableCell[] =>
      child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th')
        ? [readCell(child, inHead, place, context)]
        : []
    )
    const change = readOwnChange(row)
    return cells.length > 0 ? [{ type: 'tableRow', ...(change && { change }), children: cells }] : []
  })
  const caption = captions.flatMap((child) =>
    child.type === 'element' ? readCaption(child, 'table', place, context) : []
  )
  const [first] = rows
  if (first === undefined) return caption
  const isFrame =
    rows.length === 1 && first.children.length === 1 && !first.change && element.properties['role'] !== 'table'
  if (isFrame) return [...caption, ...(first.children[0]?.children ?? [])]
  return [...caption, { type: 'table', id, children: rows }]
}

/** What an element is the caption of: on our own pages also one that stands by itself. */
function captionedBy(element: Element): Caption['of'] | undefined {
  if (element.tagName === 'figcaption' || hasClass(element, 'caption-of-figure')) return 'figure'
  return hasClass(element, 'caption-of-table') ? 'table' : undefined
}

/** A caption; one that has a label but no words is one, too. */
function readCaption(element: Element, of: Caption['of'], place: Place, context: HtmlContext): readonly Block[] {
  const blocks = readContainer(element.children, place, context).map((block): Block =>
    block.type === 'paragraph' ? { type: 'caption', id: block.id, of, children: block.children } : block
  )
  const isLabelled = element.children.some((child) => child.type === 'element' && hasClass(child, 'caption-label'))
  return blocks.length === 0 && isLabelled ? [{ type: 'caption', id: context.ids('b'), of, children: [] }] : blocks
}

function rowsOf(element: Element, inHead: boolean): readonly { readonly row: Element; readonly inHead: boolean }[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return []
    if (child.tagName === 'tr') return [{ row: child, inHead }]
    return /^t(?:head|body|foot)$/u.test(child.tagName) ? rowsOf(child, child.tagName === 'thead') : []
  })
}

function readCell(element: Element, inHead: boolean, place: Place, context: HtmlContext): TableCell {
  const marks = marksOf(element, place.marks, false)
  const blocks = readContainer(element.children, { ...place, marks }, context)
  const colSpan = spanOf(element.properties['colSpan'])
  const rowSpan = spanOf(element.properties['rowSpan'])
  return {
    type: 'tableCell',
    header: inHead || element.tagName === 'th',
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    children: blocks.length > 0 ? blocks : withParagraph([], context)
  }
}

function spanOf(value: unknown): number {
  const span = Math.floor(Number(value ?? 1))
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), 100) : 1
}
