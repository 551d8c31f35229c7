import { readPackageVersion } from '../package-folder'
import type { Command, CommandIo, ExitCode } from './command'
import { makeLaterCommand } from './later-command'
import { processIo } from './process-io'
import { suggestName } from './suggest-name'

interface Row {
  readonly summary: string
  readonly load: () => Promise<Command>
}

const later = (name: string, summary: string): Row => ({ summary, load: async () => makeLaterCommand(name, summary) })

/** Every command by name. Each is loaded only when it runs, so that `--help` answers at once. */
export const COMMANDS: Readonly<Record<string, Row>> = {
  convert: {
    summary: 'Convert a manuscript between text, Markdown, HTML, DOCX and .bifolium',
    load: async () => (await import('./convert')).convertCommand
  },
  import: {
    summary: 'Read reference files of any supported format and write another',
    load: async () => (await import('./import')).importCommand
  },
  labels: {
    summary: 'Find pasted source labels in a text and split them',
    load: async () => (await import('./labels')).labelsCommand
  },
  cite: {
    summary: 'Format citations and a bibliography in any CSL style',
    load: async () => (await import('./cite')).citeCommand
  },
  styles: {
    summary: 'List citation styles by name, abbreviation or journal',
    load: async () => (await import('./styles')).stylesCommand
  },
  serve: {
    summary: 'Serve Bifolium to a browser on this machine',
    load: async () => (await import('./serve')).serveCommand
  },
  identify: {
    summary: 'Recognise URLs, DOIs and other identifiers, one a line',
    load: async () => (await import('./identify')).identifyCommand
  },
  resolve: {
    summary: 'Look identifiers up in packs and services',
    load: async () => (await import('./resolve')).resolveCommand
  },
  pack: {
    summary: 'Import, list and remove metadata for lookups without network',
    load: async () => (await import('./pack')).packCommand
  },
  align: later('align', 'Pair the blocks of two texts'),
  check: {
    summary: 'Compare the two sides of a manuscript and name what differs',
    load: async () => (await import('./check')).checkCommand
  }
}

function describeAll(): string {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
  return [
    'Usage: bifolium COMMAND …',
    '',
    ...rows,
    '',
    '“bifolium COMMAND --help” explains a command, “bifolium --version” prints the version.',
    'Results go to standard output, messages to standard error; “-” is standard input.',
    'Exit code: 0 done; 1 done, but with findings or a partial result; 2 unusable input or usage.'
  ].join('\n')
}

function complainUnknown(name: string, io: CommandIo): ExitCode {
  const meant = suggestName(name, Object.keys(COMMANDS))
  io.complain(`Bifolium has no command “${name}”.${meant ? ` Did you mean “${meant}”?` : ''} See bifolium --help.`)
  return 2
}

async function runCommand(row: Row, args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const command = await row.load()
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if (options.includes('--help') || options.includes('-h')) {
    io.print(command.help)
    return 0
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    io.complain(`bifolium ${command.name}: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
}

/** Runs one command line, without the program's own name, and resolves to the exit code. Never rejects. */
export async function runCommandLine(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const [about] = rest
    const row = name === 'help' && about !== undefined && Object.hasOwn(COMMANDS, about) ? COMMANDS[about] : undefined
    if (row) return runCommand(row, ['--help'], io)
    if (name === undefined) io.complain(describeAll())
    else io.print(describeAll())
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-V') {
    io.print(readPackageVersion())
    return 0
  }
  const row = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  return row ? runCommand(row, rest, io) : complainUnknown(name, io)
}

/** Runs the command line of this process and sets its exit code. */
export async function main(): Promise<void> {
  // A reader such as `head` may close the pipe early; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  process.exitCode = await runCommandLine(process.argv.slice(2), processIo)
}
