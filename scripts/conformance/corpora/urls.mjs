export const name = 'urls.json'
export const files = ['urls.json']

const fold = (value) => String(value).toLowerCase()
/** Types of the corpus that are the publisher's own keys, not identifiers. */
const KEYS = new Set(['CNKI', 'Wanfang'])
const RECORDED = ['DOI', 'PMID', 'PMCID', 'ISBN']

/** What the rules must give for an address: its agreeing identifiers, without guesses (`DOI?`) and what the rule got wrong. */
const wantedOf = ({ offline }) =>
  offline === undefined || offline.agrees === 'no'
    ? []
    : offline.ids.filter(({ type, value }) => !type.endsWith('?') && !value.startsWith('10.0'))

const valueOf = (found, type) => (KEYS.has(type) ? found?.recordKey : found?.ids[type])

const missingOf = (item, found) =>
  wantedOf(item).filter(({ type, value }) => fold(valueOf(found, type) ?? '') !== fold(value))

const bare = (value) => fold(value).replace(/[^0-9a-z]/g, '')

/** Identifiers that neither the corpus's rules nor the record of the work have, nor the address itself to the letter. */
function inventedOf(item, found) {
  const known = new Set((item.offline?.ids ?? []).map(({ value }) => bare(value)))
  for (const key of RECORDED) {
    for (const value of String(item.expected?.[key] ?? '').split(/[\s,;]+/)) known.add(bare(value))
  }
  const isWritten = (kind, value) => ['PII', 'ISBN'].includes(kind) && bare(item.url).includes(bare(value))
  return Object.entries(found?.ids ?? {}).filter(([kind, value]) => !known.has(bare(value)) && !isWritten(kind, value))
}

const count = (rows, test) => rows.filter(test).length

export async function run({ read, load }) {
  const { identify } = await load('src/core/references/identify/identify.ts')
  const items = read('urls.json')
  const rows = items.map((item) => {
    const found = identify(item.url)
    return { item, found, wanted: wantedOf(item), missing: missingOf(item, found), invented: inventedOf(item, found) }
  })
  const figures = []
  for (const [of, group] of groupBy(rows, ({ item }) => `${item.tier}, ${item.kind}`)) {
    const asked = group.filter(({ wanted }) => wanted.length > 0)
    const found = count(asked, ({ missing }) => missing.length === 0)
    figures.push({
      of,
      value: `${found} of ${asked.length} found, ${count(group, ({ invented }) => invented.length > 0)} of ${group.length} invented`
    })
  }
  for (const [of, group] of groupBy(
    rows.filter(({ item, wanted }) => item.publisher && wanted.length > 0),
    ({ item }) => item.publisher
  )) {
    figures.push({ of: `  ${of}`, value: `${count(group, ({ missing }) => missing.length === 0)} of ${group.length}` })
  }
  const named = rows.filter(({ item }) => item.publisher)
  figures.push({
    of: 'publisher named as in the corpus',
    value: `${count(named, ({ item, found }) => item.publisher === found?.publisher)} of ${named.length}`
  })
  const keyed = rows.filter(({ item }) => ['CNKI', 'Wanfang', 'CQVIP'].includes(item.publisher) && item.kind === 'item')
  figures.push({
    of: 'CNKI, Wanfang, VIP: with the key of the record',
    value: `${count(keyed, ({ found }) => found?.recordKey !== undefined)} of ${keyed.length}`
  })
  return { figures, gates: gatesOf(rows) }
}

function groupBy(rows, keyOf) {
  const groups = new Map()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

function gatesOf(rows) {
  const gate = (name, wrong, describe) => ({
    name,
    passed: wrong.length === 0,
    ...(wrong.length > 0
      ? {
          detail: `${wrong.length}\n${wrong
            .slice(0, 40)
            .map((row) => `    ${describe(row)}`)
            .join('\n')}`
        }
      : {})
  })
  const show = ({ item, found }) =>
    `${item.url.slice(0, 160)} -> ${JSON.stringify(found?.ids)} ${found?.recordKey ?? ''} (${found?.rule})`
  return [
    gate(
      'every identifier that an address gives away is found',
      rows.filter(({ missing }) => missing.length > 0),
      (row) => `${show(row)}, wanted ${JSON.stringify(row.missing)}`
    ),
    gate(
      'nothing is invented',
      rows.filter(({ invented }) => invented.length > 0),
      show
    ),
    gate(
      'no listing is taken for a work',
      rows.filter(({ item, found }) => item.kind === 'listing' && item.offline === undefined && found?.kind === 'work'),
      show
    ),
    gate(
      'CNKI and Wanfang are named',
      rows.filter(
        ({ item, found }) =>
          ['CNKI', 'Wanfang', 'CQVIP'].includes(item.publisher) && found?.publisher !== item.publisher
      ),
      show
    )
  ]
}
