/**
 * The document model: a tree in the conventions of unified (mdast names where mdast has one), extended by what a
 * review needs. Every reader makes it, every writer takes it. Values are readonly; an edit returns new values.
 */
import type { BlockId, CommentId, LabelId } from '#core/ids'
import type { Citation } from './citation'

export interface Text {
  readonly type: 'text'
  readonly value: string
}

/** Inline marks nest in any order in files; `normalizeInlines` gives the one order we store. */
export type MarkType = 'strong' | 'emphasis' | 'underline' | 'delete' | 'superscript' | 'subscript'

export interface Mark {
  readonly type: MarkType
  readonly children: readonly Inline[]
}

export interface InlineCode {
  readonly type: 'inlineCode'
  readonly value: string
}

export interface Link {
  readonly type: 'link'
  /** http(s), mailto or `#anchor`; other schemes are dropped at the door and their text kept. */
  readonly url: string
  readonly title?: string
  readonly children: readonly Inline[]
}

/** A line break inside a block. */
export interface Break {
  readonly type: 'break'
}

export interface CitationNode {
  readonly type: 'citation'
  readonly citation: Citation
}

/**
 * A pasted attribution that is not yet a citation. One node per name, so each is resolved by itself; the names of one
 * run share `run`. A name the writer judges to be no source becomes plain text again.
 */
export interface SourceLabelNode {
  readonly type: 'sourceLabel'
  readonly id: LabelId
  /** Exactly the characters that stood in the text, counter included: the writers print them back. */
  readonly raw: string
  /** The name itself, e.g. `MDPI`. */
  readonly name: string
  /** Id of the lexicon entry, e.g. `mdpi`; absent for a bare domain that the lexicon does not know. */
  readonly source?: string
  /** Id shared by the names of one glued run, in document order. */
  readonly run: string
}

export interface Image {
  readonly type: 'image'
  /** Path inside the manuscript's media, or a data address; remote images are never fetched. */
  readonly url: string
  readonly alt: string
  readonly title?: string
  /** Printed size in points; the picture's own size where absent. */
  readonly width?: number
  readonly height?: number
}

/** A footnote or endnote; its mark stands where the node stands, numbered in order. */
export interface Note {
  readonly type: 'note'
  readonly kind: 'footnote' | 'endnote'
  readonly children: readonly Block[]
}

/** An equation, as TeX. */
export interface InlineMath {
  readonly type: 'inlineMath'
  readonly value: string
  /** The `m:oMath` element it came in as, kept because TeX holds less; absent once the TeX is edited. */
  readonly omml?: string
}

/** Where the passage that a comment is about begins. */
export interface CommentStart {
  readonly type: 'commentStart'
  readonly comment: CommentId
}

/** A comment, at the end of its passage; one without a start is about the place where it stands. */
export interface CommentNode extends Remark {
  readonly type: 'comment'
  readonly id: CommentId
  readonly resolved?: true
  readonly replies?: readonly Remark[]
}

/** What one person said, plain text with `\n` between paragraphs. */
export interface Remark {
  readonly author: string
  readonly initials?: string
  /** ISO 8601 instant. */
  readonly date?: string
  readonly text: string
}

/** A mention of a heading, caption or equation elsewhere on the side, e.g. "Table 2". */
export interface CrossReference {
  readonly type: 'crossReference'
  readonly target: BlockId
  /** What is shown of the target: "Table 2", "2", its words, or its page. */
  readonly shows: 'label' | 'number' | 'text' | 'page'
  /** What it read when last updated; stands where the target is gone. */
  readonly text: string
}

/** Who did something to the text, and when. */
export interface Authorship {
  readonly author: string
  /** ISO 8601 instant. */
  readonly date?: string
}

/** Who changed something, and when. */
export interface Change extends Authorship {
  readonly type: 'insertion' | 'deletion'
  /** Whose insertion it is that a deletion takes out: rejected, that stays as an insertion. */
  readonly inserted?: Authorship
}

/** Inline content that a tracked change put in, or wants taken out. */
export interface TrackedChange extends Change {
  readonly children: readonly Inline[]
}

/** An inline that holds inlines. */
export type InlineParent = Mark | Link | TrackedChange

export type Inline =
  | Text
  | InlineParent
  | InlineCode
  | Break
  | CitationNode
  | SourceLabelNode
  | Image
  | Note
  | InlineMath
  | CommentStart
  | CommentNode
  | CrossReference

export interface Heading {
  readonly type: 'heading'
  readonly id: BlockId
  readonly depth: 1 | 2 | 3 | 4
  readonly children: readonly Inline[]
  /** The tracked change of the end of the block, which joins it to the next or parts it from it. */
  readonly endChange?: Change
}

export interface Paragraph {
  readonly type: 'paragraph'
  readonly id: BlockId
  readonly children: readonly Inline[]
  readonly endChange?: Change
}

/** The words below a figure or above a table, without "Figure 1": the number follows from the order on the side. */
export interface Caption {
  readonly type: 'caption'
  readonly id: BlockId
  readonly of: 'figure' | 'table'
  readonly children: readonly Inline[]
}

export interface ListItem {
  readonly type: 'listItem'
  readonly id: BlockId
  /** A leading paragraph and, where the list nests, further lists. */
  readonly children: readonly Block[]
}

export interface List {
  readonly type: 'list'
  readonly id: BlockId
  readonly ordered: boolean
  /** First number of an ordered list; 1 when absent. */
  readonly start?: number
  readonly children: readonly ListItem[]
}

export interface Blockquote {
  readonly type: 'blockquote'
  readonly id: BlockId
  readonly children: readonly Block[]
}

export interface Code {
  readonly type: 'code'
  readonly id: BlockId
  readonly lang?: string
  readonly value: string
}

export interface TableCell {
  readonly type: 'tableCell'
  readonly header: boolean
  readonly colSpan?: number
  readonly rowSpan?: number
  /** How its text is set; to the start where absent. */
  readonly align?: 'center' | 'right'
  readonly children: readonly Block[]
}

export interface TableRow {
  readonly type: 'tableRow'
  /** The tracked change that put the row in, or wants it taken out. */
  readonly change?: Change
  readonly children: readonly TableCell[]
}

export interface Table {
  readonly type: 'table'
  readonly id: BlockId
  /** Widths of the columns in points; equal ones where absent. */
  readonly columnWidths?: readonly number[]
  readonly children: readonly TableRow[]
}

export interface ThematicBreak {
  readonly type: 'thematicBreak'
  readonly id: BlockId
}

/** Where the side's formatted list of references stands; at the end when a side has none. */
export interface BibliographyNode {
  readonly type: 'bibliography'
  readonly id: BlockId
}

/** An equation that stands by itself, as TeX. */
export interface MathBlock {
  readonly type: 'math'
  readonly id: BlockId
  readonly value: string
  /** The `m:oMath` element it came in as, kept because TeX holds less; absent once the TeX is edited. */
  readonly omml?: string
}

export type Block =
  | Heading
  | Paragraph
  | Caption
  | List
  | Blockquote
  | Code
  | MathBlock
  | Table
  | ThematicBreak
  | BibliographyNode

export type ManuscriptNode = Block | ListItem | TableRow | TableCell | Inline
