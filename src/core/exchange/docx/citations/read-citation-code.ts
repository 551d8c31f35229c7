import type { CitationCode, CitationProgram, CitedCluster } from './cited-cluster'
import { decodeBase64 } from './decode-base64'
import { readCitaviCluster } from './read-citavi-cluster'
import { readCslCluster } from './read-csl-cluster'
import { readEndnoteCluster } from './read-endnote-cluster'
import { readWordCluster } from './read-word-cluster'

/** What stands beside the instruction of a field. */
export interface FieldSurroundings {
  /** Base64 in the field's `w:fldData`. */
  readonly data?: string | undefined
  /** The source that a document keeps for Word under a tag. */
  readonly findSource: (tag: string) => Readonly<Record<string, unknown>> | undefined
}

type ClusterReader = (instruction: string, surroundings: FieldSurroundings) => CitedCluster | undefined

const fromJson =
  (program: CitationProgram): ClusterReader =>
  (instruction) =>
    readCslCluster(program, instruction.slice(Math.max(0, instruction.indexOf('CSL_CITATION'))))

/** How the instruction of each program begins, and how it is read. */
const CITATIONS: readonly (readonly [begins: RegExp, program: CitationProgram, read: ClusterReader])[] = [
  [/^(?:ADDIN\s+)?ZOTERO_ITEM\b/i, 'Zotero', fromJson('Zotero')],
  [/^ADDIN\s+(?:CSL_CITATION|Mendeley[ _]Citation)/i, 'Mendeley', fromJson('Mendeley')],
  [/^ADDIN\s+EN\.(?:JS\.)?CITE(?!\.DATA)\b/i, 'EndNote', readEndnoteField],
  [/^ADDIN\s+CITAVI\.?PLACEHOLDER/i, 'Citavi', (code) => readCitaviCluster(citaviData(code))],
  [/^CITATION\s/i, 'Word', (instruction, { findSource }) => readWordCluster(instruction, findSource)]
]

const BIBLIOGRAPHY =
  /^(?:(?:ADDIN\s+)?ZOTERO_BIBL\b|ADDIN\s+(?:Mendeley[ _]Bibliography|CSL_BIBLIOGRAPHY|EN\.(?:JS\.|SECTION\.)?REFLIST|CITAVI[ .]?BIBLIOGRAPHY)\b|BIBLIOGRAPHY(?:\s|$))/i

const MENDELEY_TAG = 'MENDELEY_CITATION_'
const BIBLIOGRAPHY_TAGS = /^(?:MENDELEY_BIBLIOGRAPHY|BIFOLIUM_BIBLIOGRAPHY|CitaviBibliography)$/i
/** Far more than the longest citation needs; what is longer is an attack. */
const MAX_LENGTH = 4_000_000

/** What the instruction of a field says about citations; undefined for every other field. */
export function readCitationCode(instruction: string, surroundings: FieldSurroundings): CitationCode | undefined {
  const code = instruction.trim()
  if (BIBLIOGRAPHY.test(code)) return { kind: 'bibliography' }
  const row = CITATIONS.find(([begins]) => begins.test(code))
  if (!row) return undefined
  const [, program, read] = row
  const cluster = code.length > MAX_LENGTH ? undefined : read(code, surroundings)
  return cluster ? { kind: 'citation', cluster } : { kind: 'unreadable', program }
}

/** What the tag of a content control says about citations; undefined for every other control. */
export function readCitationTag(tag: string): CitationCode | undefined {
  if (BIBLIOGRAPHY_TAGS.test(tag)) return { kind: 'bibliography' }
  if (!tag.startsWith(MENDELEY_TAG)) return undefined
  const encoded = tag.slice(MENDELEY_TAG.length).replace(/^v\d+_/, '')
  const json = tag.length > MAX_LENGTH ? undefined : decodeBase64(encoded)
  const cluster = json === undefined ? undefined : readCslCluster('Mendeley', json)
  return cluster ? { kind: 'citation', cluster } : { kind: 'unreadable', program: 'Mendeley' }
}

/** In braces, or behind the id of the placeholder in what Citavi 4 and 5 write. */
const citaviData = (code: string): string =>
  /\{([^{}]*)\}/.exec(code)?.[1] ?? /^ADDIN\s+\S+\s+\S+\s+(\S+)/i.exec(code)?.[1] ?? ''

/** Long citations are in the data of the field instead of its instruction. */
function readEndnoteField(instruction: string, { data }: FieldSurroundings): CitedCluster | undefined {
  const at = instruction.indexOf('<EndNote')
  const xml = at >= 0 ? instruction.slice(at) : decodeBase64(data ?? '')
  return xml === undefined ? undefined : readEndnoteCluster(xml)
}
