// Runs what needs the shared corpora, beside `npm test`: `node scripts/ci-shared.mjs [SHARED_FOLDER]`.
// Prints one line a check and ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const shared = resolve(process.argv[2] ?? join(root, '..', 'shared'))
const examples = join(shared, 'examples')
const seed = join(examples, 'progressive-ms.txt')
const seedReferences = join(examples, 'progressive-ms.references.json')
const work = mkdtempSync(join(tmpdir(), 'bifolium-shared-'))

let passed = 0
let failed = 0
const check = (name, problem) => {
  if (problem) failed += 1
  else passed += 1
  console.log(`${problem ? 'Failed:' : 'ok     '} ${name}${problem ? `: ${problem}` : ''}`)
}

const run = (command, args, options = {}) =>
  spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options })
const bifolium = (...args) => run(process.execPath, [join(root, 'bin', 'bifolium.js'), ...args], { cwd: work })
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** The words of a text with all that export may rearrange taken out: bullets, white space, Markdown escapes. */
const words = (text) =>
  text
    .replace(/[•\s\\]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)

/** Words of `wanted` that `got` lacks, counted with repeats. */
function missingWords(wanted, got) {
  const counts = new Map()
  for (const word of words(got)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return words(wanted).filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  })
}

function checkSeedLabels() {
  const gold = readJson(join(examples, 'label-links.json')).occurrences
  const wanted = gold.map(({ docStart, docEnd, raw, labels }) => [docStart, docEnd, raw, labels])
  const got = JSON.parse(bifolium('labels', seed).stdout).map((one) => [
    one.start,
    one.end,
    one.raw,
    one.labels.map((label) => label.text)
  ])
  check(
    `labels of the founding text: ${got.length} runs, ${got.flatMap((run) => run[3]).length} labels`,
    JSON.stringify(got) === JSON.stringify(wanted) ? undefined : `expected ${JSON.stringify(wanted)}`
  )
}

function checkGluedSamples() {
  const { items } = readJson(join(examples, 'glued-labels-sample.json'))
  const wrong = items.filter((item) => {
    const answer = run(process.execPath, [join(root, 'bin', 'bifolium.js'), 'labels', '-'], { input: item.sentence })
    const got = JSON.parse(answer.stdout).map((one) => [one.start, one.end, one.labels.map((label) => label.text)])
    const wanted = item.kind === 'negative' ? [] : [[item.start, item.end, item.labels]]
    return JSON.stringify(got) !== JSON.stringify(wanted)
  })
  check(
    `composed label samples: ${items.length - wrong.length} of ${items.length}`,
    wrong.length > 0 ? wrong.map((item) => item.id).join(', ') : undefined
  )
}

function checkConversion(extension) {
  const out = join(work, `seed.${extension}`)
  const answer = bifolium('convert', seed, '-o', out, '--references', seedReferences)
  if (!existsSync(out)) return check(`convert to ${extension}`, answer.stderr.trim() || 'nothing was written')
  const plain = run('pandoc', [out, '-t', 'plain', '--standalone', '--wrap=none'])
  if (plain.error) return check(`convert to ${extension}`, 'pandoc is not installed')
  const missing = missingWords(readFileSync(seed, 'utf8'), plain.stdout)
  check(`convert to ${extension}: every word arrives`, missing.length > 0 ? missing.slice(0, 20).join(' ') : undefined)
}

function checkImport() {
  const answer = bifolium('import', seedReferences, '--to', 'csl-json')
  const got = JSON.parse(answer.stdout)
  check('import of the founding references: 40 entries', got.length === 40 ? undefined : `${got.length} entries`)
}

/** A review in both languages that cites every reference in every way, as Pandoc's Markdown. */
function makeCitingReview(keys) {
  const forms = [
    (a, b) => `[@${a}; see @${b}, p. 3, and passim]`,
    (a) => `@${a} [p. 12]`,
    (a, b) => `[-@${a}; @${b}]`,
    (a, b) => `[compare @${a}, p. 5-7; @${b}]`
  ]
  const cite = (at) => forms[at % forms.length](keys[at], keys[(at + 1) % keys.length])
  const english = keys.map((_, at) => `Cells repair nerves ${cite(at)} in trials.`)
  const chinese = keys.map((_, at) => `干细胞修复神经${cite(at)}。`)
  return `# Cells\n\n${english.join('\n\n')}\n\n# 细胞\n\n${chinese.join('\n\n')}\n`
}

