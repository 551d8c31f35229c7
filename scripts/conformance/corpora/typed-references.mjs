import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../project.mjs'
import { makeReferences } from '../plain-bibliographies/made-references.mjs'
import { SHORTLIST } from '../shortlist.mjs'
import { FORMS, createRandom, makeReview, printReview } from '../typed-references/made-reviews.mjs'

// Prints made reviews with references of the corpora in the styles that are offered first, as text, Markdown and HTML with
// a typed list, reads them, and compares what became a citation with what was cited. DETAIL=apa (or all) in the
// environment lists the differences of a style, STYLE measures one style alone, SEED makes other reviews.

const STYLES = process.env['STYLE']
  ? [process.env['STYLE']]
  : [
      // In notes the reference itself stands, and no list.
      ...SHORTLIST.filter((id) => !id.endsWith('-note')),
      'ieee',
      'chicago-author-date',
      'harvard-cite-them-right'
    ]
const SEED = Number(process.env['SEED'] ?? 20)
const REFERENCES = 40
const FAMILIES = [
  'Harris',
  'Sadiq',
  'Stark',
  'Uccelli',
  'Cohen',
  'Muraro',
  'Riordan',
  'Fernández',
  'Thompson',
  'Müller',
  'Lublin'
]

export const name = 'typed references'
export const files = []

export async function run({ folder, read, load }) {
  const tools = await loadTools(load)
  const pool = gatherReferences(folder, read)
  const figures = []
  const total = { cited: 0, same: 0, wrong: 0, trapped: 0, withoutList: 0, entries: 0, read: 0, losses: 0 }
  for (const style of STYLES) {
    const tally = { cited: 0, same: 0, wrong: 0, trapped: 0, withoutList: 0, entries: 0, read: 0, losses: 0 }
    for (const form of Object.keys(FORMS)) {
      for (const chinese of [false, true]) await measure({ style, form, chinese }, pool, tools, tally)
    }
    figures.push({ of: style.slice(0, 43), value: describe(tally) })
    for (const key of Object.keys(total)) total[key] += tally[key]
  }
  figures.push({ of: 'all styles', value: describe(total) })
  const chapters = { cited: 0, own: 0, other: 0 }
  for (const style of STYLES) {
    for (const chinese of [false, true]) await measureChapters({ style, chinese }, pool, tools, chapters)
  }
  figures.push({
    of: 'chapters with lists of their own',
    value: `${percent(chapters.own, chapters.cited)} of ${chapters.cited} citations linked with their own list, ${chapters.other} with another`
  })
  return { figures: [...figures, ...measureTime(tools)], gates: [...gatesOf(total), ...gatesOfChapters(chapters)] }
}

const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
const describe = ({ cited, same, wrong, trapped, withoutList, entries, read, losses }) =>
  `${percent(same, cited).padStart(7)} of ${cited} citations the same, ${wrong} wrong, ${trapped} false, ${withoutList} without a list, entries ${percent(read, entries)}, ${losses} losses`

function gatesOf({ cited, same, wrong, trapped, withoutList, losses }) {
  return [
    {
      name: 'citations with the same works in the same order ≥ 97 %',
      passed: same >= cited * 0.97,
      detail: percent(same, cited)
    },
    { name: 'citations of another work ≤ 0.1 %', passed: wrong <= cited * 0.001, detail: String(wrong) },
    { name: 'nothing else becomes a citation', passed: trapped === 0, detail: String(trapped) },
    { name: 'nothing becomes a citation without a list', passed: withoutList === 0, detail: String(withoutList) },
    { name: 'no loss is found where texts are connected', passed: losses === 0, detail: String(losses) }
  ]
}

const gatesOfChapters = ({ cited, own, other }) => [
  {
    name: 'citations of chapters linked with their own list ≥ 97 %',
    passed: own >= cited * 0.97,
    detail: percent(own, cited)
  },
  { name: 'no citation of a chapter is linked with the list of another', passed: other === 0, detail: String(other) }
]

async function loadTools(load) {
  const { createStyleSource } = await load('src/core/citation/style-source.ts')
  const { formatSide } = await load('src/core/citation/citation-session.ts')
  const { readManuscript } = await load('src/core/exchange/read-manuscript.ts')
  const { findTypedReferences } = await load('src/core/exchange/typed-references/find-typed-references.ts')
  const { connectTypedReferences } = await load('src/core/exchange/typed-references/connect-typed-references.ts')
  const { countingIds } = await load('src/core/ids.ts')
  const source = createStyleSource(async (path) => new Uint8Array(readFileSync(join(root, 'resources', path))))
  const locales = await source.locales(['en-US', 'zh-CN', 'en-GB', 'de-DE'])
  const findIn = (manuscript) => ({ manuscript, found: findTypedReferences(manuscript) })
  const find = (name, text) => {
    const options = { ids: countingIds(), now: '2026-01-01T00:00:00.000Z', findReferenceByKey: () => undefined }
    const read = readManuscript(name, new TextEncoder().encode(text), options)
    if (!read.ok) throw new Error(read.error.message)
    return findIn(read.value.manuscript)
  }
  const now = '2026-01-01T00:00:00.000Z'
  const lossesOf = ({ manuscript, found }) =>
    connectTypedReferences(manuscript, found, { ids: countingIds(), now }).findings.filter(({ code }) =>
      code.startsWith('connect-')
    )
  return { source, locales, formatSide, find, findIn, lossesOf, connectTypedReferences, countingIds }
}

