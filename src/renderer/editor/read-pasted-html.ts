import type { IdSource } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'

/** The blocks of pasted HTML, undefined where the plain text of the clipboard serves better. */
export function readPastedHtml(_html: string, _ids: IdSource): readonly Block[] | undefined {
  return undefined
}