/** The cited keys of a Markdown text in order, with what stands around them in their brackets. */
const citationsIn = (markdown) =>
  markdown.replace(/\n(?!\n)/g, ' ').match(/-?@[\w:.+/-]+(?: \[[^\]]*\])?|\[[^\]]*@[^\]]*\]/g) ?? []

/** What a document with live citations says to another reader of them, and that an office opens it. */
function checkLiveCitations(form) {
  const keys = JSON.parse(bifolium('import', seedReferences, '--to', 'csl-json').stdout).map(({ id }) => id)
  const review = join(work, 'citing.md')
  const out = join(work, `${form}.docx`)
  writeFileSync(review, makeCitingReview(keys))
  const made = bifolium('convert', review, '-o', out, '--references', seedReferences, '--citations', form)
  if (!existsSync(out)) return check(`${form} citations`, made.stderr.trim() || 'nothing was written')
  const back = join(work, `${form}.md`)
  bifolium('convert', out, '-o', back)
  const wanted = citationsIn(readFileSync(review, 'utf8'))
  const got = citationsIn(readFileSync(back, 'utf8'))
  const first = wanted.findIndex((one, at) => one !== got[at])
  check(
    `${form} citations of a document come back: ${got.length} of ${wanted.length}`,
    first >= 0 || got.length > wanted.length ? `expected ${wanted[first]}, got ${got[first]}` : undefined
  )
  if (form === 'live') checkPandocCitations(out, wanted.join(' ').match(/@[\w:.+/-]+/g))
  return checkOffice(out, form)
}

function checkPandocCitations(file, wanted) {
  const { stdout } = run('pandoc', ['--list-extensions=docx'])
  if (!/citations/.test(stdout ?? ''))
    return console.log('       pandoc here is too old for docx+citations: not compared')
  const read = JSON.parse(run('pandoc', ['-f', 'docx+citations', '-t', 'json', file]).stdout)
  const got = [...JSON.stringify(read.blocks).matchAll(/"citationId":"([^"]*)"/g)].map(([, key]) => `@${key}`)
  return check(
    `pandoc reads the live citations: ${got.length} of ${wanted.length}`,
    got.join(' ') === wanted.join(' ')
      ? undefined
      : `first other than expected: ${got.find((key, at) => key !== wanted[at])}`
  )
}

function checkOffice(file, form) {
  const answer = run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', work, file], { timeout: 300_000 })
  if (answer.error) return console.log('       LibreOffice is not installed: not opened')
  return check(`LibreOffice opens ${form} citations`, existsSync(join(work, `${form}.pdf`)) ? undefined : answer.stderr)
}

function checkStory() {
  const answer = run('npx', ['playwright', 'test', 'e2e/story.spec.ts', '--reporter=json'], {
    cwd: root,
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      BIFOLIUM_STORY_TEXT: seed,
      BIFOLIUM_STORY_REFERENCES: seedReferences,
      BIFOLIUM_STORY_LABELS: join(examples, 'label-links.json')
    }
  })
  const { stats } = JSON.parse(answer.stdout)
  const broken = stats.unexpected + stats.flaky
  check(
    `the story on the founding text: ${stats.expected} of ${stats.expected + broken}`,
    broken > 0 ? answer.stdout.slice(-4000) : undefined
  )
}

if (!existsSync(seed)) {
  console.log(`no shared corpora at ${shared}: skipped`)
} else {
  for (const job of [
    checkSeedLabels,
    checkGluedSamples,
    () => checkConversion('docx'),
    () => checkConversion('md'),
    checkImport,
    () => checkLiveCitations('live'),
    () => checkLiveCitations('word'),
    checkStory
  ]) {
    try {
      job()
    } catch (error) {
      check(job.name || 'conversion', String(error))
    }
  }
}
rmSync(work, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
