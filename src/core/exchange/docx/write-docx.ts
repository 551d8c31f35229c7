import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { splitFrontMatter } from '#core/manuscript/front-matter'
import { peopleOfSide } from '#core/manuscript/people-of-side'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import type { CitationFields, ExtraPart } from './citations/citation-fields'
import { chooseStyles } from './choose-styles'
import { DocxDocument } from './docx-document'
import { numberingXml } from './docx-numbering'
import { packDocx } from './docx-package'
import type { StyleOptions } from './docx-styles'
import { countEquations } from './equation-references'
import { findKeptBlocks } from './keep-together'
import { nameAnchors } from './name-anchors'
import { withStyleIds } from './merge-styles'
import { writeFrames } from './page-frames'
import type { DocxTemplate } from './read-template'
import { findPartStyles } from './part-styles'
import { findReferences } from './reference-targets'
import { sideLanguage } from './side-language'
import { writeBlocks } from './write-blocks'
import { writeLayout } from './write-layout'
import type { DocxLayout } from './write-layout'
import type { SideWriter } from './write-runs'
import { createWordFields } from './citations/word-fields'
import { createZoteroFields } from './citations/zotero-fields'

/** Which sides a document holds, and how two sides share it. `layout` has no meaning for a single side. */
export interface DocxOptions {
  readonly sides: 'both' | SideName
  readonly layout: DocxLayout
  /** The look that the document takes from another. */
  readonly template?: DocxTemplate
  /** Lists the works of both sides once, at the end; the sides must have been formatted together. */
  readonly oneBibliography?: boolean
  /** Numbers the lines of the text, as reviewers ask for. */
  readonly lineNumbers?: boolean
  /** Keeps citations live; without it they are plain text. */
  readonly live?: LiveOptions
}

/** The program that shall know the citations, and what it is told of each reference. */
export interface LiveOptions {
  readonly program: 'zotero' | 'word'
  readonly references: readonly Reference[]
}

/** A written document and what of the manuscript it could not hold. */
export interface WrittenDocx {
  readonly bytes: Uint8Array
  readonly findings: readonly Finding[]
}

/**
 * The manuscript as a DOCX file: real styles, numbering, tables and links, language and fonts on every run, citations
 * and bibliographies as formatted text, unresolved source labels marked. The same input gives the same bytes.
 * Unresolved citations stay visible; whatever a document cannot hold is told in the findings. An empty second side
 * leaves no empty page behind.
 */
export function writeDocx(
  manuscript: Manuscript,
  formatted: Readonly<Record<SideName, FormattedSide>>,
  options: DocxOptions
): WrittenDocx {
  const document = new DocxDocument()
  const { template } = options
  const sides = sidesOf(manuscript, options)
  const first = sides[0] ?? 'leading'
  const layout = sides.length > 1 ? options.layout : 'sequential'
  const styles = chooseStyles(template, styleOptions(manuscript, formatted, sides, layout))
  const fields = createFields(manuscript, formatted, sides, options)
  const writers = sides.map((side) => ({
    ...sideWriter(manuscript, formatted[side], side, document, template),
    ...(styles.bodyStyle !== undefined && { bodyStyle: styles.bodyStyle }),
    ...(fields && { fields })
  }))
  for (const side of sides) {
    nameAnchors(manuscript[side].blocks, document)
    document.comments.announce(manuscript[side].blocks)
  }
  for (const writer of writers) noteMissing(writer)
  const writer = writers[0] ?? sideWriter(manuscript, formatted[first], first, document, template)
  const frames = writeFrames(shorten(manuscript[first].title), template, writer)
  const body = writeLayout(manuscript, writers, layout, {
    ...frames,
    ...(template?.page && { page: template.page }),
    lineNumbers: options.lineNumbers === true,
    oneBibliography: options.oneBibliography === true
  })
  const restyle = (xml: string): string => (template ? withStyleIds(xml, styles.idOf) : xml)
  const own = [...writtenParts(document), ...(template?.frames.length ? [] : frames.parts)]
  const bytes = packDocx(
    {
      document: restyle(body),
      styles: styles.xml,
      ...(template?.theme !== undefined && { theme: template.theme }),
      numbering: numberingXml(document, template?.levels),
      title: (sides.length === 1 && manuscript[first].title) || manuscript.title || manuscript[first].title,
      language: manuscript[first].language,
      authors: peopleOfSide(manuscript, first).authors.map(({ name }) => name),
      keywords: splitFrontMatter(manuscript[first].blocks).keywords,
      sideLanguage: sideLanguage(manuscript, first),
      relations: document.relations,
      pictures: [...document.pictures(), ...(template?.pictures ?? [])],
      notes: NOTE_KINDS.filter((kind) => !document.notes[kind].isEmpty),
      hasEvenPages: frames.hasEvenPages,
      extra: [
        ...own.map((part) => ({ ...part, xml: restyle(part.xml) })),
        ...(template?.frames.length ? frames.parts : []),
        ...(fields?.parts() ?? [])
      ]
    },
    manuscript
  )
  return { bytes, findings: document.findings() }
}

