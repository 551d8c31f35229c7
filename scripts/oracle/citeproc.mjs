import CSL from 'citeproc'
import { textOfHtml } from './compare.mjs'

/** What citeproc-js prints. */
export function formatWithCiteproc({ text, locale, isNote, library, citations }, locales) {
  const items = new Map(library.map((item) => [item.id, item]))
  const engine = new CSL.Engine(
    {
      retrieveLocale: (tag) => locales(tag) ?? locales('en-US'),
      retrieveItem: (id) => structuredClone(items.get(id))
    },
    text,
    locale,
    true
  )
  engine.opt.development_extensions.field_hack = false
  const texts = engine.rebuildProcessorState(
    citations.map((cites, index) => ({
      citationID: `c${index}`,
      citationItems: cites.map((cite) => ({ ...cite })),
      properties: { noteIndex: isNote ? index + 1 : 0 }
    })),
    'html'
  )
  const byId = new Map(texts.map(([id, , html]) => [id, textOfHtml(html)]))
  const made = engine.makeBibliography()
  return {
    citations: citations.map((_, index) => byId.get(`c${index}`) ?? ''),
    entries: made ? new Map(made[0].entry_ids.map(([id], index) => [id, textOfHtml(made[1][index])])) : new Map()
  }
}
