#!/usr/bin/env node
// CommonJS, since Node starts ten milliseconds sooner without its loader of ES modules.
const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const path = require('node:path')
const { loadKeptCode } = require('./load-kept-code.js')

const fromRoot = (file) => path.join(__dirname, '..', file)
const built = fromRoot('out/cli/index.cjs')

if (!existsSync(built)) {
  process.stderr.write('Bifolium is not built yet; building it now, once.\n')
  const { status } = spawnSync(process.execPath, [fromRoot('scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(2)
}

const { exports: commands, keep } = loadKeptCode(built)
void commands.main().then(() => {
  // The build runs one command so, for the first run of a user to start as fast as the later ones.
  if (process.env.BIFOLIUM_KEEP_CODE !== undefined) keep()
})
