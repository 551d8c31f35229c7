import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerAppRequest, APP_SCHEME_PRIVILEGES } from './app-protocol'
import { findFileArgument } from './find-file-argument'
import { findOption } from './find-option'
import { lockNavigation, lockPermissions } from './lock-down'
import { isOwnAddress } from './window-address'
import { isPermissionAllowed, makeWebPreferences } from './window-options'
import { parseWindowState, placeWindow } from './window-state'

const root = join(import.meta.dirname, '..', '..')

function readSources(folder: string): readonly (readonly [name: string, text: string])[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
  return files.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')] as const)
}

test.each([
  'app://bifolium/',
  'app://bifolium/index.html',
  'app://bifolium/#/library',
  'APP://bifolium/',
  'app://bifolium'
])('stays at %s', (url) => expect(isOwnAddress(url)).toBe(true))

test.each([
  '',
  'about:blank',
  'about:srcdoc',
  'https://example.org/',
  'http://127.0.0.1:26127/',
  'http://bifolium/',
  'https://bifolium/',
  'file:///index.html',
  'file://bifolium/index.html',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://bifolium/1',
  'filesystem:app://bifolium/1',
  'view-source:app://bifolium/',
  'app:',
  'app:/bifolium/',
  'app:bifolium/',
  'app:///bifolium/',
  'app://',
  'app:// bifolium/',
  'app://bifolium.evil.example/',
  'app://evil.example/bifolium/',
  'app://evil.example/?app://bifolium/',
  'app://evil.example#app://bifolium/',
  'app://bifolium@evil.example/',
  'app://user@bifolium/',
  'app://user:secret@bifolium/',
  'app://bifolium:8080/',
  'app://xbifolium/',
  'app://bifoliumx/',
  'app://bifolium%2e/',
  'app://bifolium./',
  'app://Bifolium/',
  'app://bi-folium/',
  'apps://bifolium/',
  'xapp://bifolium/',
  'app-x://bifolium/',
  'devtools://devtools/',
  'chrome://gpu',
  'chrome-extension://abc/x.html',
  '\\\\host\\share',
  'C:\\index.html',
  'ftp://bifolium/',
  'ws://bifolium/'
])('does not go to %j', (url) => expect(isOwnAddress(url)).toBe(false))

test('allows one permission of all that Electron knows', () => {
  const names = [
    'accessibility-events',
    'background-fetch',
    'background-sync',
    'bluetooth',
    'clipboard-read',
    'deprecated-sync-clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
    'hid',
    'idle-detection',
    'keyboardLock',
    'local-fonts',
    'media',
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'nfc',
    'notifications',
    'openExternal',
    'payment-handler',
    'pointerLock',
    'sensors',
    'serial',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'unknown',
    'usb',
    'wake-lock-screen',
    'window-management',
    '',
    'constructor',
    'a-name-of-the-future'
  ]
  expect(names.filter(isPermissionAllowed)).toEqual(['clipboard-sanitized-write'])
})

test('opens the window with exactly these preferences', () => {
  expect(makeWebPreferences('/built/preload/index.cjs')).toEqual({
    preload: '/built/preload/index.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false
  })
})

test('makes the scheme standard and secure and gives it no other power', () => {
  expect(APP_SCHEME_PRIVILEGES).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true }
  })
})

