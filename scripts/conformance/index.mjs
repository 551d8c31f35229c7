// Measures the core on the corpora: `npm run conformance [-- --corpora DIR] [--only NAME]`.
//
// Each file of `corpora/` measures one corpus. It exports
//   name    what is printed before its lines,
//   files   the files of the corpora folder that it needs; it is skipped, with a line, where one is missing,
//   run     async ({ folder, read, readText, load }) => ({ figures, gates })
// where `folder` is the corpora folder, `read(file)` parses a JSON file of it, `readText(file)` reads one as UTF-8, and
// `load(path)` gives a TypeScript module of this project by its path from the root. A figure is { of, value }: what was
// measured and the figure as text. A gate is { name, passed, detail? }: a threshold that must hold. The last line counts
// the gates: `N passed, N failed`.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from '../project.mjs'
import { startLoader } from '../load-modules.mjs'

const say = (line) => process.stdout.write(`${line}\n`)

const { values: options } = parseArgs({
  options: { corpora: { type: 'string', default: join(root, '..', 'shared', 'corpora') }, only: { type: 'string' } }
})
const folder = resolve(options.corpora)

async function loadCorpora() {
  const home = join(import.meta.dirname, 'corpora')
  const files = readdirSync(home).filter((file) => file.endsWith('.mjs'))
  const corpora = await Promise.all(files.sort().map((file) => import(pathToFileURL(join(home, file)).href)))
  const wanted = options.only?.toLowerCase() ?? ''
  const chosen = corpora.filter(({ name }) => name.toLowerCase().includes(wanted))
  if (chosen.length > 0) return chosen
  throw new Error(`No corpus is called “${options.only}”; there are ${corpora.map(({ name }) => name).join(', ')}.`)
}

/** Runs one corpus; what it throws is a gate that failed. */
async function measure({ run }, load) {
  const readText = (file) => readFileSync(join(folder, file), 'utf8')
  const read = (file) => JSON.parse(readText(file))
  try {
    return await run({ folder, read, readText, load })
  } catch (error) {
    return { figures: [], gates: [{ name: 'runs to its end', passed: false, detail: error?.stack ?? String(error) }] }
  }
}

function print(name, { figures, gates }, seconds) {
  say(`\n${name} (${seconds.toFixed(1)} s)`)
  for (const { of, value } of figures) say(`  ${of.padEnd(44)} ${value}`)
  for (const { name, passed, detail } of gates) {
    say(`  ${passed ? 'passed' : 'FAILED'}: ${name}${detail === undefined ? '' : `: ${detail}`}`)
  }
}

const total = { passed: 0, failed: 0 }
const { load, close } = await startLoader()
try {
  for (const corpus of await loadCorpora()) {
    const missing = corpus.files.filter((file) => !existsSync(join(folder, file)))
    if (missing.length > 0) {
      say(`\n${corpus.name}\n  skipped: ${folder} has no ${missing.join(', ')}`)
      continue
    }
    const start = performance.now()
    const result = await measure(corpus, load)
    print(corpus.name, result, (performance.now() - start) / 1000)
    total.passed += result.gates.filter(({ passed }) => passed).length
    total.failed += result.gates.filter(({ passed }) => !passed).length
  }
} finally {
  await close()
}
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
