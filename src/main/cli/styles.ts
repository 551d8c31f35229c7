import { parseArgs } from 'node:util'
import type { Command } from './command'
import { createFileStyleSource } from './style-files'

const help = `Usage: bifolium styles [QUERY] [--json]

Lists citation styles, one a line: id, how citations look, title. Without QUERY the styles most asked for come first.

  QUERY    words of a name, abbreviation or journal: “mdpi”, “frontiers neurology”, “国标”
  --json   print JSON instead

Exit code 1 when no style matches.`

export const stylesCommand: Command = {
  name: 'styles',
  summary: 'List citation styles by name, abbreviation or journal',
  help,
  run: async (args, io) => {
    const options = { json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const query = positionals.join(' ')
    const found = (await createFileStyleSource().catalogue()).search(query)
    if (values.json) io.print(JSON.stringify(found, null, 2))
    else for (const style of found) io.print(`${style.id}\t${style.format}\t${style.title}`)
    if (found.length > 0) return 0
    io.complain(`No style matches “${query}”.`)
    return 1
  }
}
