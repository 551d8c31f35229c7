import type { Block, Heading, Inline, Paragraph } from './nodes'
import { flattenInlines, nestInlines } from './flatten-inlines'
import type { FlatInline } from './flatten-inlines'
import { findPartKind, readPartLead } from './front-matter-words'
import type { PartKind, StatementKind } from './front-matter-words'
import { textOf } from './text-of'

/** A declaration of the authors, e.g. of funding; `heading` is its name as the side has it. */
export interface Statement {
  readonly kind: StatementKind
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** A side taken apart into what journals keep as fields of their own, and the rest. */
export interface FrontMatter {
  /** What the abstract says, without its heading; its own subheadings included. */
  readonly abstract: readonly Block[]
  /** The abstract's name as the side has it; absent where there is no abstract. */
  readonly abstractHeading?: string
  readonly keywords: readonly string[]
  /** In the order they stand on the side. */
  readonly statements: readonly Statement[]
  readonly body: readonly Block[]
}

/** One recognised part with the blocks it took. */
interface Part {
  readonly kind: PartKind
  readonly heading: string
  readonly blocks: readonly Block[]
  /** What the part was made of. */
  readonly source: readonly Block[]
}

/**
 * Takes a side's top-level blocks apart by their headings ("Abstract", "3. Funding", "摘 要") and by the leading words of
 * paragraphs ("Keywords: a; b", "【摘要】…"). The first abstract and the first keywords count; later ones stay in the
 * body. Every block comes back in exactly one place; a leading word comes off the paragraph it named.
 */
export function splitFrontMatter(blocks: readonly Block[]): FrontMatter {
  const body: Block[] = []
  const statements: Statement[] = []
  let abstract: Part | undefined
  let keywords: readonly string[] | undefined
  for (const part of partsOf(blocks)) {
    if (!('kind' in part)) body.push(part)
    else if (part.kind === 'keywords' && !keywords) keywords = keywordsOf(part.blocks)
    else if (part.kind === 'abstract' && !abstract) abstract = part
    else if (part.kind === 'abstract' || part.kind === 'keywords') body.push(...part.source)
    else statements.push({ kind: part.kind, heading: part.heading, blocks: part.blocks })
  }
  return {
    abstract: abstract?.blocks ?? [],
    ...(abstract && { abstractHeading: abstract.heading }),
    keywords: keywords ?? [],
    statements,
    body
  }
}

/** The parts and, between them, the blocks that belong to none. */
function partsOf(blocks: readonly Block[]): readonly (Part | Block)[] {
  const parts: (Part | Block)[] = []
  let at = 0
  for (let block = blocks[at]; block; block = blocks[at]) {
    const part = block.type === 'heading' ? takeSection(blocks, at, block) : takeParagraph(block)
    parts.push(part ?? block)
    at += part?.source.length ?? 1
  }
  return parts
}

/** The section under a heading that names a part, up to where the next part or section begins. */
function takeSection(blocks: readonly Block[], at: number, heading: Heading): Part | undefined {
  const name = textOf(heading).trim()
  const kind = findPartKind(name)
  if (!kind) return undefined
  const rest = blocks.slice(at + 1)
  const length = rest.findIndex((block) => endsSection(block, heading, kind))
  const section = length === -1 ? rest : rest.slice(0, length)
  return { kind, heading: name, blocks: section, source: [heading, ...section] }
}

/** An abstract may have a paragraph on its funding; only its keywords are no part of it. */
function endsSection(block: Block, heading: Heading, kind: PartKind): boolean {
  if (block.type === 'heading' && block.depth <= heading.depth) return true
  const next = block.type === 'heading' ? findPartKind(textOf(block)) : takeParagraph(block)?.kind
  return next !== undefined && (kind !== 'abstract' || next === 'keywords')
}

/** The part that a paragraph's leading words name. */
function takeParagraph(block: Block): Part | undefined {
  if (block.type !== 'paragraph') return undefined
  const lead = readPartLead(textOf(block), boldLeadOf(block))
  if (!lead) return undefined
  const children = dropStart(block.children, lead.width)
  return { kind: lead.kind, heading: lead.name, blocks: [{ ...block, children }], source: [block] }
}

/** The words of the bold text that a paragraph starts with. */
function boldLeadOf({ children: [first] }: Paragraph): string {
  return first?.type === 'strong' ? textOf(first) : ''
}

/** `inlines` without their first `width` UTF-16 units of text. */
function dropStart(inlines: readonly Inline[], width: number): readonly Inline[] {
  let left = width
  const rest = flattenInlines(inlines).flatMap((inline): readonly FlatInline[] => {
    if (left === 0) return [inline]
    const length = textOf(inline.leaf).length
    const dropped = Math.min(left, length)
    left -= dropped
    if (length === 0 || dropped === 0) return [inline]
    const { leaf } = inline
    return leaf.type === 'text' && dropped < length
      ? [{ ...inline, leaf: { ...leaf, value: leaf.value.slice(dropped) } }]
      : []
  })
  return nestInlines(rest)
}

/** Keywords stand one a line or list item, or on one line between `;`, or else `,` and `、`. */
function keywordsOf(blocks: readonly Block[]): readonly string[] {
  const text = textOf(blocks)
  const separator = /[;；]/u.test(text) ? /[;；\n]/u : /[,，、|｜\n]/u
  return text
    .split(separator)
    .map((word) =>
      word
        .trim()
        .replace(/[.。;；]$/u, '')
        .trim()
    )
    .filter((word) => word !== '')
}
