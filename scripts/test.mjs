import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { obtainChromium } from './chromium.mjs'
import { build, findNodeFault, install, root } from './project.mjs'

const TAIL_LINES = 12
const FAILURE_LINES = 80

const print = (text) => process.stdout.write(`${text}\n`)
const bin = (name, path) => join(root, 'node_modules', name, path)
const results = join(root, 'test-results')
const total = { passed: 0, failed: 0 }
/** What the last lines say again, since a long log is read from its end. */
const remarks = []

function runNode(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, FORCE_COLOR: '0', ...env } })
    let output = ''
    const read = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', (error) => resolve({ ok: false, output: `${output}\n${error.message}` }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}

function report(name, ok, output, counts, startedAt) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  print(`\n== ${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds} s`)
  lines.slice(ok ? -TAIL_LINES : -FAILURE_LINES).forEach((line) => print(`   ${line}`))
  total.passed += counts.passed
  total.failed += counts.failed
  const remarked = counts.remarks ?? []
  remarks.push(...(ok || remarked.length > 0 ? remarked : [`Failed: ${name}`]))
}

// A check counts as one test; a tool that names its tests counts each of them.
async function check(name, args) {
  const startedAt = Date.now()
  const { ok, output } = await runNode(args)
  report(name, ok, output, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }, startedAt)
}

function readCounts(file, read) {
  try {
    return read(JSON.parse(readFileSync(join(results, file), 'utf8')))
  } catch {
    return undefined
  }
}

async function suite(name, args, env, file, read) {
  const startedAt = Date.now()
  const { ok, output } = await runNode(args, env)
  const counts = readCounts(file, read) ?? { passed: 0, failed: 0 }
  // A suite that broke down outside of its tests has failed, although no test of it says so.
  const failed = ok ? counts.failed : Math.max(1, counts.failed)
  report(name, ok && failed === 0, output, { ...counts, failed }, startedAt)
}

function readUnitTests({ numPassedTests, numFailedTests, testResults }) {
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `Failed: ${relative(root, name)} ${fullName}`)
  )
  return { passed: numPassedTests, failed: numFailedTests, remarks: failed }
}

function readEndToEndTests({ stats, suites }) {
  const remarks = []
  const visit = ({ file, suites = [], specs = [] }) => {
    for (const { title, tests } of specs) {
      for (const { projectName, status, results: tries } of tests) {
        const said = `${projectName} ${file} ${title} (${reasonOf(tries)})`
        if (status === 'unexpected') remarks.push(`Failed: ${said}`)
        if (status === 'flaky') remarks.push(`Passed at the second try: ${said}`)
      }
    }
    suites.forEach(visit)
  }
  suites.forEach(visit)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, remarks }
}

/** The first lines of why a test failed, on one line. */
function reasonOf(tries) {
  const message = tries.find(({ error }) => error)?.error.message ?? 'no reason given'
  return stripVTControlCharacters(message).split('\n').slice(0, 4).join(' ').replace(/\s+/gu, ' ').slice(0, 300)
}

function end() {
  print('')
  remarks.forEach(print)
  print(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}

function giveUp(text) {
  print(text)
  total.failed += 1
  end()
}

async function testAll() {
  const nodeFault = findNodeFault()
  if (nodeFault) return giveUp(nodeFault)
  if (!install(print)) return giveUp('The parts could not be installed; check the network and run “npm test” again.')
  if (!build(print)) return giveUp('The build failed; the messages above say where.')
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })

  await check('types', [bin('typescript', 'bin/tsc'), '-b'])
  await check('lint', [bin('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings'])
  await check('format', [bin('oxfmt', 'bin/oxfmt'), '--check'])
  await check('licences', [join(root, 'scripts', 'licences.mjs'), '--check'])
  await suite(
    'unit',
    [
      bin('vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/unit.json'
    ],
    {},
    'unit.json',
    readUnitTests
  )
  const chromium = obtainChromium(print)
  if (!chromium) {
    return giveUp(
      'No Chromium was found or could be fetched for the end-to-end tests; install Chrome or Chromium, or name one in BIFOLIUM_CHROMIUM.'
    )
  }
  await suite(
    'end to end',
    [bin('@playwright/test', 'cli.js'), 'test'],
    { BIFOLIUM_CHROMIUM: chromium },
    'e2e.json',
    readEndToEndTests
  )
  end()
}

await testAll()
