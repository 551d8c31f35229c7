import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import CSL from 'citeproc'
import { build } from 'vite'
import { makeBibtex, makeItems, makeLinks, makeMarkdownReview, makePastedReview } from './bench-texts.mjs'
import { measureLibrary } from './bench-library.mjs'
import { measureSwitching } from './bench-switch.mjs'
import { root } from './project.mjs'

// Measures what grows with the size of a manuscript or library. Times are of this machine at this moment; the ratios of
// one run are what to compare: twice the input should take about twice the time.

const RUNS = 3
const folder = mkdtempSync(join(tmpdir(), 'bifolium-bench-'))
const coreAddress = pathToFileURL(join(folder, 'core.mjs')).href
const say = (line) => process.stdout.write(`${line}\n`)

/** The parts of the core that are measured, bundled as they are in a build. */
async function loadCore() {
  const entry = join(root, 'bench-entry.js')
  const source = `
    export { identify } from '#core/references/identify/identify'
    export { scanIdentifiers } from '#core/references/identify/scan-identifiers'
    export { rankCandidates } from '#core/labels/rank-candidates'
    export { SOURCE_ENTRIES } from '#core/labels/source-lexicon'
    export { findLabelRuns } from '#core/labels/find-label-runs'
    export { analysePastedText } from '#core/exchange/pasted-text/analyse-pasted-text'
    export { acceptPastedText } from '#core/exchange/pasted-text/accept-pasted-text'
    export { createCitationSession, formatSide } from '#core/citation/citation-session'
    export { neededLocales } from '#core/citation/cited-items'
    export { createStyleSource } from '#core/citation/style-source'
    export { countingIds } from '#core/ids'
    export { makeReferences } from '#core/references/make-reference'
    export { readReferences } from '#core/exchange/references/read-references'
    export { startDuplicateRun } from '#core/references/find-duplicates'
    export { createReferenceIndex } from '#core/references/search-references'
    export { openPackStore } from './src/services/pack/pack-store'`
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'bench-entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null)
      }
    ],
    ssr: { noExternal: true },
    build: { ssr: true, outDir: folder, rollupOptions: { input: entry, output: { entryFileNames: 'core.mjs' } } }
  })
  return import(coreAddress)
}

/** Least CPU time of a few runs, in ms. */
function cpuOf(work) {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

/** Least time on the clock of a few runs, in ms; undefined where the program fails or is missing. */
function clockOf(program, args) {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    return spawnSync(program, args, { cwd: folder }).status === 0 ? performance.now() - start : Infinity
  })
  return Number.isFinite(Math.min(...times)) ? Math.min(...times) : undefined
}

/** Measures at half and at full size. */
function compareSizes(name, make, work) {
  const [half, whole] = [make(0.5), make(1)]
  // The first run is slower than all others; without it the half would pay for the whole.
  work(whole)
  const halfTime = cpuOf(() => work(half))
  const time = cpuOf(() => work(whole))
  say(
    `${name.padEnd(52)} ${time.toFixed(0).padStart(6)} ms   twice the input: ${(time / halfTime).toFixed(2)} times the time`
  )
}

function measureIdentifying(core) {
  const links = makeLinks(10_000)
  const all = () => links.map((link) => core.identify(link))
  all()
  const time = cpuOf(all)
  say(`${'10,000 links identified'.padEnd(52)} ${time.toFixed(0).padStart(6)} ms   ${Math.round(1e7 / time)} a second`)
  const text = (share) => makeLinks(20_000 * share).join('；见 ')
  compareSizes('identifiers found in a text with 20,000 links', text, core.scanIdentifiers)
}

function measurePasting(core) {
  const text = (share) => makePastedReview(1_000_000 * share)
  compareSizes('labels found in 1 MB', text, core.findLabelRuns)
  compareSizes('a paste of 1 MB understood', text, core.analysePastedText)
  compareSizes(
    'a paste of 1 MB accepted',
    (share) => core.analysePastedText(text(share)),
    (pasted) => core.acceptPastedText(pasted, { ids: core.countingIds(), now: '2026-01-01T00:00:00Z' })
  )
}

/** A document of `count` references cited twice each, in order of no style. */
const citeTwice = (count) =>
  Array.from({ length: count * 2 }, (_, index) => ({
    id: `c${index}`,
    mode: 'normal',
    items: [{ reference: `ref${(index * 7) % count}` }]
  }))

