import type { FormattedText } from '#core/citation/formatted-text'
import type { FlatInline, LinkTarget } from '#core/manuscript/flatten-inlines'
import { changeKey, flattenInlines, MARK_ORDER, nestInlines, normalizeFlat } from '#core/manuscript/flatten-inlines'
import type { CitationNode, Inline, MarkType } from '#core/manuscript/nodes'

/**
 * Inlines as Markdown can hold them: labels as their raw text, citations as `printCitation` gives them (undefined
 * keeps the node), no spaces or breaks at the borders of the block, none inside the borders of a mark.
 */
export function tidyInlines(
  inlines: readonly Inline[],
  printCitation: (node: CitationNode) => FormattedText | undefined
): readonly Inline[] {
  const printed = flattenInlines(inlines).flatMap((flat) => printLeaf(flat, printCitation))
  return nestInlines(moveSpacesOut(trimLines(normalizeFlat(printed))))
}

function printLeaf(
  flat: FlatInline,
  printCitation: (node: CitationNode) => FormattedText | undefined
): readonly FlatInline[] {
  const { leaf } = flat
  if (leaf.type === 'sourceLabel') return [{ ...flat, leaf: { type: 'text', value: leaf.raw } }]
  if (leaf.type === 'text') return [{ ...flat, leaf: { type: 'text', value: leaf.value.replace(/\s*\n\s*/gu, ' ') } }]
  if (leaf.type === 'inlineCode')
    return [{ ...flat, leaf: { type: 'inlineCode', value: leaf.value.replace(/\s*\n\s*/gu, ' ') } }]
  return leaf.type === 'citation' ? (printCitation(leaf)?.map((run) => printRun(run, flat)) ?? [flat]) : [flat]
}

/** A run of formatted output, with the marks and link of what it stands in. */
export function printRun(
  run: FormattedText[number],
  around: Pick<FlatInline, 'marks' | 'link' | 'change'>
): FlatInline {
  const marks = new Set<MarkType>(around.marks)
  if (run.bold) marks.add('strong')
  if (run.italic) marks.add('emphasis')
  if (run.underline) marks.add('underline')
  if (run.superscript) marks.add('superscript')
  if (run.subscript) marks.add('subscript')
  const link: LinkTarget | undefined = around.link ?? (run.link === undefined ? undefined : { url: run.link })
  const { change } = around
  return { leaf: { type: 'text', value: run.text }, marks, ...(link && { link }), ...(change && { change }) }
}

/** Takes away breaks at the borders of the block, and spaces there and around breaks. */
function trimLines(flat: readonly FlatInline[]): readonly FlatInline[] {
  const lines: FlatInline[][] = [[]]
  const breaks: FlatInline[] = []
  for (const inline of flat) {
    if (inline.leaf.type !== 'break') lines.at(-1)?.push(inline)
    else {
      breaks.push(inline)
      lines.push([])
    }
  }
  const trimmed = lines.map((line) => trimEnd(trimStart(line)))
  const first = trimmed.findIndex((line) => line.length > 0)
  const last = trimmed.findLastIndex((line) => line.length > 0)
  return trimmed.slice(Math.max(first, 0), last + 1).flatMap((line, index) => {
    const separator = breaks[first + index - 1]
    return index > 0 && separator && line.length > 0 ? [separator, ...line] : line
  })
}

function trimStart(line: readonly FlatInline[]): readonly FlatInline[] {
  return trimSide(
    line,
    0,
    (value) => value.replace(/^[ \t\r]+/u, ''),
    (rest) => trimStart(rest)
  )
}

function trimEnd(line: readonly FlatInline[]): readonly FlatInline[] {
  return trimSide(
    line,
    line.length - 1,
    (value) => value.replace(/[ \t\r]+$/u, ''),
    (rest) => trimEnd(rest)
  )
}

function trimSide(
  line: readonly FlatInline[],
  at: number,
  trim: (value: string) => string,
  again: (rest: readonly FlatInline[]) => readonly FlatInline[]
): readonly FlatInline[] {
  const flat = line[at]
  if (flat?.leaf.type !== 'text') return line
  const value = trim(flat.leaf.value)
  if (value === '') return again(line.toSpliced(at, 1))
  return line.with(at, { ...flat, leaf: { type: 'text', value } })
}

/** White space at the border of a mark or link belongs to what both sides of it share within its tracked change. */
function moveSpacesOut(flat: readonly FlatInline[]): readonly FlatInline[] {
  const pieces = flat.flatMap(splitSpaces)
  return pieces.map((piece, at) => {
    if (!isSpace(piece)) return piece
    const before = neighbourOf(pieces, at, -1)
    const after = neighbourOf(pieces, at, 1)
    return { leaf: piece.leaf, ...sharedSurroundings(before, after), ...(piece.change && { change: piece.change }) }
  })
}

/** The nearest piece with words before or behind `at`, where it stands in the same tracked change. */
function neighbourOf(pieces: readonly FlatInline[], at: number, step: 1 | -1): FlatInline | undefined {
  const own = pieces[at]?.change
  for (let next = at + step; next >= 0 && next < pieces.length; next += step) {
    const piece = pieces[next]
    if (piece && changeKey(piece.change) !== changeKey(own)) return undefined
    if (piece && !isSpace(piece)) return piece
  }
  return undefined
}

/** The link, and the marks from the outermost inwards up to the first that ends or begins between the two. */
function sharedSurroundings(
  before: FlatInline | undefined,
  after: FlatInline | undefined
): Pick<FlatInline, 'marks' | 'link'> {
  if (!before || !after || !isSameLink(before.link, after.link)) return { marks: new Set() }
  const border = MARK_ORDER.findIndex((mark) => before.marks.has(mark) !== after.marks.has(mark))
  const shared = MARK_ORDER.slice(0, border < 0 ? undefined : border).filter((mark) => before.marks.has(mark))
  return { marks: new Set(shared), ...(before.link && { link: before.link }) }
}

const isSpace = ({ leaf }: FlatInline): boolean => leaf.type === 'text' && leaf.value.trim() === ''
const isSameLink = (a: LinkTarget | undefined, b: LinkTarget | undefined): boolean =>
  a?.url === b?.url && a?.title === b?.title

function splitSpaces(flat: FlatInline): readonly FlatInline[] {
  if (flat.leaf.type !== 'text') return [flat]
  const [, head = '', body = '', tail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(flat.leaf.value) ?? []
  return [head, body, tail]
    .filter((value) => value !== '')
    .map((value): FlatInline => ({ ...flat, leaf: { type: 'text', value } }))
}
