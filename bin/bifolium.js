#!/usr/bin/env node
// CommonJS, since Node starts ten milliseconds sooner without its loader of ES modules.
const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const path = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { loadKeptCode } = require('./load-kept-code.js')

const fromRoot = (file) => path.join(__dirname, '..', file)
const built = fromRoot('out/cli/index.cjs')

if (!existsSync(built)) {
  process.stderr.write('Bifolium is not built yet; building it now, once.\n')
  const { status } = spawnSync(process.execPath, [fromRoot('scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(2)
}

// A command runs for seconds: code is compiled for speed after four times as much use as V8 would, which spares a third of
// the processor's work. V8 knows this flag up to version 11, that of Node 20; later ones would complain of it.
const knowsBudget = Number.parseInt(process.versions.v8, 10) < 12
if (knowsBudget && process.argv[2] !== 'serve') setFlagsFromString('--interrupt-budget=500000')

const { exports: commands, keep } = loadKeptCode(built)
void commands.main().then(() => {
  // The build runs one command so, for the first run of a user to start as fast as the later ones.
  if (process.env.BIFOLIUM_KEEP_CODE !== undefined) keep()
})
