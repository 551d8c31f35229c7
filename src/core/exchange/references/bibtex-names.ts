import { isOthers, parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { splitHanNames } from './split-han-names'
import { decodeLatexPlain, type UnknownCommandListener } from './decode-latex'

/** Longest text that is taken for one name. */
const MAX_NAME_LENGTH = 300

/** Told of each name that could not be taken apart and was kept as it stands. */
export interface NameListener {
  readonly onUnknown: UnknownCommandListener
  readonly onUnreadable: (name: string) => void
}

/** Splits a BibTeX list at `and` outside of braces and environments; empty elements and `others` are left out. */
export function splitBibtexList(value: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  const marks = /[{}]|\\(?:begin|end)\b|\sand(?=\s)/gi
  for (let mark = marks.exec(value); mark; mark = marks.exec(value)) {
    if (mark[0] === '{' || /^\\b/i.test(mark[0])) depth++
    else if (mark[0] === '}' || mark[0].startsWith('\\')) depth--
    else if (depth <= 0) {
      parts.push(value.slice(start, mark.index))
      start = mark.index + mark[0].length
    }
  }
  parts.push(value.slice(start))
  return parts.map((part) => part.trim()).filter((part) => /[^\s{},]/.test(part) && !isOthers(part))
}

/** The names of an `author`, `editor` or like field: BibTeX's three forms, BibLaTeX's `family=…, given=…`, groups in braces. */
export function readBibtexNames(value: string, listener: NameListener): readonly CslName[] {
  const listed = splitBibtexList(value)
  const texts = listed.length === 1 && !/[{\\]/.test(value) ? listed.flatMap(splitHanNames) : listed
  return texts.flatMap((text) => {
    const name = readName(text, listener)
    return name ? [name] : []
  })
}

function readName(text: string, { onUnknown, onUnreadable }: NameListener): CslName | undefined {
  if (!/[{}\\~=]/.test(text) && text.length <= MAX_NAME_LENGTH && countCommas(text) <= 2) return parseName(text)
  if (isBraced(text)) return { literal: decodeLatexPlain(text, onUnknown) }
  if (/^[\s{"]*[a-z]+(?:-i)?\s*=/.test(text)) return readExtendedName(text, onUnknown)
  const parts = splitOutsideBraces(text, /[{},]/g)
  if (text.length > MAX_NAME_LENGTH || parts.length > 3) {
    onUnreadable(text)
    const plain = text.replace(/\\[A-Za-z]+\s*|\\./g, '').replace(/[{}]/g, '')
    return plain.length > MAX_NAME_LENGTH ? { literal: plain.slice(0, MAX_NAME_LENGTH) } : parseName(plain)
  }
  if (!/\{[^\\{}]*[\s,][^{}]*\}/.test(text)) return parseName(decodeLatexPlain(text, onUnknown))
  return readProtectedName(parts, onUnknown)
}

const countCommas = (text: string): number => text.split(',').length - 1

/** Whether one pair of braces goes around the whole, which marks a group: `{World Health Organization}`. */
function isBraced(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}') || text.startsWith('{\\')) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '{') depth++
    if (text.charAt(at) === '}' && --depth === 0) return at === text.length - 1
  }
  return false
}

function splitOutsideBraces(text: string, marks: RegExp): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const mark of text.matchAll(marks)) {
    if (mark[0] === '{') depth++
    else if (mark[0] === '}') depth--
    else if (depth <= 0) {
      parts.push(text.slice(start, mark.index))
      start = mark.index + mark[0].length
    }
  }
  parts.push(text.slice(start))
  return parts.map((part) => part.trim())
}

/** A name with braces around several words of a part: what is braced is never taken apart. */
function readProtectedName(parts: readonly string[], onUnknown: UnknownCommandListener): CslName | undefined {
  const decode = (words: readonly string[]): string => decodeLatexPlain(words.join(' '), onUnknown)
  const [first = '', second = '', third] = parts
  const words = splitOutsideBraces(parts.length > 1 ? first : parts.join(' '), /[{}]|[\s~]+/g).filter(Boolean)
  const isLower = (word: string): boolean => /^\p{Ll}/u.test(word)
  if (parts.length > 1) {
    const von =
      words.length > 1
        ? Math.max(
            0,
            words.findIndex((word) => !isLower(word))
          )
        : 0
    const [suffix, given] = third === undefined ? ['', second] : [second, third]
    return assemble(decode(words.slice(von)), decode([given]), decode(words.slice(0, von)), decode([suffix]))
  }
  const von = words.findIndex((word, index) => index < words.length - 1 && isLower(word))
  const firstLast = von === -1 ? words.length - 1 : words.findIndex((word, index) => index > von && !isLower(word))
  const given = words.slice(0, von === -1 ? firstLast : von)
  return assemble(
    decode(words.slice(firstLast)),
    decode(given),
    von === -1 ? '' : decode(words.slice(von, firstLast)),
    ''
  )
}

function assemble(family: string, given: string, particle: string, suffix: string): CslName | undefined {
  if (family === '' && given === '') return undefined
  if (family === '') return { literal: given }
  return {
    family,
    ...(given !== '' && { given }),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(suffix !== '' && { suffix })
  }
}

/** `family=Goethe, given=Johann Wolfgang, prefix=von, useprefix=false`, the values in quotes or braces or bare. */
function readExtendedName(text: string, onUnknown: UnknownCommandListener): CslName | undefined {
  const values = new Map<string, string>()
  const parts = splitOutsideBraces(text.replace(/=\s*"([^"{}]*)"/g, '={$1}'), /[{},]/g)
  for (const part of parts) {
    const [, key = '', value = ''] = /^["\s]*([a-z-]+)\s*=\s*(.*?)["\s]*$/s.exec(part) ?? []
    values.set(key, decodeLatexPlain(value.replace(/^"|"$/g, ''), onUnknown))
  }
  const name = assemble(
    values.get('family') ?? '',
    values.get('given') ?? '',
    values.get('prefix') ?? '',
    values.get('suffix') ?? ''
  )
  if (!name || values.get('useprefix') !== 'false') return name
  const { 'non-dropping-particle': particle, ...rest } = name
  return particle === undefined ? rest : { ...rest, 'dropping-particle': particle }
}
