import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { findSystemBrowser } from './find-browser'

/** How the window came up, for the sentence on the console. */
export type OpenedWindow = 'app-window' | 'default-browser' | 'no-display' | 'no-browser'

const START_TIMEOUT_MS = 3000

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

function launch(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    const timer = setTimeout(() => resolve(true), START_TIMEOUT_MS)
    child.once('error', () => resolve(false))
    // A browser that is already running takes the address and ends at once with 0.
    child.once('exit', (code) => resolve(code === 0))
    child.once('spawn', () => child.unref())
    timer.unref()
  })
}

function launchDefault(address: string): Promise<boolean> {
  if (process.platform === 'darwin') return launch('open', [address])
  // `start` would split the address at `&`; this entry point takes it whole.
  if (process.platform === 'win32') return launch('rundll32', ['url.dll,FileProtocolHandler', address])
  return launch('xdg-open', [address])
}

/**
 * Opens the address as a window of its own in the system's Chromium, Chrome or Edge, else in the default browser. The
 * user's own profile is used: the browser keeps the working copy of the manuscripts there.
 */
export async function openWindow(address: string): Promise<OpenedWindow> {
  if (!hasDisplay()) return 'no-display'
  const browser = findSystemBrowser(homedir())
  if (browser && (await launch(browser, [`--app=${address}`]))) return 'app-window'
  return (await launchDefault(address)) ? 'default-browser' : 'no-browser'
}
