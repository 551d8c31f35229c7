import { assertNever } from '#core/assert-never'
import { flattenInlines, nestInlines } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import { findLinkUrl, isImageUrl } from '#core/manuscript/link-url'
import type { Inline, MarkType } from '#core/manuscript/nodes'
import { findPicturePath } from '../pictures/picture-paths'
import { findAddress, tellNotTaken } from '../pictures/pictures-beside'
import type { MarkdownImage, MarkdownInline, MarkdownLink, MarkdownSpan, MarkdownText } from './markdown-nodes'
import { readCitation } from './read-citation'
import type { ReadContext } from './read-context'
import { report } from './read-context'
import { readFootnoteMark, readInlineNote } from './read-notes'
import { addAttributes, readSpan } from './read-spans'

/** Tags without attributes that stand for a mark; all other raw HTML stays text. */
const MARK_TAGS: Readonly<Record<string, MarkType>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  u: 'underline',
  ins: 'underline',
  s: 'delete',
  del: 'delete',
  sup: 'superscript',
  sub: 'subscript'
}

const SEPARATOR = '<!-- -->'

/** The normalised inline content of a Markdown block. */
export function readInlines(nodes: readonly MarkdownInline[], context: ReadContext): readonly Inline[] {
  return nestInlines(withoutEmptyPassages(flattenInlines(readSiblings(nodes, context))))
}

/** A comment whose passage is empty needs no start. */
function withoutEmptyPassages(flat: readonly FlatInline[]): readonly FlatInline[] {
  return flat.filter(({ leaf }, at) => {
    const next = flat[at + 1]?.leaf
    return leaf.type !== 'commentStart' || next?.type !== 'comment' || next.id !== leaf.comment
  })
}

interface Frame {
  /** What opened the frame, as written; empty for the outermost. */
  readonly open: string
  readonly mark: MarkType | undefined
  readonly children: Inline[]
}

/** Reads siblings; matching pairs of mark tags become one, those without a partner stay text. */
function readSiblings(nodes: readonly MarkdownInline[], context: ReadContext): readonly Inline[] {
  const outermost: Frame = { open: '', mark: undefined, children: [] }
  const frames: Frame[] = [outermost]
  const top = (): Frame => frames.at(-1) ?? outermost
  for (const node of nodes) {
    const tag = node.type === 'html' ? /^<(\/?)([a-z]+)\s*\/?>$/iu.exec(node.value) : null
    const mark = tag ? MARK_TAGS[(tag[2] ?? '').toLowerCase()] : undefined
    if (node.type === 'html' && mark && tag?.[1] === '') frames.push({ open: node.value, mark, children: [] })
    else if (mark && top().mark === mark) {
      const { children } = frames.pop() ?? outermost
      top().children.push({ type: mark, children })
    } else if (node.type === 'attributes') addAttributes(top().children, node, context)
    else top().children.push(...readInline(node, context))
  }
  while (frames.length > 1) {
    const frame = frames.pop()
    if (frame) top().children.push({ type: 'text', value: frame.open }, ...frame.children)
  }
  return withoutWikiBrackets(outermost.children)
}

/** Obsidian's `[[@key]]` is a citation in brackets of its own. */
function withoutWikiBrackets(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((inline, at): Inline => {
    if (inline.type !== 'text') return inline
    const opens = inline.value.endsWith('[') && isWikiCitation(inlines, at + 1)
    const closes = inline.value.startsWith(']') && isWikiCitation(inlines, at - 1)
    return { ...inline, value: inline.value.slice(closes ? 1 : 0, opens ? -1 : undefined) }
  })
}

function isWikiCitation(inlines: readonly Inline[], at: number): boolean {
  const [before, node, after] = [inlines[at - 1], inlines[at], inlines[at + 1]]
  return (
    node?.type === 'citation' &&
    before?.type === 'text' &&
    before.value.endsWith('[') &&
    after?.type === 'text' &&
    after.value.startsWith(']')
  )
}

function readSpanOf({ kind, attributes, children: nodes }: MarkdownSpan, context: ReadContext): readonly Inline[] {
  const children = readSiblings(nodes, context)
  if (kind === 'highlight') return children
  return kind === 'note' ? readInlineNote(children, context) : readSpan(children, attributes, context)
}