/** Time that citeproc-js takes for the same citations and list. */
function timeOfCiteproc({ style, references, citations }, locale) {
  const sys = { retrieveLocale: () => locale, retrieveItem: (id) => ({ ...references.get(id) }) }
  const told = citations.map(({ id, items }) => ({
    citationID: id,
    citationItems: items.map(({ reference }) => ({ id: reference })),
    properties: { noteIndex: 0 }
  }))
  const start = process.cpuUsage()
  const engine = new CSL.Engine(sys, style, 'en-US', true)
  engine.rebuildProcessorState(told)
  engine.makeBibliography()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

async function measureFormatting(core, styles) {
  const items = makeItems(2000 + EDITS)
  const references = new Map(items.map((item) => [item.id, item]))
  for (const id of ['frontiers', 'vancouver']) {
    const style = await styles.style(id)
    const request = (count) => ({ style, locale: 'en-US', references, citations: citeTwice(count) })
    const locales = await styles.locales(core.neededLocales(request(500)))
    const format = (wanted) => {
      if (!core.formatSide(wanted, locales).ok) throw new Error(`${id} did not format`)
    }
    compareSizes(`1,000 citations of 500 references, ${id}`, (share) => request(500 * share), format)
    const ours = cpuOf(() => format(request(500)))
    const theirs = timeOfCiteproc(request(500), locales.get('en-US'))
    say(`${''.padEnd(52)} citeproc-js: ${theirs.toFixed(0)} ms, ${(theirs / ours).toFixed(0)} times the time`)
    measureEdits(core, id, { ...request(500), citations: citeOften() }, locales)
  }
  // Later notes name the first one of a work: nearly all of them change.
  const id = 'gb-t-7714-2025-note'
  const notes = { style: await styles.style(id), locale: 'en-US', references, citations: citeOften() }
  measureEdits(core, id, notes, await styles.locales(core.neededLocales(notes)))
}

const EDITS = 30

/** 5,000 citations of 2,000 references; one in three cites two. */
const citeOften = () =>
  Array.from({ length: 5000 }, (_, index) => {
    const items = [{ reference: `ref${(index * 7) % 2000}` }]
    if (index % 3 === 0) items.push({ reference: `ref${(index * 11) % 2000}` })
    return { id: `c${index}`, mode: 'normal', items }
  })

/** References cited for the first time near the start of a long document, renumbering included, and a change of style. */
function measureEdits(core, id, whole, locales) {
  const session = core.createCitationSession()
  session.update(whole, locales)
  let { citations } = whole
  const times = Array.from({ length: EDITS }, (_, index) => {
    const added = { id: `new${index}`, mode: 'normal', items: [{ reference: `ref${2000 + index}` }] }
    citations = citations.toSpliced(3, 0, added)
    return cpuOnce(() => session.update({ ...whole, citations }, locales))
  })
  const insert = Math.min(...times)
  const afresh = cpuOf(() => core.formatSide({ ...whole, citations }, locales))
  let spaces = ''
  const style = cpuOf(() => session.update({ ...whole, style: `${whole.style}${(spaces += ' ')}` }, locales))
  say(
    `${`a citation put into 5,000 of 2,000, ${id}`.padEnd(52)} ${insert.toFixed(1).padStart(6)} ms   ${(insert / afresh).toFixed(3)} of formatting afresh, ${afresh.toFixed(0)} ms`
  )
  say(`${`their style changed to ${id}`.padEnd(52)} ${style.toFixed(0).padStart(6)} ms`)
}

const LIBRARY_SIZE = 100_000
/** Queries of every kind, typed letter by letter in the measure below. */
const QUERIES = [
  'walking speed',
  'okoye 2010',
  'author:harper sleep -novak',
  'year:2001-2009 cohort',
  '"vagal tone"',
  '10.5555/bench.4711',
  '睡眠质量',
  '王晓明',
  'smzl',
  'shuimianzhiliang',
  'not there at all'
]

function makeLibrary(core, count) {
  let made = 0
  const options = { newId: () => `r${(made += 1)}`, now: '2026-01-01T00:00:00Z', keys: [] }
  return core.makeReferences(makeItems(count), options)
}

function measureSearch(core) {
  const references = makeLibrary(core, LIBRARY_SIZE)
  const index = core.createReferenceIndex(references)
  say(
    `${'index of 100,000 references'.padEnd(52)} ${cpuOnce(() => index.prepare(() => true))
      .toFixed(0)
      .padStart(6)} ms`
  )
  const typed = QUERIES.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)))
  typed.forEach((query) => index.search(query))
  const times = typed.map((query) => cpuOnce(() => index.search(query))).sort((a, b) => a - b)
  const at = (share) => times[Math.floor(times.length * share)].toFixed(1)
  say(
    `${'search of 100,000 references, a key at a time'.padEnd(52)} typical ${at(0.5)} ms   95th percentile ${at(0.95)} ms   longest ${at(0.9999)} ms`
  )
}

