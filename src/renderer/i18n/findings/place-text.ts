import type { Finding } from '#core/finding'
import type { TextFunction } from '../catalogue'

/** A place in words, and the name in it by which a message may mention the place itself. */
export interface PlaceText {
  readonly shown: string
  readonly name?: string
}

/** Parts that a reader knows by sight: an identifier, or a title in quotation marks. */
const NAME = /^(?:PMID \d+|10\.\d{4,9}\/\S+|“.*”)$/u

/** Parts as the core names them, and their words; ids of blocks and names of files in an archive say nothing to a writer. */
const PARTS: readonly (readonly [pattern: RegExp, say: (found: string, text: TextFunction) => PlaceText])[] = [
  [/, paragraph (\d+)$/u, (number, text) => ({ shown: text('finding.paragraph', { number }) })],
  [/^entry (.+)$/su, (key, text) => ({ shown: text('finding.entry', { key }), name: key })],
  [/^record (\d+)$/u, (number, text) => ({ shown: text('finding.record', { number }) })]
]

/** Where a finding lies, as far as a writer can look there: line, paragraph, entry or record. */
export function placeTexts({ place = {} }: Finding, text: TextFunction): readonly PlaceText[] {
  const { line, part = '' } = place
  const inFile = line === undefined ? [] : [{ shown: text('finding.line', { line }) }]
  if (NAME.test(part)) return [...inFile, { shown: part, name: part }]
  const named = PARTS.flatMap(([pattern, say]) => {
    const found = pattern.exec(part)?.[1]
    return found === undefined ? [] : [say(found, text)]
  })
  return [...inFile, ...named]
}
