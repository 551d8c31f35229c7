/** One entry of a pasted list, before it is read. */
export interface RawEntry {
  /** The text on one line, without number or bullet. */
  readonly raw: string
  /** The number or bullet in front, with the space behind it: `[7] `. Empty where there is none. */
  readonly label: string
  /** What the label counts; undefined for a bullet or no label. */
  readonly number: number | undefined
  /** Line it begins in, from 1. */
  readonly line: number
}

/** `[1]`, `［1］`, `(1)`, `（1）`, `1.`, `1．`, `1)`, `1、`, `1` before a tab or two spaces, `①`, bullets. */
const LABEL =
  /^\s*(?:[[［【〔]\s*(\d{1,4})\s*[\]］】〕][.．:]?|[(（]\s*(\d{1,4})\s*[)）]|(\d{1,4})\s*[.．](?!\d)|(\d{1,4})\s*[)）、]|(\d{1,4})(?:\t| {2,})|(\d{1,4}) (?=\p{L})|([①-⑳])|[•●○▪◦‣·*–—-](?=\s))\s*/u
const HEADING =
  /^\s*(?:references?|bibliography|works cited|literature(?: cited)?|reference list|参考文献|參考文獻|主要参考文献|文献)\s*[:：]?\s*$/i

interface Line {
  readonly text: string
  readonly number: number
}

/**
 * Splits a pasted list into its entries: by running numbers or bullets where there are such, glued ones on one line
 * too; else by blank lines where those divide it; else one per line, with hanging and wrapped lines joined.
 */
export function splitEntries(text: string): readonly RawEntry[] {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .split('\n')
    .map((line, index): Line => ({ text: line, number: index + 1 }))
    .filter(({ text: line }) => !HEADING.test(line))
  const groups = groupByLabels(lines) ?? groupByBlanks(lines) ?? groupByLine(lines)
  return groups.flatMap(splitGlued).filter(({ raw }) => /[\p{L}\p{N}]{2}/u.test(raw))
}

/** The number that a line of a list begins with, 0 for a bullet; undefined where there is neither. */
export function labelNumber(line: string): number | undefined {
  const match = matchLabel(line)
  if (!match) return undefined
  const digits = match.slice(1, 7).find((group) => group !== undefined)
  if (digits !== undefined) return Number(digits)
  return match[7] === undefined ? 0 : match[7].charCodeAt(0) - 0x245f
}

/** A line without the number or bullet in front. */
export const withoutLabel = (line: string): string => line.slice(matchLabel(line)?.[0].length ?? 0)

/** Wide digits as plain ones, in as many characters. */
export const foldDigits = (text: string): string =>
  text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

const matchLabel = (line: string): RegExpExecArray | null => LABEL.exec(foldDigits(line.slice(0, 40)))

/** Where numbers run on from line to line, or every paragraph has a bullet, each begins an entry. */
function groupByLabels(lines: readonly Line[]): readonly (readonly Line[])[] | undefined {
  const filled = lines.filter(({ text }) => text.trim() !== '')
  const starts = new Set<number>()
  let next: number | undefined
  for (const { text, number } of filled) {
    const label = labelNumber(text)
    if (label === undefined) continue
    if (label === 0 || next === undefined || (label >= next && label <= next + 3)) {
      starts.add(number)
      if (label !== 0) next = label + 1
    }
  }
  const first = filled[0]
  if (!first || !starts.has(first.number)) return undefined
  return groupFrom(filled, ({ number }) => starts.has(number))
}

function groupByBlanks(lines: readonly Line[]): readonly (readonly Line[])[] | undefined {
  const groups: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.trim() === '') groups.push([])
    else groups.at(-1)?.push(line)
  }
  const filled = groups.filter((group) => group.length > 0)
  return filled.length > 1 && filled.every((group) => group.length < 8) && filled.some((group) => group.length > 1)
    ? filled
    : undefined
}

/** One entry per line; a line that is indented under others, or that goes on a sentence, belongs to the one before. */
function groupByLine(lines: readonly Line[]): readonly (readonly Line[])[] {
  const filled = lines.filter(({ text }) => text.trim() !== '')
  const hangs = filled.some(({ text }) => /^\S/.test(text)) && filled.some(({ text }) => /^\s{2,}|^\t/.test(text))
  const isWrapped = filled.length > 1 && isHardWrapped(filled)
  return groupFrom(filled, ({ text }, previous) => {
    if (previous === undefined) return true
    if (hangs) return /^\S/.test(text)
    if (/[.。．\d/)\]]\s*$|(?:doi|https?:)\S*$/i.test(previous.text) || BEGINS_ENTRY.test(text)) return true
    return !isWrapped && !GOES_ON.test(text)
  })
}

