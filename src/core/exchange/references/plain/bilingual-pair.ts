import { flattenText } from './flat-text'
import type { PlainEntry } from './plain-entry'

const MARK = /\[(?:EB|DB|DS|CP|[JMCGADNPSR])(?:\/[A-Z]{2})?\]/g
/** Where a Latin entry begins behind the end of another: a family name and initials, or a group. */
const LATIN_START = /(?<=[.\d)\]] ?)(?=\p{Lu}[\p{L}'-]+,? \p{Lu})/gu

/**
 * Chinese journals ask for each Chinese entry twice, in Chinese and in English: the two texts of such a pair. Undefined
 * for an entry of one language.
 */
export function splitPair(raw: string): readonly [string, string] | undefined {
  const { text, flat } = flattenText(raw)
  const marks = [...flat.matchAll(MARK)]
  const [first, second] = marks
  if (marks.length !== 2 || !first || !second || !/^\p{Script=Han}/u.test(flat)) return undefined
  const between = [...flat.slice(first.index, second.index).matchAll(LATIN_START)].map(
    ({ index }) => first.index + index
  )
  const [start] = between
  if (start === undefined || /\p{Script=Han}/u.test(flat.slice(start, second.index))) return undefined
  return [text.slice(0, start), text.slice(start)]
}

/** One entry of a pair: the Chinese one with the English title, authors and journal as its translation. */
export function joinPair(original: PlainEntry, translation: PlainEntry, raw: string): PlainEntry {
  const { title, author, DOI, PMID } = translation.item
  const journal = translation.item['container-title']
  const item = {
    ...(DOI !== undefined && { DOI }),
    ...(PMID !== undefined && { PMID }),
    ...original.item,
    ...(title !== undefined && { 'translated-title': title }),
    ...(author !== undefined && { 'translated-author': author }),
    ...(journal !== undefined && { 'translated-container-title': journal })
  }
  return { ...original, raw, item }
}
