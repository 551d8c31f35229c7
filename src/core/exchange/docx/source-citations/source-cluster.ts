import type { CitationMode } from '#core/manuscript/citation'

/** A cited work as a file carries it; what it does not say is empty. */
export interface SourceWork {
  readonly title: string
  /** All that its authors are called, one behind the other. */
  readonly names: string
  readonly year: string
  readonly doi: string
}

/** A work within a citation, and how the citation cites it; what it does not say is empty. */
export interface SourceCite {
  /** What the file calls the work: cites that share one are of the same work. */
  readonly identities: readonly string[]
  /** Absent where the cite only names the work. */
  readonly work?: SourceWork
  readonly prefix: string
  readonly label: string
  readonly locator: string
  readonly suffix: string
}

/** A citation of a file as a second reading of its field tells it. */
export interface SourceCluster {
  readonly cites: readonly SourceCite[]
  readonly mode: CitationMode
}

/** A field or control, and what stands before it in its paragraph. */
export interface SourceField {
  readonly instruction: string
  /** Base64 that it carries. */
  readonly data: string
  readonly before: string
  /** The name that the control around it says stands before it. */
  readonly lead?: string
}

/** What of a file stands apart from the citations that need it. */
export interface SourceAside {
  /** Works that it keeps for Word, by their tags in small letters. */
  readonly works: ReadonlyMap<string, SourceWork>
  /** Instructions of citations between bookmarks, by the bookmark's name. */
  readonly bookmarks: ReadonlyMap<string, string>
}
