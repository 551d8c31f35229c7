import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzlibSync } from 'fflate'
import { root } from '../../project.mjs'
import { formatFixture } from '../csl-suite/format-fixture.mjs'

// Formats every fixture of the public CSL test suite and compares the texts; spaces at the edges of blocks do not count.
// DETAIL=all in the environment shows each difference, DETAIL=name_ those of fixtures whose name begins so.

/** Fixtures that must be equal; citeproc-js has 846 of 859. */
const SHARE = 835 / 859

export const name = 'CSL test suite'
export const files = ['csl-suite.json']

export async function run({ read, load }) {
  const csl = await loadProcessor(load)
  const findLocale = createLocaleFinder(csl.parseCsl)
  const fixtures = read('csl-suite.json')
  const failed = fixtures.flatMap((fixture) => {
    const got = tryFormat(fixture, csl, findLocale)
    return tidy(got) === tidy(fixture.result) ? [] : [{ fixture, got }]
  })
  failed.forEach(showDetail)
  const equal = fixtures.length - failed.length
  return {
    figures: [
      { of: 'fixtures equal', value: `${equal} of ${fixtures.length}` },
      { of: 'differing', value: failed.map(({ fixture }) => fixture.name).join(', ') || 'none' }
    ],
    gates: [{ name: `at least ${(SHARE * 100).toFixed(1)} % equal`, passed: equal >= fixtures.length * SHARE }]
  }
}

async function loadProcessor(load) {
  const folder = 'src/core/citation'
  const { parseCsl } = await load(`${folder}/csl-tree.ts`)
  const { compileStyle } = await load(`${folder}/csl/compile-style.ts`)
  const { createLocaleSource } = await load(`${folder}/csl/locale-source.ts`)
  const { Formatter } = await load(`${folder}/csl/formatter.ts`)
  const { readItem } = await load(`${folder}/csl/read-item.ts`)
  const { writeHtml } = await load(`${folder}/csl/write-html.ts`)
  const document = await load(`${folder}/csl/format-document.ts`)
  const { findFirstNotes } = await load(`${folder}/csl/positions.ts`)
  return { parseCsl, compileStyle, createLocaleSource, Formatter, readItem, writeHtml, findFirstNotes, ...document }
}

function createLocaleFinder(parseCsl) {
  const tags = new Set(JSON.parse(readFileSync(join(root, 'resources/locales/index.json'), 'utf8')))
  const trees = new Map()
  return (tag) => {
    if (!tags.has(tag)) return undefined
    if (!trees.has(tag)) {
      const pack = readFileSync(join(root, 'resources/locales', `${tag}.pack`))
      const parsed = parseCsl(JSON.parse(strFromU8(unzlibSync(pack)))[tag])
      trees.set(tag, parsed.ok ? parsed.value : undefined)
    }
    return trees.get(tag)
  }
}

function tryFormat(fixture, csl, findLocale) {
  try {
    return formatFixture(fixture, csl, findLocale)
  } catch (error) {
    return `THROWN ${error.stack}`
  }
}

/** Line breaks and spaces at the edges of blocks say nothing of the text. */
const tidy = (text) => text.replace(/\s*(<\/?div[^>]*>)\s*/g, '$1').trim()

function showDetail({ fixture, got }) {
  const wanted = process.env.DETAIL
  if (wanted === undefined || (wanted !== 'all' && !fixture.name.startsWith(wanted))) return
  process.stdout.write(`\n## ${fixture.name}\n  wanted: ${fixture.result}\n  got:    ${got}\n`)
}
