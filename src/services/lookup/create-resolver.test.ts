import { afterEach, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import type { LookupSettings, LookupState } from '#host/lookup-api'
import { createMemoryCache } from './answer-cache'
import { createResolver } from './create-resolver'
import type { ResolverOptions } from './create-resolver'
import { makeUrl } from './lookup-service'
import { startFakeServices, WORK } from './testing/fake-services'
import type { FakeServices } from './testing/fake-services'
import { createSkippingClock } from './testing/skipping-clock'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

type Override = Parameters<typeof startFakeServices>[0]

async function start(override?: Override, more: Partial<ResolverOptions> = {}) {
  const fake: FakeServices = await startFakeServices(override)
  closers.push(fake.server.close)
  const settings: LookupSettings = { network: 'on', contact: '', services: {} }
  const resolver = createResolver({
    version: '1',
    cache: createMemoryCache(),
    clock: createSkippingClock(),
    settings: () => settings,
    serviceUrls: fake.urls,
    findInPacks: async () => [],
    limits: { connectMs: 5000, totalMs: 10_000, maxBytes: 100_000, maxRedirects: 3 },
    ...more
  })
  const mode = { signal: new AbortController().signal, fresh: false, network: true }
  return {
    server: fake.server,
    find: (identifiers: WorkIdentifiers, fresh = false): Promise<LookupState> =>
      resolver.resolve({ kind: 'identifiers', identifiers }, { ...mode, fresh }),
    search: (text: string): Promise<LookupState> => resolver.resolve({ kind: 'query', query: { text } }, mode)
  }
}

const sourcesOf = (state: LookupState): readonly string[] =>
  state.kind === 'found' ? state.answer.records.map(({ source }) => source) : [state.kind]

test.each<readonly [WorkIdentifiers, readonly string[], string]>([
  [{ DOI: WORK.DOI }, ['crossref', 'europepmc'], WORK.title],
  [{ PMID: WORK.PMID }, ['crossref', 'pubmed'], WORK.title],
  [{ PMCID: WORK.PMCID }, ['crossref', 'pubmed', 'pmc'], WORK.title],
  [{ DOI: '10.5555/medra' }, ['doi'], 'Un articolo'],
  [{ DOI: '10.3760/cma.j.1' }, ['doi'], '自体造血干细胞移植'],
  [{ DOI: '10.7910/DVN' }, ['datacite'], 'Data of a trial'],
  [{ arXiv: '1706.03762v5' }, ['datacite'], 'Attention'],
  [{ NCT: 'NCT03355365' }, ['clinicaltrials'], 'Intrathecal MSC-NP'],
  [{ ISBN: '978-0-521-77924-1' }, ['openlibrary'], 'A Book']
])('finds %j', async (identifiers, sources, title) => {
  const { find } = await start()
  const state = await find(identifiers)
  expect(sourcesOf(state)).toEqual(sources)
  expect(state).toMatchObject({ kind: 'found', failures: [], answer: { item: { title } } })
})

test('gives identifiers that an answer brings, and where each field came from', async () => {
  const { find } = await start()
  expect(await find({ PMCID: WORK.PMCID })).toMatchObject({
    answer: {
      item: { DOI: WORK.DOI, PMID: WORK.PMID, PMCID: WORK.PMCID },
      origins: { title: 'crossref', PMID: 'pubmed', PMCID: 'pmc' },
      disagreements: []
    }
  })
})

test.each<WorkIdentifiers>([
  { DOI: '10.1000/none' },
  { PMID: '99' },
  { PMCID: 'PMC99' },
  { ISBN: '9780585030159' },
  { NCT: 'NCT00000000' }
])('says that none of the services knows %j', async (identifiers) => {
  const { find } = await start()
  expect(await find(identifiers)).toMatchObject({ kind: 'not-indexed' })
})

test('tells a retraction that PubMed has linked', async () => {
  const { find } = await start()
  expect(await find({ PMID: '11' })).toMatchObject({
    answer: { notices: [{ kind: 'retracted', source: 'PubMed', date: '2020', PMID: '31900000' }] }
  })
})

test('takes no record of another work', async () => {
  const { find } = await start()
  expect(await find({ DOI: '10.1000/wrong' })).toMatchObject({
    kind: 'failed',
    failures: [{ service: 'crossref', code: 'wrong-record' }]
  })
})

test('keeps the records of two works apart when a reference names both', async () => {
  const other = { DOI: '10.1000/second', type: 'journal-article', title: ['Another work'] }
  const { find } = await start((target, response) => {
    if (target.pathname !== '/crossref/works/10.1000%2Fsecond') return false
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message: other }))
    return true
  })
  const state = await find({ DOI: '10.1000/second', PMID: WORK.PMID })
  expect(sourcesOf(state)).toEqual(['crossref', 'pubmed'])
  expect(state).toMatchObject({ answer: { disagreements: [{ field: 'title' }, { field: 'DOI' }] } })
})

test('lets doi.org stand in for a registry that is out of order', async () => {
  const { find } = await start((target, response) => {
    if (target.pathname.startsWith('/crossref/')) response.writeHead(503).end()
    else if (target.pathname.startsWith('/doi/10.1016')) {
      response.writeHead(200, { 'Content-Type': 'application/vnd.citationstyles.csl+json' })
      response.end(JSON.stringify({ type: 'article-journal', title: WORK.title, DOI: WORK.DOI }))
    } else return false
    return true
  })
  const state = await find({ DOI: WORK.DOI })
  expect(sourcesOf(state)).toEqual(['doi', 'europepmc'])
  expect(state).toMatchObject({ failures: [{ service: 'crossref', code: 'server-error' }] })
})

