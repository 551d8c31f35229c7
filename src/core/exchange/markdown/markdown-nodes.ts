import type { CitedKey } from './citation-syntax'
import type { DivAttributes } from './fenced-divs'

/*
 * The syntax tree of a Markdown text, after mdast (https://github.com/syntax-tree/mdast): its nodes that a manuscript
 * has a place for, with those of Pandoc, MultiMarkdown and Obsidian that we read. Links stand resolved.
 */

interface Placed {
  /** Of the text, from 1. */
  readonly line: number
}

export interface MarkdownParagraph extends Placed {
  readonly type: 'paragraph'
  /** What stands in the file, without the signs of the blocks around it. */
  readonly raw: string
  readonly children: readonly MarkdownInline[]
}

export interface MarkdownHeading extends Placed {
  readonly type: 'heading'
  readonly depth: number
  readonly raw: string
  readonly children: readonly MarkdownInline[]
}

export interface MarkdownList extends Placed {
  readonly type: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly (readonly MarkdownBlock[])[]
}

export interface MarkdownQuote extends Placed {
  readonly type: 'blockquote'
  readonly children: readonly MarkdownBlock[]
}

export interface MarkdownCode extends Placed {
  readonly type: 'code'
  readonly info: string
  readonly value: string
}

export interface MarkdownCell {
  readonly align: string | undefined
  readonly children: readonly MarkdownInline[]
}

/** The first row is the header. */
export interface MarkdownTable extends Placed {
  readonly type: 'table'
  readonly rows: readonly (readonly MarkdownCell[])[]
}

/** The text of a note, wherever its mark stands. */
export interface MarkdownNoteText extends Placed {
  readonly type: 'footnoteDefinition'
  readonly label: string
  readonly children: readonly MarkdownBlock[]
}

/** A line of colons that opens or closes one of Pandoc's divs. */
export interface MarkdownDivFence extends Placed {
  readonly type: 'divFence'
  readonly fence: DivAttributes | 'close'
}

export type MarkdownBlock =
  | MarkdownParagraph
  | MarkdownHeading
  | MarkdownList
  | MarkdownQuote
  | MarkdownCode
  | MarkdownTable
  | MarkdownNoteText
  | MarkdownDivFence
  | (Placed & { readonly type: 'thematicBreak' })
  | (Placed & { readonly type: 'html' | 'math'; readonly value: string })

export interface MarkdownText extends Placed {
  readonly type: 'text'
  readonly value: string
}

export interface MarkdownMark extends Placed {
  readonly type: 'strong' | 'emphasis' | 'delete' | 'superscript' | 'subscript'
  readonly children: readonly MarkdownInline[]
}

export interface MarkdownLink extends Placed {
  readonly type: 'link'
  readonly url: string
  readonly title?: string
  readonly children: readonly MarkdownInline[]
}

export interface MarkdownImage extends Placed {
  readonly type: 'image'
  readonly url: string
  readonly title?: string
  readonly alt: string
}

export interface MarkdownNoteMark extends Placed {
  readonly type: 'footnoteReference'
  readonly label: string
}

/** A citation as the file writes it, before its keys are looked up. */
export interface CitationSource extends Placed {
  readonly type: 'citationSource'
  readonly raw: string
  readonly inText: boolean
  readonly keys: readonly CitedKey[]
}

/** `[text]{.class}`, an inline note or a highlight. */
export interface MarkdownSpan extends Placed {
  readonly type: 'span'
  readonly kind: 'span' | 'note' | 'highlight'
  readonly attributes: DivAttributes
  readonly children: readonly MarkdownInline[]
}

/** Attributes of the image, link, code or equation before them. */
export interface AttributesNode extends Placed {
  readonly type: 'attributes'
  readonly raw: string
  readonly attributes: DivAttributes
}

/** `remark`: a comment of Obsidian's. */
export interface MarkdownValue extends Placed {
  readonly type: 'inlineCode' | 'html' | 'inlineMath' | 'remark'
  readonly value: string
}

export type MarkdownInline =
  | MarkdownText
  | MarkdownMark
  | MarkdownLink
  | MarkdownImage
  | MarkdownNoteMark
  | CitationSource
  | MarkdownSpan
  | AttributesNode
  | MarkdownValue
  | (Placed & { readonly type: 'break' })
