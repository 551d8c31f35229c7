import { readStyle } from '#core/citation/read-style'
import type { StyleSource } from '#core/citation/style-source'
import type { CommandIo } from './command'

/** The CSL text of a shipped style by id or alias, or of a `.csl` file; a dependent style gives its parent's. */
export async function loadStyle(name: string, source: StyleSource, io: CommandIo): Promise<string> {
  if (!/\.csl$/i.test(name)) {
    const style = await source.style(name)
    if (style === undefined) throw new Error(`No style has the id “${name}”; “bifolium styles” lists them.`)
    return style
  }
  const catalogue = await source.catalogue()
  const read = readStyle(new TextDecoder().decode(await io.readInput(name)), (address) => catalogue.find(address)?.id)
  if (!read.ok) throw new Error(`${name}${read.error.line ? `:${read.error.line}` : ''}: ${read.error.message}`)
  if (read.value.kind === 'independent') return read.value.xml
  return loadStyle(read.value.parent, source, io)
}
