import { spawn } from 'node:child_process'
import { obtainElectron } from './electron-binary.mjs'
import { build, findNodeFault, install, root } from './project.mjs'

const HELP = `Usage: npm start -- [FILE] [--browser] [--port N] [--no-open] [--data FOLDER]

Starts Bifolium in Electron, or in a browser where Electron cannot be had.

  FILE           a .bifolium file to open
  --browser      serve to a browser at once
  --port N       port of the served host
  --no-open      serve, print the address and open no window
  --data FOLDER  folder of the journal and its snapshots`

const print = (text) => process.stdout.write(`${text}\n`)

function stop(text) {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

// Ctrl+C reaches the whole group; the child ends itself in good order and this script waits for it.
function hand(command, args, options) {
  const child = spawn(command, args, { cwd: process.cwd(), stdio: 'inherit', ...options })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.once('error', (error) => stop(`Bifolium could not be started: ${error.message}`))
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
}

const args = process.argv.slice(2)
if (args.includes('--help')) {
  print(HELP)
  process.exit(0)
}
const nodeFault = findNodeFault()
if (nodeFault) stop(nodeFault)
if (!install(print)) {
  stop('The parts could not be installed; check the network or the registry that npm uses, then run “npm start” again.')
}
if (!build(print)) stop('The build failed; run “npm ci” and then “npm start” again. Nothing of yours was changed.')

const forBrowser = ['--browser', '--no-open', '--port'].some((name) =>
  args.some((arg) => arg === name || arg.startsWith(`${name}=`))
)
const electron = forBrowser ? { kind: 'not-wanted' } : await obtainElectron(print)
if (electron.kind === 'ready') {
  hand(electron.path, [root, ...args])
} else {
  if (electron.kind === 'missing') print(electron.reason)
  const rest = args.filter((arg) => arg !== '--browser')
  hand(
    process.execPath,
    ['bin/bifolium.js', 'serve', ...rest].map((part, index) => (index === 0 ? `${root}${part}` : part))
  )
}
