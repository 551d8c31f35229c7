import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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
/** Rounds before the code is warm, and rounds that count. */
const [WARMING, ROUNDS] = [4, 9]

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

/** Times of each round, by style, of a session that goes from one to the next. */
function timeRounds(core, requests, locales, cpuOnce) {
  const session = core.createCitationSession()
  const times = requests.map(() => [])
  for (let round = 0; round < WARMING + ROUNDS; round++)
    requests.forEach((request, index) => {
      const time = cpuOnce(() => {
        if (!session.update(request, locales).ok) throw new Error(`${STYLES[index]} did not format`)
      })
      if (round >= WARMING) times[index].push(time)
    })
  return times
}

/**
 * A session goes from style to style over the shared review of 1,000 citations of 500 references: reading and compiling
 * the style, all citations and the list, in CPU time; `timeOfCiteproc` as for formatting afresh, in the same run.
 */
export async function measureSwitching({ core, styles, folder, say, cpuOnce, timeOfCiteproc }) {
  if (!existsSync(REVIEW)) {
    say(`${'a switch of style'.padEnd(52)} not measured: ${REVIEW} is not here`)
    return
  }
  const review = makeReview(folder)
  const texts = await Promise.all(STYLES.map((id) => styles.style(id)))
  const requests = texts.map((style) => ({ ...review, style, locale: 'en-US' }))
  const locales = await styles.locales(core.neededLocales(requests[0]))
  const times = timeRounds(core, requests, locales, cpuOnce)
  STYLES.forEach((id, index) => {
    const [usual, least] = [typical(times[index]), Math.min(...times[index])]
    const theirs = timeOfCiteproc(requests[index], locales.get('en-US'))
    const ratio = `citeproc-js: ${theirs.toFixed(0)} ms, ${(theirs / usual).toFixed(0)} times the time`
    const name = `a switch to ${id}, 1,000 of 500`
    say(`${name.padEnd(52)} ${usual.toFixed(0).padStart(6)} ms   least ${least.toFixed(0)}   ${ratio}`)
  })
}
