import type { App, Session, WebContents } from 'electron'
import { isOwnAddress } from './window-address'
import { isPermissionAllowed } from './window-options'

/** Denies every permission but the one on the list, when asked for and when checked. */
export function lockPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>
): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isPermissionAllowed(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isPermissionAllowed(permission))
}

interface Navigation {
  readonly url: string
  readonly preventDefault: () => void
}

function stay(event: Navigation): void {
  if (!isOwnAddress(event.url)) event.preventDefault()
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Keeps every page that is ever made inside our own address: no other navigation, no new window, no webview. */
export function lockNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}
