import type { Finding, Place } from '#core/finding'
import { sentenceStart } from './sentence-start'
import { normaliseName, parseName } from '#core/references/names'
import type { CslItem, CslName } from '#core/references/reference'
import { isBracedName, parsePlainBibtexName, splitBibtexNames } from './bibtex-names'
import { mapBibtex, type BibtexEntry } from './citation-js'
import { completeBibtexItem, PRIVATE_FIELD, subtypeToType } from './complete-bibtex-item'
import { replaceKnownCommands } from './latex-commands'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { splitBibtex, type BibtexField, type SplitEntry } from './split-bibtex'

/** Fields that hold names, and the CSL variable of each that is mapped here. */
const NAME_FIELDS: ReadonlyMap<string, string> = new Map([
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author']
])

/**
 * Reads BibTeX and BibLaTeX. Each entry is decoded on its own: one that cannot be costs no other one, a value that
 * cannot be is kept as plain text and named. Entries inherit by `crossref`; a cycle is named and not followed.
 */
export function readBibtex(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const { entries, findings: splitFindings } = splitBibtex(file, text)
  const findings = [...splitFindings]
  const byKey = new Map<string, SplitEntry>()
  for (const entry of entries) {
    const key = entry.key.toLowerCase()
    if (key !== '' && byKey.has(key)) findings.push(keyTwice(file, entry))
    else byKey.set(key, entry)
  }
  const works = entries.filter((entry) => entry.type !== 'xdata')
  const items = works.map((entry, index) => {
    const item = readEntry(file, withXdata(entry, byKey), byKey, findings)
    onProgress?.(index + 1, works.length)
    return item
  })
  return { items, findings: findings.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0)) }
}

function keyTwice(file: string, entry: SplitEntry): Finding {
  const message = `The key ${entry.key} is used before; both entries were imported, the later under a new key.`
  return {
    severity: 'warning',
    code: 'key-twice',
    message,
    place: { file, line: entry.line, part: `entry ${entry.key}` }
  }
}

function readEntry(
  file: string,
  entry: SplitEntry,
  byKey: ReadonlyMap<string, SplitEntry>,
  findings: Finding[]
): CslItem {
  const place: Place = { file, line: entry.line, part: `entry ${entry.key}` }
  const parents = findParents(entry, byKey, (message) => {
    findings.push({ severity: 'warning', code: 'crossref-unresolved', message: sentenceStart(message), place })
  })
  const attachment = entry.fields.get('file') ?? entry.fields.get('pdf')
  if (attachment) {
    const message = `The attachment of entry ${entry.key} was not imported: paths in reference files are never opened.`
    findings.push({
      severity: 'info',
      code: 'attachment-left-out',
      message,
      place: { ...place, line: attachment.line }
    })
  }
  const decoder = new EntryDecoder(file, entry, findings)
  const mapped = decoder.decode(parents)
  return normaliseItem(completeBibtexItem(mapped, entry), place, findings)
}

/** BibLaTeX keeps what several entries share in an entry of its own, named by `xdata`. */
function withXdata(entry: SplitEntry, byKey: ReadonlyMap<string, SplitEntry>): SplitEntry {
  const shared = entry.fields.get('xdata')?.value.split(',') ?? []
  const fields = new Map(entry.fields)
  for (const key of shared) {
    const source = byKey.get(key.trim().toLowerCase())
    if (source?.type !== 'xdata') continue
    for (const [name, field] of source.fields) if (!fields.has(name)) fields.set(name, field)
  }
  fields.delete('xdata')
  return { ...entry, fields }
}

function findParents(
  entry: SplitEntry,
  byKey: ReadonlyMap<string, SplitEntry>,
  warn: (message: string) => void
): readonly SplitEntry[] {
  const parents: SplitEntry[] = []
  const seen = new Set([entry])
  for (let child = entry; ;) {
    const key = child.fields.get('crossref')?.value.trim()
    if (key === undefined || key === '') return parents
    const parent = byKey.get(key.toLowerCase())
    if (!parent) {
      warn(`entry ${entry.key} refers to ${key} by crossref, which is not in the file.`)
      return parents
    }
    if (seen.has(parent)) {
      warn(`entry ${entry.key} refers back to itself by crossref; nothing was inherited.`)
      return []
    }
    seen.add(parent)
    parents.push(parent)
    child = parent
  }
}

/** Decodes one entry by way of citation-js, falling back field by field where it throws. */
class EntryDecoder {
  constructor(
    private readonly file: string,
    private readonly entry: SplitEntry,
    private readonly findings: Finding[]
  ) {}

  decode(parents: readonly SplitEntry[]): Record<string, unknown> {
    const chain = parents.map(toParentEntry)
    return { ...withoutNames(this.decodeFields(chain)), ...this.decodeNames(parents) }
  }

  private decodeFields(chain: readonly BibtexEntry[]): Readonly<Record<string, unknown>> {
    return this.attempt(toBibtexEntry(this.entry), chain) ?? this.decodeFieldwise(chain)
  }

  private attempt(entry: BibtexEntry, chain: readonly BibtexEntry[]): Readonly<Record<string, unknown>> | undefined {
    try {
      return mapBibtex(inheritFrom(entry, chain), chain)
    } catch {
      return undefined
    }
  }

