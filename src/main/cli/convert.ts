import { parseArgs } from 'node:util'
import type { StyleSource } from '#core/citation/style-source'
import { findPackLosses } from '#core/exchange/bifolium/find-pack-losses'
import { packManuscript } from '#core/exchange/bifolium/pack-manuscript'
import { readTemplate } from '#core/exchange/docx/read-template'
import { exportManuscript, type ExportFormat, type ExportSettings } from '#core/exchange/export-manuscript'
import { referenceFileName } from '#core/exchange/reference-file-name'
import type { Finding } from '#core/finding'
import { countingIds, type IdSource, type ReferenceId } from '#core/ids'
import { citedReferences } from '#core/manuscript/cited-references'
import { SIDE_NAMES, type Manuscript, type SideName } from '#core/manuscript/manuscript'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { Reference } from '#core/references/reference'
import type { Command, CommandIo, ExitCode } from './command'
import { formatManuscript } from './format-manuscript'
import { loadStyle } from './load-style'
import { randomIds } from './random-ids'
import { loadLibrary } from './load-library'
import { readInputs } from './read-inputs'
import { createFileStyleSource } from './style-files'

const help = `Usage: bifolium convert IN… -o OUT [--references FILE…] [--style STYLE] [--locale TAG]
                        [--layout sequential|facing|interleaved] [--side en|zh|both]
                        [--numbering each|shared] [--bibliography each|one] [--reference-doc F.docx] [--line-numbers]
                       [--citations live|word|plain|pandoc] [--clean] [--keep-typed-references]

Converts a manuscript. Two languages in one file become two sides; of several files, those in another language than the
first become the facing side.

  IN                 .txt .md .html .docx .xml (JATS) .bifolium; “-” reads plain text from standard input
                     Pictures that a .md names in its own folder come along
  -o, --output OUT   .docx .md .html .xml (JATS) .tex .bifolium (.xlf and .tmx come with a later version)
  --references FILE  any format of references, for [@key] citations; may be given several times
  --style STYLE      id or alias of a citation style (see bifolium styles), or a .csl file, which a .bifolium takes along
  --locale TAG       variant of a side's language for citations, e.g. en-GB; the other side keeps its own
  --layout LAYOUT    two sides one after the other (default), on facing columns, or block by block in turns;
                     Markdown has no columns, there facing is interleaved
  --side SIDE        one language only: en or zh; both is the default
  --citations FORM   plain (as printed, default for .docx), pandoc (by key, default for .md and .tex, with the references
                     beside OUT); .docx only: live (as printed, in fields that Zotero goes on with in Word) or
                     word (the same for Word's own bibliography)
  --bib              .md by key only: the references beside OUT as .bib instead of CSL-JSON
  --keep-typed-references
                     leaves a typed list of references and the typed citations of it, such as [1] or (Smith, 2020), as
                     text; otherwise they are connected, and what could not be matched is named
  --numbering FORM   each (default): every side numbers its citations by itself; shared: one series over both sides
  --bibliography FORM  each (default): a list of references per side; one: a single list at the end of a .docx
  --reference-doc F  .docx only: takes styles, theme, lists, page, headers and footers from the document F
  --line-numbers     .docx only: numbers the lines, as reviewers ask for
  --clean            leaves out of a .txt what looks like the web page around it; otherwise every word is kept

The result is read back, and a lost word is named. Exit code 1 when something was lost or left unresolved, 2 when a file
could not be read or written.`

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  references: { type: 'string', multiple: true },
  style: { type: 'string' },
  locale: { type: 'string' },
  layout: { type: 'string', default: 'sequential' },
  side: { type: 'string', default: 'both' },
  citations: { type: 'string' },
  'reference-doc': { type: 'string' },
  numbering: { type: 'string', default: 'each' },
  bibliography: { type: 'string', default: 'each' },
  'line-numbers': { type: 'boolean' },
  bib: { type: 'boolean' },
  clean: { type: 'boolean' },
  'keep-typed-references': { type: 'boolean' }
} as const

