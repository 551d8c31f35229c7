import { bareText, piecesOf, textAt } from './xml-pieces'
import type { SourceCite, SourceCluster, SourceField, SourceWork } from './source-cluster'

/** The works that parts of a document keep for Word, by their tags in small letters. */
export function wordSources(parts: readonly string[]): ReadonlyMap<string, SourceWork> {
  const sources = parts.flatMap((xml) => piecesOf(xml, 'Source'))
  return new Map(
    sources.map(({ content }) => [
      textAt(content, 'Tag').toLowerCase(),
      {
        title: textAt(content, 'Title'),
        names: namesIn(content),
        year: textAt(content, 'Year'),
        doi: textAt(content, 'DOI')
      }
    ])
  )
}

/** The persons of a source stand in `Author`, those of one role each in an element inside of it. */
function namesIn(source: string): string {
  const start = source.search(/<(?:[\w.-]+:)?Author>/u)
  const roles = start < 0 ? '' : source.slice(start + 1)
  const [author] = piecesOf(roles, 'Author')
  return ['Last', 'First', 'Middle', 'Corporate']
    .flatMap((name) => piecesOf(author?.content ?? '', name).map(({ content }) => bareText(content)))
    .join(' ')
}

const TOKEN = /"(?:\\.|[^"\\])*"?|[^\s"]+/gu
const BARE: ReadonlySet<string> = new Set(['\\n', '\\t', '\\y'])

/** The citation in a `CITATION` field of Word's own; undefined where it names no source. */
export function readWordSource(
  { instruction, before, lead }: Pick<SourceField, 'instruction' | 'before' | 'lead'>,
  sources: ReadonlyMap<string, SourceWork>
): SourceCluster | undefined {
  const cites: Map<string, string>[] = []
  let name = '\\m'
  for (const [token] of instruction.replace(/^\s*CITATION\s/iu, '').matchAll(TOKEN)) {
    if (/^\\[a-z*]$/iu.test(token)) {
      name = token.toLowerCase()
      if (BARE.has(name)) cites.at(-1)?.set(name, '')
    } else if (name === '\\m') {
      cites.push(new Map([[name, unquoted(token)]]))
      name = ''
    } else if (name !== '') {
      cites.at(-1)?.set(name, unquoted(token))
      name = ''
    }
  }
  const [first] = cites
  if (!first) return undefined
  const isInText = lead !== undefined && before.endsWith(lead)
  return {
    mode: isInText ? 'author-in-text' : first.has('\\n') ? 'suppress-author' : 'normal',
    cites: cites.map((one) => readCite(one, sources))
  }
}

const unquoted = (token: string): string =>
  token.startsWith('"') ? token.replace(/^"|"$/gu, '').replace(/\\(.)/gu, '$1') : token

function readCite(switches: ReadonlyMap<string, string>, sources: ReadonlyMap<string, SourceWork>): SourceCite {
  const valueOf = (name: string): string => switches.get(name)?.trim() ?? ''
  const tag = valueOf('\\m').toLowerCase()
  const work = sources.get(tag)
  const [pages, volume] = [valueOf('\\p'), valueOf('\\v')]
  return {
    identities: [tag],
    ...(work && { work }),
    prefix: valueOf('\\f'),
    label: pages === '' ? 'volume' : 'page',
    locator: pages || volume,
    suffix: `${pages !== '' && volume !== '' ? `vol. ${volume} ` : ''}${valueOf('\\s')}`
  }
}
