import { pinyin } from 'pinyin-pro'
import type { ReferenceId } from '#core/ids'
import { foldText } from './fold-text'
import { nameText } from './names'
import { plainTitle } from './title-markup'
import type { CslItem, CslName, Reference } from './reference'

/** The fields of a head in the order they stand in it. */
export const HEAD_FIELDS = ['author', 'year', 'title', 'key', 'identifier', 'container', 'tag'] as const
export type HeadField = (typeof HEAD_FIELDS)[number]

/** Texts one after the other, with what field each belongs to and where it ends. */
export interface FieldTexts {
  readonly text: string
  /** For each field of `HEAD_FIELDS` its end in `text`; the next one begins behind the line end there. */
  readonly ends: readonly number[]
}

/** A reference as it is searched: every text folded, Chinese romanised. Two or three strings a reference, not thirty. */
export interface IndexedReference {
  readonly id: ReferenceId
  /** What is short and asked for most: most references are ruled out by one scan of it. */
  readonly head: FieldTexts
  /** Pinyin, full and initials, in `text`; a capital in `marked` is the start of a syllable, where a match may begin. */
  readonly pinyin: (FieldTexts & { readonly marked: string }) | undefined
  readonly abstract: string
  readonly notes: string
  readonly type: string
  /** 0 where it is not known. */
  readonly year: number
}

/** Folds and romanises a reference for the search. */
export function indexReference(reference: Reference): IndexedReference {
  const { item } = reference
  const names = [...(item.author ?? []), ...(item.editor ?? []), ...(item.translator ?? [])]
  const year = item.issued?.['date-parts']?.[0]?.[0]
  const texts: Readonly<Record<HeadField, string>> = {
    author: names.map(searchableName).join(' \n '),
    year: year === undefined ? (item.issued?.literal ?? '') : String(year),
    title: plainTitle(joined(item.title, item['title-short'])),
    key: reference.key,
    identifier: joined(item.DOI, item.PMID, item.PMCID, item.ISBN, item.ISSN, item.URL, item.number),
    container: joined(item['container-title'], item['container-title-short'], item.publisher),
    tag: reference.tags.join(' \n ')
  }
  return {
    id: reference.id,
    head: joinFields((field) => foldText(texts[field])),
    pinyin: romanise(item, names),
    abstract: foldText(joined(item.abstract)),
    notes: foldText(joined(reference.notes, item.note, item['keyword'])),
    type: item.type.toLowerCase(),
    year: year ?? 0
  }
}

function joinFields(textOf: (field: HeadField) => string): FieldTexts {
  const texts = HEAD_FIELDS.map(textOf)
  let end = -1
  return { text: texts.join('\n'), ends: texts.map((text) => (end += 1 + text.length)) }
}

const joined = (...values: readonly unknown[]): string =>
  values.filter((value) => typeof value === 'string' && value !== '').join(' \n ')

/** Both orders, so that `smith john` and `john smith` find the name, and `张伟` is found as one word. */
function searchableName(name: CslName): string {
  const shown = nameText(name)
  const inverted = [name['non-dropping-particle'], name.family, name.given].filter(Boolean).join(' ')
  return shown === inverted || inverted === '' ? shown : `${inverted} \n ${shown}`
}

const HAN = /\p{Script=Han}/u

function romanise(item: CslItem, names: readonly CslName[]): IndexedReference['pinyin'] {
  const marked: Partial<Record<HeadField, string>> = {
    author: names.flatMap(namePinyin).join(' '),
    title: textPinyin(item.title).join(' '),
    container: textPinyin(item['container-title']).join(' ')
  }
  if (!marked.author && !marked.title && !marked.container) return undefined
  const texts = joinFields((field) => marked[field] ?? '')
  return { text: texts.text.toLowerCase(), marked: texts.text, ends: texts.ends }
}

function namePinyin(name: CslName): readonly string[] {
  const family = name.family ?? name.literal ?? ''
  if (!HAN.test(family)) return []
  const familySyllables = syllables(family, name.family === undefined ? 'off' : 'head')
  const givenSyllables = syllables(name.given ?? '', 'off')
  return [
    ...markSyllables([...familySyllables, ...givenSyllables]),
    ...(givenSyllables.length > 0 ? markSyllables([...givenSyllables, ...familySyllables]) : [])
  ]
}

const textPinyin = (text: string | undefined): readonly string[] =>
  text !== undefined && HAN.test(text) ? markSyllables(syllables(plainTitle(text), 'off')) : []

function syllables(text: string, surname: 'head' | 'off'): readonly string[] {
  if (text === '') return []
  return pinyin(text, { toneType: 'none', type: 'array', v: true, surname })
    .map((syllable) => foldText(syllable).replace(/[^a-z]/g, ''))
    .filter((syllable) => syllable !== '')
}

/** `GanXiBao` and `GXB`; with `ü` also as the keyboards that lack it write it. */
function markSyllables(parts: readonly string[]): readonly string[] {
  const full = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
  const initials = parts.map((part) => part.charAt(0).toUpperCase()).join('')
  return /v/i.test(full) ? [full, initials, full.replaceAll('v', 'u').replaceAll('V', 'U')] : [full, initials]
}
