import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildNeeded, markBuilt, root } from './project.mjs'

function runNode(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status === 0) return
  process.stderr.write('The build failed; the messages above say where. Nothing of yours was changed.\n')
  process.exit(1)
}

/** Converts the sample once to each format, for the commands of users to start with code that is compiled already. */
function keepCode() {
  const folder = mkdtempSync(join(tmpdir(), 'bifolium-build-'))
  const sample = join('resources', 'samples', 'progressive-ms')
  const pasted = join(folder, 'pasted.txt')
  copyFileSync(join(root, `${sample}.md`), pasted)
  keepCodeOf([pasted, '-o', join(folder, 'pasted.md')])
  for (const ending of ['html', 'xml', 'tex', 'bifolium', 'docx', 'md'])
    keepCodeOf([`${sample}.md`, '--references', `${sample}.references.json`, '-o', join(folder, `sample.${ending}`)])
  rmSync(folder, { recursive: true })
}

/** Without kept code everything works as well, only slower: whatever goes wrong here is no reason to fail. */
function keepCodeOf(files) {
  const env = { ...process.env, BIFOLIUM_KEEP_CODE: '1' }
  spawnSync(process.execPath, ['bin/bifolium.js', 'convert', ...files], { cwd: root, stdio: 'ignore', env })
}

const force = !process.argv.includes('--if-stale')
if (force || buildNeeded()) {
  runNode(['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'])
  runNode(['node_modules/vite/bin/vite.js', 'build', '--config', 'cli.vite.config.ts', '--logLevel', 'warn'])
  keepCode()
  markBuilt()
}
