import { homedir } from 'node:os'
import { findSystemBrowser } from './find-browser'
import { hasDisplay, launch, openWithSystem } from './open-with-system'

/** How the window came up, for the sentence on the console. */
export type OpenedWindow = 'app-window' | 'default-browser' | 'no-display' | 'no-browser'

/**
 * Opens the address as a window of its own in the system's Chromium, Chrome or Edge, else in the default browser. The
 * user's own profile is used: the browser keeps the working copy of the manuscripts there.
 */
export async function openWindow(address: string): Promise<OpenedWindow> {
  if (!hasDisplay()) return 'no-display'
  const browser = findSystemBrowser(homedir())
  if (browser && (await launch(browser, [`--app=${address}`]))) return 'app-window'
  return (await openWithSystem(address)) ? 'default-browser' : 'no-browser'
}
