import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStamp, root, writeStamp } from './project.mjs'

const TIME_LIMIT_MS = 180_000
const CONNECT_LIMIT_MS = 8000
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000
const STAMP = 'electron-missing'

const folder = join(root, 'node_modules', 'electron')

/** Path of Electron's program if it is on this machine already. */
export function findElectron() {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8')
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
    const path = join(dist, name)
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

function failedLately(now) {
  const at = Number(readStamp(STAMP) ?? Number.NaN)
  return now >= at && now - at < RETRY_AFTER_MS
}

// Electron's own installer retries for minutes on a network that swallows packets; one short look tells.
async function isReachable() {
  const base =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/'
  try {
    await fetch(base, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(CONNECT_LIMIT_MS) })
    return true
  } catch {
    // A proxy that only the installer knows of may still get through.
    return Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy ?? process.env.ELECTRON_GET_USE_PROXY)
  }
}

function runInstaller() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT_MS)
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

const missing = (why) => ({
  kind: 'missing',
  reason: `Not in Electron: ${why}. Bifolium runs in your browser instead.`
})

/**
 * Electron's program, fetched if need be within a time limit. A failure is remembered for a day, so that later starts
 * do not wait for it again.
 */
export async function obtainElectron(print, now = Date.now()) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return missing('there is no display')
  }
  const present = findElectron()
  if (present) return { kind: 'ready', path: present }
  if (!existsSync(join(folder, 'install.js'))) return missing('its package is not installed')
  if (failedLately(now)) return missing('its program could not be fetched today (it is tried again tomorrow)')
  print('Fetching Electron (about 100 MB, once).')
  const fetched = (await isReachable()) && (await runInstaller()) ? findElectron() : undefined
  if (fetched) return { kind: 'ready', path: fetched }
  writeStamp(STAMP, String(now))
  return missing('its program could not be fetched from the network')
}
