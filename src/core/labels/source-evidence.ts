import { normaliseDoi } from '#core/references/equal-reference'
import { foldText } from '#core/references/fold-text'
import type { CslItem } from '#core/references/reference'
import type { SourceEntry } from './source-label'

/** What a reference shows of the source it comes from, or what speaks against the source of a label. */
export type SourceEvidence =
  | { readonly kind: 'doi-prefix'; readonly prefix: string }
  | { readonly kind: 'issn'; readonly issn: string }
  | { readonly kind: 'url-host'; readonly host: string }
  | { readonly kind: 'container'; readonly name: string }
  | { readonly kind: 'publisher'; readonly name: string }
  | { readonly kind: 'identifier'; readonly identifier: 'DOI' | 'PMID' | 'PMCID' | 'ISBN'; readonly value: string }
  /** The DOI belongs to someone else: `owner` is the name of its registrant where the lexicon knows it. */
  | { readonly kind: 'against'; readonly expected: string; readonly prefix: string; readonly owner: string | undefined }

/** How surely each kind of evidence says that a work comes from a source. */
const WEIGHTS: Readonly<Record<SourceEvidence['kind'], number>> = {
  'url-host': 0.95,
  issn: 0.95,
  'doi-prefix': 0.9,
  container: 0.8,
  publisher: 0.7,
  identifier: 0.6,
  against: 0
}

/** Sources that hold works of every publisher: a foreign DOI says nothing against them. */
const AGGREGATES: ReadonlySet<SourceEntry['kind']> = new Set([
  'database',
  'registry',
  'encyclopedia',
  'news',
  'website'
])

/**
 * Evidence that the item comes from the source that a label names, strongest first, and its weight from 0 (none) to 1.
 * A name that the lexicon does not know is compared with host, journal and publisher as it stands.
 */
export function findSourceEvidence(
  name: string,
  entry: SourceEntry | undefined,
  item: CslItem,
  lexicon: readonly SourceEntry[]
): { readonly weight: number; readonly found: readonly SourceEvidence[] } {
  const source = createSourceTest(name, entry, lexicon)
  return { weight: source.weightOf(item), found: source.evidenceOf(item) }
}

/** A source that many items are compared with. */
export interface SourceTest {
  readonly weightOf: (item: CslItem) => number
  readonly evidenceOf: (item: CslItem) => readonly SourceEvidence[]
}

/** The same for many items: what is asked is prepared once, and weighing puts nothing into words. */
export function createSourceTest(
  name: string,
  entry: SourceEntry | undefined,
  lexicon: readonly SourceEntry[]
): SourceTest {
  const source = entry ?? unknownSource(name)
  const namesSource = createNameTest(source)
  const find = (item: CslItem): readonly SourceEvidence[] => {
    let found = NONE
    const add = (more: readonly SourceEvidence[]): void => {
      if (more.length > 0) found = [...found, ...more]
    }
    add(hostEvidence(source, item))
    add(issnEvidence(source, item))
    add(doiEvidence(source, item))
    add(nameEvidence(namesSource, item))
    add(identifierEvidence(source, item))
    return found
  }
  return {
    weightOf: (item) => 1 - find(item).reduce((product, evidence) => product * (1 - WEIGHTS[evidence.kind]), 1),
    evidenceOf: (item) => {
      const found = find(item)
      if (found.length === 0) return foreignDoi(source, item, lexicon)
      return found.toSorted((a, b) => WEIGHTS[b.kind] - WEIGHTS[a.kind])
    }
  }
}

function unknownSource(name: string): SourceEntry {
  const host = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(name) ? [name.toLowerCase().replace(/^www\./, '')] : []
  return { id: '', name, kind: 'website', aliases: [name], domains: host }
}

const NONE: readonly SourceEvidence[] = []

function hostEvidence(source: SourceEntry, item: CslItem): readonly SourceEvidence[] {
  if (item.URL === undefined || source.domains.length === 0) return NONE
  const host = hostOf(item.URL)
  if (host === undefined) return NONE
  const matches = source.domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
  return matches ? [{ kind: 'url-host', host }] : NONE
}

function hostOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  try {
    return new URL(address).hostname.toLowerCase().replace(/^www\./, '')
  } catch {
    return undefined
  }
}

function issnEvidence(source: SourceEntry, item: CslItem): readonly SourceEvidence[] {
  const issn = source.issns?.find((known) => item.ISSN?.toUpperCase().includes(known.toUpperCase()))
  return issn === undefined ? NONE : [{ kind: 'issn', issn }]
}

const doiPrefix = (item: CslItem): string | undefined => /^10\.\d{4,9}(?=\/)/.exec(normaliseDoi(item.DOI ?? ''))?.[0]

function doiEvidence(source: SourceEntry, item: CslItem): readonly SourceEvidence[] {
  if (source.doiPrefixes === undefined) return NONE
  const doi = normaliseDoi(item.DOI ?? '')
  const prefix = source.doiPrefixes?.find((known) => doi.startsWith(known.includes('/') ? known : `${known}/`))
  return prefix === undefined ? NONE : [{ kind: 'doi-prefix', prefix }]
}

function nameEvidence(namesSource: (text: string) => boolean, item: CslItem): readonly SourceEvidence[] {
  const container = item['container-title']
  const isContainer = container !== undefined && namesSource(container)
  const isPublisher = item.publisher !== undefined && namesSource(item.publisher)
  if (!isContainer && !isPublisher) return NONE
  return [
    ...(isContainer ? [{ kind: 'container' as const, name: container }] : []),
    ...(isPublisher ? [{ kind: 'publisher' as const, name: item.publisher }] : [])
  ]
}

/** A pattern with a space at its end matches what starts with it, any other only the whole; so do the aliases. */
function createNameTest({ containers = [], aliases }: SourceEntry): (text: string) => boolean {
  const patterns = [...containers, ...aliases]
  const starts = patterns.filter((pattern) => pattern.endsWith(' ')).map((pattern) => `${foldText(pattern)} `)
  const wholes = new Set(patterns.filter((pattern) => !pattern.endsWith(' ')).map(foldText))
  // Journals repeat: a library has far fewer of them than works.
  const known = new Map<string, boolean>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const folded = foldText(text).replace(/^the /, '')
    const matches = wholes.has(folded) || starts.some((start) => folded.startsWith(start))
    known.set(text, matches)
    return matches
  }
}

function identifierEvidence(source: SourceEntry, item: CslItem): readonly SourceEvidence[] {
  for (const identifier of source.identifiers ?? []) {
    const value = item[identifier]
    if (value !== undefined && value !== '') return [{ kind: 'identifier', identifier, value }]
  }
  return []
}

function foreignDoi(source: SourceEntry, item: CslItem, lexicon: readonly SourceEntry[]): readonly SourceEvidence[] {
  const prefix = doiPrefix(item)
  if (prefix === undefined || source.doiPrefixes === undefined || AGGREGATES.has(source.kind)) return []
  return [{ kind: 'against', expected: source.name, prefix, owner: ownersOf(lexicon).get(prefix) }]
}

const owners = new WeakMap<readonly SourceEntry[], ReadonlyMap<string, string>>()

/** The publisher of each DOI prefix that a lexicon knows. */
function ownersOf(lexicon: readonly SourceEntry[]): ReadonlyMap<string, string> {
  const known = owners.get(lexicon)
  if (known) return known
  const rows = lexicon.filter((row) => row.kind === 'publisher').toReversed()
  const made = new Map(rows.flatMap((row) => (row.doiPrefixes ?? []).map((prefix) => [prefix, row.name] as const)))
  owners.set(lexicon, made)
  return made
}
