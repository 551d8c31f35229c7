import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'

/** The only web preferences in the program: isolated, sandboxed, without Node and without anything experimental. */
export function makeWebPreferences(preload: string): WebPreferences {
  return {
    preload,
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
    // Electron fetches spelling dictionaries from a server of Google's unless told otherwise.
    spellcheck: false
  }
}

const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** True for the one permission that the window needs; every other name, known or new, is denied. */
export function isPermissionAllowed(name: string): boolean {
  return ALLOWED_PERMISSIONS.has(name)
}

/** Options of the main window at the place where it was last. */
export function makeWindowOptions(
  preload: string,
  bounds: Pick<BrowserWindowConstructorOptions, 'x' | 'y' | 'width' | 'height'>
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Bifolium',
    backgroundColor: '#f4f3f0',
    webPreferences: makeWebPreferences(preload)
  }
}
