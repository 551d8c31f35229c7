// Reads every Word document of a folder: `node scripts/conformance/docx-documents.mjs FOLDER [--no-pandoc] [--details]`.
//
// Prints how many came in, what was refused and why, which objects of the markup are not there, and which words Pandoc
// finds that are not. Differences of a document that has a finding are told; those that no finding tells count apart.
// `--details` lists each, `--only NAME` reads the files with NAME in their path. The last line counts the gates, as
// `index.mjs` does: nothing throws, nothing takes longer than two seconds, and the second reading of the markup misses
// no more than one paragraph in a thousand.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { countBareObjects } from './docx-documents/bare-document.mjs'
import { hasPandoc, pandocText } from './docx-documents/pandoc-text.mjs'
import { openReader } from './docx-documents/read-document.mjs'
import { missingWords, trulyMissing, wordsOf } from './docx-documents/words.mjs'
import { startLoader } from '../load-modules.mjs'

const MAX_MILLISECONDS = 2_000
const DOCUMENT = /\.(?:docx|docm|dotx)$/iu
const say = (line) => process.stdout.write(`${line}\n`)

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    details: { type: 'boolean', default: false },
    'no-pandoc': { type: 'boolean', default: false },
    only: { type: 'string', default: '' }
  }
})
const folder = resolve(positionals[0] ?? '.')
const withPandoc = !options['no-pandoc'] && hasPandoc()
const { load, close } = await startLoader()
const read = await openReader(load)

/** Everything counted, under the words it is printed with, in order of first count. */
const counts = new Map()
const count = (what, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by)
const counted = (what) => counts.get(what) ?? 0
let slowest = 0

function readDocument(path) {
  const name = relative(folder, path)
  const detail = (line) => options.details && say(`${name}: ${line}`)
  const bytes = new Uint8Array(readFileSync(path))
  count('documents')
  let ours
  try {
    ours = read(bytes)
  } catch (error) {
    count('threw')
    say(`${name}: THREW ${error?.stack ?? error}`)
    return
  }
  slowest = Math.max(slowest, ours.milliseconds)
  if (ours.milliseconds > MAX_MILLISECONDS) {
    count('slow')
    say(`${name}: ${Math.round(ours.milliseconds)} ms for ${bytes.length} bytes`)
  }
  if (ours.refusal) {
    count(`refused: ${ours.refusal.code}`)
    detail(`refused: ${ours.refusal.message}`)
    return
  }
  count('read')
  for (const { code } of ours.findings) count(`documents told of ${code}`)
  count('paragraphs not whole', ours.unread.length)
  for (const { message, place } of ours.unread) detail(`${place?.part}: ${message}`)
  compareObjects(ours, countBareObjects(bytes), detail)
  if (withPandoc) compareWords(path, ours, detail)
}

const toldBy = ({ findings }) => findings.map(({ code }) => code).join(' ') || 'no finding'

function compareObjects(ours, bare = {}, detail) {
  for (const [kind, expected] of Object.entries(bare)) {
    const found = ours.objects[kind]
    count(`${kind} in the markup`, expected)
    if (found === undefined) continue
    const missing = Math.max(0, expected - found)
    count(`${kind} missing`, missing)
    if (missing === 0) continue
    detail(`${kind}: ${found} of ${expected} (${toldBy(ours)})`)
    if (ours.findings.length === 0) count(`${kind} missing without a finding`, missing)
  }
}

function compareWords(path, ours, detail) {
  const theirs = pandocText(path)
  if (theirs === undefined) {
    count('documents that Pandoc refuses')
    return
  }
  const expected = wordsOf(theirs)
  const divided = missingWords(expected, wordsOf(ours.text))
  const missing = trulyMissing(divided, theirs, ours.text)
  count('words of Pandoc', expected.length)
  count('words of Pandoc divided otherwise', divided.length - missing.length)
  count('words of Pandoc missing', missing.length)
  if (missing.length === 0) return
  if (ours.findings.length === 0) count('words of Pandoc missing without a finding', missing.length)
  detail(`words of Pandoc missing: ${missing.length}, first ${missing.slice(0, 12).join(' ')} (${toldBy(ours)})`)
}

for (const name of readdirSync(folder, { recursive: true })) {
  if (DOCUMENT.test(name) && name.includes(options.only)) readDocument(join(folder, name))
}
await close()

const gates = [
  ['nothing throws', counted('threw') === 0],
  ['no document takes two seconds', counted('slow') === 0],
  [
    'one paragraph in a thousand is not whole at most',
    counted('paragraphs not whole') * 1_000 <= counted('paragraphs in the markup')
  ]
]
say(`\n${folder}`)
for (const [what, times] of counts) say(`  ${what.padEnd(48)} ${times}`)
say(`  ${'slowest, in milliseconds'.padEnd(48)} ${Math.round(slowest)}`)
for (const [gate, passed] of gates) say(`  ${passed ? 'passed' : 'FAILED'}: ${gate}`)
const failed = gates.filter(([, passed]) => !passed).length
say(`\n${gates.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
