import { parseArgs } from 'node:util'
import type { StyleHit } from '#core/citation/style-catalogue'
import type { Command } from './command'
import { createFileStyleSource } from './style-files'

const help = `Usage: bifolium styles [QUERY] [--json]

Lists citation styles, one a line: id, how citations look, title, and the journal that was found, with its ISSNs. Without
QUERY the styles most asked for come first.

  QUERY    words of a name, abbreviation or journal, or an ISSN: “mdpi”, “frontiers neurology”, “国标”, “1664-2295”
  --json   print JSON instead

Exit code 1 when no style matches.`

export const stylesCommand: Command = {
  name: 'styles',
  summary: 'List citation styles by name, abbreviation, journal or ISSN',
  help,
  run: async (args, io) => {
    const options = { json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const query = positionals.join(' ')
    const found = (await createFileStyleSource().fullCatalogue()).search(query)
    if (values.json) io.print(JSON.stringify(found.map(describeHit), null, 2))
    else for (const hit of found) io.print(lineOf(hit))
    if (found.length > 0) return 0
    io.complain(`No style matches “${query}”.`)
    return 1
  }
}

/** What a script wants to know of a style; where its text lies is our own business. */
function describeHit({ id, title, class: kind, format, hasBibliography, names, foundBy }: StyleHit) {
  const journal = foundBy && { title: foundBy.title, issns: foundBy.issns }
  return { id, title, class: kind, format, hasBibliography, ...(names && { names }), ...(journal && { journal }) }
}

function lineOf({ id, format, title, foundBy }: StyleHit): string {
  const journal = foundBy ? [[foundBy.title, ...foundBy.issns].join(' ')] : []
  return [id, format, title, ...journal].join('\t')
}