  private decodeFieldwise(chain: readonly BibtexEntry[]): Readonly<Record<string, unknown>> {
    const { type, label, properties } = toBibtexEntry(this.entry)
    const readable: Record<string, string> = {}
    for (const [name, value] of Object.entries(properties)) {
      try {
        mapBibtex({ type, label, properties: { [name]: value } }, [])
        readable[name] = value
      } catch {
        readable[name] = value.replace(/[\\{}$]/g, '')
        this.warnField(name, `the LaTeX of “${name}” could not be read; its text was kept without commands.`)
      }
    }
    return (
      this.attempt({ type, label, properties: readable }, chain) ??
      this.attempt({ type, label, properties: readable }, []) ?? {
        type: 'document',
        title: readable['title']
      }
    )
  }

  private decodeNames(parents: readonly SplitEntry[]): Record<string, readonly CslName[]> {
    const decoded: Record<string, readonly CslName[]> = {}
    for (const [field, variable] of NAME_FIELDS) {
      const source = this.entry.fields.get(field) ?? inheritedNames(field, this.entry.type, parents)
      const names = source ? this.decodeNameList(source) : []
      if (names.length > 0) decoded[variable] = names
    }
    return decoded
  }

  private decodeNameList({ name: field, value }: BibtexField): readonly CslName[] {
    const written = splitBibtexNames(value)
    if (written.length === 0 && /[^\s{}]/.test(value) && !/^\W*others\W*$/i.test(value)) {
      this.warnField(field, `no name could be read from “${field}”.`)
    }
    return written.flatMap((text) => {
      const name = isBracedName(text) ? this.decodeLiteral(text) : this.decodeName(text)
      return name ? [name] : []
    })
  }

  private decodeLiteral(text: string): CslName | undefined {
    const title = mapField('title', text)
    return { literal: (typeof title === 'string' ? title : text.replace(/[{}\\]/g, '')).trim() }
  }

  private decodeName(text: string): CslName | undefined {
    if (!/[,{}\\=]/.test(text) && text.length <= 300) return parseName(text.replaceAll('~', ' '))
    const separators = text.match(/,/g)?.length ?? 0
    const isList = /\b(?:family|given)\s*=/.test(text)
    const mapped =
      text.length <= 300 && separators <= (isList ? 6 : 2) ? mapField('author', replaceKnownCommands(text)) : undefined
    const first: unknown = Array.isArray(mapped) ? mapped[0] : undefined
    if (typeof first === 'object' && first !== null) return normaliseName({ ...first })
    this.warnField('author', `the name “${text.slice(0, 40)}” could not be read and was kept as text.`)
    return parsePlainBibtexName(text)
  }

  private warnField(name: string, message: string): void {
    const line = this.entry.fields.get(name)?.line ?? this.entry.line
    const place = { file: this.file, line, part: `entry ${this.entry.key}` }
    this.findings.push({ severity: 'warning', code: 'field-unreadable', message: sentenceStart(message), place })
  }
}

/** The CSL value of one field decoded alone; undefined where it cannot be. */
function mapField(name: string, value: string): unknown {
  try {
    return mapBibtex({ type: 'misc', label: '', properties: { [name]: value } }, [])[name]
  } catch {
    return undefined
  }
}

/** A book's author is also the author of the book that a part of it names. */
function inheritedNames(field: string, type: string, parents: readonly SplitEntry[]): BibtexField | undefined {
  const isBookPart = /^(?:inbook|bookinbook|suppbook)$/.test(type)
  const from = field === 'bookauthor' && isBookPart ? 'author' : field
  return parents.find((parent) => parent.fields.has(from))?.fields.get(from)
}

const VERBATIM_FIELDS: ReadonlySet<string> = new Set(['doi', 'url', 'eprint', 'howpublished', 'urldate', 'date'])

function toBibtexEntry(entry: SplitEntry): BibtexEntry {
  const properties: Record<string, string> = {}
  for (const { name, value } of entry.fields.values()) {
    if (PRIVATE_FIELD.test(name) || NAME_FIELDS.has(name) || name === 'crossref' || value.trim() === '') continue
    properties[name] = VERBATIM_FIELDS.has(name) ? value : replaceKnownCommands(value)
  }
  if (subtypeToType(properties['entrysubtype']) !== undefined) delete properties['entrysubtype']
  return { type: entry.type, label: entry.key, properties }
}

/** citation-js throws where a book that is inherited from has no author; the name given here is dropped again. */
function toParentEntry(entry: SplitEntry, index: number, parents: readonly SplitEntry[]): BibtexEntry {
  const own = toBibtexEntry(entry)
  const next = parents[index + 1]
  return { ...own, properties: { ...own.properties, author: 'x', ...(next && { crossref: next.key }) } }
}

function inheritFrom(entry: BibtexEntry, chain: readonly BibtexEntry[]): BibtexEntry {
  const parent = chain[0]
  return parent ? { ...entry, properties: { ...entry.properties, crossref: parent.label } } : entry
}

function withoutNames(mapped: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...mapped }
  for (const variable of NAME_FIELDS.values()) delete rest[variable]
  return rest
}
