import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { findLostWords } from './docx/docx-words'
import { writeDocx } from './docx/write-docx'
import { findLostMarkdownWords } from './markdown/markdown-words'
import { writeMarkdown } from './markdown/write-markdown'

export interface ExportSettings {
  readonly format: 'docx' | 'markdown'
  readonly sides: 'both' | SideName
  /** Markdown has no columns: there `facing` is `interleaved`. */
  readonly layout: 'sequential' | 'facing' | 'interleaved'
  /** In Markdown: citation keys for Pandoc, or citations as the style prints them. */
  readonly citations: 'plain' | 'pandoc'
  /** Name of the reference file beside a Markdown file, for its header. */
  readonly bibliographyFile?: string
}

export interface ExportRequest {
  readonly manuscript: Manuscript
  readonly formatted: Readonly<Record<SideName, FormattedSide>>
  /** Citation keys of the cited references. */
  readonly keys: ReadonlyMap<ReferenceId, string>
  readonly settings: ExportSettings
}

export interface ExportedFile {
  readonly bytes: Uint8Array
  /** What the file could not hold, and what was lost on the way, found by reading it back. */
  readonly findings: readonly Finding[]
}

/** Writes a manuscript to the bytes of a file and reads those back to see that no word was lost. */
export function exportManuscript(request: ExportRequest): ExportedFile {
  return request.settings.format === 'docx' ? exportDocx(request) : exportMarkdown(request)
}

function exportDocx({ manuscript, formatted, settings }: ExportRequest): ExportedFile {
  const { bytes, findings } = writeDocx(manuscript, formatted, { sides: settings.sides, layout: settings.layout })
  const sides = SIDE_NAMES.filter((side) => settings.sides === 'both' || settings.sides === side)
  return { bytes, findings: [...findings, ...findLostWords(manuscript, sides, bytes)] }
}

function exportMarkdown({ manuscript, formatted, keys, settings }: ExportRequest): ExportedFile {
  const { bibliographyFile } = settings
  const { text, findings } = writeMarkdown(manuscript, {
    flavour: settings.citations === 'pandoc' ? 'pandoc' : 'gfm',
    sides: settings.sides,
    layout: settings.layout === 'sequential' ? 'sequential' : 'interleaved',
    keys,
    formatted,
    ...(bibliographyFile !== undefined && { bibliographyFile })
  })
  const sides = SIDE_NAMES.filter((side) => settings.sides === 'both' || settings.sides === side)
  const lost = findLostMarkdownWords(manuscript, sides, text)
  return { bytes: new TextEncoder().encode(text), findings: [...findings, ...lost] }
}
