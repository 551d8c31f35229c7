import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from './project.mjs'

const REVIEW = join(root, '..', 'shared', 'bench', 'make-review.mjs')
/** One of each way of citing that reviews are asked for, the shortlist's default first. */
const STYLES = [
  'frontiers',
  'vancouver',
  'apa',
  'nature',
  'chicago-author-date',
  'chicago-note-bibliography',
  'gb-t-7714-2025-numeric',
  'gb-t-7714-2025-author-date'
]
/** `[see @ref12, p. 7; @ref3]` as the processor takes it. */
function readCitation(text, index) {
  const items = text.split('; ').map((part) => {
    const [, prefix, reference, locator] = /^(see )?@(ref\d+)(?:, p\. (\d+))?$/.exec(part)
    return { reference, ...(prefix && { prefix }), ...(locator && { locator, label: 'page' }) }
  })
  return { id: `c${index}`, mode: 'normal', items }
}

function makeReview(folder) {
  const out = join(folder, 'review')
  const { status } = spawnSync(process.execPath, [REVIEW, '--references', '500', '--citations', '1000', '--out', out])
  if (status !== 0) throw new Error(`${REVIEW} failed`)
  const items = JSON.parse(readFileSync(join(out, 'references.json'), 'utf8'))
  const text = readFileSync(join(out, 'review.md'), 'utf8')
  const citations = Array.from(text.matchAll(/\[([^\]]*@ref[^\]]*)\]/g), ([, inner], index) =>
    readCitation(inner, index)
  )
  return { references: new Map(items.map((item) => [item.id, item])), citations }
}

const typical = (times) => times.toSorted((a, b) => a - b)[times.length >> 1]

/** Times of each round, by style, of a session that goes from one to the next in a worker of its own, as in the window. */
async function timeRounds(coreAddress, requests, locales) {
  const workerData = { coreAddress, requests, locales }
  const worker = new Worker(new URL('bench-switch-worker.mjs', import.meta.url), { workerData })
  const [times] = await once(worker, 'message')
  return times
}

/**
 * A session goes from style to style over the shared review of 1,000 citations of 500 references: reading and compiling
 * the style, all citations and the list. On the clock, as the writer waits for it; processor time beside it counts the
 * garbage collector's own threads too. `timeOfCiteproc` as for formatting afresh, in the same run.
 */
export async function measureSwitching({ core, coreAddress, styles, folder, say, timeOfCiteproc }) {
  if (!existsSync(REVIEW)) {
    say(`${'a switch of style'.padEnd(52)} not measured: ${REVIEW} is not here`)
    return
  }
  const review = makeReview(folder)
  const texts = await Promise.all(STYLES.map((id) => styles.style(id)))
  const requests = texts.map((style) => ({ ...review, style, locale: 'en-US' }))
  const locales = await styles.locales(core.neededLocales(requests[0]))
  const times = await timeRounds(coreAddress, requests, locales)
  STYLES.forEach((id, index) => {
    const clock = times[index].map((time) => time.clock)
    const cpu = typical(times[index].map((time) => time.cpu))
    const theirs = timeOfCiteproc(requests[index], locales.get('en-US'))
    const ratio = `citeproc-js: ${theirs.toFixed(0)} ms, ${(theirs / cpu).toFixed(0)} times the time`
    const name = `a switch to ${id}, 1,000 of 500`
    const spread = `least ${Math.min(...clock).toFixed(0)}, longest ${Math.max(...clock).toFixed(0)}, processor ${cpu.toFixed(0)}`
    say(`${name.padEnd(52)} ${typical(clock).toFixed(0).padStart(6)} ms   ${spread}   ${ratio}`)
  })
}
