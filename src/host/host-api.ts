import type { Result } from '#core/result'
import type { LookupEvent, LookupQueue, LookupRequest, LookupSettings, PackImport, PackInfo } from './lookup-api'

/**
 * Everything the window may ask of the program that carries it. Electron answers over IPC, the served host over HTTP;
 * one contract test suite runs against both. All values are structured-clone and JSON friendly, bytes excepted.
 */
export interface HostApi {
  readonly describe: () => Promise<HostDescription>

  /** Asks the user for files and reads them; an empty list when the user cancels. */
  readonly openFiles: (request: OpenRequest) => Promise<Result<readonly OpenedFile[], HostError>>
  /**
   * Writes `bytes` to the file behind `request.file`, or asks the user where. The write is atomic: a failure leaves
   * the old file byte for byte. Undefined when the user cancels.
   */
  readonly saveFile: (request: SaveRequest) => Promise<Result<FileHandle | undefined, HostError>>

  /**
   * Reads pictures that stand in the folder of an opened file, or below it. What is not there or is no picture by its
   * name is left out; a host that sees no folder reads none.
   */
  readonly readBeside: (
    file: FileHandle,
    names: readonly string[]
  ) => Promise<Result<readonly PictureBeside[], HostError>>

  readonly listRecentFiles: () => Promise<readonly FileHandle[]>
  readonly openRecentFile: (id: string) => Promise<Result<OpenedFile, HostError>>
  readonly clearRecentFiles: () => Promise<void>

  /** Appends entries to the journal and resolves once they are on disk. */
  readonly appendJournal: (entries: readonly JournalEntry[]) => Promise<Result<JournalHead, HostError>>
  /** What the journal holds now, for the comparison at start. */
  readonly readJournalIndex: () => Promise<Result<JournalIndex, HostError>>
  /** The latest value of each named record; records that were removed or never written are left out. */
  readonly readJournalRecords: (records: readonly RecordName[]) => Promise<Result<readonly JournalEntry[], HostError>>
  readonly listSnapshots: () => Promise<readonly SnapshotInfo[]>

  /**
   * Puts lookups into the queue; their progress and answers arrive by `onLookup` and stay until they are removed. An
   * empty list tries again at once what waits for the network.
   */
  readonly requestLookups: (requests: readonly LookupRequest[]) => Promise<Result<void, HostError>>
  readonly listLookups: () => Promise<LookupQueue>
  /** Takes jobs out of the queue, stopping those that run; unknown ids are passed over. */
  readonly removeLookups: (ids: readonly string[]) => Promise<void>
  readonly readLookupSettings: () => Promise<LookupSettings>
  /** Keeps new settings and goes on with what they allow. */
  readonly saveLookupSettings: (settings: LookupSettings) => Promise<Result<void, HostError>>

  readonly listPacks: () => Promise<readonly PackInfo[]>
  /** Asks the user for a file of metadata without reading it; undefined when the user cancels. */
  readonly choosePackFile: () => Promise<Result<FileHandle | undefined, HostError>>
  /** Starts to import a pack and resolves at once; progress arrives by `onLookup`. */
  readonly importPack: (request: PackImport) => Promise<Result<PackInfo, HostError>>
  /** Removes a pack, or stops its import. */
  readonly removePack: (id: string) => Promise<Result<void, HostError>>

  /**
   * Prints a page, which holds everything it shows, with the host's print engine: the PDF's bytes, or undefined where
   * the host hands the page to the user's print dialog instead.
   */
  readonly printToPdf: (html: string) => Promise<Result<Uint8Array | undefined, HostError>>

  /** Opens an http(s) or mailto address outside, after the host has checked it. */
  readonly openExternal: (url: string) => Promise<Result<void, HostError>>

  /**
   * Opens a file that a reference of the library links to in its program; of one that is no document (a program, a
   * script, a folder) only the folder around it is shown. The host looks the link up in its own copy of the library.
   */
  readonly openLinkedFile: (request: LinkedFileRequest) => Promise<Result<LinkedFileAnswer, HostError>>

  /** Tells the host whether closing now would lose something, and how many acts are not yet saved. */
  readonly setUnsaved: (unsaved: boolean) => Promise<void>
  /** Gives the native menu what it shows: language and which commands are possible. */
  readonly setMenuState: (state: MenuState) => Promise<void>