test('makes windows, and listens to them, in one place each', () => {
  const sources = readSources(join(root, 'src'))
  const filesWith = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([name]) => name)
  expect(filesWith(/new BrowserWindow\(/)).toEqual(['index.ts'])
  expect(filesWith(/\.handle\(channelOf/)).toEqual(['register-host.ts'])
  expect(filesWith(/ipcMain\.(?:on|once|handle)\(/)).toEqual([])
  expect(
    filesWith(/corsEnabled: true|bypassCSP: true|allowServiceWorkers|nodeIntegration: true|sandbox: false/)
  ).toEqual([])
})

test('hands no text to a place where it would become markup or code', () => {
  const sinks =
    /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|createContextualFragment|srcdoc|\beval\(|new Function\(/
  const found = readSources(join(root, 'src')).filter(([, text]) => sinks.test(text))
  expect(found.map(([name]) => name)).toEqual([])
})

test('locks every page that is ever made', () => {
  const handlers = new Map<string, (event: { url: string; preventDefault: () => void }) => void>()
  let openWindow: (() => { action: string }) | undefined
  const contents = {
    on: (name: string, handler: (event: { url: string; preventDefault: () => void }) => void) =>
      handlers.set(name, handler),
    setWindowOpenHandler: (handler: () => { action: string }) => (openWindow = handler)
  }
  const app = { on: (_name: string, made: (event: unknown, contents: unknown) => void) => made({}, contents) }
  lockNavigation(app as unknown as Parameters<typeof lockNavigation>[0])
  const isStopped = (name: string, url: string): boolean => {
    let stopped = false
    handlers.get(name)?.({ url, preventDefault: () => (stopped = true) })
    return stopped
  }
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    expect([name, isStopped(name, 'https://evil.example/')]).toEqual([name, true])
  }
  expect(isStopped('will-navigate', 'app://bifolium/index.html')).toBe(false)
  expect(openWindow?.()).toEqual({ action: 'deny' })
})

test('denies permissions when asked for and when checked', () => {
  const answers: boolean[] = []
  const session = {
    setPermissionRequestHandler: (ask: (contents: null, name: string, answer: (may: boolean) => void) => void) =>
      ask(null, 'geolocation', (may) => answers.push(may)),
    setPermissionCheckHandler: (check: (contents: null, name: string) => boolean) =>
      answers.push(check(null, 'clipboard-read'), check(null, 'clipboard-sanitized-write'))
  }
  lockPermissions(session as unknown as Parameters<typeof lockPermissions>[0])
  expect(answers).toEqual([false, false, true])
})

test('is built on an Electron that has the fixes we count on', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>
  }
  const [major = 0, minor = 0] = (lock.packages['node_modules/electron']?.version ?? '').split('.').map(Number)
  expect(major * 1000 + minor).toBeGreaterThanOrEqual(43_004)
})

const files = {
  find: async (pathname: string) =>
    pathname === '/index.html' ? { path: 'index.html', bytes: Buffer.from('页') } : undefined
}

test.each([
  ['GET', 'app://bifolium/index.html', 200],
  ['HEAD', 'app://bifolium/index.html', 200],
  ['GET', 'app://bifolium/missing.js', 404],
  ['GET', 'app://evil/index.html', 403],
  ['POST', 'app://bifolium/index.html', 405]
])('answers %s %s with %i and the policy', async (method, url, status) => {
  const answer = await answerAppRequest({ method, url }, files)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self'")
  expect(await answer.text()).toBe(method === 'GET' && status === 200 ? '页' : '')
})

const display = { x: 0, y: 0, width: 1920, height: 1080 }

test.each([
  [
    'its old place',
    { place: { x: 100, y: 50, width: 1200, height: 800 }, maximized: false },
    [display],
    { x: 100, y: 50, width: 1200, height: 800 }
  ],
  [
    'its size alone when the display is gone',
    { place: { x: 3000, y: 50, width: 1200, height: 800 }, maximized: false },
    [display],
    { width: 1200, height: 800 }
  ],
  [
    'its size alone when only an edge would be seen',
    { place: { x: 1900, y: 50, width: 1200, height: 800 }, maximized: false },
    [display],
    { width: 1200, height: 800 }
  ],
  ['a default at first', { place: undefined, maximized: false }, [display], { width: 1440, height: 900 }],
  [
    'no more than the display',
    { place: undefined, maximized: false },
    [{ ...display, width: 1280, height: 720 }],
    { width: 1280, height: 720 }
  ],
  ['a default without any display', { place: undefined, maximized: false }, [], { width: 1440, height: 900 }]
])('gives the window %s', (_name, state, displays, expected) => {
  expect(placeWindow(state, displays)).toEqual(expected)
})

test.each(['', 'broken', 'null', '[]', '{"place":{"x":"1"}}', '{"place":{"x":1,"y":1,"width":null,"height":2}}'])(
  'reads a broken window state as none: %s',
  (text) => expect(parseWindowState(text)).toEqual({ place: undefined, maximized: false })
)

test('finds the file and the options of a start', () => {
  expect(findFileArgument(['electron', '.', '综述.bifolium'], '/home/li')).toBe('/home/li/综述.bifolium')
  expect(findFileArgument(['electron', '.', '--x=a.bifolium', 'notes.txt'], '/home/li')).toBeUndefined()
  expect(findOption(['app', '--data', '/d'], '--data')).toBe('/d')
  expect(findOption(['app', '--data=/d', '--data=/e'], '--data')).toBe('/e')
  expect(findOption(['app', '--data', '--no-open'], '--data')).toBeUndefined()
})
