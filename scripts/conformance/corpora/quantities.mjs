import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../project.mjs'
import { FAULTS, makeRandom } from '../quantities/inject-faults.mjs'

export const name = 'numbers and units'
export const files = []

const PAIRS = 'src/core/checks/quantities/fixtures/clinical-pairs.json'
/** Flags that clean pairs may have, and the share of faults that must be found. */
const MOST_FLAGS = 0.03
const LEAST_FOUND = { 'one wrong digit': 0.98, 'a number left out': 0.9 }
const LEAST_FOUND_OTHERWISE = 0.95
const ROUNDS = 12

/**
 * Pairs of clinical sentences that say the same, and the same pairs with one fault made in either language. Those of
 * the set `tuning` were used to find rules, the others only to measure. DETAIL=numbers in the environment lists flags and what was
 * missed of the first half, DETAIL=numbers-held-out of the second. SEED makes other faults.
 */
export async function run({ load }) {
  const [{ readQuantities }, { compareQuantities }] = await Promise.all([
    load('src/core/checks/quantities/read-quantities.ts'),
    load('src/core/checks/quantities/compare-quantities.ts')
  ])
  const compare = (en, zh) =>
    compareQuantities(readQuantities(en, 'en'), readQuantities(zh, 'zh-CN')).filter(
      ({ severity }) => severity !== 'info'
    )
  const pairs = JSON.parse(readFileSync(join(root, PAIRS), 'utf8'))
  const halves = [
    ['tuned on', pairs.filter(({ set }) => set === 'tuning'), 'numbers', false],
    ['held out', pairs.filter(({ set }) => set === 'held out'), 'numbers-held-out', true]
  ]
  const results = halves.map(([half, some, detail, isGate]) => measureHalf(half, some, compare, { detail, isGate }))
  return { figures: results.flatMap(({ figures }) => figures), gates: results.flatMap(({ gates }) => gates) }
}

function measureHalf(half, pairs, compare, { detail, isGate }) {
  const say = process.env['DETAIL'] === detail ? (line) => console.log(`    ${line}`) : () => undefined
  const clean = pairs.filter(({ en, zh }) => {
    const flags = compare(en, zh)
    if (flags.length > 0) say(`${flags.map(describe).join('; ')}\n      ${en}\n      ${zh}`)
    return flags.length === 0
  })
  const flagged = pairs.length - clean.length
  const found = Object.entries(FAULTS).map(([fault, inject]) => ({ fault, ...countFound(inject, clean, compare, say) }))
  const share = ({ made, seen }) => seen / Math.max(made, 1)
  const seen = found.reduce((sum, one) => sum + one.seen, 0)
  return {
    figures: [
      { of: `${half}: clean pairs flagged`, value: `${flagged} of ${pairs.length}` },
      ...found.map((one) => ({
        of: `${half}: ${one.fault}`,
        value: `${one.seen} of ${one.made} found, ${percent(share(one))}`
      })),
      {
        of: `${half}: precision, recall`,
        value: `${percent(seen / (seen + flagged * ROUNDS))}, ${percent(seen / found.reduce((sum, one) => sum + one.made, 0))}`
      }
    ],
    gates: isGate ? gatesOf(half, flagged / pairs.length, found, share) : []
  }
}

function gatesOf(half, flags, found, share) {
  return [
    { name: `${half}: at most 3 of 100 clean pairs flagged`, passed: flags <= MOST_FLAGS, detail: percent(flags) },
    ...found.map((one) => {
      const least = LEAST_FOUND[one.fault] ?? LEAST_FOUND_OTHERWISE
      return {
        name: `${half}: ${one.fault}, at least ${100 * least} % found`,
        passed: share(one) >= least,
        detail: percent(share(one))
      }
    })
  ]
}

/** Makes a fault in each pair, in either language, as often as there are rounds. */
function countFound(inject, pairs, compare, say) {
  const random = makeRandom(Number(process.env['SEED'] ?? 1))
  let made = 0
  let seen = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const pair of pairs) {
      const side = random() < 0.5 ? 'en' : 'zh'
      const text = inject(pair[side], random)
      if (text === undefined || text === pair[side]) continue
      made += 1
      const faulty = { ...pair, [side]: text }
      if (compare(faulty.en, faulty.zh).length > 0) seen += 1
      else say(`missed\n      ${faulty.en}\n      ${faulty.zh}`)
    }
  }
  return { made, seen }
}

const percent = (share) => `${(100 * share).toFixed(1)} %`
const describe = ({ kind, leading, facing }) =>
  `${kind}: ${leading.map(({ text }) => text).join(', ')} / ${facing.map(({ text }) => text).join(', ')}`