  /** Commands chosen in the native menu. Returns the unsubscribe function. */
  readonly onCommand: (listener: (command: string) => void) => () => void
  /** Files that the system asked to open (double click, drop on the icon). */
  readonly onOpenFile: (listener: (file: OpenedFile) => void) => () => void
  /** Changes of lookups, packs and connection. */
  readonly onLookup: (listener: (event: LookupEvent) => void) => () => void
}

export interface HostDescription {
  readonly kind: 'electron' | 'served'
  readonly version: string
  /** `linux`, `darwin`, `win32`. */
  readonly platform: string
  /** BCP 47 tag of the system's language. */
  readonly locale: string
  /** Folder of journal and snapshots, for the Health page. */
  readonly dataFolder: string
}

/** `document`: any file that a manuscript can be read from; `manuscript`: our own. */
export type FilePurpose =
  | 'text'
  | 'references'
  | 'style'
  | 'manuscript'
  | 'document'
  | 'docx'
  | 'markdown'
  | 'html'
  | 'jats'
  | 'latex'
  | 'pdf'
  | 'pack'
  | 'picture'
  | 'archive'

export interface OpenRequest {
  readonly purpose: FilePurpose
  readonly multiple?: boolean
}

/** A file the user chose. The window never sees or sends paths it was not given: `id` is opaque to it. */
export interface FileHandle {
  readonly id: string
  /** File name without folder, e.g. `review.bifolium`. */
  readonly name: string
}

export interface OpenedFile extends FileHandle {
  readonly bytes: Uint8Array
}

export interface SaveRequest {
  readonly purpose: FilePurpose
  readonly suggestedName: string
  readonly bytes: Uint8Array
  /** Save over this file without asking. */
  readonly file?: FileHandle
  /**
   * What belongs beside the file. A host that can save one file only saves an archive of all; its name is the answer's.
   */
  readonly beside?: readonly FileBeside[]
}

/** A file in the folder of another, such as a picture of an exported text. */
export interface FileBeside {
  /** Relative to the other file, `/` between folders; never outside of its folder. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What stands under the name of a picture in the folder of a text: its bytes, or why they are not read. */
export interface PictureBeside {
  readonly name: string
  readonly found: Uint8Array | 'outside' | 'too-large'
}

export interface LinkedFileRequest {
  /** Id of the reference. */
  readonly reference: string
  readonly link: string
}

export type LinkedFileAnswer = 'opened' | 'shown'

export const COLLECTIONS = ['manuscripts', 'pictures', 'summaries', 'references', 'styles', 'settings'] as const
export type Collection = (typeof COLLECTIONS)[number]

/** True for a collection whose records never change: each has the hash of its value for its id. */
export const isNamedByHash = (collection: Collection): boolean => collection === 'pictures'

export interface RecordName {
  readonly collection: Collection
  readonly id: string
}

/** One change of one record. `value` is its JSON text, null where it was removed. */
export interface JournalEntry extends RecordName {
  readonly value: string | null
  /** SHA-256 of `value` in hex, empty for a removal; the host checks it before it acknowledges. */
  readonly hash: string
}

export interface JournalHead {
  /** Number of the last entry, counted from 1 over the life of the data folder. */
  readonly sequence: number
}

export interface JournalIndex extends JournalHead {
  /** Hash of the latest value of every living record. */
  readonly records: readonly (RecordName & { readonly hash: string })[]
  /** True when damage was found and the host fell back to a snapshot or skipped broken lines. */
  readonly repaired: boolean
}

export interface SnapshotInfo {
  readonly id: string
  readonly createdAt: string
  readonly sequence: number
  readonly bytes: number
}

export interface MenuState {
  readonly language: 'en' | 'zh-CN'
  readonly manuscriptOpen: boolean
}

export const HOST_ERROR_CODES = [
  'disk-full',
  'not-permitted',
  'not-found',
  'busy',
  'too-large',
  'read-failed',
  'write-failed',
  'bad-request',
  'refused',
  'disconnected'
] as const
export type HostErrorCode = (typeof HOST_ERROR_CODES)[number]

export interface HostError {
  readonly code: HostErrorCode
  /** A full English sentence that names the file or address. */
  readonly message: string
}
