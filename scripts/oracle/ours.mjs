import { textOfHtml } from './compare.mjs'

/** Our processor itself, without what the program adds to styles for manuscripts in two languages. */
export async function loadOurs(load, locales) {
  const home = 'src/core/citation'
  const { parseCsl } = await load(`${home}/csl-tree.ts`)
  const { compileStyle } = await load(`${home}/csl/compile-style.ts`)
  const { createLocaleSource } = await load(`${home}/csl/locale-source.ts`)
  const { Formatter } = await load(`${home}/csl/formatter.ts`)
  const { readItem } = await load(`${home}/csl/read-item.ts`)
  const { writeHtml } = await load(`${home}/csl/write-html.ts`)
  const { printCitations, printEntries, registerItems } = await load(`${home}/csl/format-document.ts`)
  const { findFirstNotes } = await load(`${home}/csl/positions.ts`)
  const trees = new Map()
  const findLocale = (tag) => {
    if (!trees.has(tag)) {
      const text = locales(tag)
      const parsed = text === undefined ? undefined : parseCsl(text)
      trees.set(tag, parsed?.ok ? parsed.value : undefined)
    }
    return trees.get(tag)
  }
  const textOf = (output) => (output === undefined ? '' : textOfHtml(writeHtml(output)))

  return ({ text, locale, isNote, library, citations }) => {
    const tree = parseCsl(text.trim())
    if (!tree.ok) throw new Error(tree.error.message)
    const style = compileStyle(tree.value)
    if (!style.ok) throw new Error(style.error.message)
    const find = createLocaleSource(tree.value, findLocale)
    const side = find(locale)
    const formatter = new Formatter(style.value, { side, find, ofEntry: () => side })
    const items = new Map(library.map((item) => [item.id, readItem(item)]))
    const order = [...new Set(citations.flatMap((cites) => cites.map(({ id }) => id)))]
    const clusters = citations.map((cites, index) => ({ note: isNote ? index + 1 : 0, cites }))
    const register = registerItems(
      order.map((id) => items.get(id)),
      formatter,
      findFirstNotes(clusters)
    )
    return {
      citations: printCitations(clusters, register, formatter).map(textOf),
      entries: new Map(printEntries(register, formatter).map(({ item, printed }) => [item.id, textOf(printed.output)]))
    }
  }
}
