// Compares citation sessions with fresh runs over random edits: `node scripts/session-steps.mjs [STEPS]`, 10,000 unless
// told. Prints one line per style; ends with an error at the first difference, giving the seed and the step.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startLoader } from './load-modules.mjs'
import { root } from './project.mjs'

const STEPS = Number(process.argv[2] ?? 10_000)
if (!Number.isInteger(STEPS) || STEPS < 1) {
  process.stderr.write(`STEPS is “${process.argv[2]}”; expected a whole number from 1.\n`)
  process.exit(2)
}
const STYLES = [
  'frontiers',
  'vancouver',
  'apa',
  'nature',
  'chicago-author-date',
  'chicago-note-bibliography',
  'springer-basic-note',
  'oscola',
  'gb-t-7714-2025-note',
  'ieee',
  'gb-t-7714-2015-numeric',
  'gb-t-7714-2025-author-date'
]

const loader = await startLoader()
const load = (path) => loader.load(`src/core/citation/${path}.ts`)

/** Numbers from 0 to below `limit`, the same for the same seed. */
function createRandom(seed) {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
}

const FAMILIES = ['Harris', 'Stark', '王', '李', 'de Boer', 'Müller']
const GIVEN = ['Violaine K.', 'Vera', 'James', '伟', '芳', 'Carl G.']

const makeItem = (index, random) => ({
  id: `r${index}`,
  type: random(4) === 0 ? 'book' : 'article-journal',
  title: index % 3 === 0 ? `研究${random(4)}` : `Study ${random(4)}`,
  author: Array.from({ length: random(5) }, () => ({
    family: FAMILIES[random(FAMILIES.length)],
    given: GIVEN[random(GIVEN.length)]
  })),
  'container-title': 'Journal',
  page: `${random(90)}-${90 + random(20)}`,
  issued: random(6) === 0 ? undefined : { 'date-parts': [[2018 + random(2)]] }
})

const makeCitation = (id, random) => ({
  id,
  mode: ['normal', 'normal', 'author-in-text', 'suppress-author'][random(4)],
  items: Array.from({ length: 1 + random(3) }, () => ({
    reference: `r${random(14)}`,
    ...(random(5) === 0 && { locator: String(random(9)) })
  }))
})

/** One edit of a request: a citation put in, taken out, moved or changed, a reference changed or taken away. */
function edit(request, step, random) {
  const citations = [...request.citations]
  const references = new Map(request.references)
  const at = random(citations.length + 1)
  const kind = random(8)
  if (kind < 3) citations.splice(at, 0, makeCitation(`n${step}`, random))
  else if (kind < 5) citations.splice(at, 1)
  else if (kind === 5) citations.splice(random(citations.length + 1), 0, ...citations.splice(at, 1))
  else if (kind === 6) references.set(`r${at % 14}`, makeItem(at % 14, random))
  else references.delete(`r${at % 14}`)
  return { ...request, citations, references }
}

const shown = (result) => JSON.stringify(result, (_key, value) => (value instanceof Map ? [...value] : value))

async function run(id, steps, { createCitationSession, formatSide }, styles) {
  const random = createRandom(steps + id.length)
  const style = await styles.style(id)
  if (style === undefined) throw new Error(`no style ${id}`)
  const locales = await styles.locales(['en-US', 'zh-CN'])
  const session = createCitationSession()
  let request = {
    style,
    locale: random(2) === 0 ? 'en-US' : 'zh-CN',
    references: new Map(Array.from({ length: 14 }, (_, index) => [`r${index}`, makeItem(index, random)])),
    citations: Array.from({ length: 12 }, (_, index) => makeCitation(`c${index}`, random))
  }
  for (let step = 0; step < steps; step++) {
    if (shown(session.update(request, locales)) !== shown(formatSide(request, locales)))
      throw new Error(`${id}: step ${step} differs from a fresh run`)
    request = edit(request, step, random)
    if (request.citations.length > 24) request = { ...request, citations: request.citations.slice(4) }
  }
  process.stdout.write(`${id.padEnd(32)} ${steps} steps equal\n`)
}

try {
  const session = await load('citation-session')
  const { createStyleSource } = await load('style-source')
  const styles = createStyleSource(async (path) => readFileSync(join(root, 'resources', path)))
  for (const id of STYLES) await run(id, Math.ceil(STEPS / STYLES.length), session, styles)
} finally {
  await loader.close()
}
