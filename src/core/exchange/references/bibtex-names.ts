import type { CslName } from '#core/references/reference'
import { isOthers, parseName } from '#core/references/names'

/** Longest text that is taken for one name. */
const MAX_NAME_LENGTH = 300

/** Splits a BibTeX name list at `and` outside of braces; empty names and `others` are left out. */
export function splitBibtexNames(value: string): readonly string[] {
  const names: string[] = []
  let depth = 0
  let start = 0
  const marks = /[{}]|\sand(?=\s)/gi
  for (let mark = marks.exec(value); mark; mark = marks.exec(value)) {
    if (mark[0] === '{') depth++
    else if (mark[0] === '}') depth--
    else if (depth <= 0) {
      names.push(value.slice(start, mark.index))
      start = mark.index + mark[0].length
    }
  }
  names.push(value.slice(start))
  return names.map((name) => name.trim()).filter((name) => /[^\s{},]/.test(name) && !isOthers(name))
}

/** Whether braces go around the whole name, which marks a group: `{World Health Organization}`. */
export function isBracedName(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < name.length; at++) {
    if (name.charAt(at) === '{') depth++
    if (name.charAt(at) === '}' && --depth === 0) return at === name.length - 1
  }
  return false
}

/** A name without help of the decoder: braces and commands dropped, over-long text cut. */
export function parsePlainBibtexName(name: string): CslName | undefined {
  const plain = name.replace(/\\[A-Za-z]+\s*|\\./g, '').replace(/[{}]/g, '')
  return plain.length > MAX_NAME_LENGTH ? { literal: plain.slice(0, MAX_NAME_LENGTH) } : parseName(plain)
}
