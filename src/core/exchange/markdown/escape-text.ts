import { parseCluster } from './citation-syntax'
import type { WriteContext } from './write-context'

/** Where a text stands, as far as its escapes depend on it. */
export interface TextPlace {
  /** At the start of a block or behind a line break. */
  readonly lineStart: boolean
  readonly inTable: boolean
}

/** Clusters whose keys nobody knows came from a file as text, and go back as they came. */
const CLUSTER = /\[(?!\^)(?:\\.|[^[\]\\\n])*@(?:\\.|[^[\]\\\n])*\](?![({])/gu
const SIGNS = /[\\`*[\]^~${}_<&!#@:"'|.=%-]/gu

/*
 * What starts a list or another block at the start of a line, in CommonMark or with Pandoc's fancy lists:
 * "1. ", "(1) ", "a) ", "iv. ", "#. "; "+ ", "- "; "> "; "= "; ": "; "% "
 */
const LIST_START = /^(\(?)(\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#)([.)])(?=\s|$)/u
const BLOCK_START = /^(?:[+>=%|:]|-(?!\\))/u

/** `value` so that Markdown readers give the same characters back. */
export function escapeText(value: string, place: TextPlace, context: WriteContext): string {
  const clusters = [...value.matchAll(CLUSTER)].filter(([source]) =>
    parseCluster(source)?.every(({ key }) => !context.isKey(key))
  )
  const isRaw = (at: number): boolean =>
    clusters.some(({ index, 0: source }) => at >= index && at < index + source.length)
  const escaped = value.replace(SIGNS, (sign, at: number) =>
    !isRaw(at) && needsEscape(value, at, place, context) ? `\\${sign}` : sign
  )
  return place.lineStart ? escapeLineStart(escaped) : escaped
}

function escapeLineStart(line: string): string {
  const list = LIST_START.exec(line)
  if (list) {
    const [whole, open = '', number = '', close = ''] = list
    return `${open === '' ? '' : '\\('}${number}\\${close}${line.slice(whole.length)}`
  }
  return BLOCK_START.test(line) ? `\\${line}` : line
}

function needsEscape(text: string, at: number, place: TextPlace, context: WriteContext): boolean {
  const next = text.slice(at + 1)
  const before = text.slice(0, at)
  const pandoc = context.flavour === 'pandoc'
  switch (text[at]) {
    case '_':
      return !(/[A-Za-z0-9]$/u.test(before) && /^[A-Za-z0-9]/u.test(next))
    case '<':
      return /^(?:[A-Za-z/!?]|$)/u.test(next)
    case '&':
      return /^(?:[#A-Za-z]|$)/u.test(next)
    case '!':
      return next === '' || next.startsWith('[')
    case '#':
      return at === 0 || next === ''
    case ':':
      return at === 0 || (place.lineStart && before === 'Table')
    case '=':
    case '%':
      return next.startsWith(text[at] ?? '') || before.endsWith(text[at] ?? ' ')
    case '@':
      return isCitationStart(before, next, context)
    case '|':
      return place.inTable || at === 0
    case '"':
    case "'":
      return pandoc
    case '-':
      return pandoc && before.endsWith('-')
    case '.':
      return pandoc && before.endsWith('..')
    default:
      return true
  }
}

/**
 * Whether a bare `@` would start a citation. One that nobody knows but that looks like a key, with letters and a year,
 * came from a file and goes back as it came; any other, a handle or a lone sign, is text.
 */
function isCitationStart(before: string, next: string, context: WriteContext): boolean {
  if (/(?!\p{sc=Han})[\p{L}\p{N}]$/u.test(before)) return false
  const key = /^[\p{L}\p{N}_]+/u.exec(next)?.[0]
  if (key === undefined) return next === '' || next.startsWith('{')
  const goesOn = /^[:.#$%&+?<>~/-]+[\p{L}\p{N}_]/u.test(next.slice(key.length))
  return goesOn || context.isKey(key) || !/^\p{sc=Latin}+\d{4}\p{sc=Latin}*$/u.test(key)
}
