import { findLabelRuns } from '#core/labels/find-label-runs'
import type { LabelRun } from '#core/labels/source-label'
import type { Command, CommandIo, ExitCode } from './command'

const HELP = `Usage: bifolium labels FILE|-

Finds source labels pasted from chat assistants (FrontiersPMCMDPI, Verywell Health维基百科) and splits them.
Prints JSON: [{start, end, raw, labels: [{text, source}]}]. Offsets count UTF-16 units of the file's text; a label that
carries a counter (PMC+2) has "counter" too, and a host that is not in the lexicon has "source": null.
`

/** `labels FILE|-`: the label runs of a text as JSON. An unreadable or undecodable input ends with 2. */
export const labelsCommand: Command = {
  name: 'labels',
  summary: 'find and split pasted source labels',
  help: HELP,
  run: async (args, io) => {
    const [path] = args
    if (path === undefined || args.length > 1 || (path.startsWith('-') && path !== '-')) {
      io.complain(`labels takes exactly one file, or - for standard input.\n${HELP}`)
      return 2
    }
    return printLabels(path, io)
  }
}

async function printLabels(path: string, io: CommandIo): Promise<ExitCode> {
  const where = path === '-' ? 'standard input' : path
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await io.readInput(path))
  } catch (cause) {
    const reason = cause instanceof TypeError ? 'it is not UTF-8 text' : messageOf(cause)
    io.complain(`Cannot read ${where}: ${reason}. Save it as UTF-8 plain text and try again.`)
    return 2
  }
  io.print(`${JSON.stringify(findLabelRuns(text).map(toJson), null, 2)}\n`)
  return 0
}

function toJson({ start, end, raw, names }: LabelRun): object {
  const labels = names.map(({ text, source, counter }) => ({ text, source: source ?? null, counter }))
  return { start, end, raw, labels }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)
}
