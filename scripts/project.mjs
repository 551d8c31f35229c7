import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const stamps = join(root, 'node_modules', '.cache', 'bifolium')
const hashOf = (text) => createHash('sha256').update(text).digest('hex')

/** Reads a small note that an earlier run left; undefined when there is none. */
export function readStamp(name) {
  try {
    return readFileSync(join(stamps, name), 'utf8')
  } catch {
    return undefined
  }
}

/** Leaves a small note for later runs. */
export function writeStamp(name, text) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), text)
}

const lockHash = () => hashOf(readFileSync(join(root, 'package-lock.json')))

/** Says in one sentence why this Node cannot run Bifolium; undefined when it can. */
export function findNodeFault(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return undefined
  return `Bifolium needs Node 20.19 or newer and this is ${version}; install a current one from https://nodejs.org and try again.`
}

/** True when `node_modules` is missing, unfinished or from another lock file. */
export function installNeeded() {
  if (!existsSync(join(root, 'node_modules', 'electron-vite', 'package.json'))) return true
  const stamp = readStamp('lock-hash')
  if (stamp !== undefined) return stamp !== lockHash()
  // Installed by hand: npm leaves its own copy of the lock, newer than ours when it is up to date.
  try {
    const installed = statSync(join(root, 'node_modules', '.package-lock.json')).mtimeMs
    return installed < statSync(join(root, 'package-lock.json')).mtimeMs
  } catch {
    return true
  }
}

function runNpm(args) {
  const npm = process.env.npm_execpath
  const all = [...args, '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  if (npm !== undefined && /npm-cli\.[cm]?js$/.test(npm)) {
    return spawnSync(process.execPath, [npm, ...all], options).status === 0
  }
  return spawnSync('npm', all, { ...options, shell: process.platform === 'win32' }).status === 0
}

/**
 * Runs `npm ci` when it is needed; false when it failed. Where npm finds the lock incomplete for this system, a plain
 * install that leaves the lock alone takes its place.
 */
export function install(print) {
  if (!installNeeded()) return true
  print('Installing the parts that Bifolium is built from (a minute or so, once).')
  if (!runNpm(['ci']) && !runNpm(['install', '--no-save'])) return false
  writeStamp('lock-hash', lockHash())
  return true
}

const SOURCES = [
  'src',
  'resources',
  'package-lock.json',
  'package.json',
  'electron.vite.config.ts',
  'cli.vite.config.ts',
  'tsconfig.base.json'
]

function describe(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`]
  return readdirSync(path)
    .sort()
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => describe(join(path, name)))
}

const sourceHash = () =>
  hashOf(
    SOURCES.filter((name) => existsSync(join(root, name)))
      .flatMap((name) => describe(join(root, name)))
      .join('\n')
  )

const OUTPUTS = ['main/index.js', 'cli/index.cjs', 'preload/index.cjs', 'renderer/index.html']

/** True when a built file is missing or a source changed since the last build. */
export function buildNeeded() {
  if (OUTPUTS.some((name) => !existsSync(join(root, 'out', name)))) return true
  return readStamp('source-hash') !== sourceHash()
}

/** Remembers the sources that the present build was made from. */
export function markBuilt() {
  writeStamp('source-hash', sourceHash())
}

/** Builds when it is needed; false when it failed. */
export function build(print) {
  if (!buildNeeded()) return true
  print('Building Bifolium.')
  const script = join(dirname(fileURLToPath(import.meta.url)), 'build.mjs')
  return spawnSync(process.execPath, [script], { cwd: root, stdio: ['ignore', 2, 2] }).status === 0
}
