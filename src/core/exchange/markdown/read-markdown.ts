import type { Finding } from '#core/finding'
import { nameOfPart } from '#core/manuscript/front-matter-words'
import { MAX_BLOCK_NESTING } from '#core/manuscript/limits'
import type { Block, Inline } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
import { headingAttributes } from './attributes-of'
import type { DivAttributes } from './fenced-divs'
import type { MarkdownBlock, MarkdownNoteText } from './markdown-nodes'
import { parseMarkdown } from './markdown-parser'
import { readBlocks } from './read-blocks'
import type { People } from './read-authors'
import { noteKey } from './read-context'
import type { MarkdownReadOptions, ReadContext } from './read-context'
import type { FrontMatter } from './read-front-matter'
import { readFrontMatter } from './read-front-matter'

export interface MarkdownSide {
  /** From the YAML header or the side's div; absent when the file does not say. */
  readonly language?: string
  readonly title?: string
  readonly blocks: readonly Block[]
}

export interface MarkdownDocument {
  readonly title?: string
  readonly leading: MarkdownSide
  /** Only where the file marks a second side by a div with class `facing` or with another language. */
  readonly facing?: MarkdownSide
  /** The people the YAML header names. */
  readonly people?: People
  readonly findings: readonly Finding[]
}

/**
 * Reads Markdown: CommonMark, GFM tables, strikethrough and footnotes; Pandoc's YAML header, citations, scripts, spans,
 * divs, captions and equations; the notes of MultiMarkdown, the marks, comments and callouts of Obsidian. Never throws; what has no block of ours stays as text, and what changed is told.
 */
export function readMarkdown(text: string, options: MarkdownReadOptions): MarkdownDocument {
  const capped = capNesting(text.replace(/^\uFEFF/u, ''))
  try {
    const document = readTree(capped.text, options)
    return { ...document, findings: [...capped.findings, ...document.findings] }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return asPlainText(text, options)
  }
}

function readTree(text: string, options: MarkdownReadOptions): MarkdownDocument {
  const { header, blocks } = parseMarkdown(text, { header: true })
  const front = header === undefined ? { findings: [] } : readFrontMatter(header)
  return front
    ? readBody(blocks, front, options)
    : readBody(parseMarkdown(text, { header: false }).blocks, { findings: [] }, options)
}

function readBody(nodes: readonly MarkdownBlock[], front: FrontMatter, options: MarkdownReadOptions): MarkdownDocument {
  const footnotes = new Map<string, MarkdownNoteText>()
  collectFootnotes(nodes, footnotes)
  const findings: Finding[] = []
  const context: ReadContext = {
    ...options,
    findings,
    footnotes,
    usedFootnotes: new Set(),
    readNote: ({ children }) => readBlocks(children, { ...context, inNote: true }),
    inNote: false,
    openComments: new Map(),
    anchors: new Map(),
    endChanges: []
  }
  const parts = splitByDivs(nodes, front.language)
  const leading = readSide(parts.leading, context)
  const facing = parts.hasFacing ? readSide(parts.facing, context) : undefined
  const people = front.people?.(options.ids)
  return {
    ...(front.title !== undefined && { title: front.title }),
    leading: {
      ...leading,
      blocks: [...frontBlocks(front, leading.blocks, context), ...leading.blocks],
      ...(front.language !== undefined && { language: front.language })
    },
    ...(facing && { facing: { ...facing, ...(parts.language !== undefined && { language: parts.language }) } }),
    ...(people && { people }),
    findings: [...front.findings, ...findings]
  }
}

/** Abstract and keywords of the header, as the sections that a side has for them. */
function frontBlocks(front: FrontMatter, body: readonly Block[], context: ReadContext): readonly Block[] {
  const { abstract, keywords = [], language = 'en' } = front
  const depths = body.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  const blocks: Block[] = []
  if (abstract !== undefined) {
    const heading: Inline = { type: 'text', value: nameOfPart('abstract', language) }
    blocks.push({ type: 'heading', id: context.ids('b'), depth: depths.includes(1) ? 1 : 2, children: [heading] })
    blocks.push(...readBlocks(parseMarkdown(abstract, { header: false }).blocks, context))
  }
  if (keywords.length > 0) {
    const [colon, joint] = /^zh/iu.test(language) ? ['：', '；'] : [':', '; ']
    const name: Inline = {
      type: 'strong',
      children: [{ type: 'text', value: `${nameOfPart('keywords', language)}${colon}` }]
    }
    const words: Inline = { type: 'text', value: `${colon === ':' ? ' ' : ''}${keywords.join(joint)}` }
    blocks.push({ type: 'paragraph', id: context.ids('b'), children: [name, words] })
  }
  return blocks
}

