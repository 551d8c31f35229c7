import type { Finding } from '#core/finding'
import type { CslItem, Reference } from '#core/references/reference'
import type { WritableFormat } from '../references/reference-format'
import { readReferences } from '../references/read-references'

/** A reference as a file names it. */
export interface NamedItem {
  readonly key: string
  readonly item: CslItem
}

/** The fields that every list of references prints from. */
const FIELDS =
  'author editor translator title container-title issued volume issue edition publisher publisher-place page number ISBN DOI PMID PMCID URL abstract note'.split(' ') // prettier-ignore

/** What of the references the file beside a text lacks when it is read back, by the keys that the text cites. */
export function findLostEntries(
  references: readonly Reference[],
  { bytes, format }: { readonly bytes: Uint8Array; readonly format: WritableFormat },
  code: string
): readonly Finding[] {
  if (references.length === 0) return []
  const read = readBack(bytes, format).map((item) => ({ key: keyOf(item), item }))
  return findLostReferences(references, read, code, FIELDS)
}

/** JSON says the same to every reader, so that it is only parsed: what tidies items up takes its time. */
function readBack(bytes: Uint8Array, format: WritableFormat): readonly CslItem[] {
  if (format === 'csl-json') return JSON.parse(new TextDecoder().decode(bytes)) as readonly CslItem[]
  return readReferences('references', bytes, { format: format === 'biblatex' ? 'bibtex' : format }).items
}

function keyOf({ id, 'citation-key': key }: CslItem): string {
  return typeof key === 'string' ? key : id
}

/**
 * What of the references that were written is not in those that were read back: whole ones, and fields with a
 * word that stands in no field of the same reference, each told with its key. `fields` are those that the form has a place for.
 */
export function findLostReferences(
  written: readonly NamedItem[],
  read: readonly NamedItem[],
  code: string,
  fields: readonly string[]
): readonly Finding[] {
  const found = new Map(read.map(({ key, item }) => [key, item]))
  return written.flatMap(({ key, item }) => {
    const back = found.get(key)
    // One that says nothing has no entry.
    if (!back && !fields.some((field) => item[field] !== undefined)) return []
    if (!back) return [lossOfReference(key, item.title ?? key, code)]
    const other = fields.filter((field) => !isSame(item[field], back[field]))
    if (other.length === 0) return []
    const held = textsOf(Object.values(back)).map((text) => wordsIn(text).join(''))
    const lost = other.filter((field) => !isHeld(field, item[field], held))
    return lost.length === 0 ? [] : [lossOfReference(key, lost.join(', '), code)]
  })
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

const IDENTIFIERS: ReadonlySet<string> = new Set(['DOI', 'PMID', 'PMCID', 'ISBN', 'URL'])

/** Identifiers stand somewhere as a whole, of other fields every word. */
function isHeld(field: string, value: unknown, held: readonly string[]): boolean {
  const texts = textsOf(value).map(wordsIn)
  const wanted = IDENTIFIERS.has(field) ? texts.map((words) => words.join('')) : texts.flat()
  return wanted.every((word) => held.some((text) => text.includes(word)))
}

/** The texts and numbers of a field, without their markup. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return [value.replace(/<[^<>]*>/gu, '').replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, '')]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) => (MEMBERS.has(member) ? textsOf(inner) : []))
}

/** What of a name or date is said in every form; services add other members of their own. */
const MEMBERS: ReadonlySet<string> = new Set(
  'family given literal suffix non-dropping-particle dropping-particle date-parts raw'.split(' ')
)

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

function lossOfReference(key: string, shown: string, code: string): Finding {
  return {
    severity: 'error',
    code: `${code}-reference-lost`,
    message: `Reference “${key}” was lost or changed: “${shown}”. Do not use the result; please report this.`,
    place: { part: key },
    values: { key, shown: `${key}: ${shown}` }
  }
}