function gatherReferences(folder, read) {
  const made = ['article', 'book', 'chapter', 'thesis'].flatMap((kind) =>
    makeReferences(kind, kind === 'article' ? 60 : 8, false, SEED)
  )
  const chinese = ['article', 'book', 'thesis'].flatMap((kind) =>
    makeReferences(kind, kind === 'article' ? 60 : 8, true, SEED)
  )
  const examples = existsSync(join(folder, '../examples/progressive-ms.references.json'))
    ? read('../examples/progressive-ms.references.json').filter(
        ({ type, author, issued }) => type === 'article-journal' && author && issued
      )
    : []
  const imports = existsSync(join(folder, 'text-imports.json'))
    ? read('text-imports.json')
        .flatMap(({ expectedCsl = [] }) => expectedCsl)
        .filter(
          ({ type, title, author, issued, 'container-title': container }) =>
            type === 'article-journal' &&
            title &&
            container &&
            author?.[0]?.family &&
            issued?.['date-parts']?.[0]?.[0] > 1500
        )
    : []
  const latin = [...made, ...examples, ...imports]
  return { latin, chinese }
}

/** A review of one language cites mostly works of that language. */
function drawReferences({ latin, chinese }, isChinese, seed) {
  const random = createRandom(seed)
  const drawn = new Map()
  for (let tries = 0; drawn.size < REFERENCES && tries < 4000; tries++) {
    const pool = random() < (isChinese ? 0.6 : 0.1) ? chinese : latin
    const item = pool[Math.floor(random() * pool.length)]
    drawn.set(item.title, item)
  }
  return [...drawn.values()].map((item, at) => ({ ...item, id: `r${at}` }))
}

async function measure({ style, form, chinese }, pool, tools, tally) {
  const { sentences, options, order, clusters } = await formatReview({ style, form, chinese }, pool, tools, 0)
  const typed = tools.find(`a.${form}`, printReview(sentences, options))
  compare({ id: style, form, chinese }, typed, order, clusters, options, tally)
  const losses = tools.lossesOf(typed)
  if (process.env['DETAIL']) for (const { message } of losses) console.log(`${style} ${form} ${message}`)
  tally.losses += losses.length
  const { found } = tools.find(`a.${form}`, printReview(sentences, { ...options, entries: [] }))
  tally.withoutList += found.marks.filter(({ outcome }) => outcome.kind === 'linked').length
}

