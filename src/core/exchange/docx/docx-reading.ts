import type { Finding } from '#core/finding'
import type { DocxLossCode } from '#core/finding-codes'
import type { BlockId, CommentId, IdSource } from '#core/ids'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Block, Caption, Change, Note } from '#core/manuscript/nodes'
import type { DataContent } from '../pictures/data-address'
import type { CitationCode } from './citations/cited-cluster'
import type { CitedPool } from './citations/cited-pool'
import type { PartTargets } from './package-reading'
import type { DocxComments } from './read-comments'
import type { BookmarkTarget, CountedNumber, OpenBookmark } from './read-marks'
import type { DocxNumbering } from './read-numbering'
import type { DocxStyles } from './read-styles'
import type { TitleBlocks } from './read-title-block'
import type { XmlElement } from './xml-tree'

/** What a document holds that the model does not, with the sentence that says what became of it. */
const LOSSES = {
  'docx-cell-changes':
    'tracked changes of single table cells were accepted where they add one, and left undone otherwise.',
  'docx-format-changes': 'tracked changes of formatting were accepted.',
  'docx-moves': 'tracked moves became a deletion where the text stood and an insertion where it went.',
  'docx-changes-accepted': 'tracked changes in a title, a line of people, code or the end of a caption were accepted.',
  'docx-notes-without-mark': 'notes that no mark in the text refers to were left out.',
  'docx-notes-in-notes': 'notes inside notes were left out.',
  'docx-title-objects': 'notes, comments, pictures, citations or equations in the title were left out.',
  'docx-fields-as-text': 'fields of add-ins came in as the text they show.',
  'docx-comment-content': 'comments hold tables, pictures or tracked changes, of which the words came in.',
  'docx-comments-left-out': 'comments that stand nowhere in the text were left out.',
  'docx-citations-as-text': 'live citations could not be read and came in as the text they show; check them.',
  'docx-citation-author-shown': 'citations leave out the author of a later work, which is shown here.',
  'docx-field-changes': 'tracked changes of the address of a link, or of what another field does, were accepted.',
  'docx-field-unfinished': 'fields were not closed; the text around them came in.',
  'docx-images-left-out': 'drawings, charts or linked images were left out; linked images are never fetched.',
  'docx-images-unknown': 'images were left out whose format is not known.',
  'docx-images-office':
    'images of a format that few programs show (EMF, WMF, TIFF) are kept whole for Word, and a box with their words stands for them here.',
  'docx-images-too-big': 'images were left out because all images together are bigger than a manuscript may hold.',
  'docx-embedded-left-out':
    'embedded objects or files were left out; the picture that stands for one is kept where its format is known.',
  'docx-boxes-moved': 'text boxes came in as paragraphs after the one they stood at.',
  'docx-hidden-text': 'stretches of hidden text, or hidden pictures and notes, were left out.',
  'docx-characters-unreadable': 'stretches of text hold characters that are damaged and stand as �.',
  'docx-symbols-unknown': 'symbols of a special font are not known and stand as □.',
  'docx-links-left-out': 'links with an unsafe or unreadable address came in as plain text.',
  'docx-contents-left-out': 'lines of an automatic table of contents were left out.',
  'docx-heading-numbers': 'headings lost their automatic number.',
  'docx-deep-headings': 'headings below the fourth level became headings of the fourth.',
  'docx-table-words': 'tables have a title or description that does not show in the text; these were left out.',
  'docx-tables-too-deep': 'tables nested too deep came in as paragraphs.',
  'docx-further-titles': 'further title paragraphs became headings.'
} as const satisfies Readonly<Record<DocxLossCode, string>>

export type LossCode = keyof typeof LOSSES

/** Counts what a document holds that the model does not. */
export class LossTally {
  readonly #counts = new Map<LossCode, { count: number; samples: string[] }>()

  /** Counts one loss; the first few samples go into its finding. */
  add(code: LossCode, sample?: string): void {
    const entry = this.#counts.get(code) ?? { count: 0, samples: [] }
    entry.count++
    if (sample && entry.samples.length < 5) entry.samples.push(sample.slice(0, 200))
    this.#counts.set(code, entry)
  }

