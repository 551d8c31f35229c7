export const name = 'candidates of source labels'
export const files = [
  '../examples/label-links.json',
  '../examples/progressive-ms.txt',
  '../examples/progressive-ms.references.json'
]

/** The numbered headings that a position stands under, outermost first. */
function headingsOver(text, position) {
  const found = []
  let level = Infinity
  for (const line of text.slice(0, position).split('\n').slice(0, -1).reverse()) {
    const number = /^\s*(\d+(?:\.\d+)*)(\.?)[\s、]/.exec(line)
    if (!number || line.length > 90) continue
    const own = number[1].split('.').length + (number[2] === '.' ? 1 : 0)
    if (own >= level) continue
    found.unshift(line)
    level = own
  }
  return found
}

/** Where the works that a label plausibly stands for are among the candidates, and whether "none" is said without them. */
export async function run({ read, readText, load }) {
  const { rankCandidates } = await load('src/core/labels/rank-candidates.ts')
  const { SOURCE_ENTRIES } = await load('src/core/labels/source-lexicon.ts')
  const { findLabelRuns } = await load('src/core/labels/find-label-runs.ts')
  const { makeReferences } = await load('src/core/references/make-reference.ts')
  const items = read(files[2])
  let made = 0
  const options = { newId: () => `r${(made += 1)}`, now: '2026-01-01T00:00:00Z', keys: [] }
  const references = makeReferences(items, options)
  const idOf = new Map(references.map((reference, index) => [reference.id, items[index].id]))
  const text = readText(files[1])
  const runs = new Map(findLabelRuns(text).map((found) => [found.start, found]))
  const rows = read(files[0]).occurrences.flatMap((occurrence) => {
    const claim = text.slice(text.lastIndexOf('\n', occurrence.docStart) + 1, occurrence.docStart)
    const context = [...headingsOver(text, occurrence.docStart), claim].join('\n')
    return (runs.get(occurrence.docStart)?.names ?? []).map((label, index) => {
      const works = new Set(occurrence.byLabel[index]?.works.map(({ id }) => id))
      const isGold = ({ id }) => works.has(idOf.get(id))
      const query = { name: label.text, source: label.source, context }
      const ranked = rankCandidates(query, references, SOURCE_ENTRIES)
      const without = rankCandidates(
        query,
        references.filter((reference) => !isGold(reference)),
        SOURCE_ENTRIES
      )
      return {
        place: ranked.findIndex(({ reference }) => isGold(reference)),
        supported: ranked[0]?.supported ?? false,
        supportedWithout: without[0]?.supported ?? false
      }
    })
  })
  const of = (test) => `${rows.filter(test).length} of ${rows.length}`
  return {
    figures: [
      { of: 'a right work first', value: of(({ place }) => place === 0) },
      { of: 'a right work among the first three', value: of(({ place }) => place >= 0 && place < 3) },
      { of: 'the first says the claim', value: of(({ supported }) => supported) },
      { of: 'without the right works the first does not', value: of(({ supportedWithout }) => !supportedWithout) }
    ],
    gates: [
      {
        name: 'a right work is among the first three',
        passed: rows.every(({ place }) => place >= 0 && place < 3)
      },
      {
        name: 'a right work is first for three labels of four',
        passed: rows.filter(({ place }) => place === 0).length >= 0.75 * rows.length
      }
    ]
  }
}
