import { assertNever } from '#core/assert-never'
import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { updateCrossReferences } from '#core/manuscript/target-readings'
import type { Reference } from '#core/references/reference'
import { findDocxLosses } from './docx/find-docx-losses'
import { readTemplate } from './docx/read-template'
import { withoutLists } from './docx/without-lists'
import { writeDocx, type LiveOptions } from './docx/write-docx'
import { findJatsLosses } from './jats/find-jats-losses'
import { writeJats } from './jats/write-jats'
import { findLatexLosses } from './latex/find-latex-losses'
import { writeLatex } from './latex/write-latex'
import { findLostEntries } from './loss/find-lost-references'
import { gatherMedia, type MediaFile } from './gather-media'
import { findHtmlLosses } from './html/find-html-losses'
import { putPicturesBack, setPicturesAside } from './html/pictures-aside'
import { writeHtml } from './html/write-html'
import { findMarkdownLosses } from './markdown/find-markdown-losses'
import { writeMarkdown } from './markdown/write-markdown'
import { showTiffs } from './pictures/show-tiffs'
import { tellUnseenPictures } from './pictures/tell-unseen-pictures'
import { writeReferences } from './references/write-references'

export type ExportFormat = 'docx' | 'markdown' | 'html' | 'jats' | 'latex'

export interface ExportSettings {
  readonly format: ExportFormat
  readonly sides: 'both' | SideName
  /** Markdown has no columns: there `facing` is `interleaved`. */
  readonly layout: 'sequential' | 'facing' | 'interleaved'
  /**
   * `plain`: as the style prints them. In Markdown also `pandoc`: citation keys. In a DOCX also `live`: fields that
   * Zotero goes on with, around the same text; `word`: the same for Word's own bibliography.
   */
  readonly citations: 'plain' | 'pandoc' | 'live' | 'word'
  /** In a DOCX of both sides: one list of references at the end, for sides that were formatted together. */
  readonly oneBibliography?: boolean
  /** In a DOCX: the bytes of a document whose look it takes. */
  readonly referenceDocument?: Uint8Array
  /** In a DOCX: numbers the lines, as reviewers ask for. */
  readonly lineNumbers?: boolean
  /** Name of the reference file beside a Markdown file with keys, for its header. */
  readonly bibliographyFile?: string
  /** Folder for the pictures beside the file; where absent they stay in the text, which LaTeX cannot do and says. */
  readonly mediaFolder?: string
}

export interface ExportRequest {
  readonly manuscript: Manuscript
  readonly formatted: Readonly<Record<SideName, FormattedSide>>
  /** The references that the manuscript cites. */
  readonly references: readonly Reference[]
  readonly settings: ExportSettings
}

export interface ExportedFile {
  readonly bytes: Uint8Array
  /** What the file could not hold, and what was lost on the way, found by reading it back. */
  readonly findings: readonly Finding[]
  /** The reference file that stands beside a Markdown file with keys; its ids are the keys of the text. */
  readonly referenceFile?: { readonly name: string; readonly bytes: Uint8Array }
  /** The pictures that stand beside the file. */
  readonly media?: readonly MediaFile[]
}

/**
 * Writes a manuscript to the bytes of a file and reads those back to see that no word was lost. Mentions of figures,
 * tables and headings are brought up to date.
 */
export function exportManuscript(asked: ExportRequest): ExportedFile {
  const request = { ...asked, manuscript: updateCrossReferences(asked.manuscript) }
  switch (request.settings.format) {
    case 'docx':
      return exportDocx(request)
    case 'markdown':
      return exportMarkdown(request)
    case 'html':
      return exportHtml(request)
    case 'jats':
      return exportJats(request)
    case 'latex':
      return exportLatex(request)
    default:
      return assertNever(request.settings.format)
  }
}

const blocksOf = (manuscript: Manuscript, settings: ExportSettings): readonly Block[] =>
  sidesOf(settings).flatMap((side) => manuscript[side].blocks)

const sidesOf = ({ sides }: ExportSettings): readonly SideName[] =>
  SIDE_NAMES.filter((side) => sides === 'both' || sides === side)

function exportJats({ manuscript, formatted, references, settings }: ExportRequest): ExportedFile {
  const media = settings.mediaFolder === undefined ? undefined : gatherMedia(settings.mediaFolder)
  const { sides } = settings
  const { text, findings } = writeJats(manuscript, formatted, {
    sides,
    references,
    ...(media && { imageUrl: media.urlOf })
  })
  const lost = findJatsLosses(manuscript, sidesOf(settings), text, { formatted, references })
  return {
    bytes: new TextEncoder().encode(text),
    findings: [...findings, ...lost],
    ...(media && { media: media.files })
  }
}

