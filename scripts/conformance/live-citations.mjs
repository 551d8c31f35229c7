// Has a new Pandoc read the live citations of made manuscripts: `node scripts/conformance/live-citations.mjs MODULE`.
//
// MODULE is the folder of the npm package pandoc-wasm, installed anywhere: Pandoc reads citations of Word documents only
// since 2.19, which few systems have. Each side goes out as a DOCX with Zotero's fields and comes back through
// `docx+citations`; works, locators, what stands before and behind, and the order are compared. SEED and COUNT in the
// environment make others. The last line counts the gate, as `index.mjs` does.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { startLoader } from '../load-modules.mjs'
import { CITED_WORKS } from './cited-works.mjs'

const COUNT = Number(process.env['COUNT'] ?? 40)
const SEED = Number(process.env['SEED'] ?? 7714)
const SIDES = ['leading', 'facing']
const KEYS = new Map(CITED_WORKS.map(({ id, key }) => [id, key]))

const module = process.argv[2]
if (module === undefined) {
  process.stderr.write('Usage: node scripts/conformance/live-citations.mjs FOLDER_OF_PANDOC_WASM\n')
  process.exit(2)
}
const { convert } = await import(pathToFileURL(resolve(module, 'index.js')).href)
const { load, close } = await startLoader()
const { arbitraryManuscript } = await load('src/core/manuscript/testing/arbitrary-manuscript.ts')
const { citationsOf } = await load('src/core/manuscript/citations-of.ts')
const { writeDocx } = await load('src/core/exchange/docx/write-docx.ts')
const { NOTHING_CITED } = await load('src/core/exchange/docx/testing/formatted-sides.ts')

/** Words of Pandoc's inlines. */
const textOf = (inlines) =>
  inlines
    .map(({ t, c }) => (t === 'Str' ? c : Array.isArray(c) ? textOf(c.flat(2).filter((one) => one?.t)) : ' '))
    .join('')

/** All citations of a Pandoc document, in order. */
function citesOf(node) {
  if (Array.isArray(node)) return node.flatMap(citesOf)
  if (typeof node !== 'object' || node === null) return []
  return node.t === 'Cite' ? [node.c[0]] : Object.values(node).flatMap(citesOf)
}

const bare = (text = '') => text.replace(/[\s,;\u00a0]+/gu, '')
const told = ({ citationId, citationPrefix, citationSuffix }) =>
  [citationId, bare(textOf(citationPrefix)), bare(textOf(citationSuffix))].join('|')
const wanted = ({ reference, prefix, suffix, locator, label = 'page' }) =>
  [KEYS.get(reference), bare(prefix), locator ? bare(label + locator + (suffix ?? '')) : bare(suffix)].join('|')

async function readByPandoc(bytes) {
  const options = { from: 'docx+citations', to: 'json', 'input-files': ['in.docx'] }
  const { stdout } = await convert(options, null, { 'in.docx': new Blob([bytes]) })
  return citesOf(JSON.parse(stdout).blocks)
}

let [compared, different] = [0, 0]
for (const manuscript of fc.sample(arbitraryManuscript('prose'), { numRuns: COUNT, seed: SEED }))
  for (const side of SIDES) {
    const citations = citationsOf(manuscript[side].blocks)
    const shown = new Map(citations.map(({ id }) => [id, [{ text: 'shown' }]]))
    const formatted = { leading: NOTHING_CITED, facing: NOTHING_CITED, [side]: { ...NOTHING_CITED, citations: shown } }
    const live = { program: 'zotero', references: CITED_WORKS }
    const { bytes } = writeDocx(manuscript, formatted, { sides: side, layout: 'sequential', live })
    const read = await readByPandoc(bytes)
    const [ours, theirs] = [
      citations.map(({ items }) => items.map(wanted).join(' + ')),
      read.map((one) => one.map(told).join(' + '))
    ]
    for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
      compared++
      if (ours[index] === theirs[index]) continue
      if (different++ < 20)
        process.stdout.write(`${side} ${index}\n  ours    ${ours[index]}\n  Pandoc  ${theirs[index]}\n`)
    }
  }
process.stdout.write(
  `${compared} citations compared, ${different} different\n${different ? 0 : 1} passed, ${different ? 1 : 0} failed\n`
)
await close()
process.exitCode = different ? 1 : 0
