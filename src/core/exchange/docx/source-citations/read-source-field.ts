import { decodeBase64 } from '../citations/decode-base64'
import { readCitaviSource } from './citavi-source'
import { readCslSource } from './csl-source'
import { readEndnoteSource } from './endnote-source'
import type { SourceCluster, SourceField, SourceWork } from './source-cluster'
import { readWordSource } from './word-source'

type FieldReader = (field: SourceField, sources: ReadonlyMap<string, SourceWork>) => SourceCluster | undefined

/** What is in the instruction of a citation's field, and how it is read. */
const FIELDS: readonly (readonly [isMeant: RegExp, read: FieldReader])[] = [
  [
    /^\s*(?:ADDIN\s+)?ZOTERO_ITEM\b|^\s*ADDIN\s+(?:CSL_CITATION|Mendeley)/iu,
    (field) => readCslSource(jsonIn(field), field)
  ],
  [/^\s*ADDIN\s+EN\.(?:JS\.)?CITE(?!\.DATA)\b/iu, (field) => readEndnoteSource(endnoteIn(field))],
  [/^\s*ADDIN\s+CITAVI\.?PLACEHOLDER/iu, (field) => readCitaviSource(citaviIn(field))],
  [/^\s*CITATION\s+\S/iu, readWordSource]
]
const LIST = /^\s*ADDIN\s+Mendeley[ _]Bibliography/iu
const TAG = /^MENDELEY_CITATION_(?:v\d+_)?/u

/** The citation of a field; `unreadable` where it is none that can be told, undefined where it is of another kind. */
export function readSourceField(
  field: SourceField,
  sources: ReadonlyMap<string, SourceWork>
): SourceCluster | 'unreadable' | undefined {
  const row = FIELDS.find(([isMeant]) => isMeant.test(field.instruction))
  if (!row || LIST.test(field.instruction)) return undefined
  return attempt(() => row[1](field, sources))
}

/** The citation in the tag of a content control, as `readSourceField` gives it. */
export function readSourceTag(tag: string): SourceCluster | 'unreadable' | undefined {
  if (!TAG.test(tag)) return undefined
  return attempt(() => readCslSource(decodeBase64(tag.replace(TAG, '')) ?? '', { before: '' }))
}

/** What cannot be read stays as the text it shows, and the reader tells of it. */
function attempt(read: () => SourceCluster | undefined): SourceCluster | 'unreadable' {
  try {
    return read() ?? 'unreadable'
  } catch {
    return 'unreadable'
  }
}

const jsonIn = ({ instruction }: SourceField): string =>
  instruction.slice(instruction.indexOf('{', instruction.indexOf('CSL_CITATION')))

/** A long citation is in the data of the field. */
function endnoteIn({ instruction, data }: SourceField): string {
  const at = instruction.indexOf('<EndNote')
  return at >= 0 ? instruction.slice(at) : (decodeBase64(data) ?? '')
}

/** In braces, or the last word of an older instruction. */
function citaviIn({ instruction }: SourceField): string {
  const code = instruction.trim()
  const start = code.indexOf('{')
  const encoded = start < 0 ? code.slice(code.lastIndexOf(' ') + 1) : code.slice(start + 1, code.indexOf('}', start))
  return decodeBase64(encoded) ?? ''
}
