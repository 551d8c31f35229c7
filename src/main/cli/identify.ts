import type { Identification } from '#core/references/identify/identification'
import { identify } from '#core/references/identify/identify'
import type { Command, CommandIo, ExitCode } from './command'

const HELP = `Usage: bifolium identify [FILE|-]

Recognises one URL, DOI, PMID, PMCID, ISBN, ISSN, arXiv, NCT or ChiCTR number, file name or text a line; standard input
without a file. Works offline. Prints one JSON object a line that is not blank:
  {"input", "kind", "DOI", "PMID", "PMCID", "arXiv", "ISBN", "NCT", "ChiCTR", "NBK", "PII", "ISSN", "url", "publisher",
   "recordKey", "version", "confidence", "rule"}, without what is not known.
kind is "work", "listing" (a page of several works), "page" (any other address) or "none". confidence is "certain",
"likely" (a guess to confirm) or "none". recordKey is the publisher's own key where it gives no identifier (CNKI, 万方).
Exit code 1 when a line gave nothing.
`

/** `identify [FILE|-]`: what each line stands for, as JSON lines. Ends with 1 when a line stands for nothing. */
export const identifyCommand: Command = {
  name: 'identify',
  summary: 'recognise URLs, DOIs and other identifiers',
  help: HELP,
  run: async (args, io) => {
    const [path = '-'] = args
    if (args.length > 1 || (path.startsWith('-') && path !== '-')) {
      io.complain(`identify takes one file, or - for standard input.\n${HELP}`)
      return 2
    }
    return printIdentifications(path, io)
  }
}

async function printIdentifications(path: string, io: CommandIo): Promise<ExitCode> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await io.readInput(path))
  } catch (cause) {
    const reason = cause instanceof TypeError ? 'it is not UTF-8 text' : messageOf(cause)
    io.complain(
      `Cannot read ${path === '-' ? 'standard input' : path}: ${reason}. Save it as UTF-8 plain text and try again.`
    )
    return 2
  }
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '')
  const found = lines.map((line) => identify(line))
  io.print(lines.map((line, index) => `${JSON.stringify(toJson(line, found[index]))}\n`).join(''))
  return found.every((one) => one !== undefined) ? 0 : 1
}

function toJson(input: string, found: Identification | undefined): object {
  if (!found) return { input, kind: 'none', confidence: 'none' }
  const { kind, ids, ...rest } = found
  return { input, kind, ...ids, ...rest }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)
}