  /** One finding for each kind of loss, in order of first sight. */
  findings(): readonly Finding[] {
    return [...this.#counts].map(([code, { count, samples }]): Finding => {
      const quoted = samples.length > 0 ? ` First: ${samples.map((sample) => `"${sample}"`).join(', ')}.` : ''
      return {
        severity: 'warning',
        code,
        message: `${count} × ${LOSSES[code]}${quoted}`,
        place: { part: 'word/document.xml' },
        values: { count, ...(samples.length > 0 && { samples: samples.join('; ') }) }
      }
    })
  }
}

/** A field that is open: its instruction is read, then what it shows. */
export interface OpenField {
  instruction: string
  /** What a tracked change took out of its instruction. */
  deletedInstruction?: string
  phase: 'instruction' | 'result'
  link?: string
  /** Base64 that the field carries. */
  data?: string
  /** What its instruction says about citations. */
  code?: CitationCode
  /** Where in the paragraph being read its first sign stands, and how text there is set. */
  start: FieldStart
}

/** How inline content is set. */
export interface InlineSetting {
  readonly marks: FlatInline['marks']
  readonly link?: FlatInline['link']
}

/** A place in the inline content of a paragraph. */
export interface FieldStart extends InlineSetting {
  readonly inlines: readonly FlatInline[]
  readonly at: number
}

/** What the readers of citations tell each other. */
export interface CitingState {
  /** Lists of references that ended and have no node yet. */
  endedBibliographies: number
  /** True while what a list spans is read that never ends, or holds more than a list. */
  bibliographiesAsText: boolean
  /** The codes of citations that stand between bookmarks, and those that are open. */
  readonly codes: ReadonlyMap<string, string>
  readonly openBookmarks: Map<string, OpenField>
  /** The name that the control being read says stands before its citation. */
  authorInText?: string
}

/** What the readers of one document share. */
export interface DocxReading {
  readonly ids: IdSource
  readonly styles: DocxStyles
  readonly numbering: DocxNumbering
  /** What the part being read points to. */
  targets: PartTargets
  /** Notes by their ids, and what their parts point to. */
  readonly notes: Readonly<Record<Note['kind'], ReadonlyMap<string, XmlElement>>>
  readonly noteTargets: Readonly<Record<Note['kind'], PartTargets>>
  /** The notes whose marks were met. */
  readonly metNotes: Set<XmlElement>
  /** The note being read, if it is one. */
  note?: Note['kind']
  readonly titleBlocks: TitleBlocks
  readonly comments: DocxComments
  /** The paragraph in whose middle a page or column ended; words that follow stand on a line of their own. */
  brokenLine?: readonly FlatInline[]
  /** Comments that began between paragraphs, and whose beginning the next one takes. */
  readonly commentStarts: CommentId[]
  /** The bytes of a picture in the document. */
  readonly readPicture: (path: string) => Uint8Array | undefined
  /** The address that a picture gets in the text. */
  readonly addressOf: (picture: DataContent) => string
  pictureBytes: number
  /** The tracked change around the blocks being read. */
  blockChange?: Change
  /** The blocks in an element, read apart from what is open. */
  readonly readBlocks: (element: XmlElement) => readonly Block[]
  /** Bookmarks and counted numbers of the paragraph being read. */
  bookmarks: OpenBookmark[]
  counted: CountedNumber[]
  /** Captions so far. */
  readonly captions: Record<Caption['of'], number>
  /** The numbers of equations that a mention may lead to. */
  readonly equationNumbers: Map<BlockId, string>
  /** What stands at the mark of a note, which is named by its first block. */
  readonly noteBookmarks: Map<string, BookmarkTarget>
  /** True once a cross reference or a link to a hidden bookmark was read. */
  hasReferences: boolean
  /** What each bookmark stands at, as far as the document was read. */
  readonly bookmarkTargets: Map<string, BookmarkTarget>
  readonly losses: LossTally
  /** Text that has no place in the model, since something else stands for it or a loss tells of it. */
  readonly leftOut: string[]
  readonly fields: OpenField[]
  readonly cited: CitedPool
  /** The source that the document keeps for Word under a tag. */
  readonly findSource: (tag: string) => Readonly<Record<string, unknown>> | undefined
  readonly citing: CitingState
  /** Contents of text boxes met in the paragraph being read. */
  readonly boxes: XmlElement[]
}
