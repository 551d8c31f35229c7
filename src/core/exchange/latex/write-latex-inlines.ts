import { assertNever } from '#core/assert-never'
import type { FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { BlockId, ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import { flattenInlines, MARK_ORDER } from '#core/manuscript/flatten-inlines'
import type { Block, Image, Inline, MarkType } from '#core/manuscript/nodes'
import { LOCATOR_WORDS } from '../markdown/locator-words'
import { printRun } from '../markdown/tidy-inlines'
import { escapeTex, escapeTexUrl, findSafeTex } from './escape-tex'

/** What writing one side carries along. */
export interface LatexSide {
  readonly formatted: FormattedSide
  /** Citation keys; undefined prints citations as the style has them. */
  readonly keyOf: ((reference: ReferenceId) => string) | undefined
  readonly captionNumbers: ReadonlyMap<BlockId, number>
  readonly equationNumbers: ReadonlyMap<BlockId, string>
  readonly language: string
  /** Labels of the blocks that can be pointed to. */
  readonly labels: ReadonlyMap<BlockId, string>
  readonly imageUrl: (url: string) => string
  /** Writes the blocks of a note. */
  readonly writeNote: (blocks: readonly Block[]) => string
  /** Where the notes of a table are kept until it has ended: inside it only their marks can stand. */
  readonly tableNotes?: string[]
  /** True in facing columns, where no table breaks over pages. */
  readonly inColumns?: boolean
  /** True inside the argument of a command, where nothing can stand verbatim. */
  readonly inArgument?: true
}

const MARKS: Readonly<Record<MarkType, string>> = {
  strong: 'textbf',
  emphasis: 'emph',
  underline: 'underlined',
  delete: 'struck',
  superscript: 'textsuperscript',
  subscript: 'textsubscript'
}

/** Inline content as LaTeX. */
export function writeLatexInlines(inlines: readonly Inline[], side: LatexSide): string {
  return flattenInlines(inlines)
    .map((flat) => writeLeaf(flat, side))
    .join('')
}

function writeLeaf(flat: FlatInline, side: LatexSide): string {
  const { leaf } = flat
  switch (leaf.type) {
    case 'text':
      return around(flat, escapeTex(leaf.value))
    case 'inlineCode':
      return around(flat, `\\texttt{${escapeTex(leaf.value)}}`)
    case 'sourceLabel':
      return around(flat, escapeTex(leaf.raw))
    case 'break':
      return '\\linestop{}\n'
    case 'citation':
      return around(flat, writeCitation(leaf.citation, side, flat))
    case 'crossReference': {
      const label = side.labels.get(leaf.target)
      const text = escapeTex(leaf.text)
      return around(flat, label === undefined ? text : `\\hyperref[${label}]{${text}}`)
    }
    case 'inlineMath': {
      const tex = findSafeTex(leaf.value)
      return around(flat, tex === undefined ? `\\texttt{${escapeTex(leaf.value)}}` : `$${tex.replaceAll('\n', ' ')}$`)
    }
    case 'image':
      return around(flat, writeLatexImage(leaf, side))
    case 'note':
      return around(flat, writeNote(side.writeNote(leaf.children), side))
    case 'comment':
    case 'commentStart':
      return ''
    default:
      return assertNever(leaf)
  }
}

function writeNote(words: string, { tableNotes }: LatexSide): string {
  if (!tableNotes) return `\\footnote{${words}}`
  tableNotes.push(words)
  return '\\footnotemark{}'
}

/** Only words can be underlined and struck: the commands for it break on notes, citations, pictures and links. */
function around({ leaf, marks, link, change }: FlatInline, content: string): string {
  if (content === '') return ''
  const isText = leaf.type === 'text' || leaf.type === 'inlineCode' || leaf.type === 'sourceLabel'
  const lines: readonly MarkType[] = change ? [change.type === 'insertion' ? 'underline' : 'delete'] : []
  const shown = MARK_ORDER.filter((mark) => marks.has(mark) || lines.includes(mark)).filter(
    (mark) => isText || (mark !== 'underline' && mark !== 'delete')
  )
  const marked = shown.reduceRight((inner, mark) => `\\${MARKS[mark]}{${inner}}`, content)
  const isLinked = link && !link.url.startsWith('#') && leaf.type !== 'note' && leaf.type !== 'citation'
  const linked = isLinked ? `\\href{${escapeTexUrl(link.url)}}{${marked}}` : marked
  return change ? `\\${change.type}{${linked}}` : linked
}

/** A picture; its description is for those who do not see it. */
export function writeLatexImage({ url, alt, width, height }: Image, side: LatexSide): string {
  const options = [
    width === undefined ? 'max width=\\linewidth,max height=0.8\\textheight' : `width=${width}pt`,
    ...(height === undefined ? [] : [`height=${height}pt`]),
    ...(alt.trim() === '' ? [] : [`alt={${escapeTex(alt)}}`])
  ]
  return `\\includegraphics[${options.join(',')}]{${side.imageUrl(url)}}`
}

function writeCitation({ id, mode, items }: Citation, side: LatexSide, flat: FlatInline): string {
  const { keyOf } = side
  if (!keyOf) return writePrinted(side.formatted.citations.get(id) ?? [])
  const [first] = items
  if (!first) return ''
  const star = mode === 'suppress-author' ? '*' : ''
  const name = mode === 'author-in-text' ? 'textcite' : 'autocite'
  const isRaised = flat.marks.has('superscript')
  if (items.length === 1) return `\\${isRaised ? 'cite' : name}${star}${writeItem(first, keyOf)}`
  return `\\${name}s${items.map((item) => writeItem(item, keyOf)).join('')}`
}

function writeItem(item: CitationItem, keyOf: (reference: ReferenceId) => string): string {
  const locator =
    item.locator === undefined ? '' : `${LOCATOR_WORDS[item.label ?? 'page'][0]} ${escapeTex(item.locator)}`
  const after = [locator, item.suffix === undefined ? '' : escapeTex(item.suffix)]
    .filter((part) => part !== '')
    .join(' ')
  const before = item.prefix === undefined ? '' : escapeTex(item.prefix)
  const options = before === '' && after === '' ? '' : `[${before}][${after}]`
  return `${options}{${keyOf(item.reference)}}`
}

/** Formatted text with its marks and links. */
export function writePrinted(text: FormattedText): string {
  return text.map((run) => around(printRun(run, { marks: new Set() }), escapeTex(run.text))).join('')
}
