export const name = 'source labels'
export const files = [
  '../examples/label-links.json',
  '../examples/progressive-ms.txt',
  '../examples/glued-labels-sample.json'
]

const sameRuns = (got, wanted) => JSON.stringify(got) === JSON.stringify(wanted)
const asRow = (run) => [run.start, run.end, run.names.map(({ text }) => text)]

/** Runs and names of the founding text and of the composed samples, exactly. */
export async function run({ read, readText, load }) {
  const { findLabelRuns } = await load('src/core/labels/find-label-runs.ts')
  const gold = read('../examples/label-links.json').occurrences
  const founding = findLabelRuns(readText('../examples/progressive-ms.txt')).map(asRow)
  const wanted = gold.map(({ docStart, docEnd, labels }) => [docStart, docEnd, labels])
  const { items } = read('../examples/glued-labels-sample.json')
  const wrong = items.filter((item) => {
    const expected = item.kind === 'negative' ? [] : [[item.start, item.end, item.labels]]
    return !sameRuns(findLabelRuns(item.sentence).map(asRow), expected)
  })
  return {
    figures: [
      { of: 'founding text', value: `${founding.length} runs of ${wanted.length}` },
      { of: 'composed samples', value: `${items.length - wrong.length} of ${items.length}` }
    ],
    gates: [
      { name: 'founding text: every run and name exactly', passed: sameRuns(founding, wanted) },
      {
        name: 'composed samples exactly',
        passed: wrong.length === 0,
        detail: wrong.length > 0 ? wrong.map(({ id }) => id).join(', ') : undefined
      }
    ]
  }
}
