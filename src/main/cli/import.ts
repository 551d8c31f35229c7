import { parseArgs } from 'node:util'
import { readReferences } from '#core/exchange/references/read-references'
import { findReadableFormat, readableFormats, type ReadableFormat } from '#core/exchange/references/readable-formats'
import { WRITABLE_FORMATS, type WritableFormat } from '#core/exchange/references/reference-format'
import { writeReferences } from '#core/exchange/references/write-references'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { makeReferences } from '#core/references/make-reference'
import type { CslItem } from '#core/references/reference'
import type { Command, CommandIo } from './command'

/** What `--from` may say. */
const SOURCE_FORMATS: readonly string[] = readableFormats.flatMap(({ format, aliases }) => [format, ...aliases])

const help = `Usage: bifolium import FILE… [--from FORMAT] [--to FORMAT]

Reads files of references and prints them as one list with unique citation keys.

  FILE           “-” reads standard input
  --from FORMAT  ${SOURCE_FORMATS.join(', ')};
                 told by the file's content when it is left out
  --to FORMAT    ${WRITABLE_FORMATS.join(', ')}; csl-json when it is left out

What could not be read is named on standard error with file and line. Exit code 1 when an entry was left out, 2 when a
file could not be read or held no references.`

/** `import FILE…`: references of any readable format as one list in another. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Read reference files and print them in one format',
  help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { from: { type: 'string' }, to: { type: 'string', default: 'csl-json' } },
      allowPositionals: true
    })
    if (positionals.length === 0) throw new Error('no file was given; “-” reads standard input.')
    const from = readSourceFormat(values.from)
    const to = readTargetFormat(values.to)
    const { items, isWhole } = await readFiles(positionals, from, io)
    if (items.length === 0) return 2
    let next = 0
    const references = makeReferences(items, { newId: () => `r${++next}` as ReferenceId, now: NO_TIME, keys: [] })
    await io.writeOutput('-', new TextEncoder().encode(writeReferences(references, to)))
    return isWhole ? 0 : 1
  }
}

/** Times of references are never printed; the same input gives the same output. */
const NO_TIME = '1970-01-01T00:00:00.000Z'

function readSourceFormat(name: string | undefined): ReadableFormat | undefined {
  if (name === undefined) return undefined
  const row = findReadableFormat(name)
  if (row === undefined) throw new Error(`--from is “${name}”; expected one of ${SOURCE_FORMATS.join(', ')}.`)
  return row.format
}

function readTargetFormat(name: string): WritableFormat {
  const format = WRITABLE_FORMATS.find((known) => known === name)
  if (format === undefined) throw new Error(`--to is “${name}”; expected ${WRITABLE_FORMATS.join(', ')}.`)
  return format
}

async function readFiles(
  files: readonly string[],
  format: ReadableFormat | undefined,
  io: CommandIo
): Promise<{ readonly items: readonly CslItem[]; readonly isWhole: boolean }> {
  const items: CslItem[] = []
  let isWhole = true
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file
    const read = readReferences(name, await io.readInput(file), format === undefined ? {} : { format })
    for (const item of read.items) items.push(item)
    for (const finding of read.findings) io.complain(describeFinding(name, finding))
    if (read.findings.some((finding) => finding.severity === 'error')) isWhole = false
  }
  return { items, isWhole }
}

function describeFinding(name: string, { severity, message, place }: Finding): string {
  const line = place?.line === undefined ? '' : `:${place.line}`
  return `${name}${line}: ${severity === 'error' ? '' : `${severity}: `}${message}`
}
