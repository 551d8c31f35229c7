// Reads every Word document of a folder: `node scripts/conformance/docx-documents.mjs FOLDER [--no-pandoc] [--details]`.
//
// Prints how many came in, what was refused and why, how long reading took, which objects of the markup are not there
// and which words Pandoc finds that are not. Differences of a document that has a finding are told; the figure that
// counts are those that no finding tells. `--details` lists each. Ends with `N passed, N failed`, one gate each for
// errors, time, and text that the reader misses in its own second reading.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { countBareObjects } from './docx-documents/bare-document.mjs'
import { hasPandoc, pandocText } from './docx-documents/pandoc-text.mjs'
import { openReader } from './docx-documents/read-document.mjs'
import { missingWords, wordsOf } from './docx-documents/words.mjs'
import { startLoader } from './load-modules.mjs'

const MAX_MILLISECONDS = 2_000
const say = (line) => process.stdout.write(`${line}\n`)

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    details: { type: 'boolean', default: false },
    pandoc: { type: 'boolean', default: true },
    'no-pandoc': { type: 'boolean', default: false },
    only: { type: 'string', default: '' }
  }
})
const folder = resolve(positionals[0] ?? '.')
const files = readdirSync(folder, { recursive: true })
  .filter((name) => /\.(?:docx|docm|dotx)$/iu.test(name) && name.includes(options.only))
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile())
  .sort()
const withPandoc = !options['no-pandoc'] && hasPandoc()

const { load, close } = await startLoader()
const read = await openReader(load)
const total = { read: 0, pandoc: 0, words: 0, missing: 0, untold: 0, slow: 0, slowest: 0, threw: 0, unread: 0 }
const refusals = new Map()
const codes = new Map()
const objects = new Map()
const count = (map, key, by = 1) => map.set(key, (map.get(key) ?? 0) + by)

for (const path of files) {
  const name = relative(folder, path)
  const detail = (line) => options.details && say(`${name}: ${line}`)
  const bytes = new Uint8Array(readFileSync(path))
  let ours
  try {
    ours = read(bytes)
  } catch (error) {
    total.threw++
    say(`${name}: THREW ${error?.stack ?? error}`)
    continue
  }
  total.slowest = Math.max(total.slowest, ours.milliseconds)
  if (ours.milliseconds > MAX_MILLISECONDS) {
    total.slow++
    say(`${name}: ${Math.round(ours.milliseconds)} ms for ${bytes.length} bytes`)
  }
  if (ours.refusal) {
    count(refusals, ours.refusal.code)
    detail(`refused: ${ours.refusal.message}`)
    continue
  }
  total.read++
  for (const { code } of ours.findings) count(codes, code)
  total.unread += ours.unread.length
  for (const { message, place } of ours.unread) detail(`${place?.part}: ${message}`)
  compareObjects(ours, countBareObjects(bytes) ?? {}, detail)
  if (withPandoc) compareWords(path, ours, detail)
}
await close()

function compareObjects(ours, bare, detail) {
  for (const [kind, expected] of Object.entries(bare)) {
    const found = ours.objects[kind]
    if (found === undefined) continue
    count(objects, `${kind} in the markup`, expected)
    count(objects, `${kind} missing`, Math.max(0, expected - found))
    if (found >= expected) continue
    const told = ours.findings.map(({ code }) => code).join(' ')
    detail(`${kind}: ${found} of ${expected} (${told || 'no finding'})`)
    if (ours.findings.length === 0) count(objects, `${kind} missing without a finding`, expected - found)
  }
}

function compareWords(path, ours, detail) {
  const theirs = pandocText(path)
  if (theirs === undefined) return
  const expected = wordsOf(theirs)
  const missing = missingWords(expected, wordsOf(ours.text))
  total.pandoc++
  total.words += expected.length
  total.missing += missing.length
  if (missing.length === 0) return
  if (ours.findings.length === 0) total.untold += missing.length
  detail(
    `${missing.length} of Pandoc's ${expected.length} words missing: ${missing.slice(0, 12).join(' ')} ` +
      `(${ours.findings.map(({ code }) => code).join(' ') || 'no finding'})`
  )
}

const figure = (of, value) => say(`  ${of.padEnd(48)} ${value}`)
say(`\n${folder}`)
figure('documents', files.length)
figure('read', total.read)
for (const [code, times] of [...refusals].sort()) figure(`refused: ${code}`, times)
for (const [kind, times] of objects) figure(kind, times)
figure('paragraphs not whole', total.unread)
if (withPandoc) {
  figure('documents compared with Pandoc', total.pandoc)
  figure("Pandoc's words missing", `${total.missing} of ${total.words}`)
  figure('  of these in documents without a finding', total.untold)
}
figure('slowest (ms)', Math.round(total.slowest))
for (const [code, times] of [...codes].sort()) figure(`told: ${code}`, times)

const gates = [total.threw === 0, total.slow === 0, total.unread === 0]
say(`\n${gates.filter(Boolean).length} passed, ${gates.filter((passed) => !passed).length} failed`)
process.exitCode = gates.every(Boolean) ? 0 : 1
