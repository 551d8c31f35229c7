/** What a fixture prints in place of a reference that the style prints nothing of. */
const NOTHING = '[CSL STYLE ERROR: reference with no printed form.]'

const POSITIONS = ['first', 'subsequent', 'ibid', 'ibid-with-locator', 'subsequent']

/** The text that the project prints for a fixture of the public CSL test suite. */
export function formatFixture(fixture, csl, findLocale) {
  const { parseCsl, compileStyle, createLocaleSource, Formatter, readItem } = csl
  const tree = parseCsl(fixture.csl.trim())
  if (!tree.ok) return `ERROR ${tree.error.message}`
  const style = compileStyle(tree.value)
  if (!style.ok) return `ERROR ${style.error.message}`
  const find = createLocaleSource(tree.value, findLocale)
  const side = find(style.value.defaultLocale ?? 'en-US')
  const formatter = new Formatter(style.value, { side, find, ofEntry: () => side })
  const byId = new Map(fixture.input.map((item) => [String(item.id), readItem(item, { readsNote: true })]))
  const items = [...byId.values()]
  const document = { fixture, formatter, items: byId, csl }
  if (fixture.citations) return formatCitations(document)
  const register = csl.registerItems(items, formatter)
  return fixture.mode === 'bibliography' ? bibliographyHtml(register, document) : clustersText(register, document)
}

function clustersText(register, { fixture, formatter, csl }) {
  const clusters = fixture.citationItems ?? [[...register.items.keys()].map((id) => ({ id }))]
  return clusters
    .map((cluster) => csl.printCitations([{ cites: cluster.map(toCite), note: 0 }], register, formatter)[0])
    .map((output) => htmlOf(output, csl))
    .join('\n')
}

const toCite = ({ id, locator, label, prefix, suffix, position, 'near-note': isNear }) => ({
  id: String(id),
  locator: locator === undefined ? undefined : String(locator),
  label,
  prefix,
  suffix,
  isNear,
  position: position === undefined ? 'first' : POSITIONS[Number(position)]
})

const htmlOf = (output, csl) => (output === undefined ? NOTHING : csl.writeHtml(output))

/** Citations given one after another; marked are those whose text, or whose references’ numbers, the last step changed. */
function formatCitations(document) {
  const { fixture } = document
  let order = []
  const known = new Map()
  let states = new Map()
  let texts = new Map()
  let changed = new Map()
  let register
  for (const [citation, before, after] of fixture.citations) {
    const id = citation.citationID ?? `#${known.size}`
    known.set(id, citation)
    order = [...before, [id, citation.properties?.noteIndex ?? 0], ...after]
    const made = printOrder(order, known, document)
    register = made.register
    const now = new Map(order.map(([key], index) => [key, `${made.standings[index]} ${made.texts[index]}`]))
    changed = new Map(order.map(([key]) => [key, key === id || states.get(key) !== now.get(key)]))
    states = now
    texts = new Map(order.map(([key], index) => [key, made.texts[index]]))
  }
  if (fixture.mode === 'bibliography') return bibliographyHtml(register, document)
  return order.map(([id], index) => `${changed.get(id) ? '>>' : '..'}[${index}] ${texts.get(id)}`).join('\n')
}

function printOrder(order, known, { formatter, items, csl }) {
  const citations = order.map(([id, note]) => ({
    note,
    cites: (known.get(id)?.citationItems ?? []).map((cite) => ({ ...toCite(cite), position: undefined }))
  }))
  const cited = [...new Set(citations.flatMap(({ cites }) => cites.map(({ id }) => id)))]
  const register = csl.registerItems(
    cited.flatMap((id) => items.get(id) ?? []),
    formatter,
    csl.findFirstNotes(citations)
  )
  const places = new Map(register.sorted.map(({ id }, index) => [id, index]))
  const standingOf = ({ id }) => [places.get(id), register.standings.get(id)]
  const standings = citations.map(({ cites }) => JSON.stringify(cites.map(standingOf)))
  return {
    register,
    standings,
    texts: csl.printCitations(citations, register, formatter).map((output) => htmlOf(output, csl))
  }
}

/** Entries of which nothing is printed are left out, where there are others. */
function bibliographyHtml(register, { formatter, csl }) {
  const printsNothing = csl.printEntries(register, formatter).every(({ printed }) => printed.output === undefined)
  const entries = csl
    .printEntries(register, formatter)
    .filter(({ printed }) => printed.output !== undefined || printsNothing)
    .map(({ printed }) => `  <div class="csl-entry">${htmlOf(printed.output, csl)}</div>\n`)
  return `<div class="csl-bib-body">\n${entries.join('')}</div>`
}