function collectFootnotes(nodes: readonly MarkdownBlock[], footnotes: Map<string, MarkdownNoteText>): void {
  for (const node of nodes) {
    const key = node.type === 'footnoteDefinition' ? noteKey(node.label) : undefined
    if (node.type === 'footnoteDefinition' && key !== undefined && !footnotes.has(key)) footnotes.set(key, node)
    if (node.type === 'footnoteDefinition' || node.type === 'blockquote') collectFootnotes(node.children, footnotes)
    if (node.type === 'list') node.items.forEach((item) => collectFootnotes(item, footnotes))
  }
}

interface SideNodes {
  readonly leading: MarkdownBlock[]
  readonly facing: MarkdownBlock[]
  hasFacing: boolean
  language: string | undefined
}

/** Gives every top-level node to its side; divs that mark the facing side leave no trace. */
function splitByDivs(nodes: readonly MarkdownBlock[], mainLanguage: string | undefined): SideNodes {
  const sides: SideNodes = { leading: [], facing: [], hasFacing: false, language: undefined }
  const open: boolean[] = []
  for (const node of nodes) {
    const fence = node.type === 'divFence' ? node.fence : undefined
    const opens = fence !== undefined && fence !== 'close' && isFacing(fence, mainLanguage)
    if (fence && fence !== 'close') open.push(opens)
    if (opens) {
      sides.hasFacing = true
      sides.language ??= fence.values['lang']
      continue
    }
    const inFacing = open.includes(true)
    if (fence === 'close' && open.pop() === true) continue
    ;(inFacing ? sides.facing : sides.leading).push(node)
  }
  return sides
}

function isFacing(div: DivAttributes, mainLanguage: string | undefined): boolean {
  const language = div.values['lang']
  if (div.classes.includes('facing')) return true
  return language !== undefined && mainLanguage !== undefined && baseOf(language) !== baseOf(mainLanguage)
}

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()

function readSide(nodes: readonly MarkdownBlock[], context: ReadContext): MarkdownSide {
  const notes = nodes.filter(({ type }) => type === 'footnoteDefinition')
  const [first, ...rest] = nodes.filter(({ type }) => type !== 'footnoteDefinition')
  const isTitle = first?.type === 'heading' && headingAttributes(first)?.classes.includes('title') === true
  const title = isTitle ? textOf(readBlocks([first], context)) : undefined
  const body = readBlocks(first && !isTitle ? [first, ...rest] : rest, context)
  const blocks = [...closeComments(body, context), ...readBlocks(notes, context)]
  return { ...(title !== undefined && { title }), blocks }
}

/** A comment whose passage never ends is about the place where it stands. */
function closeComments(blocks: readonly Block[], { openComments }: ReadContext): readonly Block[] {
  if (openComments.size === 0) return blocks
  const open = new Map([...openComments.values()].map((comment) => [comment.id, comment]))
  openComments.clear()
  return mapTextBlocks(blocks, (children) =>
    mapLeaves(children, (leaf) => (leaf.type === 'commentStart' ? (open.get(leaf.comment) ?? leaf) : leaf))
  )
}

const CONTAINER = /^[ \t]{0,3}(?:>[ \t]?|[-+*][ \t]+|\d{1,9}[.)][ \t]+)/u

/** Takes away quote and list markers beyond the nesting any manuscript has; the words behind them stay. */
function capNesting(text: string): { readonly text: string; readonly findings: readonly Finding[] } {
  let first: number | undefined
  const lines = text.split('\n').map((line, index) => {
    if (line.length <= MAX_BLOCK_NESTING) return line
    let rest = line
    let kept = ''
    let count = 0
    for (let marker = CONTAINER.exec(rest); marker; marker = CONTAINER.exec(rest)) {
      rest = rest.slice(marker[0].length)
      if (++count < MAX_BLOCK_NESTING) kept += marker[0]
    }
    if (count < MAX_BLOCK_NESTING) return line
    first ??= index + 1
    return kept + rest
  })
  if (first === undefined) return { text, findings: [] }
  const message = `Quotes and lists deeper than ${MAX_BLOCK_NESTING} levels were flattened, first in line ${first}; their words were kept.`
  return {
    text: lines.join('\n'),
    findings: [{ severity: 'warning', code: 'nesting-capped', message, place: { line: first } }]
  }
}

/** The way out for files made to overflow the parser: every line as it stands. */
function asPlainText(text: string, options: MarkdownReadOptions): MarkdownDocument {
  const blocks = text
    .split(/\n\s*\n/u)
    .filter((part) => part.trim() !== '')
    .map((part): Block => ({
      type: 'paragraph',
      id: options.ids('b'),
      children: [{ type: 'text', value: part.trim().replaceAll('\n', ' ') }]
    }))
  return {
    leading: { blocks },
    findings: [
      {
        severity: 'warning',
        code: 'markdown-too-deep',
        message: 'The Markdown nests too deeply to be read as such; its text was taken as it stands.',
        place: options.file === undefined ? {} : { file: options.file }
      }
    ]
  }
}
