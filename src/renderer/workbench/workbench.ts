/**
 * What features see of the program: stores and services, without what is behind them. `renderer/app` builds one and
 * hands it down through `WorkbenchContext`; features never import storage, workers or the host client.
 */
import { createContext, useContext } from 'react'
import type { StoreApi } from 'zustand'
import type {
  AffiliationId,
  AuthorId,
  CitationId,
  CollectionId,
  CommentId,
  LabelId,
  ManuscriptId,
  ReferenceId
} from '#core/ids'
import type { Finding } from '#core/finding'
import type { ExportedFile, ExportFormat } from '#core/exchange/export-manuscript'
import type { WritableFormat } from '#core/exchange/references/reference-format'
import type { Manuscript, Pairing, SideName } from '#core/manuscript/manuscript'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import type { Collection } from '#core/references/collections'
import type { FoundDuplicates } from '#core/references/find-duplicates'
import type { CslItem, Reference } from '#core/references/reference'
import type { StyleInfo } from '#core/citation/processor'
import type { FormattedText } from '#core/citation/formatted-text'
import type { Journal } from '#core/citation/style-journals'
import type { HostApi } from '#host/host-api'
import type { Lookups } from './lookups'
import type { RecordingAuthor } from '../editor/recording/register-recording'
import type { EditorSelection, PlacedLabel, SideEditor } from '../editor/side-editor'

export interface LibraryState {
  readonly loading: boolean
  readonly references: ReadonlyMap<ReferenceId, Reference>
  readonly collections: readonly Collection[]
  /** Pairs of references that the user has told apart, as `pairKey` writes them. */
  readonly distinct: ReadonlySet<string>
}

/** A reference just added that may be a double of others. */
export interface PossibleDuplicate {
  readonly reference: ReferenceId
  readonly like: readonly ReferenceId[]
}

/** What an import did. `added` and `existing` are in file order; findings name file and line. */
export interface ImportReport {
  readonly added: readonly Reference[]
  /** Entries that the library already had, by identifier or equal content. */
  readonly existing: readonly Reference[]
  /** Those added that may be doubles: the user has to look. */
  readonly possible: readonly PossibleDuplicate[]
  /** Preprints that were linked with their versions of record. */
  readonly versions: number
  readonly findings: readonly Finding[]
}

export interface Library {
  readonly state: StoreApi<LibraryState>
  /** Reads a file of any supported format in a worker and adds its entries; one undoable act. */
  readonly importFile: (
    name: string,
    bytes: Uint8Array,
    onProgress?: (done: number, total: number) => void
  ) => Promise<ImportReport>
  readonly addItem: (item: CslItem) => Promise<Reference>
  readonly update: (reference: Reference) => Promise<void>
  /** Stores changed references as one undoable act; at once, however many. */
  readonly updateAll: (references: readonly Reference[]) => Promise<void>
  readonly remove: (ids: readonly ReferenceId[]) => Promise<void>
  /**
   * Makes several references one: stores `survivor`, removes the others and lets every citation of every manuscript
   * follow. One undoable act.
   */
  readonly merge: (survivor: Reference, others: readonly ReferenceId[]) => Promise<void>
  readonly setCollections: (collections: readonly Collection[]) => Promise<void>
  /** Remembers that these references are different works, whatever they look like. */
  readonly tellApart: (ids: readonly ReferenceId[]) => Promise<void>
  /** Looks through the whole library in the background; those told apart are left out. */
  readonly findDuplicates: (
    onProgress?: (done: number, total: number) => void,
    signal?: AbortSignal
  ) => Promise<FoundDuplicates>
  /** Takes back the newest act on the library, whatever was typed in a manuscript since. */
  readonly undoAct: () => void
  /** Ids in rank order. Instant: searches the loaded library, all fields, Chinese and pinyin initials. */
  readonly search: (query: string) => readonly ReferenceId[]
  /** As `search`, in slices: for libraries so large that a search would hold up the window. */
  readonly searchSoon: (query: string, signal?: AbortSignal) => Promise<readonly ReferenceId[]>
  /** Titles of the manuscripts that cite each of the references, the open one included. */
  readonly citedIn: (ids: readonly ReferenceId[]) => Promise<ReadonlyMap<ReferenceId, readonly string[]>>
  readonly exportAs: (ids: readonly ReferenceId[], format: WritableFormat) => Promise<string>
}

export interface StyleEntry extends StyleInfo {
  /** True for a `.csl` file of the user's own. */
  readonly own: boolean
  /** Also-known-as: journals that use it. */
  readonly journals: readonly string[]
  /** The journal that a search found it by. */
  readonly foundBy?: Journal
}

/** What became of a `.csl` file. What was there before stays untouched unless the new file is whole. */
export type AddedStyle =
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'added' | 'replaced'; readonly entry: StyleEntry; readonly findings: readonly Finding[] }
  /** The file of a journal that only points to another style, `entry`. */
  | {
      readonly kind: 'parent'
      readonly title: string
      readonly entry: StyleEntry
      readonly findings: readonly Finding[]
    }

