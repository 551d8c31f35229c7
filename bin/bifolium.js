#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadKeptCode } from './load-kept-code.js'

const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const built = fromRoot('out/cli/index.cjs')

if (!existsSync(built)) {
  process.stderr.write('Bifolium is not built yet; building it now, once.\n')
  const { status } = spawnSync(process.execPath, [fromRoot('scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(2)
}

const { exports, keep } = loadKeptCode(built)
await exports.main()
// The build runs one command so, for the first run of a user to start as fast as the later ones.
if (process.env.BIFOLIUM_KEEP_CODE !== undefined) keep()
