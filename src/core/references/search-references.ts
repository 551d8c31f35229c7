import { pinyin } from 'pinyin-pro'
import type { ReferenceId } from '#core/ids'
import { foldText } from './fold-text'
import { nameText } from './names'
import type { CslItem, CslName, Reference } from './reference'

/** Finds references by what a person remembers of them. Kept up to date one reference at a time. */
export interface ReferenceIndex {
  /** Adds a reference, or replaces the one with its id. */
  readonly put: (reference: Reference) => void
  readonly remove: (id: ReferenceId) => void
  /**
   * Makes references ready to be found for as long as `goOn` says; true once none waits. A search makes ready what still
   * waits: for a large library call this in pauses beforehand.
   */
  readonly prepare: (goOn: () => boolean) => boolean
  /**
   * Ids in rank order. The query's words must all occur, each in any field: author, title, year, journal, identifiers,
   * key, tags, abstract; Chinese also by pinyin, full or initials. An empty query gives all, in the order added.
   */
  readonly search: (query: string) => readonly ReferenceId[]
}

/** Points of a term by the field it is found in: anywhere, at the start of a word, at the start of the field. */
interface FieldRank {
  readonly within: number
  readonly word: number
  readonly start: number
}

const RANKS = {
  author: { within: 6, word: 14, start: 16 },
  year: { within: 2, word: 12, start: 12 },
  title: { within: 6, word: 9, start: 12 },
  key: { within: 4, word: 8, start: 14 },
  identifier: { within: 4, word: 6, start: 14 },
  container: { within: 2, word: 4, start: 5 },
  tag: { within: 3, word: 6, start: 8 }
} as const satisfies Record<string, FieldRank>

type FieldName = keyof typeof RANKS

interface IndexedField {
  readonly name: FieldName
  readonly text: string
}

/** Romanised Chinese of one field. A capital in `marked` is the start of a syllable in `text`, where a match may begin. */
interface PinyinField {
  readonly name: FieldName
  readonly text: string
  readonly marked: string
}

interface IndexedReference {
  readonly id: ReferenceId
  readonly fields: readonly IndexedField[]
  readonly pinyin: readonly PinyinField[]
  /** All of `fields` in one string: most references are ruled out by one scan of it. */
  readonly head: string
  /** The long texts, scanned only for terms that nothing else has. */
  readonly rest: string
  readonly year: number
}

/** An index of the given references. */
export function createReferenceIndex(references: Iterable<Reference> = []): ReferenceIndex {
  const indexed = new Map<ReferenceId, IndexedReference | undefined>()
  const waiting = new Map<ReferenceId, Reference>()
  const put = (reference: Reference): void => {
    indexed.set(reference.id, undefined)
    waiting.set(reference.id, reference)
  }
  const prepare = (goOn: () => boolean): boolean => {
    for (const [id, reference] of waiting) {
      if (!goOn()) return false
      indexed.set(id, indexReference(reference))
      waiting.delete(id)
    }
    return true
  }
  for (const reference of references) put(reference)
  return {
    put,
    remove: (id) => {
      indexed.delete(id)
      waiting.delete(id)
    },
    prepare,
    search: (query) => {
      const phrase = foldText(query)
      const terms = phrase.split(/[\s,;，；、]+/).filter((term) => term !== '')
      if (terms.length === 0) return [...indexed.keys()]
      prepare(() => true)
      return rank(indexed.values(), terms, phrase)
    }
  }
}

function rank(
  indexed: Iterable<IndexedReference | undefined>,
  terms: readonly string[],
  phrase: string
): readonly ReferenceId[] {
  const hits: { readonly entry: IndexedReference; readonly points: number }[] = []
  for (const entry of indexed) {
    const points = entry === undefined ? 0 : scoreEntry(entry, terms, phrase)
    if (entry !== undefined && points > 0) hits.push({ entry, points })
  }
  hits.sort((a, b) => b.points - a.points || b.entry.year - a.entry.year)
  return hits.map((hit) => hit.entry.id)
}

function scoreEntry(entry: IndexedReference, terms: readonly string[], phrase: string): number {
  let points = 0
  for (const term of terms) {
    const named = entry.head.includes(term) ? bestField(entry.fields, term) : 0
    const romanised = entry.pinyin.length > 0 && /^[a-z]{2,}$/.test(term) ? bestPinyin(entry.pinyin, term) : 0
    const best = Math.max(named, romanised)
    if (best === 0 && !entry.rest.includes(term)) return 0
    points += best === 0 ? 1 : best
  }
  const title = terms.length > 1 ? entry.fields.find((field) => field.name === 'title') : undefined
  return points + (title?.text.includes(phrase) ? RANKS.title.start : 0)
}