/** A citation and an entry as a style prints them; no entry where it has no bibliography. */
export interface StyleSample {
  /** BCP 47 tag of the text around the citation. */
  readonly language: string
  readonly citation: FormattedText
  readonly entry?: FormattedText
}

export type StylePreview =
  | { readonly kind: 'shown'; readonly samples: readonly StyleSample[] }
  | { readonly kind: 'failed'; readonly message: string }

export interface Styles {
  /** The shortlist of the issue, in order. */
  readonly shortlist: () => readonly StyleEntry[]
  /** By name, abbreviation, journal title or ISSN; empty query: all. Journals are found once they are loaded. */
  readonly search: (query: string) => readonly StyleEntry[]
  readonly loadJournals: () => Promise<void>
  /** Undefined for a style that is not here; the default style then serves in its place. */
  readonly find: (id: string) => StyleEntry | undefined
  /** Adds the content of a `.csl` file, in place of the own style of the same id or of the one that it `replaces`. */
  readonly addOwn: (bytes: Uint8Array, replaces?: string) => Promise<AddedStyle>
  readonly removeOwn: (id: string) => Promise<void>
  /** What a style makes of one English and one Chinese article. */
  readonly preview: (id: string) => Promise<StylePreview>
  /** `revision` increments when own styles change, and when the journals are there. */
  readonly state: StoreApi<{ readonly revision: number; readonly hasJournals: boolean }>
}

export interface ManuscriptSummary {
  readonly id: ManuscriptId
  readonly title: string
  readonly modifiedAt: string
  readonly words: number
  readonly hanCharacters: number
  readonly unresolved: number
  readonly binnedAt?: string
}

export interface ManuscriptCatalogue {
  readonly state: StoreApi<{ readonly loading: boolean; readonly summaries: readonly ManuscriptSummary[] }>
  readonly create: (manuscript: Manuscript) => Promise<ManuscriptId>
  readonly open: (id: ManuscriptId) => Promise<void>
  readonly close: () => Promise<void>
  readonly rename: (id: ManuscriptId, title: string) => Promise<void>
  readonly duplicate: (id: ManuscriptId) => Promise<ManuscriptId>
  readonly moveToBin: (id: ManuscriptId) => Promise<void>
  readonly restore: (id: ManuscriptId) => Promise<void>
  /** Removes what is in the bin for good. */
  readonly emptyBin: () => Promise<void>
  /** Opens the shipped sample as a new manuscript, its references added to the library. */
  readonly openSample: () => Promise<void>
}

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }

export type LabelScope = 'one' | 'mirrored' | 'identical'

export interface SideLabel extends PlacedLabel {
  readonly side: SideName
}

export interface SessionState {
  readonly id: ManuscriptId
  readonly title: string
  readonly styleId: string
  readonly languages: Readonly<Record<SideName, string>>
  readonly titles: Readonly<Record<SideName, string>>
  readonly save: SaveState
  /** Unresolved labels of both sides, in document order, leading side first. */
  readonly labels: readonly SideLabel[]
  readonly citationCount: number
  readonly counts: { readonly words: number; readonly hanCharacters: number }
  readonly pairings: readonly Pairing[]
  /** Share of blocks whose pairing is whole, 0–1. */
  readonly paired: number
  /** True while citations are being formatted for more than a moment. */
  readonly formatting: boolean
  readonly formatError: string | undefined
  readonly activeSide: SideName
  readonly selection: EditorSelection
  /** True while edits are recorded as tracked changes. */
  readonly recording: boolean
  readonly undoLabel: string | undefined
  readonly redoLabel: string | undefined
}

export interface ExportOptions {
  readonly format: ExportFormat
  readonly sides: 'both' | SideName
  readonly layout: 'sequential' | 'facing' | 'interleaved'
  /** In Markdown plain or keys for Pandoc; in a DOCX live for Zotero, live for Word's own bibliography, or plain. */
  readonly citations: 'live' | 'word' | 'plain' | 'pandoc'
  /**
   * Of both sides: `numbers` gives them one series of numbers, each with its list; `list` in a DOCX also one list at
   * the end. By itself each side counts and lists its own.
   */
  readonly together?: 'numbers' | 'list'
  /** In a DOCX: the bytes of a document whose look it takes. */
  readonly referenceDocument?: Uint8Array
  /** In a DOCX: numbers the lines. */
  readonly lineNumbers?: boolean
  /** Folder for pictures beside the file, relative to it; where absent they stay in the text, which LaTeX cannot do. */
  readonly mediaFolder?: string
  /** What a file with keys calls the reference file beside it: BibTeX where it ends in `.bib`, else CSL-JSON. */
  readonly bibliographyFile?: string
}

/** What the export dialog was left with, for the next time. A PDF is the printed page. */
export interface ExportChoice {
  readonly format: ExportFormat | 'pdf'
  readonly sides: ExportOptions['sides']
  readonly layout: ExportOptions['layout']
  readonly citations: ExportOptions['citations']
  /** Whether the sides are numbered, and list their works, each by itself or as one text. */
  readonly together: 'no' | NonNullable<ExportOptions['together']>
  readonly lineNumbers: boolean
  /** Where the pictures of Markdown and JATS stand. */
  readonly pictures: 'inside' | 'beside'
  /** What stands beside Markdown with keys. */
  readonly referenceFile: 'references.json' | 'bib'
}

