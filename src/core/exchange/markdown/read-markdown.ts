import type { Definition, Heading as MdastHeading, Root, RootContent } from 'mdast'
import type { Finding } from '#core/finding'
import { MAX_BLOCK_NESTING } from '#core/manuscript/limits'
import type { Block, Inline } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import { textOf } from '#core/manuscript/text-of'
import type { DivAttributes } from './fenced-divs'
import { isolateDivFences, parseAttributes, parseDivFence } from './fenced-divs'
import { parseMarkdown } from './markdown-parser'
import { readBlocks } from './read-blocks'
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
  readonly findings: readonly Finding[]
}

/**
 * Reads Markdown: CommonMark, GFM tables and strikethrough, YAML title and language, Pandoc's citations, scripts,
 * underline spans and divs. Never throws; what has no block of ours stays as text, and what changed is told.
 */
export function readMarkdown(text: string, options: MarkdownReadOptions): MarkdownDocument {
  const capped = capNesting(text.replace(/^\uFEFF/u, ''))
  const source = isolateDivFences(capped.text)
  try {
    const document = readTree(source, options)
    return { ...document, findings: [...capped.findings, ...document.findings] }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return asPlainText(text, options)
  }
}

function readTree(source: string, options: MarkdownReadOptions): MarkdownDocument {
  const file = parseMarkdown(source, { header: true })
  const yaml = file.children.find((node) => node.type === 'yaml')
  const front = yaml ? readFrontMatter(yaml.value) : { findings: [] }
  return front
    ? readBody(file, source, front, options)
    : readBody(parseMarkdown(source, { header: false }), source, { findings: [] }, options)
}

function readBody(root: Root, source: string, front: FrontMatter, options: MarkdownReadOptions): MarkdownDocument {
  const definitions = new Map<string, Definition>()
  collectDefinitions(root.children, definitions)
  const findings: Finding[] = []
  const context: ReadContext = { ...options, source, findings, definitions }
  const parts = splitByDivs(root.children, front.language, source)
  const leading = readSide(parts.leading, context)
  const facing = parts.hasFacing ? readSide(parts.facing, context) : undefined
  return {
    ...(front.title !== undefined && { title: front.title }),
    leading: { ...leading, ...(front.language !== undefined && { language: front.language }) },
    ...(facing && { facing: { ...facing, ...(parts.language !== undefined && { language: parts.language }) } }),
    findings: [...front.findings, ...findings]
  }
}

function collectDefinitions(nodes: readonly RootContent[], into: Map<string, Definition>): void {
  for (const node of nodes) {
    if (node.type === 'definition' && !into.has(node.identifier)) into.set(node.identifier, node)
    if ('children' in node) collectDefinitions(node.children, into)
  }
}

/** A bibliography's place, found among the nodes of a side. */
interface BibliographyMark {
  readonly type: 'bibliographyMark'
}

type SideNode = RootContent | BibliographyMark

interface SideNodes {
  readonly leading: SideNode[]
  readonly facing: SideNode[]
  hasFacing: boolean
  language: string | undefined
}

/** Gives every top-level node to its side; divs themselves leave no trace but the bibliography's place. */
function splitByDivs(nodes: readonly RootContent[], mainLanguage: string | undefined, source: string): SideNodes {
  const sides: SideNodes = { leading: [], facing: [], hasFacing: false, language: undefined }
  const open: { readonly facing: boolean; readonly refs: boolean; readonly size: number }[] = []
  const target = (): SideNode[] => (open.at(-1)?.facing ? sides.facing : sides.leading)
  for (const node of nodes) {
    const fence = fenceOf(node, source)
    if (fence === undefined) target().push(node)
    else if (fence === 'close') {
      const closed = open.pop()
      const side = closed?.facing ? sides.facing : sides.leading
      if (closed?.refs && side.length === closed.size) side.push({ type: 'bibliographyMark' })
    } else {
      const facing = open.at(-1)?.facing === true || isFacing(fence, mainLanguage)
      if (facing) sides.hasFacing = true
      sides.language ??= facing ? fence.values['lang'] : undefined
      const refs = fence.id === 'refs' || fence.classes.includes('refs')
      open.push({ facing, refs, size: (facing ? sides.facing : sides.leading).length })
    }
  }
  return sides
}

function fenceOf(node: RootContent, source: string): ReturnType<typeof parseDivFence> {
  const [only, ...others] = node.type === 'paragraph' ? node.children : []
  const start = node.position?.start.offset
  if (only?.type !== 'text' || others.length > 0 || start === undefined || !source.startsWith(':::', start))
    return undefined
  return parseDivFence(only.value)
}

function isFacing(div: DivAttributes, mainLanguage: string | undefined): boolean {
  const language = div.values['lang']
  if (div.classes.includes('facing')) return true
  return language !== undefined && mainLanguage !== undefined && baseOf(language) !== baseOf(mainLanguage)
}

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()

function readSide(nodes: readonly SideNode[], context: ReadContext): MarkdownSide {
  let title: string | undefined
  const blocks: Block[] = []
  for (const node of nodes) {
    if (node.type === 'bibliographyMark') blocks.push({ type: 'bibliography', id: context.ids('b') })
    else if (node.type === 'heading') {
      const attributes = headingAttributes(node, context.source)
      const heading = readBlocks([node], context).map((block) => (attributes ? withoutAttributes(block) : block))
      if (attributes?.classes.includes('title') && title === undefined && blocks.length === 0) title = textOf(heading)
      else blocks.push(...heading)
    } else blocks.push(...readBlocks([node], context))
  }
  return { ...(title !== undefined && { title }), blocks }
}

const ATTRIBUTES = /(?<!\\)\{((?:[#.][\w-]|[\w-]+=|-\})[^{}]*)\}?[ \t]*$/u

function headingAttributes(node: MdastHeading, source: string): DivAttributes | undefined {
  const text = source.slice(node.position?.start.offset, node.position?.end.offset)
  const found = ATTRIBUTES.exec(text)
  return found ? parseAttributes(found[1] ?? '') : undefined
}

function withoutAttributes(block: Block): Block {
  if (block.type !== 'heading') return block
  const last = block.children.at(-1)
  if (last?.type !== 'text') return block
  const bare: Inline = { type: 'text', value: last.value.replace(/\s*\{[^{}]*\}\s*$/u, '') }
  return { ...block, children: normalizeInlines([...block.children.slice(0, -1), bare]) }
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