function bestField(fields: readonly IndexedField[], term: string): number {
  let best = 0
  for (const field of fields) {
    const rank = RANKS[field.name]
    if (rank.start <= best) continue
    const at = field.text.indexOf(term)
    if (at === -1) continue
    const points = at === 0 ? rank.start : startsWord(field.text, term, at) ? rank.word : rank.within
    if (points > best) best = points
  }
  return best
}

function startsWord(text: string, term: string, first: number): boolean {
  for (let at = first; at !== -1; at = text.indexOf(term, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || /\p{Script=Han}/u.test(text.charAt(at))) return true
  }
  return false
}

function bestPinyin(fields: readonly PinyinField[], term: string): number {
  let best = 0
  for (const field of fields) {
    for (let at = field.text.indexOf(term); at !== -1; at = field.text.indexOf(term, at + 1)) {
      const initial = field.marked.charCodeAt(at)
      if (initial < 65 || initial > 90) continue
      const rank = RANKS[field.name]
      best = Math.max(best, at === 0 ? rank.start - 1 : rank.word - 1)
      break
    }
  }
  return best
}

function indexReference(reference: Reference): IndexedReference {
  const { item } = reference
  const names = [...(item.author ?? []), ...(item.editor ?? []), ...(item.translator ?? [])]
  const year = item.issued?.['date-parts']?.[0]?.[0]
  const texts: readonly (readonly [FieldName, string])[] = [
    ['author', names.map(searchableName).join(' \n ')],
    ['year', year === undefined ? (item.issued?.literal ?? '') : String(year)],
    ['title', stripMarkup([item.title, item['title-short']].filter(Boolean).join(' \n '))],
    ['key', reference.key],
    ['identifier', identifiers(item)],
    [
      'container',
      [item['container-title'], item['container-title-short'], item.publisher].filter(Boolean).join(' \n ')
    ],
    ['tag', reference.tags.join(' \n ')]
  ]
  const fields = texts.flatMap(([name, text]) => (text === '' ? [] : [{ name, text: foldText(text) }]))
  return {
    id: reference.id,
    fields,
    pinyin: [
      ...names.flatMap(namePinyin),
      ...textPinyin('title', item.title),
      ...textPinyin('container', item['container-title'])
    ],
    head: fields.map((field) => field.text).join('\n'),
    rest: foldText([item.abstract, item.note, item['keyword']].filter((text) => typeof text === 'string').join(' \n ')),
    year: year ?? 0
  }
}

/** Both orders, so that `smith john` and `john smith` find the name, and `张伟` is found as one word. */
function searchableName(name: CslName): string {
  const shown = nameText(name)
  const inverted = [name['non-dropping-particle'], name.family, name.given].filter(Boolean).join(' ')
  return shown === inverted || inverted === '' ? shown : `${inverted} \n ${shown}`
}

function identifiers(item: CslItem): string {
  const values = [item.DOI, item.PMID, item.PMCID, item.ISBN, item.ISSN, item.URL, item.number]
  return values.filter((value) => typeof value === 'string').join(' \n ')
}

const stripMarkup = (text: string): string => text.replace(/<\/?(?:i|b|sup|sub|span)(?:\s[^<>]*)?>/gi, '')

const HAN = /\p{Script=Han}/u

function namePinyin(name: CslName): readonly PinyinField[] {
  const family = name.family ?? name.literal ?? ''
  if (!HAN.test(family)) return []
  const familySyllables = syllables(family, name.family === undefined ? 'off' : 'head')
  const givenSyllables = syllables(name.given ?? '', 'off')
  return [
    ...pinyinFields('author', [...familySyllables, ...givenSyllables]),
    ...(givenSyllables.length > 0 ? pinyinFields('author', [...givenSyllables, ...familySyllables]) : [])
  ]
}

function textPinyin(name: FieldName, text: string | undefined): readonly PinyinField[] {
  return text !== undefined && HAN.test(text) ? pinyinFields(name, syllables(stripMarkup(text), 'off')) : []
}

function syllables(text: string, surname: 'head' | 'off'): readonly string[] {
  if (text === '') return []
  return pinyin(text, { toneType: 'none', type: 'array', v: true, surname })
    .map((syllable) => foldText(syllable).replace(/[^a-z]/g, ''))
    .filter((syllable) => syllable !== '')
}

function pinyinFields(name: FieldName, parts: readonly string[]): readonly PinyinField[] {
  const initials = parts.map((part) => part.charAt(0)).join('')
  const full = parts.join('')
  const marked = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
  const fields = [
    { name, text: full, marked },
    { name, text: initials, marked: initials.toUpperCase() }
  ]
  return full.includes('v')
    ? [...fields, { name, text: full.replaceAll('v', 'u'), marked: marked.replaceAll('v', 'u') }]
    : fields
}
