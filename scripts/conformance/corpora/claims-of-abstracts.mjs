import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export const name = 'claims of abstracts (api-responses/ncbi-efetch)'
export const files = ['api-responses/ncbi-efetch']

/** Records with an abstract, each once. */
async function readRecords(folder, load) {
  const { readReferences } = await load('src/core/exchange/references/read-references.ts')
  const records = new Map()
  for (const file of readdirSync(join(folder, files[0]))) {
    const { items } = readReferences(file, new Uint8Array(readFileSync(join(folder, files[0], file))))
    for (const item of items) if (item.title && item.abstract) records.set(item.title, item)
  }
  return [...records.values()]
}

const lastSentence = ({ abstract }) =>
  abstract
    .match(/[^.!?]+[.!?](?=\s|$)/g)
    ?.at(-1)
    ?.trim() ?? ''

/**
 * The last sentence of each abstract as a claim: whether its own record, without that sentence, leads all records, and
 * whether a work is said to support it when its own is not there.
 */
export async function run({ folder, load }) {
  const { rankWorks } = await load('src/core/labels/rank-candidates.ts')
  const { SOURCE_ENTRIES } = await load('src/core/labels/source-lexicon.ts')
  const records = await readRecords(folder, load)
  // The items are made once: what is read of an item is kept as long as the item.
  const measure = (items, withoutClaim) =>
    records.flatMap((record, own) => {
      const claim = lastSentence(record)
      if (claim.length < 50) return []
      const works = items.map((item, index) => ({
        origin: 'library',
        item: index === own ? withoutClaim(item, claim) : item
      }))
      const rank = (offered) => rankWorks({ name: 'PubMed', source: 'pubmed', context: claim }, offered, SOURCE_ENTRIES)
      const ranked = rank(works)
      const place = ranked.findIndex(({ work }) => work.item.title === record.title)
      const others = rank(works.filter((_, index) => index !== own))
      return [{ place, supported: ranked[place].supported, supportedWithout: others[0]?.supported ?? false }]
    })
  const whole = measure(records, (item, claim) => ({ ...item, abstract: item.abstract.replace(claim, '') }))
  const bare = records.map(({ abstract: _abstract, ...item }) => item)
  const titles = measure(bare, (item) => item)
  return {
    figures: [...describe('with abstracts', whole), ...describe('titles alone', titles)],
    gates: gatesOf(whole, titles)
  }
}

function describe(how, rows) {
  const of = (test) => `${rows.filter(test).length} of ${rows.length}`
  return [
    { of: `${how}: its own record first`, value: of(({ place }) => place === 0) },
    { of: `${how}: among the first three`, value: of(({ place }) => place < 3) },
    { of: `${how}: said to support it`, value: of(({ supported }) => supported) },
    { of: `${how}: another said to, without it`, value: of(({ supportedWithout }) => supportedWithout) }
  ]
}

function gatesOf(whole, titles) {
  const share = (rows) => rows.filter(({ place }) => place === 0).length / Math.max(1, rows.length)
  return [
    { name: 'with abstracts, the own record leads for 70 %', passed: share(whole) >= 0.7 },
    { name: 'by titles alone, for 60 %', passed: share(titles) >= 0.6 }
  ]
}
