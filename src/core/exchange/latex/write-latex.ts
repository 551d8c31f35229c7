import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { BlockId, ReferenceId } from '#core/ids'
import { countChanges } from '#core/manuscript/count-changes'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { numberCaptions } from '#core/manuscript/number-captions'
import { numberEquations } from '#core/manuscript/number-equations'
import { numberNotes } from '#core/manuscript/number-notes'
import { visitBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { pairRows } from '../docx/pair-rows'
import { escapeTex } from './escape-tex'
import { latexKey } from './latex-key'
import { babelName, writePreamble } from './latex-preamble'
import { writeLatexBibliography, writeLatexBlocks } from './write-latex-blocks'
import type { LatexSide } from './write-latex-inlines'

export interface LatexWriteOptions {
  readonly sides: 'both' | SideName
  /** `facing` sets pairings in two columns. */
  readonly layout: 'sequential' | 'facing' | 'interleaved'
  /** Citation keys of the references cited; absent prints citations and list as the style has them. */
  readonly keys?: ReadonlyMap<ReferenceId, string>
  /** Name of the `.bib` beside the file, for citations by key. */
  readonly bibliographyFile?: string
  readonly imageUrl?: (url: string) => string
}

/**
 * A manuscript as a LaTeX document for XeLaTeX or LuaLaTeX with babel and Chinese fonts; citations by biblatex, or as
 * printed. Comments stay out and tracked changes are underlined and struck through, which is told.
 */
export function writeLatex(
  manuscript: Manuscript,
  formatted: Readonly<Record<SideName, FormattedSide>>,
  options: LatexWriteOptions
): { readonly text: string; readonly findings: readonly Finding[] } {
  const names = SIDE_NAMES.filter((name) => options.sides === 'both' || options.sides === name).filter(
    (name, at) => at === 0 || manuscript[name].blocks.length > 0 || manuscript[name].title !== ''
  )
  const labels = nameLabels(manuscript)
  const writers = names.map((name) => sideOf(name, manuscript, formatted[name], labels, options))
  const shape = names.length < 2 ? 'sequential' : options.layout
  const body =
    shape === 'sequential'
      ? names.map((name, at) => writeSide(manuscript, name, writers[at])).join('\n\n\\clearpage\n\n')
      : writeRows(manuscript, names, writers, shape === 'facing')
  const preamble = writePreamble({
    languages: names.map((name) => babelName(manuscript[name].language)),
    bibliographyFile: options.keys && options.bibliographyFile,
    columns: shape === 'facing'
  })
  const text = `${preamble}\n\\begin{document}\n\n${body}\n\n\\end{document}\n`
  return { text, findings: tellSimplified(names.map((name) => manuscript[name].blocks)) }
}

function sideOf(
  name: SideName,
  manuscript: Manuscript,
  formatted: FormattedSide,
  labels: ReadonlyMap<BlockId, string>,
  { keys, imageUrl, layout }: LatexWriteOptions
): LatexSide {
  const { blocks, language } = manuscript[name]
  const side: LatexSide = {
    formatted,
    keyOf: keys && ((reference) => latexKey(reference, keys)),
    captionNumbers: numberCaptions(blocks),
    equationNumbers: numberEquations(blocks),
    language,
    labels,
    imageUrl: imageUrl ?? ((url) => url),
    inColumns: layout === 'facing',
    // A paragraph of a note in a heading must not look like one of the heading.
    writeNote: (note) => writeLatexBlocks(note, { ...side, inArgument: true }).replaceAll('\n\n', '\\endgraf{} ')
  }
  return side
}

/** Labels for the blocks that cross references point to. */
function nameLabels(manuscript: Manuscript): ReadonlyMap<BlockId, string> {
  const wanted = new Set<BlockId>()
  const labels = new Map<BlockId, string>()
  for (const name of SIDE_NAMES) {
    visitTextBlocks(manuscript[name].blocks, ({ children }) => {
      for (const { leaf } of flattenInlines(children)) if (leaf.type === 'crossReference') wanted.add(leaf.target)
    })
  }
  for (const name of SIDE_NAMES) {
    visitBlocks(manuscript[name].blocks, ({ id, type }) => {
      if (wanted.has(id) && LABELLED.has(type)) labels.set(id, `block-${labels.size + 1}`)
    })
    for (const { id } of numberNotes(manuscript[name].blocks)) {
      if (wanted.has(id)) labels.set(id, `block-${labels.size + 1}`)
    }
  }
  return labels
}

const LABELLED: ReadonlySet<string> = new Set(['heading', 'paragraph', 'caption', 'math'])

function writeSide(manuscript: Manuscript, name: SideName, side: LatexSide | undefined): string {
  if (!side) return ''
  const { blocks, language } = manuscript[name]
  return [
    `\\selectlanguage{${babelName(language)}}`,
    writeTitle(manuscript, name),
    writeLatexBlocks(blocks, side),
    writeEnd(blocks, side)
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function writeTitle(manuscript: Manuscript, name: SideName): string {
  const { title } = manuscript[name]
  const other: SideName = name === 'leading' ? 'facing' : 'leading'
  const people = (manuscript.authors ?? []).flatMap(({ names }) => {
    const own = names[name] ?? names[other]
    if (!own) return []
    const isHan = /\p{sc=Han}/u.test(own.family)
    return [escapeTex(isHan ? `${own.family}${own.given ?? ''}` : `${own.given ?? ''} ${own.family}`.trim())]
  })
  const lines = [
    ...(title.trim() === '' ? [] : [`{\\LARGE ${escapeTex(title)}\\par}`]),
    ...(people.length === 0 ? [] : [`{\\large ${people.join(', ')}\\par}`]),
    ...(manuscript.affiliations ?? []).map(
      ({ names }) => `{\\small ${escapeTex(names[name] ?? names[other] ?? '')}\\par}`
    )
  ]
  return lines.length === 0 ? '' : `\\begin{center}\n${lines.join('\n')}\n\\end{center}`
}

/** The list of a side that has no place for it. */
function writeEnd(blocks: readonly Block[], side: LatexSide): string {
  let placed = false
  visitBlocks(blocks, ({ type }) => {
    placed ||= type === 'bibliography'
  })
  const isEmpty = side.formatted.bibliography.entries.length === 0 && !side.keyOf
  if (placed || isEmpty) return ''
  const heading = /^zh\b/iu.test(side.language) ? '参考文献' : 'References'
  return `\\section*{${heading}}\n\n${writeLatexBibliography(side)}`
}

/** Both sides pairing by pairing, in two columns or below each other. */
function writeRows(
  manuscript: Manuscript,
  names: readonly SideName[],
  sides: readonly LatexSide[],
  inColumns: boolean
): string {
  const cell = (at: number, content: string): string =>
    content === '' ? '' : `\\selectlanguage{${babelName(manuscript[names[at] ?? 'leading'].language)}}\n${content}`
  const row = (contents: readonly string[]): string => contents.join(inColumns ? '\n\n\\switchcolumn\n\n' : '\n\n')
  const rows = [
    names.map((name, at) => cell(at, writeTitle(manuscript, name))),
    ...pairRows(manuscript).map((pair) =>
      names.map((name, at) => {
        const side = sides[at]
        return side
          ? cell(
              at,
              writeLatexBlocks(
                pair[name].filter(({ type }) => type !== 'bibliography'),
                side
              )
            )
          : ''
      })
    ),
    names.map((name, at) => {
      const side = sides[at]
      return side
        ? cell(
            at,
            writeEnd(
              manuscript[name].blocks.filter(({ type }) => type !== 'bibliography'),
              side
            )
          )
        : ''
    })
  ].filter((contents) => contents.some((content) => content !== ''))
  if (!inColumns) return rows.map(row).join('\n\n')
  return `\\begin{paracol}{2}\n${rows.map(row).join('\n\n\\switchcolumn*\n\n')}\n\\end{paracol}`
}

function tellSimplified(sides: readonly (readonly Block[])[]): readonly Finding[] {
  let comments = 0
  let changes = 0
  let others = 0
  for (const blocks of sides) {
    const { words, ends, rows } = countChanges(blocks)
    changes += words
    others += ends + rows
    visitTextBlocks(blocks, ({ children }) =>
      visitLeaves(children, ({ type }) => void (comments += type === 'comment' ? 1 : 0))
    )
  }
  const findings: Finding[] = []
  if (comments + changes > 0) {
    const message = `LaTeX has no comments (${comments} left out); ${changes} tracked changes were written as underlined and struck text without their authors.`
    findings.push({ severity: 'info', code: 'latex-simplified', message, values: { comments, changes } })
  }
  if (others > 0) {
    const message = `LaTeX has no place for ${others} tracked changes of table rows and ends of paragraphs; these are written as they stand.`
    findings.push({ severity: 'warning', code: 'latex-changes-left-out', message, values: { changes: others } })
  }
  return findings
}
