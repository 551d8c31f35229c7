export const name = 'sentence case'
export const files = ['sentence-case.json']

/** Share of the titles that must come out exactly as the corpus has them. */
const THRESHOLD = 0.97

/** Titles put into sentence case, compared to the letter. DETAIL=sentence-case in the environment lists the differences. */
export async function run({ read, load }) {
  const { toSentenceCase } = await load('src/core/references/sentence-case.ts')
  const titles = read('sentence-case.json')
  const wrong = titles.filter(({ input, expected }) => toSentenceCase(input) !== expected)
  if (process.env['DETAIL'] === 'sentence-case') {
    for (const { input, expected } of wrong) {
      console.log(`    title    ${input}\n    expected ${expected}\n    got      ${toSentenceCase(input)}\n`)
    }
  }
  const share = 1 - wrong.length / titles.length
  return {
    figures: [{ of: 'titles equal to the letter', value: `${titles.length - wrong.length} of ${titles.length}` }],
    gates: [
      {
        name: `at least ${100 * THRESHOLD} % equal`,
        passed: share >= THRESHOLD,
        detail: `${(100 * share).toFixed(1)} %`
      }
    ]
  }
}