/** `Smith J, … (2012a)`, `van der Berg, T. … (2013)`: authors with initials, then a year in brackets. */
const BEGINS_ENTRY =
  /^\s*(?:(?:v[ao]n|de[nr]?|d[aiu]|la|le|ten|ter)\s)*\p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+)?,?\s\p{Lu}[\p{Lu}.\s-]{0,8}[,;.&\s(].*\((?:19|20)\d\d[a-z]?\)/u

/** A small letter goes on a sentence, but for the particle of a name. */
const GOES_ON = /^\s*(?!(?:v[ao]n|de[nrs]?|d[aiou]s?|del|la|le|ten|ter|al|el)\s)\p{Ll}/u

/** Lines of much the same length, most of which end inside a sentence, were broken by a margin. */
function isHardWrapped(lines: readonly Line[]): boolean {
  const open = lines.filter(({ text }) => !/[.。．]\s*$/.test(text) && !/(?:doi|https?:)\S*$/i.test(text)).length
  return open * 3 >= lines.length && lines.every(({ text }) => text.length < 130)
}

function groupFrom(
  lines: readonly Line[],
  begins: (line: Line, previous: Line | undefined) => boolean
): readonly (readonly Line[])[] {
  const groups: Line[][] = []
  for (const [index, line] of lines.entries()) {
    if (begins(line, lines[index - 1])) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups
}

const GLUED =
  /(?<=[.。．\d/\])a-z]\s?)[[［](\d{1,4})[\]］]\s*(?=[\p{Lu}\p{Script=Han}\p{Ll}])|(?<=[.。．\d] )(\d{1,4})\. (?=\p{Lu}|\p{Script=Han})/gu

/** `Smith, J. A., & Li, W. (2020)` or `World Health Organization. (2021)` behind the end of another entry. */
const RUN_ON = ((): RegExp => {
  const author = String.raw`(?:(?:v[ao]n|de[nrs]?|d[aiou]s?|del|la|le|ten|ter) ){0,2}\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30})?, (?:\p{Lu}\.[ -]?){1,5}`
  const people = String.raw`${author}(?:,? (?:(?:&|and|…|\. \. \.) )?${author}){0,30}`
  const group = String.raw`\p{Lu}\p{L}+(?: (?:\p{Lu}\p{L}+|of|for|and|the|on|&)){2,9}\.`
  return new RegExp(
    String.raw`(?<=[.\d/a-z)] )(?=(?:${people}|${group}),? ?\((?:(?:1[89]|20)\d\d[a-z]?|in press|n\.d\.)\))`,
    'gu'
  )
})()

/** Divides a line in which several numbered entries, or such with years in brackets, stand one after the other. */
function splitGlued(group: readonly Line[]): readonly RawEntry[] {
  const line = group[0]?.number ?? 1
  const first = group[0]?.text ?? ''
  const label = labelNumber(first)
  const text = joinLines(group)
  const cuts: number[] = []
  let next = label === undefined || label === 0 ? undefined : label + 1
  for (const match of next === undefined ? [] : text.matchAll(GLUED)) {
    if (Number(match[1] ?? match[2]) !== next) continue
    cuts.push(match.index)
    next++
  }
  if (label === undefined) for (const { index } of text.matchAll(RUN_ON)) if (isEntryEnd(text, index)) cuts.push(index)
  return [0, ...cuts].map((start, index) => readLabelled(text.slice(start, cuts[index]), line))
}

/** A sentence, number or address ends there, and no initial of a name does. */
const isEntryEnd = (text: string, at: number): boolean =>
  /(?:[\p{L}\d)\]]{2}\.|\d|\)\.|https?:\S+|doi:\S+) $/u.test(text.slice(Math.max(0, at - 120), at))

function readLabelled(text: string, line: number): RawEntry {
  const label = text.slice(0, matchLabel(text)?.[0].length ?? 0)
  const number = labelNumber(text)
  return {
    raw: text.slice(label.length).trim(),
    label: label.trimStart(),
    number: number === 0 ? undefined : number,
    line
  }
}

/** Wrapped lines joined: a hyphen at the end of a line stays, Chinese is joined without a space. */
function joinLines(group: readonly Line[]): string {
  let joined = ''
  for (const { text } of group) {
    const part = text.trim()
    const isTight =
      /[-‐–/]$/.test(joined) ||
      (/\p{Script=Han}$/u.test(joined) && /^\p{Script=Han}/u.test(part)) ||
      (/https?:\S*$/.test(joined) && /^[\w./%-]+$/.test(part))
    joined += joined === '' || isTight ? part : ` ${part}`
  }
  return joined
}