/** Endings of OUT; those without a format come with a later version. */
const TARGETS: Readonly<Record<string, ExportFormat | 'bifolium' | undefined>> = {
  docx: 'docx',
  md: 'markdown',
  markdown: 'markdown',
  bifolium: 'bifolium',
  html: 'html',
  htm: 'html',
  xml: 'jats',
  tex: 'latex',
  xlf: undefined,
  tmx: undefined
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values']

const CITATIONS: readonly ExportSettings['citations'][] = ['live', 'word', 'plain', 'pandoc']
const LAYOUTS: readonly ExportSettings['layout'][] = ['sequential', 'facing', 'interleaved']

interface Settings {
  readonly output: string
  readonly target: ExportFormat | 'bifolium'
  readonly layout: ExportSettings['layout']
  readonly side: 'en' | 'zh' | 'both'
  readonly citations: ExportSettings['citations']
  readonly style: string | undefined
  readonly locale: string | undefined
  readonly numbering: 'each' | 'shared'
  readonly bibliography: 'each' | 'one'
  readonly referenceDoc: string | undefined
  readonly lineNumbers: boolean
  readonly bib: boolean
  readonly clean: boolean
  readonly keepTyped: boolean
}

/** `convert IN… -o OUT`: one manuscript in another form. */
export const convertCommand: Command = {
  name: 'convert',
  summary: 'Convert a manuscript between text, Markdown, HTML, DOCX and .bifolium',
  help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    if (positionals.length === 0) throw new Error('no input file was given; “-” reads plain text from standard input.')
    const settings = readSettings(values)
    const ids = idsFor(positionals, settings)
    const library = await loadLibrary(values.references ?? [], ids, io)
    const read = await readInputs(positionals, settings, library, ids, io)
    const source = createFileStyleSource()
    const asked = settings.style === undefined ? undefined : await loadStyle(settings.style, source, io)
    const references = [...library.references, ...read.references]
    const written = await writeOutput(
      {
        manuscript: asked ? { ...read.manuscript, styleId: asked.id } : read.manuscript,
        references: new Map(references.map((reference) => [reference.id, reference])),
        style: asked ? asked.xml : read.style,
        bringsStyle: asked ? asked.isOwn : read.style !== undefined
      },
      settings,
      source,
      io
    )
    return report([...library.findings, ...read.findings, ...written], io)
  }
}

/** What goes into or comes out of a file that a store takes in needs ids of its own; other output is the same each time. */
function idsFor(names: readonly string[], { target }: Settings): IdSource {
  const isStored = target === 'bifolium' || names.some((name) => /\.bifolium$/iu.test(name))
  return isStored ? randomIds : countingIds()
}

function readSettings(values: Values): Settings {
  const { output, layout, side, citations, style, locale } = values
  if (output === undefined) throw new Error('the output file is missing; name it with -o OUT.')
  const target = readTarget(output)
  const { numbering, bibliography } = values
  if (numbering !== 'each' && numbering !== 'shared')
    throw new Error(`--numbering is “${numbering}”; expected each or shared.`)
  if (bibliography !== 'each' && bibliography !== 'one')
    throw new Error(`--bibliography is “${bibliography}”; expected each or one.`)
  const forDocx = ['reference-doc', 'line-numbers'] as const
  const misplaced = forDocx.find((name) => values[name] !== undefined)
  if (target !== 'docx' && misplaced !== undefined) throw new Error(`--${misplaced} is for .docx.`)
  if (target !== 'docx' && bibliography === 'one') throw new Error('--bibliography one is for .docx.')
  const known = LAYOUTS.find((name) => name === layout)
  if (known === undefined) throw new Error(`--layout is “${layout}”; expected ${LAYOUTS.join(', ')}.`)
  if (side !== 'en' && side !== 'zh' && side !== 'both')
    throw new Error(`--side is “${side}”; expected en, zh or both.`)
  return {
    output,
    target,
    layout: known,
    side,
    style,
    locale,
    citations: readCitations(citations, target),
    numbering,
    bibliography,
    referenceDoc: values['reference-doc'],
    lineNumbers: values['line-numbers'] === true,
    bib: values.bib === true,
    clean: values.clean === true,
    keepTyped: values['keep-typed-references'] === true
  }
}

function readTarget(output: string): Settings['target'] {
  const ending = /\.([^./\\]+)$/u.exec(output)?.[1]?.toLowerCase() ?? ''
  if (!Object.hasOwn(TARGETS, ending)) {
    throw new Error(`the output “${output}” has no known ending; expected .docx, .md, .html, .xml, .tex or .bifolium.`)
  }
  const target = TARGETS[ending]
  if (target === undefined)
    throw new Error(
      `.${ending} comes with a later version; this one writes .docx, .md, .html, .xml, .tex and .bifolium.`
    )
  return target
}

function readCitations(citations: string | undefined, target: Settings['target']): ExportSettings['citations'] {
  if (citations === undefined) return target === 'markdown' || target === 'latex' ? 'pandoc' : 'plain'
  const known = CITATIONS.find((form) => form === citations)
  if (known === undefined) throw new Error(`--citations is “${citations}”; expected ${CITATIONS.join(', ')}.`)
  if (known === 'pandoc' && target === 'docx')
    throw new Error('--citations pandoc is for Markdown; a .docx has them live, word or plain.')
  if ((known === 'live' || known === 'word') && (target === 'markdown' || target === 'latex'))
    throw new Error(`--citations ${known} is for .docx; Markdown and LaTeX have them as pandoc or plain.`)
  if (known !== 'plain' && (target === 'html' || target === 'jats'))
    throw new Error('.html and .xml have their citations plain, linked to their list.')
  return known
}

