import { zipSync, type Zippable } from 'fflate'
import type { SaveRequest } from '#host/host-api'

/** Files of one archive have one date, so that the same export gives the same bytes. */
const ENTRY_DATE = '1980-01-01T00:00:00'

/** What to save where only one file can be: the file itself, or an archive of it and what belongs beside it. */
export function bundleFiles({ beside = [], ...request }: SaveRequest): SaveRequest {
  if (beside.length === 0) return request
  const { suggestedName, bytes } = request
  const files: Zippable = { [suggestedName]: [bytes, { level: 6 }] }
  // Pictures are packed by their own format.
  for (const { name, bytes } of beside) files[name] = [bytes, { level: /\.(?:svg|json|bib)$/iu.test(name) ? 6 : 0 }]
  return {
    purpose: 'archive',
    suggestedName: `${suggestedName.replace(/\.[^.]*$/u, '')}.zip`,
    bytes: zipSync(files, { mtime: ENTRY_DATE })
  }
}
