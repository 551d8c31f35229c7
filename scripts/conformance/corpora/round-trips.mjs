import * as fc from 'fast-check'
import { CITED_WORKS } from '../cited-works.mjs'

// Sends made manuscripts through every form that must give them back whole: a DOCX with plain and one with live citations,
// side by side, Pandoc's Markdown and a `.bifolium` file. SEED and COUNT in the environment make others, DETAIL=round-trips
// prints the first differences of each form.

const COUNT = Number(process.env['COUNT'] ?? 200)
const SEED = Number(process.env['SEED'] ?? 7714)

export const name = 'Round trips of made manuscripts'
export const files = []

export async function run({ load }) {
  const forms = await loadForms(load)
  const { arbitraryManuscript } = await load('src/core/manuscript/testing/arbitrary-manuscript.ts')
  const manuscripts = fc.sample(arbitraryManuscript('all'), { numRuns: COUNT, seed: SEED })
  const results = forms.map(({ of, differenceOf }) => {
    const started = performance.now()
    const different = manuscripts.flatMap((manuscript, index) => {
      const difference = differenceOf(manuscript)
      return difference === undefined ? [] : [{ index, difference }]
    })
    showDetail(of, different)
    return { of, different, seconds: (performance.now() - started) / 1000 }
  })
  return {
    figures: [
      { of: 'manuscripts', value: `${COUNT}, seed ${SEED}` },
      ...results.map(({ of, different, seconds }) => ({
        of,
        value: `${COUNT - different.length} of ${COUNT} without a difference (${seconds.toFixed(1)} s)`
      }))
    ],
    gates: results.map(({ of, different }) => ({
      name: `${of}: no difference`,
      passed: different.length === 0,
      ...(different.length > 0 && { detail: `manuscripts ${different.map(({ index }) => index).join(', ')}` })
    }))
  }
}

function showDetail(of, different) {
  if (process.env['DETAIL'] !== 'round-trips') return
  for (const { index, difference } of different.slice(0, 5))
    process.stdout.write(`\n## ${of}, manuscript ${index}\n${difference}\n`)
}

const SIDES = ['leading', 'facing']

