import { parseArgs } from 'node:util'
import { formatHtml } from '#core/citation/format-html'
import { formatSide } from '#core/citation/citation-session'
import { neededLocales } from '#core/citation/cited-items'
import { plainText, type FormattedText } from '#core/citation/formatted-text'
import type { FormatCitation, FormattedSide } from '#core/citation/processor'
import { readReferences } from '#core/exchange/references/read-references'
import type { ReferenceId } from '#core/ids'
import type { CslItem } from '#core/references/reference'
import { parseCitations } from './cite-input'
import type { Command, CommandIo } from './command'
import { loadStyle } from './load-style'
import { createFileStyleSource } from './style-files'

const help = `Usage: bifolium cite --style STYLE --references FILE [--locale TAG] [--output text|html] [FILE|-]

Formats citations and their bibliography.

  FILE               JSON array of citations, each an array of CSL citation items: {id, locator, label, prefix, suffix,
                     suppress-author, author-only, author-in-text}. “-” or nothing reads standard input
  --style STYLE      id or alias of a style (see bifolium styles), or a .csl file
  --references FILE  any format of references; may be given several times
  --locale TAG       language of the text around the citations (en-US)
  --output FORM      text (default) or html

Prints {"citations": [...], "bibliography": [...]}. Exit code 1 when a reference is missing or a file had faults.`

const OPTIONS = {
  style: { type: 'string' },
  references: { type: 'string', multiple: true },
  locale: { type: 'string', default: 'en-US' },
  output: { type: 'string', default: 'text' }
} as const

export const citeCommand: Command = {
  name: 'cite',
  summary: 'Format citations and a bibliography in any CSL style',
  help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    if (values.style === undefined) throw new Error('--style is missing; “bifolium styles” lists them.')
    if (!values.references?.length) throw new Error('--references is missing: a file of references.')
    if (values.output !== 'text' && values.output !== 'html')
      throw new Error(`--output is “${values.output}”; expected text or html.`)
    if (positionals.length > 1) throw new Error('More than one file of citations was given; expected one.')

    const source = createFileStyleSource()
    const { xml: style } = await loadStyle(values.style, source, io)
    const { references, isWhole } = await loadReferences(values.references, io)
    const input = positionals[0] ?? '-'
    const citations = parseCitations(input, await io.readInput(input))
    const request = { style, locale: values.locale, references, citations }
    const formatted = formatSide(request, await source.locales(neededLocales(request)))
    if (!formatted.ok) throw new Error(formatted.error.message)

    const output = values.output === 'html' ? HTML : PLAIN
    io.print(JSON.stringify(describeSide(formatted.value, citations, output), null, 2))
    for (const id of formatted.value.missing) io.complain(`No reference has the id “${id}”; it is shown as [?].`)
    return isWhole && formatted.value.missing.length === 0 ? 0 : 1
  }
}

async function loadReferences(
  files: readonly string[],
  io: CommandIo
): Promise<{ readonly references: ReadonlyMap<ReferenceId, CslItem>; readonly isWhole: boolean }> {
  const references = new Map<ReferenceId, CslItem>()
  let isWhole = true
  for (const file of files) {
    const { items, findings } = readReferences(file, await io.readInput(file))
    for (const finding of findings) {
      const line = finding.place?.line === undefined ? '' : `:${finding.place.line}`
      io.complain(`${file}${line}: ${finding.message}`)
      if (finding.severity === 'error') isWhole = false
    }
    if (items.length === 0) throw new Error(`${file} holds no reference that could be read.`)
    for (const item of items) {
      const id = item.id as ReferenceId
      if (references.has(id)) io.complain(`${file}: the id “${id}” is there twice; the first reference is used.`)
      else references.set(id, item)
    }
  }
  return { references, isWhole }
}

/** How texts are written, and what parts the two entries of a pair. */
interface Output {
  readonly write: (text: FormattedText) => string
  readonly lineBreak: string
}

const HTML: Output = { write: formatHtml, lineBreak: '<br>' }
const PLAIN: Output = { write: plainText, lineBreak: '\n' }

function describeSide(
  side: FormattedSide,
  citations: readonly FormatCitation[],
  { write, lineBreak }: Output
): { readonly citations: readonly string[]; readonly bibliography: readonly string[] } {
  return {
    citations: citations.map((citation) => write(side.citations.get(citation.id) ?? [])),
    bibliography: side.bibliography.entries.map(({ label, body, translation }) => {
      const first = label ? `${write(label)} ${write(body)}` : write(body)
      return translation ? first + lineBreak + write(translation) : first
    })
  }
}
