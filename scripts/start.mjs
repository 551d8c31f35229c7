import { spawn } from 'node:child_process'
import { join } from 'node:path'
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

const EARLY_MS = 15_000

// Ctrl+C reaches the whole group; the child ends itself in good order and this script waits for it.
function run(command, args) {
  // npm runs this in the project's folder; a file is named from where the user typed.
  const child = spawn(command, args, { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit' })
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  signals.forEach((signal) => process.on(signal, pass))
  return new Promise((resolve) => {
    const end = (code) => {
      signals.forEach((signal) => process.off(signal, pass))
      resolve(code)
    }
    child.once('error', () => end(1))
    child.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })
}

const serve = (args) =>
  run(process.execPath, [join(root, 'bin', 'bifolium.js'), 'serve', ...args.filter((arg) => arg !== '--browser')])

// Exit code 2 is our own refusal, with a sentence already said.
async function runElectron(path, args) {
  const startedAt = Date.now()
  const code = await run(path, [root, ...args])
  if (code === 0 || code === 2 || Date.now() - startedAt > EARLY_MS) return code
  print('Not in Electron: it ended as soon as it was started. Bifolium runs in your browser instead.')
  return serve(args)
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
if (electron.kind === 'missing') print(electron.reason)
process.exitCode = electron.kind === 'ready' ? await runElectron(electron.path, args) : await serve(args)
