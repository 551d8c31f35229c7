import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'

export interface BrowserSearch {
  readonly platform: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly exists: (path: string) => boolean
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser'
]

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']

const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe']
]

function listCandidates({ platform, environment, home }: BrowserSearch): readonly string[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => environment[name])
    const known = roots.filter((root) => root !== undefined)
    return WINDOWS_PROGRAMS.flatMap((parts) => known.map((root) => win32.join(root, ...parts)))
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(home, 'Applications')]
    return MAC_APPS.flatMap((app) => folders.map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`))
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}

/** The system's Chromium, Chrome or Edge; `BIFOLIUM_CHROMIUM` names one that is elsewhere. */
export function findBrowser(search: BrowserSearch): string | undefined {
  const named = search.environment['BIFOLIUM_CHROMIUM']
  if (named && search.exists(named)) return named
  return listCandidates(search).find(search.exists)
}

/** `findBrowser` on this machine. */
export function findSystemBrowser(home: string): string | undefined {
  return findBrowser({ platform: process.platform, environment: process.env, home, exists: existsSync })
}
