#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { loadKeptCode } from './load-kept-code.js'

const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const built = fromRoot('out/cli/index.cjs')

if (!existsSync(built)) {
  process.stderr.write('Bifolium is not built yet; building it now, once.\n')
  const { status } = spawnSync(process.execPath, [fromRoot('scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(2)
}

// A command runs for a second or two: compiling code for speed costs more than it saves unless that code runs very often.
// V8 knows this flag up to version 11, that of Node 20; later ones would complain of it.
const knowsBudget = Number.parseInt(process.versions.v8, 10) < 12
if (knowsBudget && process.argv[2] !== 'serve') setFlagsFromString('--interrupt-budget=2000000')

const { exports, keep } = loadKeptCode(built)
await exports.main()
// The build runs one command so, for the first run of a user to start as fast as the later ones.
if (process.env.BIFOLIUM_KEEP_CODE !== undefined) keep()
