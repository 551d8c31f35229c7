import type { FindingValues } from '#core/finding'
import type { BibtexField, SplitEntry } from './split-bibtex'

/** Called with what is wrong with a reference between entries. */
type Warn = (message: string, values: FindingValues) => void

const PART_OF_BOOK = /^(?:inbook|bookinbook|suppbook)$/
const PART = /^(?:inbook|bookinbook|suppbook|incollection|suppcollection|inreference|inproceedings|conference)$/
const MULTI_VOLUME = /^mv/
const TITLES = ['title', 'subtitle', 'titleaddon'] as const

/** Fields that belong to one entry alone, after the BibLaTeX manual's appendix on inheritance. */
const OWN_FIELDS: ReadonlySet<string> = new Set(
  (
    'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring ' +
    'relatedtype shortauthor shorteditor shorthand shorttitle indextitle indexsorttitle sortkey sortname sorttitle ' +
    'sortyear keywords keyword abstract annotation annote file note'
  ).split(' ')
)

/** Fields of which one stands for the others, so that an own `year` keeps out an inherited `date`. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['date', 'year'],
  ['journaltitle', 'journal'],
  ['location', 'address'],
  ['institution', 'school']
]

/**
 * The entry with all that it inherits: by `xdata` from data containers, then by `crossref` from its parent, which first
 * gets what its own parents give. A parent that is missing is named, and so is a cycle, from which nothing is inherited.
 */
export function inheritFields(entry: SplitEntry, byKey: ReadonlyMap<string, SplitEntry>, warn: Warn): SplitEntry {
  if (!entry.fields.has('crossref') && !entry.fields.has('xdata')) return entry
  return resolve(entry, byKey, warn, new Set([entry])) ?? withData(entry, byKey, new Set())
}

/** Undefined where the entry is part of a cycle. */
function resolve(
  entry: SplitEntry,
  byKey: ReadonlyMap<string, SplitEntry>,
  warn: Warn,
  seen: ReadonlySet<SplitEntry>
): SplitEntry | undefined {
  const own = withData(entry, byKey, new Set())
  const key = own.fields.get('crossref')?.value.trim() ?? ''
  if (key === '') return own
  const parent = byKey.get(key.toLowerCase())
  if (!parent) {
    warn(`entry ${entry.key} refers to ${key} by crossref, which is not in the file.`, {
      key: entry.key,
      target: key,
      reason: 'missing'
    })
    return own
  }
  if (seen.has(parent)) {
    warn(`entry ${entry.key} refers back to itself by crossref; nothing was inherited.`, {
      key: entry.key,
      reason: 'circle'
    })
    return undefined
  }
  const whole = resolve(parent, byKey, warn, new Set([...seen, parent]))
  return whole && withParent(own, whole)
}

/** BibLaTeX keeps what several entries share in an entry of its own, named by `xdata`; such entries may name others. */
function withData(entry: SplitEntry, byKey: ReadonlyMap<string, SplitEntry>, seen: Set<SplitEntry>): SplitEntry {
  const keys = entry.fields.get('xdata')?.value.split(',') ?? []
  if (keys.length === 0 || seen.has(entry)) return entry
  seen.add(entry)
  const fields = new Map(entry.fields)
  for (const key of keys) {
    const source = byKey.get(key.trim().toLowerCase())
    if (source?.type !== 'xdata') continue
    for (const [name, field] of withData(source, byKey, seen).fields) if (!fields.has(name)) fields.set(name, field)
  }
  fields.delete('xdata')
  return { ...entry, fields }
}

function withParent(child: SplitEntry, parent: SplitEntry): SplitEntry {
  const fields = new Map(child.fields)
  const add = (name: string, field: BibtexField): void => {
    const names = ALTERNATIVES.find((group) => group.includes(name)) ?? [name]
    if (!names.some((one) => child.fields.has(one))) fields.set(name, { ...field, name })
  }
  for (const [name, field] of parent.fields) {
    if (OWN_FIELDS.has(name)) continue
    for (const target of inheritedNames(name, child.type, parent.type)) add(target, field)
  }
  fields.delete('crossref')
  return { ...child, fields }
}

/** What a field of the parent is called in the child: the title of a book is the `booktitle` of its chapter. */
function inheritedNames(name: string, child: string, parent: string): readonly string[] {
  if (TITLES.some((title) => title === name)) {
    const prefix = titlePrefix(child, parent)
    if (prefix === 'journal') return [name === 'title' ? 'journaltitle' : `journal${name}`]
    return prefix === undefined ? [] : [`${prefix}${name}`]
  }
  const isBook = parent === 'book' || parent === 'mvbook'
  if (name === 'author' && isBook && PART_OF_BOOK.test(child)) return ['author', 'bookauthor']
  if (name === 'author' && isBook && PART.test(child)) return ['bookauthor']
  return [name]
}

function titlePrefix(child: string, parent: string): 'main' | 'book' | 'journal' | undefined {
  if (MULTI_VOLUME.test(parent)) return 'main'
  if (PART.test(child)) return 'book'
  return parent === 'periodical' ? 'journal' : undefined
}
