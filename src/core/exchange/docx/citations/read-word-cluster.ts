import type { CitedCluster, CitedEntry } from './cited-cluster'
import { citeParts } from './cite-parts'

/*
 * instruction = "CITATION" tag switch*
 * switch      = "\" letter [ value ]      \m begins a further source; its value is the tag
 * value       = '"' ( any | '\"' )* '"' | any sign but space
 * A text that is not closed ends with the instruction, so that each sign is looked at once.
 */
const TOKEN = /\\([a-z*])(?=\s|"|$)|"((?:[^"\\]|\\.?)*)(?:"|$)|([^\s"]+)/giu

interface Cite {
  readonly tag: string
  readonly switches: Map<string, string>
}

/**
 * The citation in a `CITATION` field of Word's own; undefined where it names none. `findSource` gives the source of a tag.
 */
export function readWordCluster(
  instruction: string,
  findSource: (tag: string) => Readonly<Record<string, unknown>> | undefined
): CitedCluster | undefined {
  const entries = readCites(instruction).map((cite) => readEntry(cite, findSource))
  if (entries.length === 0) return undefined
  return { program: 'Word', entries }
}

function readCites(instruction: string): readonly Cite[] {
  const cites: Cite[] = []
  let open = 'm'
  for (const [, name, quoted, bare] of instruction.replace(/^\s*CITATION\s/i, '').matchAll(TOKEN)) {
    if (name !== undefined) {
      open = name.toLowerCase()
      cites.at(-1)?.switches.set(open, '')
      continue
    }
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''
    if (open === 'm') cites.push({ tag: value, switches: new Map() })
    else cites.at(-1)?.switches.set(open, value)
    open = ''
  }
  return cites
}

function readEntry(
  { tag, switches }: Cite,
  findSource: (tag: string) => Readonly<Record<string, unknown>> | undefined
): CitedEntry {
  const data = findSource(tag)
  const [pages, volume] = [switches.get('p'), switches.get('v')]
  const suffix = switches.get('s') ?? ''
  const hasBoth = pages !== undefined && volume !== undefined
  return {
    identity: tag.toLowerCase(),
    ...(data && { data }),
    suppressAuthor: switches.has('n'),
    isPartial: switches.has('y'),
    ...citeParts({
      locator: pages ?? volume,
      label: pages === undefined && volume !== undefined ? 'volume' : 'page',
      prefix: switches.get('f'),
      suffix: hasBoth ? `, vol. ${volume}${/^[\s\p{P}]|^$/u.test(suffix) ? '' : ' '}${suffix}` : suffix
    })
  }
}
