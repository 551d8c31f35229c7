/**
 * The document model: a tree in the conventions of unified (mdast names where mdast has one), extended by what a
 * review needs. Every reader makes it, every writer takes it. Values are readonly; an edit returns new values.
 */
import type { BlockId, LabelId } from '#core/ids'
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
}

export type Inline = Text | Mark | InlineCode | Link | Break | CitationNode | SourceLabelNode | Image

export interface Heading {
  readonly type: 'heading'
  readonly id: BlockId
  readonly depth: 1 | 2 | 3 | 4
  readonly children: readonly Inline[]
}

export interface Paragraph {
  readonly type: 'paragraph'
  readonly id: BlockId
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
  readonly children: readonly Block[]
}

export interface TableRow {
  readonly type: 'tableRow'
  readonly children: readonly TableCell[]
}

export interface Table {
  readonly type: 'table'
  readonly id: BlockId
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

export type Block = Heading | Paragraph | List | Blockquote | Code | Table | ThematicBreak | BibliographyNode

export type ManuscriptNode = Block | ListItem | TableRow | TableCell | Inline
