/** The identifiers of one work, each in its plain form: no resolver, no label, check digits verified. */
export interface Identifiers {
  readonly DOI?: string
  readonly PMID?: string
  /** With its prefix: `PMC3139813`. */
  readonly PMCID?: string
  /** Thirteen or ten digits without hyphens. */
  readonly ISBN?: string
  /** Of the journal, with its hyphen; names no work by itself. */
  readonly ISSN?: string
  /** Without its version: `1810.04805`, `hep-th/9901001`. */
  readonly arXiv?: string
  readonly NCT?: string
  readonly ChiCTR?: string
  /** Elsevier's article number, without punctuation: `S0140673621014318`. */
  readonly PII?: string
  /** Of a book or chapter in the NCBI Bookshelf: `NBK1825`. */
  readonly NBK?: string
}

export type IdentifierKind = keyof Identifiers

/** In the order in which they are shown and looked up. */
export const IDENTIFIER_KINDS: readonly IdentifierKind[] = [
  'DOI',
  'PMID',
  'PMCID',
  'arXiv',
  'ISBN',
  'NCT',
  'ChiCTR',
  'NBK',
  'PII',
  'ISSN'
]

/**
 * `certain`: written there, or built by a rule that the publisher keeps to. `likely`: a guess to confirm. `none`: an
 * address that gives no work away.
 */
export type Confidence = 'certain' | 'likely' | 'none'

/** What one text, link or file name stands for, and the rule that says so. */
export interface Identification {
  /**
   * `work`: one work, by its identifiers or by the publisher's own key. `listing`: a page of several works, such as a
   * search. `page`: any other address.
   */
  readonly kind: 'work' | 'listing' | 'page'
  readonly ids: Identifiers
  readonly url?: string
  readonly publisher?: string
  /** The publisher's key of the work where it has no identifier there: `CJFQ:SPZZ201412003` at CNKI. */
  readonly recordKey?: string
  /** Of a preprint: `v2`. */
  readonly version?: string
  readonly confidence: Confidence
  readonly rule: string
}

/** An identification and where it stands: offsets in UTF-16 units of the text. */
export interface LocatedIdentification extends Identification {
  readonly start: number
  readonly end: number
}

export const hasIdentifiers = (ids: Identifiers): boolean => IDENTIFIER_KINDS.some((kind) => ids[kind] !== undefined)

/** True when two sets of identifiers can be of one work: no kind of identifier differs, and at least one kind is new. */
export function mayBeOneWork(first: Identifiers, second: Identifiers): boolean {
  const clash = IDENTIFIER_KINDS.some((kind) => {
    const [a, b] = [first[kind], second[kind]]
    return a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase()
  })
  return !clash
}

/** One identification of both; the first one's rule and publisher lead, the weaker confidence stays. */
export function mergeIdentifications<T extends Identification>(first: T, second: Identification): T {
  const confidence = first.confidence === 'certain' && second.confidence === 'certain' ? 'certain' : 'likely'
  return { ...second, ...first, ids: { ...second.ids, ...first.ids }, kind: 'work', confidence }
}
