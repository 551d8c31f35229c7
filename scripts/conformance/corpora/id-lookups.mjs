import { startReplayServer } from '../api-responses/replay-server.mjs'

export const name = 'id-lookups.json'
export const files = ['id-lookups.json']

/** Kinds of identifiers that services are asked by. */
const KNOWN = ['DOI', 'PMID', 'PMCID', 'arXiv', 'ISBN', 'NCT']
const TYPES = {
  journalArticle: 'article-journal',
  book: 'book',
  bookSection: 'chapter',
  conferencePaper: 'paper-conference',
  thesis: 'thesis',
  report: 'report',
  dataset: 'dataset',
  preprint: 'article',
  manuscript: 'manuscript'
}

const inputsOf = ({ input }) => (Array.isArray(input) ? input : [input])

/**
 * The corpus has no recorded answers to these identifiers, so the services are played from what the peer expects: each
 * identifier must be taken or refused, asked where it can be known, and its answer must reach the item whole.
 */
export async function run({ read, load }) {
  const { createResolver } = await load('src/services/lookup/create-resolver.ts')
  const { createMemoryCache } = await load('src/services/lookup/answer-cache.ts')
  const { compareItems } = await load('src/core/references/compare-items.ts')
  const { verifyReference } = await load('src/core/references/verify-reference.ts')
  const { SERVICE_NAMES } = await load('src/core/references/lookup-answer.ts')
  const server = await startReplayServer()
  const rows = []
  try {
    for (const record of read('id-lookups.json')) {
      for (const [at, input] of inputsOf(record).entries()) {
        const expected = toCsl(record.expectedItems[at] ?? record.expectedItems[0], input)
        const [kind] = Object.keys(input)
        server.replay({
          status: 404,
          contentType: 'text/plain',
          body: 'Resource not found.',
          pages: pagesFor(input, expected)
        })
        const resolver = createResolver({
          version: '0',
          cache: createMemoryCache(),
          clock: { now: Date.now, wait: async () => undefined },
          settings: () => ({ network: 'on', contact: '', services: {} }),
          serviceUrls: Object.fromEntries(SERVICE_NAMES.map((service) => [service, `${server.origin}/${service}`])),
          findInPacks: async () => []
        })
        const mode = { signal: new AbortController().signal, fresh: false, network: true }
        const state = await resolver.resolve({ kind: 'identifiers', identifiers: input }, mode)
        rows.push({ kind, state, ...judge(state, expected, compareItems, verifyReference) })
      }
    }
  } finally {
    await server.close()
  }
  return summarise(rows)
}

function judge(state, expected, compareItems, verifyReference) {
  if (state.kind !== 'found') return { isFound: false }
  const compared = compareItems(expected, state.answer.item)
  const date = '2026-01-01T00:00:00Z'
  const input = { records: state.answer.records, absentFrom: [], isPartial: false, date }
  // In the script of the real one: a title in another script may be its translation.
  const isHan = /\p{Script=Han}/u.test(expected.title)
  const title = isHan ? '一个没有任何记录的虚构标题' : 'An invented title that no record of a real identifier has'
  const wrong = { ...expected, title }
  return {
    isFound: true,
    different: compared.filter(({ likeness }) => likeness === 'different').map(({ field }) => field),
    isVerified: verifyReference(expected, input).kind === 'verified',
    isCaught: verifyReference(wrong, input).kind === 'mismatch'
  }
}

function toCsl(item, input) {
  const authors = item.creators?.map(({ lastName, firstName, singleField }) =>
    singleField || !firstName ? { literal: lastName } : { family: lastName, given: firstName }
  )
  const year = /\d{4}/.exec(item.date ?? '')?.[0]
  return {
    id: '',
    type: TYPES[item.itemType] ?? 'document',
    title: item.title,
    ...(authors?.length > 0 && { author: authors }),
    ...(year && { issued: { 'date-parts': [[Number(year)]] } }),
    ...(item.publicationTitle && { 'container-title': item.publicationTitle }),
    ...(item.volume && { volume: item.volume }),
    ...(item.pages && { page: item.pages }),
    ...(input.DOI && { DOI: input.DOI }),
    ...(input.arXiv && { DOI: `10.48550/arXiv.${input.arXiv}` })
  }
}

/** A service that has the work, in the words of the peer. */
function pagesFor(input, expected) {
  const json = (value) => ({ status: 200, contentType: 'application/json', body: JSON.stringify(value) })
  if (input.DOI) {
    const agency = [{ DOI: input.DOI.split('/')[0], RA: 'OTHER' }]
    return {
      '/doi/ra/': json(agency),
      '/doi/10.': { ...json(expected), contentType: 'application/vnd.citationstyles.csl+json' }
    }
  }
  if (input.ISBN) {
    const isbn = input.ISBN.replace(/-/g, '')
    const authors = expected.author?.map(({ family, given, literal }) => ({ name: literal ?? `${given} ${family}` }))
    const publish_date = String(expected.issued?.['date-parts'][0][0] ?? '')
    return { '/openlibrary/': json({ [`ISBN:${isbn}`]: { title: expected.title, authors, publish_date } }) }
  }
  if (!input.arXiv) return {}
  const creators = expected.author?.map(({ family, given }) => ({
    familyName: family,
    givenName: given,
    name: `${family}, ${given}`
  }))
  const attributes = {
    doi: expected.DOI.toLowerCase(),
    titles: [{ title: expected.title }],
    creators,
    publicationYear: expected.issued?.['date-parts'][0][0],
    types: { citeproc: 'article' }
  }
  return { '/datacite/': json({ data: { attributes } }) }
}

function summarise(rows) {
  const known = rows.filter(({ kind }) => KNOWN.includes(kind))
  const unknown = rows.filter(({ kind }) => !KNOWN.includes(kind))
  const found = known.filter(({ isFound }) => isFound)
  const differing = found.filter(({ different }) => different.length > 0)
  const figures = [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const group = rows.filter((row) => row.kind === kind)
    const how = KNOWN.includes(kind)
      ? `${group.filter(({ isFound }) => isFound).length} of ${group.length} found`
      : `${group.length} refused: no service is asked by it`
    return { of: kind, value: how }
  })
  figures.push({
    of: 'fields that differ',
    value: `${differing.length} of ${found.length} works${differing.length > 0 ? `: ${differing.flatMap(({ different }) => different).join(', ')}` : ''}`
  })
  figures.push({
    of: 'verified as expected',
    value: `${found.filter(({ isVerified }) => isVerified).length} of ${found.length}`
  })
  return {
    figures,
    gates: [
      {
        name: 'every identifier that services know is asked and found',
        passed: found.length === known.length,
        detail: `${found.length} of ${known.length}`
      },
      {
        name: 'no other is sent anywhere',
        passed: unknown.every(({ state }) => state.kind === 'failed' && state.failures.length === 0)
      },
      { name: 'no field is lost or changed', passed: differing.length === 0 },
      { name: 'a wrong title under each identifier is a mismatch', passed: found.every(({ isCaught }) => isCaught) }
    ]
  }
}
