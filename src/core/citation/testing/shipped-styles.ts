// oxlint-disable-next-line no-restricted-imports -- only tests import this file; they read the styles as shipped
import { readFile } from 'node:fs/promises'
import type { CitationId, ReferenceId } from '#core/ids'
import type { CitationItem } from '#core/manuscript/citation'
import type { CslItem } from '#core/references/reference'
import { formatSide } from '../citation-session'
import { neededLocales } from '../cited-items'
import { plainText } from '../formatted-text'
import type { FormatCitation, FormatRequest, FormattedSide } from '../processor'
import { createStyleSource } from '../style-source'

const resources = `${import.meta.dirname}/../../../../resources`

/** The shipped styles, read from the repository. */
export const shippedStyles = createStyleSource((path) => readFile(`${resources}/${path}`))

/** A shipped style's text. Throws for an unknown id. */
export async function shippedStyle(id: string): Promise<string> {
  const style = await shippedStyles.style(id)
  if (style === undefined) throw new Error(`no style ${id}`)
  return style
}

export const makeReferences = (items: readonly CslItem[]): ReadonlyMap<ReferenceId, CslItem> =>
  new Map(items.map((item) => [item.id as ReferenceId, item]))

/** A citation of references by id, or of whole items. */
export const makeCitation = (
  id: string,
  mode: FormatCitation['mode'],
  ...items: readonly (string | (Omit<CitationItem, 'reference'> & { readonly reference: string }))[]
): FormatCitation => ({
  id: id as CitationId,
  mode,
  items: items.map((item) =>
    typeof item === 'string'
      ? { reference: item as ReferenceId }
      : { ...item, reference: item.reference as ReferenceId }
  )
})

/** Formats a side in a shipped style; throws where the style fails. */
export async function formatShipped(id: string, request: Omit<FormatRequest, 'style'>): Promise<FormattedSide> {
  const formatted = formatSide(
    { ...request, style: await shippedStyle(id) },
    await shippedStyles.locales(neededLocales(request))
  )
  if (!formatted.ok) throw new Error(formatted.error.message)
  return formatted.value
}

export const citationTexts = (side: FormattedSide): readonly string[] => [...side.citations.values()].map(plainText)

export const entryTexts = (side: FormattedSide): readonly string[] =>
  side.bibliography.entries.map(
    ({ label, body, translation }) =>
      `${label ? `${plainText(label)} ` : ''}${plainText(body)}${translation ? `\n${plainText(translation)}` : ''}`
  )
