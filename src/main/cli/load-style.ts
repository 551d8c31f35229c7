import { checkStyle } from '#core/citation/check-style'
import { decodeStyle } from '#core/citation/decode-style'
import type { StyleSource } from '#core/citation/style-source'
import type { Finding } from '#core/finding'
import type { CommandIo } from './command'

/** A style to format with. */
export interface LoadedStyle {
  readonly id: string
  /** CSL text. */
  readonly xml: string
  /** True for a file's own, which a manuscript has to bring along. */
  readonly isOwn: boolean
}

/**
 * A shipped style by id, alias or journal id, or that of a `.csl` file; a dependent style gives its parent. What a file
 * has that will be ignored is complained of; one that cannot be used throws with each place and reason.
 */
export async function loadStyle(name: string, source: StyleSource, io: CommandIo): Promise<LoadedStyle> {
  if (!/\.csl$/i.test(name)) {
    const xml = await source.style(name)
    if (xml === undefined) throw new Error(`No style has the id “${name}”; “bifolium styles” lists them.`)
    return { id: name, xml, isOwn: false }
  }
  const catalogue = await source.fullCatalogue()
  const text = decodeStyle(await io.readInput(name))
  const { style, findings } = checkStyle(text, (address) => catalogue.find(address)?.id)
  const lines = findings.map((finding) => lineOf(name, finding))
  if (!style) throw new Error(lines.slice(0, MOST_SHOWN).join('\n') + more(lines.length))
  for (const line of lines) io.complain(line)
  if (style.kind === 'dependent') return loadStyle(style.parent, source, io)
  return { id: style.info.id, xml: style.xml, isOwn: true }
}

const MOST_SHOWN = 20

const more = (count: number): string => (count > MOST_SHOWN ? `\n… and ${count - MOST_SHOWN} more` : '')

function lineOf(file: string, { message, place, severity }: Finding): string {
  const at = place?.line === undefined ? file : `${file}:${place.line}`
  return severity === 'error' ? `${at}: ${message}` : `${at}: ${severity}: ${message}`
}
