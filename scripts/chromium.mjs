import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './project.mjs'

// The headless shell is the same engine without a browser around it: stories take a third less time in it.
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
]

const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'ignore', timeout: 300_000 }).status === 0

function findPlaywrightChromium() {
  try {
    const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test')
    const path = chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** A Chromium to test with: named in the environment, the system's, or Playwright's. */
export function findChromium() {
  const named = [process.env.BIFOLIUM_CHROMIUM, process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH]
  return [...named, ...SYSTEM].find((path) => path && existsSync(path)) ?? findPlaywrightChromium()
}

/** Finds a Chromium or fetches one: Debian's where that is possible, else Playwright's. Undefined when neither works. */
export function obtainChromium(print) {
  const present = findChromium()
  if (present) return present
  print('Fetching Chromium for the end-to-end tests.')
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const installs = (name) => run('apt-get', ['install', '-y', '--no-install-recommends', name])
    if (run('apt-get', ['update']) && ['chromium-headless-shell', 'chromium'].some(installs)) return findChromium()
  }
  run(process.execPath, [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'])
  return findChromium()
}