function readInline(node: MarkdownInline, context: ReadContext): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return readText(node, context)
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'superscript':
    case 'subscript':
      return [{ type: node.type, children: readSiblings(node.children, context) }]
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value }]
    case 'break':
      return [{ type: 'break' }]
    case 'citationSource':
      return readCitation(node, context)
    case 'html':
      return readHtmlTag(node.value)
    case 'link':
      return readLink(node, context)
    case 'image':
      return readImage(node, context)
    case 'footnoteReference':
      return readFootnoteMark(node, context)
    case 'span':
      return readSpanOf(node, context)
    case 'attributes':
      return [{ type: 'text', value: node.raw }]
    case 'inlineMath':
      return [{ type: 'inlineMath', value: node.value.replace(/\s*\n\s*/gu, ' ') }]
    case 'remark':
      return [{ type: 'comment', id: context.ids('comment'), author: '', text: node.value }]
    default:
      return assertNever(node)
  }
}

/** Running text, with Obsidian's `![[media/figure.png]]`. */
function readText(node: MarkdownText, context: ReadContext): readonly Inline[] {
  return joinLines(node.value)
    .split(/(!\[\[[^[\]|]+(?:\|[^[\]]*)?\]\])/u)
    .filter((part) => part !== '')
    .map((part): Inline => {
      const url = /^!\[\[([^[\]|]+)/u.exec(part)?.[1]
      const picture = url === undefined ? undefined : findPicture(url, node, context)
      return picture === undefined ? { type: 'text', value: part } : { type: 'image', url: picture, alt: '' }
    })
}

/** The address of a picture that can be shown: data, the manuscript's media, or the data of one beside the file. */
function findPicture(url: string, node: { readonly line: number }, context: ReadContext): string | undefined {
  const path = context.pictures && findPicturePath(url)
  if (path === undefined) return isImageUrl(url) ? url : undefined
  const found = context.pictures?.get(path)
  const address = findAddress(found)
  if (address !== undefined) return address
  report(context, node, tellNotTaken(path, found))
  return isImageUrl(url) ? url : undefined
}

function readHtmlTag(value: string): readonly Inline[] {
  if (/^<br\s*\/?>$/iu.test(value)) return [{ type: 'break' }]
  return value === SEPARATOR ? [] : [{ type: 'text', value: joinLines(value) }]
}

function readLink(node: MarkdownLink, context: ReadContext): readonly Inline[] {
  const children = readSiblings(node.children, context)
  const url = findLinkUrl(node.url)
  if (url !== undefined) return [{ type: 'link', url, ...(node.title && { title: node.title }), children }]
  report(context, node, {
    severity: 'warning',
    code: 'link-address-refused',
    message: `A link to “${node.url}” was not kept: only web and mail addresses and #anchors are. Its words were.`,
    values: { address: node.url.slice(0, 80) }
  })
  return children
}

function readImage(node: MarkdownImage, context: ReadContext): readonly Inline[] {
  const { alt } = node
  const picture = findPicture(node.url, node, context)
  if (picture !== undefined) return [{ type: 'image', url: picture, alt, ...(node.title && { title: node.title }) }]
  const url = findLinkUrl(node.url)
  // Of a picture that was looked for beside the file it is told already.
  const isTold = context.pictures !== undefined && findPicturePath(node.url) !== undefined
  if (!isTold)
    report(context, node, {
      severity: 'warning',
      code: 'remote-image',
      message: `The image “${node.url.slice(0, 80)}” is not part of the file; its description was kept${url === undefined ? '' : ' as a link to it'}.`,
      values: { address: node.url.slice(0, 80), reason: url === undefined ? 'words' : 'link' }
    })
  const text: Inline = { type: 'text', value: alt === '' ? node.url : alt }
  return url === undefined || url.startsWith('#') ? [text] : [{ type: 'link', url, children: [text] }]
}

/** A line end inside a paragraph is a space, and nothing between two Chinese characters. */
function joinLines(value: string): string {
  const CJK = String.raw`[\p{sc=Han}\u3000-\u303f\uff00-\uffef]`
  return value
    .replace(new RegExp(String.raw`(?<=${CJK})[ \t]*\n[ \t]*(?=${CJK})`, 'gu'), '')
    .replace(/[ \t]*\n[ \t]*/gu, ' ')
}
