import type { SourceLine, SourceObject } from '../loss/find-unread'

/**
 * The tables and notes of prose, told by the signs of single lines: those in the plainest forms only, for what looks like
 * one elsewhere may be none.
 */
export function findMarkdownObjects(parts: readonly SourceLine[]): readonly SourceObject[] {
  const lines = parts.flatMap(({ line, text }) =>
    text.split('\n').map((words, at) => ({ line: line + at, text: words }))
  )
  return [...findTables(lines), ...findNotes(lines)]
}

const DELIMITERS = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u
/** What stands before a block: quotes, and of items their signs. */
const QUOTES = /^(?: {0,3}> ?)*/u
const ITEMS = /^(?: {0,3}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])) ?)*/u

/** A row of dashes between bars below a row of as many cells. */
function findTables(lines: readonly SourceLine[]): readonly SourceObject[] {
  return lines.flatMap(({ line, text }, at) => {
    const row = text.replace(QUOTES, '')
    if (!row.includes('|') || row.includes('\\') || /^ {4}|\t/u.test(row) || !DELIMITERS.test(row.trim())) return []
    const head = lines[at - 1]
    if (head?.line !== line - 1 || head.text.includes('`')) return []
    const isTable = countCells(head.text.replace(ITEMS, '')) === countCells(row)
    return isTable ? [{ line: head.line, name: 'table' }] : []
  })
}

const countCells = (row: string): number =>
  row
    .replace(/\\./gu, '')
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|').length

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:/u
const MARK = /(?<![\\!\]])\[\^([^\]\s^[]+)\](?![:([{])/gu

/** Marks whose note is defined, outside of notes: inside of one a mark is text. */
function findNotes(lines: readonly SourceLine[]): readonly SourceObject[] {
  const labels = new Set(lines.flatMap(({ text }) => DEFINITION.exec(text)?.[1]?.toLowerCase() ?? []))
  if (labels.size === 0) return []
  const notes: SourceObject[] = []
  let isInNote = false
  let isBehindBlank = true
  for (const { line, text } of lines) {
    if (DEFINITION.test(text)) isInNote = true
    else if (isBehindBlank && /^\S/u.test(text)) isInNote = false
    isBehindBlank = text.trim() === ''
    if (isInNote || /[`$<]/u.test(text)) continue
    for (const [, label = ''] of text.matchAll(MARK))
      if (labels.has(label.toLowerCase())) notes.push({ line, name: 'note' })
  }
  return notes
}
