import type {
  Block,
  Caption,
  Change,
  CommentNode,
  CrossReference,
  Image,
  Inline,
  InlineMath,
  MarkType,
  MathBlock,
  Note
} from '#core/manuscript/nodes'
import type { ChangeAct } from '#core/manuscript/settle-changes'
import type { Citation } from '#core/manuscript/citation'
import type { BlockId, CitationId, LabelId, ReferenceId } from '#core/ids'
import type { Bibliography } from '#core/citation/processor'
import type { FormattedText } from '#core/citation/formatted-text'
import type { Warning } from '#core/references/find-warning'

/** A source label as it stands in a side, with what a reader needs to judge it. */
export interface PlacedLabel {
  readonly id: LabelId
  readonly name: string
  /** Exactly the characters that stood in the paste, counter included. */
  readonly raw: string
  readonly source?: string
  readonly run: string
  readonly block: BlockId
  /** Plain text of the block, labels included, and where this label stands in it (UTF-16 units). */
  readonly context: string
  readonly start: number
  readonly end: number
}

export interface PlacedCitation {
  readonly citation: Citation
  readonly block: BlockId
}

/** What stands in the text as one thing and is edited as a whole. */
export type EditableObject = Note | InlineMath | CommentNode | CrossReference | Image | Omit<MathBlock, 'id'>

/** An object in a side, with the place where it is shown. */
export interface PlacedObject {
  /** Names the object as long as the side is open. */
  readonly key: string
  readonly object: EditableObject
  readonly element: HTMLElement
}

/** What the pointer rests on, or what is selected, and has something to tell. */
export type Peek =
  | { readonly kind: 'object'; readonly placed: PlacedObject }
  | { readonly kind: 'change'; readonly element: HTMLElement; readonly change: Change }

export type EditorSelection =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly block: BlockId; readonly collapsed: boolean }
  | { readonly kind: 'label'; readonly label: LabelId }
  | { readonly kind: 'citation'; readonly citation: CitationId }

/** What the toolbar shows. */
export interface FormatState {
  readonly marks: ReadonlySet<MarkType | 'code'>
  readonly block:
    | 'paragraph'
    | 'heading1'
    | 'heading2'
    | 'heading3'
    | 'heading4'
    | 'bullet'
    | 'number'
    | 'quote'
    | 'code'
    | 'caption'
    | 'table'
  readonly link: string | undefined
  /** The table that the selection stands in. */
  readonly table: TableState | undefined
}

export interface TableState {
  /** True when the first row is one of headings. */
  readonly headerRow: boolean
}

/** What can be done to the table at the selection; `headerRow` makes the first row one of headings or of plain cells. */
export type TableAct =
  | 'rowAbove'
  | 'rowBelow'
  | 'columnLeft'
  | 'columnRight'
  | 'headerRow'
  | 'deleteRow'
  | 'deleteColumn'
  | 'deleteTable'

export interface FormattedCitations {
  readonly citations: ReadonlyMap<CitationId, FormattedText>
  readonly bibliography: Bibliography
  readonly missing: ReadonlySet<ReferenceId>
  /** References that were retracted or are in doubt; their citations say so in the text. */
  readonly warnings: ReadonlyMap<ReferenceId, Warning>
}

export type BlockKind = FormatState['block']

export interface FindOptions {
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
}

/** How a marked stretch of text looks: by severity, as the passage that is spoken of, or as the words that are. */
export type SpanLook = 'error' | 'warning' | 'info' | 'passage' | 'current'

/** A stretch of a text block as `core/checks` counts it; an empty one stands for the whole block. */
export interface BlockSpan {
  readonly block: BlockId
  readonly start: number
  readonly end: number
}

export interface MarkedSpan extends BlockSpan {
  readonly look: SpanLook
}

export interface EditorCounts {
  /** Latin words and Han characters of the running text, labels and citations left out. */
  readonly words: number
  readonly hanCharacters: number
}

/** One step of the side's own history, for the undo log that spans both sides. */
export interface HistoryPosition {
  readonly undo: number
  readonly redo: number
}

/** What became of an edit that could not be recorded: it stands without marks, or it was undone. */
export type Unrecorded = 'unmarked' | 'undone'

