import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../project.mjs'

/** Prints references one by one as plain text, as a style's bibliography has them: `async (styleId, items) => texts`. */
export async function createFormatter(load) {
  const { createStyleSource } = await load('src/core/citation/style-source.ts')
  const { formatSide } = await load('src/core/citation/citation-session.ts')
  const { plainText } = await load('src/core/citation/formatted-text.ts')
  const source = createStyleSource(async (path) => new Uint8Array(readFileSync(join(root, 'resources', path))))
  const locales = await source.locales(['en-US', 'zh-CN', 'en-GB', 'de-DE'])
  return async (styleId, items, locale = 'en-US') => {
    const style = await source.style(styleId)
    if (style === undefined) throw new Error(`No style ${styleId}.`)
    const references = new Map(items.map((item) => [item.id, item]))
    const citations = items.map((item, at) => ({ id: `c${at}`, items: [{ reference: item.id }], mode: 'normal' }))
    const formatted = formatSide({ style, locale, references, citations }, locales)
    if (!formatted.ok) throw new Error(`${styleId}: ${formatted.error.message}`)
    const { entries } = formatted.value.bibliography
    return new Map(
      entries.map(({ reference, label, body }) => [
        reference,
        `${label ? `${plainText(label)} ` : ''}${plainText(body)}`.trim()
      ])
    )
  }
}
