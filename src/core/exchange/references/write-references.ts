import { assertNever } from '#core/assert-never'
import type { Reference } from '#core/references/reference'
import type { WritableFormat } from './reference-format'
import { writeBibtex } from './write-bibtex'
import { writeCslYaml } from './write-csl-yaml'
import { writeRis } from './write-ris'

/**
 * Writes references as a file of the given format, under their citation keys and in the given order. CSL-JSON and
 * CSL-YAML keep every member; BibTeX, BibLaTeX and RIS keep every variable of CSL, in fields or notes of our own where
 * they have none. Reading the result gives the same references again. No references give an empty list or text.
 */
export function writeReferences(references: readonly Reference[], format: WritableFormat): string {
  switch (format) {
    case 'csl-json':
      return `${JSON.stringify(
        references.map(({ key, item }) => ({ ...item, id: key })),
        undefined,
        2
      )}\n`
    case 'csl-yaml':
      return references.length === 0 ? '' : writeCslYaml(references)
    case 'bibtex':
    case 'biblatex':
      return writeBibtex(references, format)
    case 'ris':
      return writeRis(references)
    default:
      return assertNever(format)
  }
}