/** What is written, in whichever form. */
interface Output {
  readonly manuscript: Manuscript
  readonly references: ReadonlyMap<ReferenceId, Reference>
  /** CSL text; undefined where the manuscript's own id names a shipped style. */
  readonly style: string | undefined
  /** True for a style that others may not have. */
  readonly bringsStyle: boolean
}

async function writeOutput(
  { manuscript, references, style, bringsStyle }: Output,
  settings: Settings,
  source: StyleSource,
  io: CommandIo
): Promise<readonly Finding[]> {
  const cited = citedReferences(manuscript, references)
  if (settings.target === 'bifolium') {
    const packed = { manuscript, references: cited, style: bringsStyle ? style : undefined }
    const bytes = packManuscript(manuscript, cited, { style: packed.style })
    const lost = findPackLosses(packed, bytes)
    await io.writeOutput(settings.output, bytes)
    return [...lost, ...unresolvedLabels(manuscript)]
  }
  const isPandoc = settings.citations === 'pandoc'
  const referenceFile = referenceFileName(
    settings.output,
    settings.target === 'latex' || settings.bib ? 'bib' : 'references.json'
  )
  const format = { ...settings, style, skip: isPandoc }
  const { formatted, findings } = await formatManuscript(manuscript, references, format, source)
  const referenceDocument = await readReferenceDoc(settings.referenceDoc, io)
  const file = exportManuscript({
    manuscript,
    formatted,
    references: cited,
    settings: {
      format: settings.target,
      sides: sideOf(manuscript, settings.side),
      layout: settings.layout,
      citations: settings.citations,
      ...(settings.bibliography === 'one' && { oneBibliography: true }),
      ...(settings.lineNumbers && { lineNumbers: true }),
      ...(referenceDocument && { referenceDocument }),
      bibliographyFile: /[^/\\]+$/u.exec(referenceFile)?.[0] ?? referenceFile,
      ...(settings.output !== '-' && { mediaFolder: 'media' })
    }
  })
  // The file last: once it is there, all that it names is.
  await io.writeBeside(settings.output, file.media ?? [])
  if (file.referenceFile) await io.writeOutput(referenceFile, file.referenceFile.bytes)
  await io.writeOutput(settings.output, file.bytes)
  return [...findings, ...file.findings, ...unresolvedLabels(manuscript)]
}

/** The bytes of the document whose look is asked for; it must be one. */
async function readReferenceDoc(name: string | undefined, io: CommandIo): Promise<Uint8Array | undefined> {
  if (name === undefined) return undefined
  const bytes = await io.readInput(name)
  const template = readTemplate(bytes)
  if (!template.ok) throw new Error(`${name}: ${template.error.message}`)
  return bytes
}

function sideOf(manuscript: Manuscript, side: Settings['side']): 'both' | SideName {
  if (side === 'both') return 'both'
  const name = SIDE_NAMES.find((name) => new RegExp(`^${side}\\b`, 'iu').test(manuscript[name].language))
  const { blocks = [], title = '' } = name === undefined ? {} : manuscript[name]
  if (name === undefined || (blocks.length === 0 && title === '')) {
    throw new Error(
      `the text has no ${side === 'zh' ? 'Chinese' : 'English'} side; leave --side out to write what there is.`
    )
  }
  return name
}

function unresolvedLabels(manuscript: Manuscript): readonly Finding[] {
  let count = 0
  for (const name of SIDE_NAMES) {
    visitTextBlocks(manuscript[name].blocks, ({ children }) =>
      visitLeaves(children, ({ type }) => {
        if (type === 'sourceLabel') count++
      })
    )
  }
  if (count === 0) return []
  const message = `${count} source ${count === 1 ? 'label is' : 'labels are'} not resolved to references and kept as in the text.`
  return [{ severity: 'info', code: 'labels-unresolved', message, values: { count } }]
}

function report(findings: readonly Finding[], io: CommandIo): ExitCode {
  for (const { severity, message, place } of findings) {
    const file = place?.file === undefined ? '' : `${place.file}${place.line === undefined ? '' : `:${place.line}`}: `
    io.complain(`${file}${severity === 'error' ? '' : `${severity}: `}${message}`)
  }
  return findings.some(({ severity }) => severity !== 'info') ? 1 : 0
}
