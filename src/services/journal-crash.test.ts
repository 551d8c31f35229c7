import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openJournal } from './journal'

/** Runs and seed are for `BIFOLIUM_CRASH_RUNS=1000 BIFOLIUM_CRASH_SEED=7 npx vitest run journal-crash`. */
const RUNS = Number(process.env['BIFOLIUM_CRASH_RUNS'] ?? 25)
const SEED = Number(process.env['BIFOLIUM_CRASH_SEED'] ?? 7)

/** A writer that saves as fast as it can, compacts often, and says after each acknowledgement what it was for. */
const WRITER = `
  import { createHash } from 'node:crypto'
  import { writeSync } from 'node:fs'
  import { openJournal } from '#journal'
  const journal = await openJournal({ folder: process.argv[2], compactAtOnceBytes: 60_000 })
  let save = Number(process.argv[3])
  writeSync(1, 'ready\\n')
  for (;;) {
    save += 1
    const entries = ['m1', 'm2'].map((id) => {
      const value = JSON.stringify({ save, text: '进行性多发性硬化 '.repeat(save % 200) })
      return { collection: 'manuscripts', id, value, hash: createHash('sha256').update(value).digest('hex') }
    })
    const answer = await journal.append(entries)
    if (!answer.ok) throw new Error(answer.error.message)
    writeSync(1, save + '\\n')
    if (save % 20 === 0) await journal.takeSnapshot()
  }
`

let work: string
let writer: string

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'bifolium-crash-'))
  const entry = join(work, 'writer.mjs')
  await writeFile(entry, WRITER)
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#journal': join(import.meta.dirname, 'journal.ts') } },
    build: { ssr: entry, outDir: join(work, 'out'), rollupOptions: { output: { entryFileNames: 'writer.mjs' } } }
  })
  writer = join(work, 'out', 'writer.mjs')
})
afterAll(() => rm(work, { recursive: true, force: true }))

/** Numbers from 0 to 1 that are the same for the same seed. */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

/** Starts the writer, kills it `afterMs` after it began to save, and gives the last save it had acknowledged. */
async function killWhileWriting(folder: string, from: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise((resolve) => child.once('close', resolve))
  while (!said.includes('ready') && child.exitCode === null) await wait(2)
  await wait(afterMs)
  child.kill('SIGKILL')
  await ended
  const saves = said.split('\n').slice(0, -1).map(Number).filter(Number.isSafeInteger)
  return saves.at(-1) ?? from
}

test(
  `loses nothing acknowledged when it is killed at any moment (${RUNS} times, seed ${SEED})`,
  async () => {
    const folder = join(work, 'data')
    const random = randomNumbers(SEED)
    let acknowledged = 0
    let compactions = 0
    for (let run = 0; run < RUNS; run += 1) {
      acknowledged = await killWhileWriting(folder, acknowledged, random.next().value * 150)
      const journal = await openJournal({ folder })
      expect(journal.damage).toEqual([])
      const records = await journal.readRecords(['m1', 'm2'].map((id) => ({ collection: 'manuscripts', id })))
      if (!records.ok) throw new Error(records.error.message)
      const saves = records.value.map(({ value }) => (JSON.parse(value ?? '') as { save: number }).save)
      for (const save of saves) expect(save).toBeGreaterThanOrEqual(acknowledged)
      if (acknowledged > 0) expect(saves).toHaveLength(2)
      acknowledged = Math.max(acknowledged, ...saves)
      compactions = (await journal.listSnapshots()).length
      await journal.close()
    }
    // A loop that never saved, or never compacted, would have shown nothing.
    expect(acknowledged).toBeGreaterThan(RUNS)
    expect(compactions).toBeGreaterThan(0)
  },
  60_000 + RUNS * 2_000
)