/**
 * One side's editor, without its view. `replaceLabels` and every other change is one undo step. Nothing here touches
 * text that an input method is composing: such calls wait for the end of the composition.
 */
export interface SideEditor {
  readonly load: (blocks: readonly Block[]) => void
  /** The side as it stands; blocks that did not change since the last call are the same objects. */
  readonly read: () => readonly Block[]
  /** Called after every change of the content, not of the selection. */
  readonly onChange: (listener: () => void) => () => void
  readonly onSelection: (listener: (selection: EditorSelection) => void) => () => void
  readonly onFormat: (listener: (state: FormatState) => void) => () => void
  readonly selection: () => EditorSelection

  readonly labels: () => readonly PlacedLabel[]
  readonly citations: () => readonly PlacedCitation[]
  readonly counts: () => EditorCounts

  /** Puts blocks in the place of all that the side has. */
  readonly replaceBlocks: (blocks: readonly Block[]) => void
  readonly replaceLabels: (replacements: ReadonlyMap<LabelId, readonly Inline[]>) => void
  readonly insertCitation: (citation: Citation) => void
  /** One step of its own, or what the last step goes on to do. */
  readonly updateCitation: (citation: Citation, step?: 'own' | 'last') => void
  /** Several at once, as one step. */
  readonly updateCitations: (citations: readonly Citation[]) => void
  readonly removeCitation: (id: CitationId) => void
  /** Shows new citation texts and the list; not an edit, never in the history. */
  readonly showFormatted: (formatted: FormattedCitations) => void

  readonly toggleMark: (mark: MarkType | 'code') => void
  readonly setBlock: (kind: BlockKind) => void
  readonly indent: (delta: 1 | -1) => void
  readonly setLink: (url: string | null) => void
  readonly insertTable: (rows: number, columns: number) => void
  readonly changeTable: (act: TableAct) => void
  readonly insertThematicBreak: () => void

  /** Notes and comments stand after what is selected, anything else in its place. */
  readonly insertObject: (object: EditableObject) => void
  /** Puts another object of the same kind in the place of one; nothing where it is gone. */
  readonly changeObject: (key: string, object: EditableObject) => void
  readonly removeObject: (key: string) => void
  /** Comments on the selection, or on the place of the caret. */
  readonly addComment: (comment: CommentNode) => void
  readonly insertCaption: (of: Caption['of']) => void
  /** Puts a picture into a paragraph of its own below the block at the caret, and the caret into a caption below it. */
  readonly insertFigure: (image: Image) => void
  /** Accepts or rejects the tracked changes that the selection touches, or all. */
  readonly settleChanges: (act: ChangeAct, scope: 'selected' | 'all') => void

  /** Highlights all matches and returns their number; `step` moves to the next or previous and selects it. */
  readonly find: (query: string, options: FindOptions) => number
  readonly findStep: (delta: 1 | -1) => number
  readonly replaceMatch: (text: string) => void
  readonly replaceAll: (text: string) => number

  /** Marks these stretches and no others, until the next call; no part of the text or its history. */
  readonly markSpans: (spans: readonly MarkedSpan[]) => void
  /** Scrolls a stretch into view. */
  readonly showSpan: (span: BlockSpan) => void
  /** Puts the caret before a stretch, and the focus into the side. */
  readonly goToSpan: (span: BlockSpan) => void

  /** True while an input method composes. */
  readonly isComposing: () => boolean

  readonly undo: () => void
  readonly redo: () => void
  readonly history: () => HistoryPosition
  readonly onHistory: (listener: (position: HistoryPosition) => void) => () => void

  /** Called when an edit could not be recorded as tracked changes while others are, with what became of it. */
  readonly onUnrecorded: (listener: (outcome: Unrecorded) => void) => () => void

  /** Called when a line that was pasted or dropped did not come in whole, with that line. */
  readonly onLostPaste: (listener: (line: string) => void) => () => void

  readonly focus: () => void
  readonly revealBlock: (block: BlockId) => void
  /** Shows a block and puts the caret at its start, or selects it where it has no text. */
  readonly goToBlock: (block: BlockId) => void
  readonly revealLabel: (label: LabelId) => void
  readonly revealCitation: (citation: CitationId) => void
}