function styleOptions(
  manuscript: Manuscript,
  formatted: Readonly<Record<SideName, FormattedSide>>,
  sides: readonly SideName[],
  layout: DocxLayout
): StyleOptions {
  const first = sides[0] ?? 'leading'
  return {
    language: sideLanguage(manuscript, first),
    compact: layout === 'facing',
    hangingIndent: sides.some((side) => hangs(formatted[side])),
    entrySpacing: formatted[first].bibliography.entrySpacing
  }
}

const MAX_RUNNING_TITLE = 90

/** A title that fits the line above a page. */
function shorten(title: string): string {
  const line = title.replace(/\s+/gu, ' ').trim()
  const signs = Array.from(line)
  return signs.length <= MAX_RUNNING_TITLE
    ? line
    : `${signs
        .slice(0, MAX_RUNNING_TITLE - 1)
        .join('')
        .trimEnd()}…`
}

const NOTE_KINDS = ['footnote', 'endnote'] as const

/** The parts beside the text: notes and comments, where there are any. */
function writtenParts({ notes, comments }: DocxDocument): readonly ExtraPart[] {
  const written = NOTE_KINDS.map((kind) => notes[kind]).filter(({ isEmpty }) => !isEmpty)
  return [...written.map((part) => part.part()), ...comments.parts()]
}

function createFields(
  manuscript: Manuscript,
  formatted: Readonly<Record<SideName, FormattedSide>>,
  sides: readonly SideName[],
  { live }: DocxOptions
): CitationFields | undefined {
  if (!live || sides.every((side) => formatted[side].citations.size === 0)) return undefined
  const references = new Map<ReferenceId, Reference>(live.references.map((reference) => [reference.id, reference]))
  const isNumeric = sides.some((side) => formatted[side].bibliography.entries.some(({ label }) => label !== undefined))
  if (live.program === 'word') return createWordFields({ manuscript, references, isNumeric })
  return createZoteroFields({
    manuscript,
    references,
    first: sides[0] ?? 'leading',
    hasBibliography: sides.some((side) => formatted[side].bibliography.entries.length > 0)
  })
}

function sidesOf(manuscript: Manuscript, { sides }: DocxOptions): readonly SideName[] {
  if (sides !== 'both') return [sides]
  const written = SIDE_NAMES.filter((side) => manuscript[side].title !== '' || manuscript[side].blocks.length > 0)
  return written.length > 0 ? written : ['leading']
}

function sideWriter(
  manuscript: Manuscript,
  formatted: FormattedSide,
  side: SideName,
  document: DocxDocument,
  template: DocxTemplate | undefined
): SideWriter {
  const { language, blocks } = manuscript[side]
  return {
    document,
    side,
    tag: language,
    language: { ...sideLanguage(manuscript, side), ...(template && { hasOwnFonts: true as const }) },
    formatted,
    references: findReferences(blocks, language),
    equations: countEquations(blocks),
    partStyles: findPartStyles(blocks),
    keptBlocks: findKeptBlocks(blocks),
    relations: document.relations,
    writeBlocks
  }
}

/** Entries with a label that stands apart hang on it, whether or not the style asks for an indent. */
function hangs({ bibliography }: FormattedSide): boolean {
  return bibliography.hangingIndent || bibliography.entries.some(({ label }) => label !== undefined)
}

function noteMissing({ document, side, formatted }: SideWriter): void {
  for (const reference of formatted.missing) {
    document.addFinding({
      severity: 'warning',
      code: 'docx-reference-missing',
      message: `A reference cited on the ${side} side is not in the library, so the bibliography lacks it.`,
      values: { reference, side }
    })
  }
}
