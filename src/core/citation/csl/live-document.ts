import type { FormattedText } from '../formatted-text'
import type { BibliographyEntry } from '../processor'
import { distinguishes } from './distinguish'
import type { Formatter, Standing } from './formatter'
import type { Item } from './item'
import { LiveCitations } from './live-citations'
import { LiveEntries } from './live-entries'
import { LiveReferences } from './live-references'
import { findFirstNotes, type FirstNotes } from './positions'

/** One cite of a citation. */
export interface LiveCite {
  /** That of the item. */
  readonly id: string
  readonly item: Item
  readonly locator: string | undefined
  readonly label: string | undefined
  readonly prefix: string
  readonly suffix: string
}

/** `split` gives the first author apart from the rest; `names` the author alone. */
export type LiveMode = 'normal' | 'without-author' | 'split' | 'names'

/** One that stays as it is from one update to the next stays the same object: nothing of it is printed anew. */
export interface LiveCitation {
  readonly mode: LiveMode
  readonly cites: readonly LiveCite[]
}

/** A citation as printed; the same object as long as nothing in it changes. */
export interface LiveText {
  /** The author, where it stands apart. */
  readonly names: FormattedText
  readonly text: FormattedText
}

/** A document kept formatted: what is given is what a fresh run would give, only what changed is worked out anew. */
export interface LiveDocument {
  /** In the order of the citations. */
  readonly texts: readonly LiveText[]
  readonly entries: readonly BibliographyEntry[]
}

/** Formats a document again and again, with a style that stays. */
export class LiveFormatter {
  private readonly references: LiveReferences
  private readonly citations: LiveCitations
  private readonly entries: LiveEntries

  constructor(private readonly formatter: Formatter) {
    this.references = new LiveReferences(formatter)
    this.citations = new LiveCitations(formatter, this.references)
    this.entries = new LiveEntries(formatter)
  }

  /**
   * `items` are the references cited, each once, in the order of first citation. In a note style each citation is a note
   * of its own.
   */
  update(items: readonly Item[], citations: readonly LiveCitation[]): LiveDocument {
    const sorted = this.references.update(items, this.firstNotes(citations))
    return { texts: this.citations.update(citations), entries: this.entries.update(sorted) }
  }

  /** Undefined where they tell no references apart. */
  private firstNotes(citations: readonly LiveCitation[]): FirstNotes | undefined {
    const { isNote, knowsFirstNotes, citation } = this.formatter.style
    if (!isNote || !knowsFirstNotes || !distinguishes(citation)) return undefined
    return findFirstNotes(citations.map(({ cites }, index) => ({ cites, note: index + 1 })))
  }

  /** What the document says of a reference, as of the last update. */
  standingOf(item: Item): Standing {
    return this.references.of(item).standing
  }
}