/** LaTeX takes citations by key from a `.bib` beside it, or as printed. */
function exportLatex({ formatted, references, settings, ...asked }: ExportRequest): ExportedFile {
  const manuscript = showTiffs(asked.manuscript)
  const media = gatherMedia(settings.mediaFolder ?? 'media')
  const byKey = settings.citations === 'pandoc'
  const name = byKey && references.length > 0 ? settings.bibliographyFile : undefined
  const keys = name === undefined ? undefined : new Map(references.map(({ id, key }) => [id, key]))
  const { text, findings: told } = writeLatex(manuscript, formatted, {
    sides: settings.sides,
    layout: settings.layout,
    imageUrl: media.urlOf,
    ...(keys && name !== undefined && { keys, bibliographyFile: name })
  })
  const beside = name === undefined ? undefined : writeBeside(name, references, 'biblatex', 'latex')
  const findings = [
    ...told,
    ...tellUnseenPictures(blocksOf(manuscript, settings), 'latex'),
    ...findLatexLosses(manuscript, sidesOf(settings), text, keys, formatted),
    ...(beside?.findings ?? [])
  ]
  return {
    bytes: new TextEncoder().encode(text),
    findings: settings.mediaFolder === undefined ? [...findings, ...tellPictures(media.files)] : findings,
    media: media.files,
    ...(beside && { referenceFile: beside.file })
  }
}

/** The file of references beside a text that cites by key, and what it lacks when it is read back. */
function writeBeside(
  name: string,
  references: readonly Reference[],
  format: 'biblatex' | 'bibtex' | 'csl-json',
  code: string
): { readonly file: NonNullable<ExportedFile['referenceFile']>; readonly findings: readonly Finding[] } {
  const bytes = new TextEncoder().encode(writeReferences(references, format))
  return { file: { name, bytes }, findings: findLostEntries(references, { bytes, format }, code) }
}

/** Whoever saves one file only has to put the pictures of a LaTeX file beside it. */
function tellPictures(files: readonly MediaFile[]): readonly Finding[] {
  if (files.length === 0) return []
  const names = files.map(({ name }) => name).join(', ')
  const message = `The file shows ${files.length} pictures that belong beside it (${names}); the command line’s convert writes them.`
  return [{ severity: 'warning', code: 'latex-pictures-beside', message, values: { count: files.length, names } }]
}

/** Browsers show no TIFF, and neither do LaTeX’s engines. */
function exportHtml({ manuscript, formatted, settings }: ExportRequest): ExportedFile {
  const shown = showTiffs(manuscript)
  const { manuscript: light, addresses } = setPicturesAside(shown)
  const html = writeHtml(light, formatted, settings)
  const unseen = tellUnseenPictures(blocksOf(shown, settings), 'html')
  const lost = findHtmlLosses(light, sidesOf(settings), html, formatted)
  return { bytes: putPicturesBack(html, addresses), findings: [...unseen, ...lost] }
}

function exportDocx({ formatted, references, settings, ...request }: ExportRequest): ExportedFile {
  const hasOneList = settings.oneBibliography === true && settings.sides === 'both'
  const manuscript = hasOneList ? withoutLists(request.manuscript) : request.manuscript
  const { sides: asked, layout, citations } = settings
  const template = settings.referenceDocument && readTemplate(settings.referenceDocument)
  const live = liveOptions(citations, references)
  const { bytes, findings } = writeDocx(manuscript, formatted, {
    sides: asked,
    layout,
    ...(template?.ok && { template: template.value }),
    ...(hasOneList && { oneBibliography: true }),
    ...(settings.lineNumbers && { lineNumbers: true }),
    ...(live && { live })
  })
  const lost = findDocxLosses(manuscript, sidesOf(settings), bytes, { formatted, ...(live && { live }) })
  const refused = template?.ok === false ? [WITHOUT_TEMPLATE, template.error] : []
  return { bytes, findings: [...refused, ...findings, ...lost] }
}

function liveOptions(
  citations: ExportSettings['citations'],
  references: readonly Reference[]
): LiveOptions | undefined {
  if (citations === 'live') return { program: 'zotero', references }
  return citations === 'word' ? { program: 'word', references } : undefined
}

const WITHOUT_TEMPLATE: Finding = {
  severity: 'warning',
  code: 'docx-template-not-used',
  message: 'The reference document was not used, so the document has the look of Bifolium.'
}

function exportMarkdown({ manuscript, formatted, references, settings }: ExportRequest): ExportedFile {
  const needsFile = settings.citations === 'pandoc' && references.length > 0
  const name = needsFile ? settings.bibliographyFile : undefined
  const flavour = settings.citations === 'pandoc' ? 'pandoc' : 'gfm'
  const keys = new Map(references.map(({ id, key }) => [id, key]))
  const media = settings.mediaFolder === undefined ? undefined : gatherMedia(settings.mediaFolder)
  const { text, findings } = writeMarkdown(manuscript, {
    ...(media && { imageUrl: media.urlOf }),
    flavour,
    sides: settings.sides,
    layout: settings.layout === 'sequential' ? 'sequential' : 'interleaved',
    keys,
    formatted,
    ...(name !== undefined && { bibliographyFile: name })
  })
  const sides = sidesOf(settings)
  const lost = findMarkdownLosses(manuscript, sides, text, { flavour, keys, formatted })
  const format = /\.bib$/iu.test(name ?? '') ? 'bibtex' : 'csl-json'
  const beside = name === undefined ? undefined : writeBeside(name, references, format, 'markdown')
  const unseen = tellUnseenPictures(blocksOf(manuscript, settings), 'markdown')
  return {
    bytes: new TextEncoder().encode(text),
    findings: [...findings, ...unseen, ...lost, ...(beside?.findings ?? [])],
    ...(media && { media: media.files }),
    ...(beside && { referenceFile: beside.file })
  }
}
