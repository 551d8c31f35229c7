import type { HostBridge } from '#host/bridge'
import type { HostApi } from '#host/host-api'
import { createHostProxy } from '#host/reply'
import { createBrowserFiles } from './browser-files'
import { createServedConnection } from './served-connection'
import { createServedHostClient } from './served-host-client'

declare global {
  interface Window {
    readonly bifolium?: HostBridge
  }
}

/** HostApi over the bridge that Electron's preload script left in the window. */
export function createBridgeHostClient(bridge: HostBridge): HostApi {
  const proxy = createHostProxy((method, args) => bridge[method](...args))
  return { ...proxy, onCommand: bridge.onCommand, onOpenFile: bridge.onOpenFile, onLookup: bridge.onLookup }
}

function takeToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  // Out of the address bar at once, so that it is not copied or kept in the history.
  if (token !== null) history.replaceState(null, '', location.pathname)
  return token ?? undefined
}

/**
 * The host that carries this window. Rejects with a `HostCallError` when the page was opened without the start address
 * and has no session from an earlier one.
 */
export async function connectHost(): Promise<HostApi> {
  if (window.bifolium) return createBridgeHostClient(window.bifolium)
  const connection = createServedConnection({
    origin: '',
    fetch: (input, init) => fetch(input, init),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  })
  const token = takeToken()
  if (token !== undefined) await connection.startSession(token)
  const client = createServedHostClient(connection, createBrowserFiles(), window)
  await client.describe()
  return client
}