test('fails, and does not say “not indexed”, when one that might know gave no answer', async () => {
  const { find } = await start((target, response) => {
    if (!target.pathname.startsWith('/europepmc/')) return false
    response.writeHead(500).end()
    return true
  })
  expect(await find({ DOI: '10.1000/none' })).toMatchObject({ kind: 'failed', failures: [{ service: 'europepmc' }] })
})

test('asks each service once for each work, and nobody on the second run', async () => {
  const { find, server } = await start()
  await find({ DOI: WORK.DOI, PMID: WORK.PMID })
  const asked = [...server.asked]
  expect(new Set(asked).size).toBe(asked.length)
  await find({ DOI: WORK.DOI, PMID: WORK.PMID })
  expect(server.asked).toEqual(asked)
})

test('does not ask a service that is switched off', async () => {
  const settings: LookupSettings = { network: 'on', contact: '', services: { crossref: { enabled: false } } }
  const { find, server } = await start(undefined, { settings: () => settings })
  await find({ DOI: WORK.DOI })
  expect(server.asked.some((target) => target.startsWith('/crossref/'))).toBe(false)
})

test('asks no service for what a pack holds, unless a fresh answer is wanted', async () => {
  const item = { id: '', type: 'article-journal', title: 'From the pack', DOI: WORK.DOI }
  const record = { source: 'pack:a', date: '2026-01-01', item, notices: [] } as const
  const { find, server } = await start(undefined, { findInPacks: async () => [{ record, isWhole: true }] })
  expect(await find({ DOI: WORK.DOI })).toMatchObject({ answer: { item: { title: 'From the pack' } } })
  expect(server.asked).toEqual([])
  expect(sourcesOf(await find({ DOI: WORK.DOI }, true))).toEqual(['crossref', 'europepmc', 'pack:a'])
})

test('searches the indexes and shows each work once', async () => {
  const { search } = await start()
  const state = await search('intrathecal stem cell progenitors')
  expect(state.kind === 'candidates' && state.candidates.map(({ source, item }) => [source, item.DOI])).toEqual([
    ['pubmed', WORK.DOI],
    ['crossref', '10.1000/second']
  ])
  expect(state.kind === 'candidates' && state.failures.length).toBe(0)
})

describe('hostile identifiers', () => {
  const PAYLOADS = [
    '../../admin',
    '..%2f..%2fadmin',
    '..',
    '.',
    '%2e%2e',
    '..;/',
    'x?rows=1000&cursor=*',
    'x#frag',
    'x&api_key=stolen',
    'x@127.0.0.1/',
    '@evil.example',
    'http://127.0.0.1:22/',
    'https://evil.example/',
    '//evil.example/x',
    '\\\\host\\share',
    'C:\\windows',
    '/etc/passwd',
    'file:///etc/passwd',
    '<script>alert(1)</script>',
    '"[doi] OR 1=1',
    "'; drop table works; --",
    '$(reboot)',
    '{{7*7}}',
    '%00',
    '%0d%0aHost:%20evil',
    '%',
    '%zz',
    '\u202e\u2066x',
    '\u200b',
    '。。/。。',
    '／／evil',
    'x" AND SRC:MED OR "',
    '*',
    '[2001:db8::1]',
    '169.254.169.254',
    '0x7f000001',
    'localhost:8080',
    'a'.repeat(399),
    '🦠',
    'x\r\nHost: evil'
  ]
  const TEMPLATES = [
    (text: string) => `10.1000/${text}`,
    (text: string) => `10.1000/x/${text}`,
    (text: string) => `10.1000/${text}/..`,
    (text: string) => `https://doi.org/10.1000/${text}`,
    (text: string) => text
  ]
  const HOSTILE = TEMPLATES.flatMap((make) => PAYLOADS.map(make))

  test('are sent as one segment or one value each, two hundred of them, or not at all', async () => {
    expect(HOSTILE).toHaveLength(200)
    const { find, server } = await start()
    for (const text of HOSTILE) {
      await find({ DOI: text, PMID: text, PMCID: text, arXiv: text, ISBN: text, NCT: text })
    }
    expect(server.asked.length).toBeGreaterThan(200)
    for (const target of server.asked) {
      const [path = '', query = ''] = target.split('?')
      expect(path).toMatch(
        /^\/(?:(?:crossref\/works|doi\/ra|doi|datacite\/dois|openalex\/works)\/[^/\\]+|europepmc\/search)$/
      )
      expect(path).not.toMatch(/\/\.\.?$/)
      const names = [...new URLSearchParams(query).keys()]
      expect(names).toEqual(query === '' ? [] : ['query', 'resultType', 'format', 'pageSize'])
    }
  })

  test.each([
    '',
    ' ',
    'x',
    '//evil.example',
    'http://169.254.169.254/',
    '10.1000/a\r\nHost: evil',
    `10.1000/${'x'.repeat(500)}`
  ])('asks nobody for %j', async (text) => {
    const { find, server } = await start()
    const state = await find({ DOI: text, PMID: text, PMCID: text, arXiv: text, ISBN: text, NCT: text })
    expect(state).toEqual({ kind: 'failed', failures: [] })
    expect(server.asked).toEqual([])
  })

  test('never leaves the path of the service, whatever the segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (segment) => {
        const url = makeUrl('https://api.crossref.org', ['works', segment])
        expect(url.origin).toBe('https://api.crossref.org')
        expect(url.pathname.split('/')).toHaveLength(3)
        expect(url.pathname.startsWith('/works/')).toBe(true)
        expect(url.search + url.hash).toBe('')
      }),
      { numRuns: 300 }
    )
  })
})