/** Claims with the source that each is labelled with. */
const CLAIMS = [
  ['Frontiers', 'frontiers', 'In a trial of 353 patients, vagal tone predicted walking speed over 24 months.'],
  ['知网', 'cnki', '睡眠质量\n一项纳入120例患者的随机对照试验显示，睡眠质量与步行速度有关。'],
  ['Nature', 'nature', 'Cohort studies of gait show slower walking speed in 40% of older adults.']
]

function measureRanking(core) {
  const references = makeLibrary(core, LIBRARY_SIZE)
  const rank = ([name, source, context]) =>
    cpuOnce(() => core.rankCandidates({ name, source, context }, references, core.SOURCE_ENTRIES))
  const first = rank(CLAIMS[0])
  const times = [...CLAIMS, ...CLAIMS, ...CLAIMS].map(rank).sort((a, b) => a - b)
  say(
    `${'candidates for a label among 100,000 references'.padEnd(52)} typical ${times[4].toFixed(0)} ms   longest ${times.at(-1).toFixed(0)} ms   the first, with the index ${first.toFixed(0)} ms`
  )
}

/** CPU time of one run, in ms: unlike the clock, it does not count what else the machine has to do. */
function cpuOnce(work) {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** As an import does it, from bytes to items with their findings; pandoc's time includes the start of the program. */
function measureDuplicates(core) {
  const references = makeLibrary(core, LIBRARY_SIZE)
  const timeOf = (count) => cpuOnce(() => core.startDuplicateRun(references.slice(0, count)).step(() => true))
  const [half, whole] = [timeOf(LIBRARY_SIZE / 2), timeOf(LIBRARY_SIZE)]
  say(
    `${'duplicates looked for among 100,000 references'.padEnd(52)} ${whole.toFixed(0).padStart(6)} ms   twice the input: ${(whole / half).toFixed(2)} times the time`
  )
}

function measureImporting(core) {
  const bytes = (share) => new TextEncoder().encode(makeBibtex(5000 * share))
  const read = (input) => {
    if (core.readReferences('library.bib', input).items.length === 0) throw new Error('nothing was read')
  }
  compareSizes('5,000 BibTeX entries imported', bytes, read)
  const whole = bytes(1)
  const ours = Math.min(...Array.from({ length: RUNS }, () => clockOnce(() => read(whole))))
  writeFileSync(join(folder, 'library.bib'), whole)
  const theirs = clockOf('pandoc', ['-f', 'bibtex', '-t', 'csljson', 'library.bib', '-o', 'library.theirs.json'])
  const comparison =
    theirs === undefined
      ? 'pandoc is not here'
      : `pandoc: ${theirs.toFixed(0)} ms, ${(ours / theirs).toFixed(3)} of its time`
  say(`${'the same by the clock'.padEnd(52)} ${ours.toFixed(0).padStart(6)} ms   ${comparison}`)
}

function clockOnce(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The whole command beside pandoc's, in turns: by the clock, by the work of all cores, and by memory. */
async function measureConverting(styles) {
  writeFileSync(join(folder, 'frontiers.csl'), await styles.style('frontiers'))
  for (const [references, citations] of [
    [500, 1000],
    [2000, 5000]
  ]) {
    const items = makeItems(references)
    writeFileSync(join(folder, 'review.md'), makeMarkdownReview(items, citations))
    writeFileSync(join(folder, 'library.json'), JSON.stringify(items))
    for (const to of ['docx', 'md'])
      compareConverting(`${citations} citations of ${references} references to .${to}`, to)
  }
}

function compareConverting(name, to) {
  const cli = join(root, 'bin', 'bifolium.js')
  const options = ['--references', 'library.json', '--style', 'frontiers', '--citations', 'plain']
  const citeproc = ['--citeproc', '--bibliography', 'library.json', '--csl', 'frontiers.csl']
  const runs = Array.from({ length: RUNS }, () => [
    costOf([process.execPath, cli, 'convert', 'review.md', '-o', `ours.${to}`, ...options]),
    costOf(['pandoc', 'review.md', '-o', `theirs.${to}`, ...citeproc])
  ])
  const least = (side, what) => Math.min(...runs.map((run) => run[side]?.[what] ?? Infinity))
  const tell = (side) =>
    Number.isFinite(least(side, 'clock'))
      ? `${least(side, 'clock').toFixed(0)} ms, ${least(side, 'cpu').toFixed(0)} ms of CPU, ${least(side, 'memory').toFixed(0)} MB`
      : 'failed or missing'
  const share = (what) => (least(0, what) / least(1, what)).toFixed(2)
  say(`${name.padEnd(52)} ${tell(0)}   pandoc: ${tell(1)}   ${share('clock')} of its time, ${share('cpu')} of its work`)
}

/** Wall time and CPU time in ms and the most memory in MB that a command took, as GNU time tells; undefined where it fails. */
function costOf(command) {
  const start = performance.now()
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], {
    cwd: folder,
    encoding: 'utf8'
  })
  const clock = performance.now() - start
  const [user, system, memory] = (stderr?.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return status === 0 ? { clock, cpu: (user + system) * 1000, memory: memory / 1024 } : undefined
}

const TRIPLES = 1_000_000

/** A table like PMC-ids.csv of PubMed Central. */
function writeIdMap(path) {
  const header = 'Journal Title,ISSN,eISSN,Year,Volume,Issue,Page,DOI,PMCID,PMID,Manuscript Id,Release Date\n'
  writeFileSync(path, header)
  for (let from = 0; from < TRIPLES; from += 100_000) {
    const rows = Array.from({ length: 100_000 }, (_, index) => {
      const at = from + index
      return `Bench Journal,0000-0000,,2020,${at % 90},,${at},10.5555/bench.${at},PMC${at + 100_000},${at + 10_000_000},,live\n`
    })
    appendFileSync(path, rows.join(''))
  }
}

async function measurePacks(core) {
  const path = join(folder, 'PMC-ids.csv')
  writeIdMap(path)
  const store = await core.openPackStore({ dataFolder: folder, now: Date.now, onChange: () => undefined })
  const start = performance.now()
  const { state } = await store.add(path, undefined).finished
  if (state.kind !== 'ready' || state.records !== TRIPLES) throw new Error(`The pack is ${JSON.stringify(state)}`)
  const seconds = (performance.now() - start) / 1000
  say(
    `${'1,000,000 identifier triples imported'.padEnd(52)} ${seconds.toFixed(1).padStart(6)} s    ${(state.bytes / 1e6).toFixed(0)} MB`
  )
  const times = []
  for (let round = 0; round < 1000; round++) {
    const at = (round * 7919 * 131) % TRIPLES
    const ids = [{ DOI: `10.5555/bench.${at}` }, { PMID: String(at + 10_000_000) }, { PMCID: `PMC${at + 100_000}` }]
    const begun = performance.now()
    const found = await store.find(ids[round % 3])
    times.push(performance.now() - begun)
    if (found.length !== 1) throw new Error(`${JSON.stringify(ids[round % 3])} was not found`)
  }
  times.sort((a, b) => a - b)
  const share = (part) => times[Math.floor(times.length * part)].toFixed(2)
  say(
    `${'lookup in 1,000,000 triples'.padEnd(52)} typical ${share(0.5)} ms   95th percentile ${share(0.95)} ms   longest ${times.at(-1).toFixed(2)} ms`
  )
  await store.close()
}

/** By name: `npm run bench -- --only convert`. The window takes minutes and is measured only when asked for. */
const SECTIONS = {
  identify: measureIdentifying,
  paste: measurePasting,
  format: measureFormatting,
  switch: (core, styles) => measureSwitching({ core, coreAddress, styles, folder, say, timeOfCiteproc }),
  search: measureSearch,
  rank: measureRanking,
  duplicates: measureDuplicates,
  import: measureImporting,
  packs: measurePacks,
  convert: (_core, styles) => measureConverting(styles),
  window: () => measureLibrary(say, LIBRARY_SIZE)
}

const { values: options } = parseArgs({ options: { only: { type: 'string' }, window: { type: 'boolean' } } })
const wanted = Object.keys(SECTIONS).filter((name) =>
  options.only === undefined ? name !== 'window' || options.window : options.only.split(',').includes(name)
)
try {
  const core = await loadCore()
  const styles = core.createStyleSource(async (path) => readFileSync(join(root, 'resources', path)))
  for (const name of wanted) await SECTIONS[name](core, styles)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
