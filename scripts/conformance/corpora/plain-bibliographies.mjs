import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compareFields } from '../plain-bibliographies/compare-fields.mjs'
import { createFormatter } from '../plain-bibliographies/format-references.mjs'
import { makeReferences } from '../plain-bibliographies/made-references.mjs'
import { SHORTLIST } from '../shortlist.mjs'

// Prints references in many styles as plain text, reads the texts back, and compares field by field.
// DETAIL=apa in the environment lists every difference of a style, DETAIL=all those of every style.

const OTHERS = [
  'ieee',
  'chicago-author-date',
  'modern-language-association',
  'harvard-cite-them-right',
  'science',
  'cell',
  'the-lancet',
  'the-new-england-journal-of-medicine',
  'american-chemical-society',
  'plos',
  'bmj',
  'annals-of-neurology',
  'pnas',
  'karger-journals',
  'sage-vancouver',
  'emerald-harvard',
  'turabian-author-date'
]
const KINDS = ['article', 'book', 'chapter', 'thesis', 'webpage']
const SEED = Number(process.env['SEED'] ?? 20)

export const name = 'plain bibliographies'
export const files = []

export async function run({ folder, read, load }) {
  const { parseBibliography } = await load('src/core/exchange/references/plain/read-plain.ts')
  const format = await createFormatter(load)
  const sets = gatherReferences(folder, read)
  const tally = createTally()
  for (const style of [...SHORTLIST, ...OTHERS]) {
    for (const { kind, items } of sets) {
      const texts = await format(style, items, kind.endsWith('zh') ? 'zh-CN' : 'en-US')
      for (const item of items) {
        const text = texts.get(item.id)
        if (text === undefined || text.startsWith('———') || text.startsWith('---')) continue
        const [entry, ...more] = parseBibliography(text)
        if (entry === undefined || more.length > 0) tally.addSplit(style)
        if (entry !== undefined) tally.add(style, kind, text, compareFields(entry, item, text), item)
      }
    }
  }
  return tally.report(sets.map(({ kind }) => kind))
}

function gatherReferences(folder, read) {
  const made = KINDS.flatMap((kind) => [
    { kind, items: makeReferences(kind, kind === 'article' ? 24 : 8, false, SEED) },
    { kind: `${kind} zh`, items: makeReferences(kind, kind === 'article' ? 16 : 6, true, SEED) }
  ])
  const examples = existsSync(join(folder, '../examples/progressive-ms.references.json'))
    ? read('../examples/progressive-ms.references.json').filter(({ type }) => type === 'article-journal')
    : []
  const imports = existsSync(join(folder, 'text-imports.json'))
    ? read('text-imports.json')
        .flatMap(({ expectedCsl = [] }) => expectedCsl)
        .filter(
          (item) =>
            item.type === 'article-journal' &&
            item.title &&
            item.author &&
            item['container-title'] &&
            item.issued?.['date-parts']
        )
        .map((item, at) => ({ ...item, id: `import-${at}` }))
    : []
  return [...made, { kind: 'examples', items: examples }, { kind: 'imports', items: imports }].filter(
    ({ items }) => items.length > 0
  )
}

function createTally() {
  const cells = new Map()
  const fields = new Map()
  let badSplits = 0
  const count = (map, key, outcome) => {
    const cell = map.get(key) ?? { right: 0, wrong: 0, missing: 0 }
    cell[outcome]++
    map.set(key, cell)
  }
  return {
    addSplit: () => badSplits++,
    add: (style, kind, text, rows) => {
      for (const { field, outcome, got, wanted } of rows) {
        count(cells, `${style}|${kind}`, outcome)
        count(fields, field, outcome)
        const detail = process.env['DETAIL']
        if (
          outcome !== 'right' &&
          (detail === 'all' || detail === style || detail === kind || detail === `${style}|${kind}`)
        ) {
          console.log(
            `${style} ${kind} ${field} ${outcome}\n    ${text}\n    got ${JSON.stringify(got)}\n    wanted ${JSON.stringify(wanted)}`
          )
        }
      }
    },
    report: (kinds) => report(kinds, cells, fields, badSplits)
  }
}

const sum = (cells) =>
  cells.reduce(
    (all, cell) => ({
      right: all.right + cell.right,
      wrong: all.wrong + cell.wrong,
      missing: all.missing + cell.missing
    }),
    {
      right: 0,
      wrong: 0,
      missing: 0
    }
  )
const share = ({ right, wrong, missing }) => right / Math.max(1, right + wrong + missing)
const percent = (value) => `${(100 * value).toFixed(1)} %`

function report(kinds, cells, fields, badSplits) {
  const select = (styles, isKind) =>
    sum(
      [...cells]
        .filter(([key]) => styles.includes(key.split('|')[0]) && isKind(key.split('|')[1]))
        .map(([, cell]) => cell)
    )
  const isArticle = (kind) => kind.startsWith('article') || kind === 'examples'
  const figures = [
    { of: 'style', value: kinds.map((kind) => kind.padStart(10)).join(' ') },
    ...[...SHORTLIST, ...OTHERS].map((style) => ({
      of: style.slice(0, 43),
      value: kinds
        .map((kind) =>
          (cells.has(`${style}|${kind}`) ? percent(share(cells.get(`${style}|${kind}`))) : '-').padStart(10)
        )
        .join(' ')
    })),
    ...[...fields].map(([field, cell]) => ({
      of: `field ${field}`,
      value: `${percent(share(cell))}, wrong ${cell.wrong}, missing ${cell.missing}`
    }))
  ]
  const gate = (title, cell, least) => ({
    name: `${title} ≥ ${percent(least)}`,
    passed: share(cell) >= least,
    detail: percent(share(cell))
  })
  const exact = sum(['DOI', 'year', 'volume'].map((field) => fields.get(field)))
  const wrongShare = exact.wrong / (exact.right + exact.wrong + exact.missing)
  return {
    figures,
    gates: [
      gate('journal articles, first styles', select(SHORTLIST, isArticle), 0.95),
      gate('journal articles, other styles', select(OTHERS, isArticle), 0.9),
      gate(
        'other works, all styles',
        select([...SHORTLIST, ...OTHERS], (kind) => !isArticle(kind) && kind !== 'imports'),
        0.8
      ),
      { name: 'wrong DOI, year or volume ≤ 0.3 %', passed: wrongShare <= 0.003, detail: percent(wrongShare) },
      { name: 'each text is one entry', passed: badSplits === 0, detail: `${badSplits} were not` }
    ]
  }
}