/** Each form with a function that tells the first difference of a manuscript that went through it. */
async function loadForms(load) {
  const core = async (path) => load(`src/core/${path}.ts`)
  const { countingIds } = await core('ids')
  const { flattenInlines, nestInlines } = await core('manuscript/flatten-inlines')
  const { mapLeaves, mapTextBlocks } = await core('manuscript/walk')
  const { citationsOf } = await core('manuscript/citations-of')
  const { packManuscript } = await core('exchange/bifolium/pack-manuscript')
  const { unpackManuscript } = await core('exchange/bifolium/unpack-manuscript')
  const { writeDocx } = await core('exchange/docx/write-docx')
  const { readDocx } = await core('exchange/docx/read-docx')
  const { blocksAfterDocx } = await core('exchange/docx/testing/blocks-after-docx')
  const { NOTHING_CITED } = await core('exchange/docx/testing/formatted-sides')
  const { writeMarkdown } = await core('exchange/markdown/write-markdown')
  const { readMarkdown } = await core('exchange/markdown/read-markdown')
  const { asMarkdownHolds } = await core('exchange/markdown/testing/as-markdown-holds')

  const keys = new Map(CITED_WORKS.map(({ id, key }) => [id, key]))
  const ids = new Map(CITED_WORKS.map(({ id, key }) => [key, id]))

  /** What a citation says, as a text that stands in its place. */
  const saidBy = ({ mode, items }, keyOf) =>
    `⟦${mode} ${items.map((item) => canonical({ ...item, reference: keyOf.get(item.reference) })).join(' ')}⟧`
  const format = (manuscript, textOf) =>
    Object.fromEntries(
      SIDES.map((side) => {
        const citations = citationsOf(manuscript[side].blocks).map((one) => [one.id, textOf(one)])
        return [side, { ...NOTHING_CITED, citations: new Map(citations) }]
      })
    )
  const withCitationsAsText = (blocks, keyOf) =>
    mapTextBlocks(blocks, (children) => {
      const mapped = mapLeaves(children, (leaf) => {
        if (leaf.type === 'citation') return { type: 'text', value: saidBy(leaf.citation, keyOf) }
        return leaf.type === 'note' ? { ...leaf, children: withCitationsAsText(leaf.children, keyOf) } : leaf
      })
      return nestInlines(flattenInlines(mapped))
    }).filter(({ type }) => type !== 'bibliography')

  /** A side through a DOCX whose citations show as `shown`; they come back as they are, or with `live` as what they say. */
  const throughDocx = (manuscript, side, shown, expected, live) => {
    const { bytes } = writeDocx(manuscript, shown, {
      sides: side,
      layout: 'sequential',
      ...(live && { live: { program: 'zotero', references: CITED_WORKS } })
    })
    const read = readDocx(bytes, countingIds())
    if (!read.ok) return read.error.message
    const { blocks, references } = read.value
    const keyOf = new Map(references.map(({ id, key }) => [id, key]))
    return compare(
      blocksAfterDocx(manuscript[side], expected[side]),
      live ? withCitationsAsText(blocks, keyOf) : blocks
    )
  }
  const docx = (live) => (manuscript) => {
    const shown = format(manuscript, () => [
      { text: '(Harris ' },
      { text: 'et al.', italic: true },
      { text: ', 2018)' }
    ])
    const expected = live ? format(manuscript, (citation) => [{ text: saidBy(citation, keys) }]) : shown
    return firstOf(SIDES, (side) => throughDocx(manuscript, side, shown, expected, live))
  }
  const markdown = (manuscript) => {
    const { text } = writeMarkdown(manuscript, { flavour: 'pandoc', sides: 'both', layout: 'sequential', keys })
    const read = readMarkdown(text, { ids: countingIds(), findReferenceByKey: (key) => ids.get(key) })
    return firstOf(SIDES, (side) => compare(asMarkdownHolds(manuscript[side].blocks), read[side]?.blocks ?? []))
  }
  const bifolium = (manuscript) => {
    const opened = unpackManuscript(packManuscript(manuscript, CITED_WORKS))
    if (!opened.ok) return opened.error.message
    const { manuscript: read, references } = opened.value
    return compare([manuscript, CITED_WORKS], [read, references], (_key, inner) => inner)
  }
  return [
    { of: 'DOCX, plain citations', differenceOf: docx(false) },
    { of: 'DOCX, live citations', differenceOf: docx(true) },
    { of: 'Pandoc Markdown', differenceOf: markdown },
    { of: '.bifolium', differenceOf: bifolium }
  ]
}

function firstOf(values, find) {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return `${value}: ${found}`
  }
  return undefined
}

/** Ids are made anew by every reader of foreign forms. */
const withoutIds = (key, inner) => (key === 'id' || key === 'target' ? undefined : inner)

/** JSON with members in one order. */
const canonical = (value, replace = (_key, inner) => inner, space = 0) =>
  JSON.stringify(
    value,
    (key, inner) => {
      const kept = replace(key, inner)
      const isRecord = typeof kept === 'object' && kept !== null && !Array.isArray(kept)
      return isRecord ? Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1))) : kept
    },
    space
  )

/** Where two values differ, with a few lines around it; undefined where they are equal. */
function compare(wanted, got, replace = withoutIds) {
  const [a, b] = [wanted, got].map((value) => canonical(value, replace, 1).split('\n'))
  const at = a.findIndex((line, index) => line !== b[index])
  if (at < 0 && a.length === b.length) return undefined
  const around = (lines) => lines.slice(Math.max(0, at - 6), Math.max(0, at) + 4).join('\n')
  return `wanted\n${around(a)}\ngot\n${around(b)}`
}
