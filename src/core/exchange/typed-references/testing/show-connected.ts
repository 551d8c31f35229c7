import { countingIds } from '#core/ids'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import { visitTextBlocks } from '#core/manuscript/walk'
import { acceptPastedText } from '../../pasted-text/accept-pasted-text'
import { analysePastedText } from '../../pasted-text/analyse-pasted-text'
import { readManuscript } from '../../read-manuscript'
import { connectTypedReferences } from '../connect-typed-references'
import { findTypedReferences } from '../find-typed-references'
import type { TypedReferences } from '../typed-references'

/** When everything here happens. */
export const now = '2026-01-01T00:00:00.000Z'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A manuscript of a pasted text. */
export const pasted = (text: string): Manuscript =>
  acceptPastedText(analysePastedText(text), { ids: countingIds(), now }).manuscript

/** A manuscript of a file. */
export const readAs = (name: string, text: string): Manuscript => {
  const read = readManuscript(name, bytes(text), { ids: countingIds(), now, findReferenceByKey: () => undefined })
  if (!read.ok) throw new Error(read.error.message)
  return read.value.manuscript
}

/** The paragraphs of a manuscript, with each citation as the years of what it cites. */
export function show(manuscript: Manuscript, found: TypedReferences): readonly string[] {
  const { manuscript: connected, references } = connectTypedReferences(manuscript, found, { ids: countingIds(), now })
  const years = new Map(references.map(({ id, item }) => [id, item.issued?.['date-parts']?.[0]?.[0] ?? item.title]))
  const lines: string[] = []
  for (const side of SIDE_NAMES) {
    visitTextBlocks(connected[side].blocks, ({ children }) => {
      const text = flattenInlines(children).map(({ leaf }) => {
        if (leaf.type === 'text') return leaf.value
        if (leaf.type !== 'citation') return `<${leaf.type}>`
        const { mode, items } = leaf.citation
        const shown = items.map(({ reference, prefix, locator, label, suffix }) =>
          [prefix, years.get(reference), label, locator && `p${locator}`, suffix].filter(Boolean).join(' ')
        )
        return `{${mode === 'normal' ? '' : mode === 'author-in-text' ? '@' : '-'}${shown.join('|')}}`
      })
      lines.push(text.join(''))
    })
  }
  return lines
}

/** What `show` shows of all that was found. */
export const connect = (manuscript: Manuscript): readonly string[] => show(manuscript, findTypedReferences(manuscript))
