import type { CslItem } from '#core/references/reference'
import type { Finding } from '#core/finding'

/** Formats that can be written, as the command line and the library's export name them. */
export const WRITABLE_FORMATS = ['csl-json', 'csl-yaml', 'bibtex', 'biblatex', 'ris'] as const
export type WritableFormat = (typeof WRITABLE_FORMATS)[number]

/** What one reader made of a text: the entries that could be read, in file order, and what to say about the others. */
export interface ParsedReferences {
  readonly items: readonly CslItem[]
  readonly findings: readonly Finding[]
}

/** Told after each entry: how many are done, of how many. */
export type ProgressListener = (done: number, total: number) => void

/** Reads a whole text (`\n` line ends, no byte order mark) of one format; `file` is what findings call it. Never throws. */
export type ReferenceReader = (file: string, text: string, onProgress?: ProgressListener) => ParsedReferences
