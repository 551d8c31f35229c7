import { spawnSync } from 'node:child_process'
import { buildNeeded, markBuilt, root } from './project.mjs'

const force = !process.argv.includes('--if-stale')
if (force || buildNeeded()) {
  const result = spawnSync(
    process.execPath,
    ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit'
    }
  )
  if (result.status !== 0) {
    process.stderr.write('The build failed; the messages above say where. Nothing of yours was changed.\n')
    process.exit(1)
  }
  markBuilt()
}
