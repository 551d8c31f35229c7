import { parseArgs } from 'node:util'
import type { CheckFinding, CheckSpan } from '#core/checks/check-finding'
import { checkManuscript } from '#core/checks/check-manuscript'
import { describeFinding } from '#core/checks/describe-finding'
import { listPlaces, type Place } from '#core/checks/list-places'
import { readSpan, textBlocksById } from '#core/checks/read-span'
import { countingIds, type BlockId } from '#core/ids'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import type { Command, ExitCode } from './command'
import { loadLibrary } from './load-library'
import { readInputs } from './read-inputs'

const help = `Usage: bifolium check FILE… [--references FILE…] [--json]

Compares the two sides of a manuscript, passage by passage, and names what differs: what has no counterpart, numbers,
units and statistics, citations, figures, tables and names that one side lacks, words left in the other language, marks and
brackets, source labels without a reference.

  FILE               .txt .md .html .docx .xml (JATS) .bifolium; “-” reads plain text from standard input. Two languages in
                     one file are two sides; of several files, those in another language than the first are the facing side
  --references FILE  any format of references, for [@key] citations; may be given several times
  --json             a JSON array instead of one finding a line: [{check, severity, message, key, pairing, values,
                     places: [{side, language, block, start, end, heading, paragraph, words}]}]

A line reads: severity, check, place (language, heading, paragraph), message. What looks like the web page around a .txt is
left out, and typed citations such as [1] count as citations of their list. Offsets count UTF-16 units of a block's text, a
citation or label as one. Exit code 0 without findings, 1 with findings, 2 when a file could not be read.`

const OPTIONS = {
  references: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false }
} as const

/** `check FILE…`: what differs between the sides of a manuscript. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Compare the two sides of a manuscript and name what differs',
  help,
  run: async (args, io): Promise<ExitCode> => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    if (positionals.length === 0) throw new Error('no file was given; “-” reads plain text from standard input.')
    const ids = countingIds()
    const library = await loadLibrary(values.references ?? [], ids, io)
    const { manuscript, references } = await readInputs(
      positionals,
      { clean: true, keepTyped: false },
      library,
      ids,
      io
    )
    const all = [...library.references, ...references]
    const findings = checkManuscript(manuscript, new Map(all.map((reference) => [reference.id, reference])))
    const places = placesOf(manuscript)
    const report = findings.map((finding) => toReported(finding, places))
    if (values.json) io.print(JSON.stringify(report, null, 2))
    else if (report.length > 0) io.print(report.map(lineOf).join('\n'))
    return findings.length === 0 ? 0 : 1
  }
}

/** What is read of one side to say where something stands. */
interface SidePlaces {
  readonly language: string
  readonly places: ReadonlyMap<BlockId, Place>
  readonly blocks: ReturnType<typeof textBlocksById>
}

type Places = Readonly<Record<SideName, SidePlaces>>

function placesOf({ leading, facing }: Manuscript): Places {
  const read = ({ language, blocks }: Side): SidePlaces => ({
    language,
    places: listPlaces(blocks),
    blocks: textBlocksById(blocks)
  })
  return { leading: read(leading), facing: read(facing) }
}

interface ReportedPlace extends CheckSpan {
  readonly language: string
  readonly heading: string
  readonly paragraph: number
  readonly words: string
}

interface Reported extends Omit<CheckFinding, 'spans'> {
  readonly message: string
  readonly places: readonly ReportedPlace[]
}

function toReported({ spans, ...finding }: CheckFinding, sides: Places): Reported {
  const side = languageName(sides[finding.values.side].language)
  return {
    ...finding,
    message: describeFinding({ spans, ...finding }, side),
    places: spans.map((span) => {
      const { language, places, blocks } = sides[span.side]
      const { heading = '', paragraph = 0 } = places.get(span.block) ?? {}
      return { ...span, language, heading, paragraph, words: readSpan(blocks, span) }
    })
  }
}

function lineOf({ severity, check, message, places: [place] }: Reported): string {
  const where = place && [
    languageName(place.language),
    place.heading,
    place.paragraph > 0 && `paragraph ${place.paragraph}`
  ]
  return [severity, check, where?.filter(Boolean).join(' › '), message].join('\t')
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' })

/** `English` for any English: which one it is says nothing here. */
const languageName = (tag: string): string => NAMES.of(tag.split('-')[0] ?? tag) ?? tag