/** Three reviews one after the other, as chapters whose lists are on a level of their own or below them. */
async function measureChapters({ style, chinese }, pool, tools, tally) {
  const form = 'md'
  const parts = []
  for (const at of [1, 2, 3]) parts.push(await formatReview({ style, form, chinese }, pool, tools, at * 1000))
  const text = parts.map(({ sentences, options }) => printReview(sentences, options)).join('\n\n')
  const below = text.replaceAll(/^# (?=References|参考文献)/gmu, '## ')
  for (const each of [text, below]) {
    const { manuscript, found } = tools.find('a.md', each)
    tally.cited += parts.reduce((sum, { clusters }) => sum + clusters.length, 0)
    for (const { side, block, outcome } of found.marks) {
      if (outcome.kind !== 'linked') continue
      const at = manuscript[side].blocks.findIndex(({ id }) => id === block)
      const own = found.lists.find((list) => list.side === side && list.from > at)
      const works = new Set(found.entries.slice(own?.firstEntry, own?.endEntry).map(({ raw }) => raw.slice(0, 80)))
      // The same work may stand in several lists.
      const isOwn = outcome.cites.every(({ entry }) => works.has(found.entries[entry].raw.slice(0, 80)))
      tally[isOwn ? 'own' : 'other']++
      if (!isOwn && process.env['DETAIL'])
        console.log(`${style} chapter at ${at}: ${found.marks.find((mark) => mark.outcome === outcome).context}`)
    }
  }
}

/** A made review with its citations and list printed in a style. */
async function formatReview({ style: id, form, chinese }, pool, tools, shift) {
  const seed = SEED + shift + id.length * 31 + form.length * 7 + Number(chinese)
  const items = drawReferences(pool, chinese, seed)
  const review = makeReview(
    items.map((item) => item.id),
    { chinese, seed }
  )
  const clusters = []
  const sentences = review.map((paragraph) =>
    paragraph.map(({ words, items: cited }) => (cited ? { words, citation: clusters.push(cited) - 1 } : { words }))
  )
  const style = await tools.source.style(id)
  const formatted = tools.formatSide(
    {
      style,
      locale: chinese ? 'zh-CN' : 'en-US',
      references: new Map(items.map((item) => [item.id, item])),
      citations: clusters.map((cited, at) => ({
        id: `c${at}`,
        mode: 'normal',
        items: cited.map((reference) => ({ reference }))
      }))
    },
    tools.locales
  )
  if (!formatted.ok) throw new Error(`${id}: ${formatted.error.message}`)
  const { citations, bibliography } = formatted.value
  const options = {
    form,
    chinese,
    citations: clusters.map((_, at) => citations.get(`c${at}`)),
    entries: bibliography.entries.map(({ label, body }) => [...(label ? [...label, { text: ' ' }] : []), ...body]),
    heading: chinese ? '参考文献' : 'References'
  }
  const order = bibliography.entries.map(({ reference }) => reference)
  return { sentences, options, order, clusters }
}

/** A citation is the same when its works are; the style itself may have sorted them. */
function compare({ id, form, chinese }, { found }, order, clusters, { citations }, tally) {
  const detail = process.env['DETAIL']
  const tell = (line) =>
    (detail === 'all' || detail === id) && console.log(`${id} ${form} ${chinese ? 'zh' : 'en'} ${line}`)
  tally.entries += order.length
  tally.read += found.entries.filter(({ kind }) => kind === 'parsed').length
  tally.cited += clusters.length
  if (found.entries.length !== order.length) tell(`${found.entries.length} entries of ${order.length}`)
  for (const { kind, raw } of found.entries) if (kind === 'unparsed') tell(`unread: ${raw}`)
  const texts = citations.map((runs) =>
    runs
      .map(({ text }) => text)
      .join('')
      .trim()
  )
  const waiting = new Set(texts.keys())
  for (const { text, context, outcome } of found.marks) {
    const plain = normalise(text)
    if (outcome.kind === 'unmatched') {
      tell(`unmatched ${outcome.reason}: ${context}`)
      continue
    }
    const cited = outcome.cites.map(({ entry }) => order[entry])
    const same = [...waiting].filter((index) => normalise(texts[index]) === plain)
    const next = same[0]
    if (next === undefined) {
      tally.trapped++
      tell(`false: ${context}`)
      continue
    }
    waiting.delete(next)
    const wanted = clusters[next]
    const isSame = cited.length === wanted.length && cited.every((one) => wanted.includes(one))
    if (isSame) tally.same++
    else if (cited.some((one) => !wanted.includes(one))) tally.wrong++
    if (!isSame) tell(`differs: ${context} got ${cited} wanted ${wanted}`)
  }
  for (const index of waiting) tell(`missed: ${texts[index]}`)
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const normalise = (text) =>
  text
    .replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String(RAISED.indexOf(digit)))
    .replace(/[⁻–—-]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()

/** Time of a manuscript with 5,000 entries and 20,000 marks, and of half of it. */
function measureTime({ find, findIn, connectTypedReferences, countingIds }) {
  return [2500, 5000].map((count) => {
    const entry = (n) =>
      `[${n}] ${FAMILIES[n % FAMILIES.length]} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}, Writer B. A study of things number ${n}. J Things. ${1990 + (n % 30)};${n % 90}(${n % 12}):${n}-${n + 9}.`
    const mark = (n) =>
      `Things number ${n} were seen in patients (n = 12) by others [${1 + (n % count)}, ${1 + ((n * 7) % count)}].`
    const paragraphs = Array.from({ length: count / 5 }, (_, p) =>
      Array.from({ length: 20 }, (_n, at) => mark(p * 20 + at)).join(' ')
    )
    const { manuscript } = find('a.md', paragraphs.join('\n\n'))
    const listed = find(
      'a.md',
      ['# References', ...Array.from({ length: count }, (_, at) => entry(at + 1))].join('\n\n').replaceAll('[', '\\[')
    )
    const blocks = [
      ...manuscript.leading.blocks,
      ...listed.manuscript.leading.blocks.map((block) => ({ ...block, id: `l${block.id}` }))
    ]
    const whole = { ...manuscript, leading: { ...manuscript.leading, blocks } }
    const start = performance.now()
    const { found } = findIn(whole)
    const ids = countingIds()
    connectTypedReferences(whole, found, { ids, now: '2026-01-01T00:00:00.000Z' })
    const ms = performance.now() - start
    return { of: `${count} entries, ${found.marks.length} marks`, value: `${(ms / 1000).toFixed(1)} s` }
  })
}