/** Edits of the text that are more than typing, as `undoLabel` names them. */
export type TextAct =
  | 'insert-note'
  | 'edit-note'
  | 'add-comment'
  | 'edit-comment'
  | 'equation'
  | 'caption'
  | 'cross-reference'
  | 'picture'
  | 'image-text'
  | 'remove-object'
  | 'accept-changes'
  | 'reject-changes'
  | 'connect-typed'

/** What stands above the text: the title of each side, who wrote it and where they work; none where the lists are empty. */
export interface ManuscriptDetails extends Required<Pick<Manuscript, 'authors' | 'affiliations'>> {
  readonly titles: Readonly<Record<SideName, string>>
}

/** The open manuscript. Every act here is one undo step and named in `undoLabel`. */
export interface Session {
  readonly state: StoreApi<SessionState>
  readonly editors: Readonly<Record<SideName, SideEditor>>
  /** Labels that `scope` would reach from `label`, itself included. */
  readonly labelsInScope: (label: LabelId, scope: LabelScope) => readonly SideLabel[]
  readonly resolveLabel: (label: LabelId, items: readonly CitationItem[], scope: LabelScope) => void
  readonly markNotASource: (label: LabelId, scope: LabelScope) => void
  readonly insertCitation: (side: SideName, items: readonly CitationItem[], mode: Citation['mode']) => void
  readonly updateCitation: (side: SideName, citation: Citation) => void
  readonly removeCitation: (side: SideName, id: CitationId) => void
  readonly findCitation: (id: CitationId) => { readonly side: SideName; readonly citation: Citation } | undefined
  readonly formatted: (id: CitationId) => FormattedText | undefined
  /** Runs an edit of one or both sides under its own name. */
  readonly editText: (name: TextAct, sides: SideName | readonly SideName[], work: (editor: SideEditor) => void) => void
  readonly setStyle: (id: string) => void
  /** Records edits from now on as tracked changes, or no more; the manuscript remembers it, undo leaves it. */
  readonly setRecording: (isOn: boolean) => void
  /** Whose edits are recorded at this moment; undefined while none are. */
  readonly recordingAuthor: () => RecordingAuthor | undefined
  readonly setTitle: (title: string) => void
  readonly setDetails: (details: ManuscriptDetails) => void
  /** Says which side the user is in; undo and the toolbar follow. */
  readonly setActiveSide: (side: SideName) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Rejects with the reason of the signal that stops it. */
  readonly export: (options: ExportOptions, signal?: AbortSignal) => Promise<ExportedFile>
  /** The `.bifolium` file, compared with the manuscript. */
  readonly pack: () => Promise<PackedFile>
  /** Retries a failed save now. */
  readonly saveNow: () => Promise<void>
  readonly read: () => Manuscript
}

/** A `.bifolium` file, and what of the manuscript it lacks when it is opened again. */
export interface PackedFile {
  readonly bytes: Uint8Array
  readonly lost: readonly Finding[]
}

export interface Preferences {
  readonly language: 'en' | 'zh-CN'
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'compact' | 'comfortable'
  /** Editor font size in px. */
  readonly textSize: number
  /** Whom comments are by; empty until it has been told. */
  readonly name: string
  readonly exporting: ExportChoice
}

/** Findings of checks that someone judged to be none, by their keys, for each manuscript. */
export interface Dismissals {
  readonly read: (id: ManuscriptId) => ReadonlySet<string>
  readonly write: (id: ManuscriptId, keys: ReadonlySet<string>) => void
}

export interface Workbench {
  readonly host: HostApi
  readonly library: Library
  readonly styles: Styles
  readonly manuscripts: ManuscriptCatalogue
  /** The reference that the library panel is asked to open; undefined again once the panel goes. */
  readonly libraryTarget: StoreApi<{ readonly reference: ReferenceId | undefined }>
  readonly lookups: Lookups
  /** Whether the dialog on lookups is open; asking for what is not allowed opens it. */
  readonly lookupsPanel: StoreApi<{ readonly open: boolean }>
  /** The dialog for pasted lists of references: whether it is open, and a text that it is to begin with. */
  readonly bibliographyPanel: StoreApi<{ readonly open: boolean; readonly text?: string | undefined }>
  /** The open manuscript, undefined on the start page. */
  readonly session: StoreApi<{ readonly current: Session | undefined }>
  readonly dismissals: Dismissals
  readonly preferences: StoreApi<Preferences>
  readonly setPreferences: (change: Partial<Preferences>) => void
  readonly newReferenceId: () => ReferenceId
  readonly newCitationId: () => CitationId
  readonly newCommentId: () => CommentId
  readonly newAuthorId: () => AuthorId
  readonly newAffiliationId: () => AffiliationId
  readonly newCollectionId: () => CollectionId
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined)

/** The workbench of the window. Throws outside of `WorkbenchContext`. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('useWorkbench needs a WorkbenchContext above it')
  return workbench
}
