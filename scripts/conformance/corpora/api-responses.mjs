import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startReplayServer } from '../api-responses/replay-server.mjs'
import { PLANS, UNASKED } from '../api-responses/plans.mjs'

export const name = 'api-responses/'
export const files = ['api-responses/index.json']

const TITLES_EQUAL = 0.97

/** Asks each adapter for what its service has answered before; failures included. */
export async function run({ folder, read, load }) {
  const parts = await loadParts(load)
  const server = await startReplayServer()
  const rows = []
  try {
    for (const entry of read('api-responses/index.json')) {
      const plan = PLANS[entry.service]
      const file = join(folder, 'api-responses', entry.file)
      if (!plan || !existsSync(file)) continue
      const body = readFileSync(file)
      for (const step of plan({ ...entry, text: body.toString('utf8') }, parts)) {
        server.replay({ status: entry.status, contentType: entry.contentType, body, ...step.answers })
        const outcome = await ask(parts, server, step).catch((error) => ({ thrown: String(error?.stack ?? error) }))
        rows.push({ service: entry.service, file: entry.file, step, outcome, verdict: judge(step, outcome, parts) })
      }
    }
  } finally {
    await server.close()
  }
  return { figures: [...figuresOf(rows), ...unaskedOf(read('api-responses/index.json'))], gates: gatesOf(rows) }
}

async function loadParts(load) {
  const [client, cache, services, doi, titles, identifiers] = await Promise.all([
    load('src/services/lookup/polite-client.ts'),
    load('src/services/lookup/answer-cache.ts'),
    load('src/services/lookup/lookup-services.ts'),
    load('src/services/lookup/doi.ts'),
    load('src/core/references/compare-titles.ts'),
    load('src/core/references/work-identifiers.ts')
  ])
  return { ...client, ...cache, ...services, ...doi, ...titles, ...identifiers }
}

/** Time in which waiting takes none. */
function makeClock() {
  let skipped = 0
  return { now: () => Date.now() + skipped, wait: async (ms) => void (skipped += ms) }
}

async function ask(parts, server, step) {
  // A client of its own for each, so that no pause and no earlier answer carries over.
  const client = parts.createPoliteClient({
    version: '0',
    cache: parts.createMemoryCache(),
    clock: makeClock(),
    policy: { trustedOrigins: new Set([server.origin]) },
    contact: () => '',
    apiKey: () => undefined
  })
  const mode = { signal: new AbortController().signal, fresh: false, network: true }
  const asking = { client, baseUrl: server.origin, mode }
  const service = parts.LOOKUP_SERVICES[step.adapter]
  if (step.ask.prefix !== undefined) return parts.findAgency(step.ask.prefix, asking)
  if (step.ask.query !== undefined) return service.search(step.ask.query, asking)
  const identifiers = parts.normaliseIdentifiers(step.ask.identifiers)
  return service.knows(identifiers) ? service.find(identifiers, asking) : { ok: false, error: { code: 'not-asked' } }
}

/** `right`, or what is wrong with an outcome. */
function judge({ expect }, outcome, { compareTitles }) {
  if (outcome.thrown) return `threw ${outcome.thrown}`
  if (expect.failure) return outcome.ok && outcome.value !== undefined ? 'took a failure for a record' : 'right'
  if (!outcome.ok) return `failed: ${outcome.error.code} ${outcome.error.message ?? ''}`
  if (expect.absent) return outcome.value === undefined ? 'right' : 'found what the service does not have'
  if (expect.agency !== undefined) return outcome.value === expect.agency ? 'right' : `agency ${outcome.value}`
  if (expect.count !== undefined)
    return outcome.value.length === expect.count ? 'right' : `${outcome.value.length} of ${expect.count} candidates`
  const { item } = outcome.value ?? {}
  if (!item) return 'found nothing'
  for (const [kind, value] of Object.entries(expect.identifiers)) {
    if (String(item[kind] ?? '').toLowerCase() !== String(value).toLowerCase())
      return `${kind} ${item[kind]}, expected ${value}`
  }
  if (expect.title && compareTitles(item.title ?? '', expect.title) !== 'same')
    return `title “${item.title}”, expected “${expect.title}”`
  return 'right'
}

function figuresOf(rows) {
  const groups = Map.groupBy ? Map.groupBy(rows, ({ service }) => service) : groupBy(rows, ({ service }) => service)
  const figures = []
  for (const [of, group] of groups) {
    const right = group.filter(({ verdict }) => verdict === 'right').length
    const failures = group.filter(({ step }) => step.expect.failure || step.expect.absent).length
    figures.push({ of, value: `${right} of ${group.length} right, ${failures} of them failures or absences` })
    for (const { file, verdict } of group.filter((row) => row.verdict !== 'right')) {
      figures.push({ of: `  ${file.split('/').at(-1).slice(0, 40)}`, value: verdict.slice(0, 160) })
    }
  }
  return figures
}

function groupBy(rows, keyOf) {
  const groups = new Map()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

function unaskedOf(entries) {
  const counts = groupBy(
    entries.filter(({ service }) => UNASKED[service]),
    ({ service }) => service
  )
  return [...counts].map(([service, group]) => ({
    of: service,
    value: `${group.length} not asked: ${UNASKED[service]}`
  }))
}

function gatesOf(rows) {
  const share = (group) => group.filter(({ verdict }) => verdict === 'right').length / Math.max(group.length, 1)
  const isFailure = ({ step }) => step.expect.failure || step.expect.absent
  const records = rows.filter((row) => !isFailure(row))
  const wrong = rows.filter(({ verdict }) => /^(?:threw|took a failure|found what)|, expected \d/.test(verdict))
  return [
    {
      name: 'no adapter throws, takes a failure for a record or a record for another',
      passed: wrong.length === 0,
      detail: `${wrong.length} of ${rows.length}`
    },
    { name: 'every recorded failure and absence ends as one', passed: share(rows.filter(isFailure)) === 1 },
    {
      name: 'recorded answers are read',
      passed: share(records) >= TITLES_EQUAL,
      detail: `${(100 * share(records)).toFixed(1)} % of ${records.length}`
    }
  ]
}
