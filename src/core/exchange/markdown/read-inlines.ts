import type { Image as MdastImage, PhrasingContent, Text as MdastText } from 'mdast'
import { assertNever } from '#core/assert-never'
import { findLinkUrl, isImageUrl } from '#core/manuscript/link-url'
import type { Inline, MarkType } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import { readCitation } from './read-citation'
import type { ReadContext } from './read-context'
import { report } from './read-context'

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
export function readInlines(nodes: readonly PhrasingContent[], context: ReadContext): readonly Inline[] {
  return normalizeInlines(readSiblings(nodes, context))
}

interface Frame {
  /** The tag that opened the frame, as written; empty for the outermost. */
  readonly open: string
  readonly mark: MarkType | undefined
  readonly children: Inline[]
}

/** Reads siblings; matching pairs of mark tags become marks, tags without a partner stay text. */
function readSiblings(nodes: readonly PhrasingContent[], context: ReadContext): readonly Inline[] {
  const outermost: Frame = { open: '', mark: undefined, children: [] }
  const frames: Frame[] = [outermost]
  const top = (): Frame => frames.at(-1) ?? outermost
  for (const node of nodes) {
    const tag = node.type === 'html' ? /^<(\/?)([a-z]+)\s*\/?>$/iu.exec(node.value) : null
    const mark = tag ? MARK_TAGS[(tag[2] ?? '').toLowerCase()] : undefined
    if (node.type === 'html' && mark && tag?.[1] === '') frames.push({ open: node.value, mark, children: [] })
    else if (mark && frames.length > 1 && top().mark === mark) closeFrame(frames, mark)
    else top().children.push(...readInline(node, context))
  }
  while (frames.length > 1) {
    const frame = frames.pop()
    if (frame) top().children.push({ type: 'text', value: frame.open }, ...frame.children)
  }
  return readUnderlineSpans(outermost.children)
}

function closeFrame(frames: Frame[], mark: MarkType): void {
  const frame = frames.pop()
  if (frame) frames.at(-1)?.children.push({ type: mark, children: frame.children })
}

function readInline(node: PhrasingContent, context: ReadContext): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: joinLines(node.value) }]
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
    case 'linkReference':
      return readLink(node, context)
    case 'image':
      return readImage(node, context)
    case 'imageReference': {
      const found = context.definitions.get(node.identifier)
      return readImage(
        { type: 'image', url: found?.url ?? '', alt: node.alt ?? '', title: found?.title ?? null },
        context
      )
    }
    case 'footnoteReference':
      return [{ type: 'text', value: `[^${node.label ?? node.identifier}]` }]
    default:
      return assertNever(node)
  }
}

function readHtmlTag(value: string): readonly Inline[] {
  if (/^<br\s*\/?>$/iu.test(value)) return [{ type: 'break' }]
  return value === SEPARATOR ? [] : [{ type: 'text', value: joinLines(value) }]
}

function readLink(
  node: Extract<PhrasingContent, { type: 'link' | 'linkReference' }>,
  context: ReadContext
): readonly Inline[] {
  const children = readSiblings(node.children, context)
  const target = node.type === 'link' ? node : context.definitions.get(node.identifier)
  const url = target && findLinkUrl(target.url)
  if (url !== undefined) return [{ type: 'link', url, ...(target?.title && { title: target.title }), children }]
  report(context, node, {
    severity: 'warning',
    code: 'link-address-refused',
    message: `A link to “${target?.url ?? ''}” was not kept: only web and mail addresses and #anchors are. Its words were.`
  })
  return children
}

function readImage(node: MdastImage, context: ReadContext): readonly Inline[] {
  const alt = node.alt ?? ''
  if (isImageUrl(node.url)) return [{ type: 'image', url: node.url, alt, ...(node.title && { title: node.title }) }]
  const url = findLinkUrl(node.url)
  report(context, node, {
    severity: 'warning',
    code: 'remote-image',
    message: `The image “${node.url.slice(0, 80)}” is not part of the file; its description was kept${url === undefined ? '' : ' as a link to it'}.`
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

const SPAN_END = /\]\{\.(?:underline|ul)\}/u

/** Pandoc's `[text]{.underline}`: the bracket nearest before the end opens it. */
function readUnderlineSpans(inlines: readonly Inline[]): readonly Inline[] {
  const end = inlines.findIndex((inline) => inline.type === 'text' && SPAN_END.test(inline.value))
  const closing = inlines[end]
  if (closing?.type !== 'text') return inlines
  const [before = '', ...rest] = closing.value.split(SPAN_END)
  const head: readonly Inline[] = [...inlines.slice(0, end), { type: 'text', value: before }]
  const start = head.findLastIndex((inline) => inline.type === 'text' && inline.value.includes('['))
  const opening = head[start]
  if (opening?.type !== 'text') return inlines
  const at = opening.value.lastIndexOf('[')
  const matched = SPAN_END.exec(closing.value)?.[0] ?? ''
  const after: MdastText['value'] = closing.value.slice(before.length + matched.length)
  const children: readonly Inline[] = [{ type: 'text', value: opening.value.slice(at + 1) }, ...head.slice(start + 1)]
  return [
    ...head.slice(0, start),
    { type: 'text', value: opening.value.slice(0, at) },
    { type: 'underline', children },
    ...readUnderlineSpans([
      ...(rest.length > 0 ? [{ type: 'text' as const, value: after }] : []),
      ...inlines.slice(end + 1)
    ])
  ]
}
