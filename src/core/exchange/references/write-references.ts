import { assertNever } from '#core/assert-never'
import type { Reference } from '#core/references/reference'
import type { WritableFormat } from './reference-format'
import { writeBibtex } from './write-bibtex'
import { writeRis } from './write-ris'

/**
 * Writes references as a file of the given format, under their citation keys and in the given order. CSL-JSON keeps
 * every member; BibTeX and RIS keep what they have fields for. Reading the result gives the same fields again. No
 * references give an empty list or an empty text.
 */
export function writeReferences(references: readonly Reference[], format: WritableFormat): string {
  switch (format) {
    case 'csl-json':
      return `${JSON.stringify(
        references.map(({ key, item }) => ({ ...item, id: key })),
        undefined,
        2
      )}\n`
    case 'bibtex':
      return writeBibtex(references)
    case 'ris':
      return writeRis(references)
    default:
      return assertNever(format)
  }
}
