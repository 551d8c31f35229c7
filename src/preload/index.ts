import { contextBridge, ipcRenderer } from 'electron'
import { BRIDGE_NAME, channelOf, EVENT_CHANNELS } from '#host/bridge'
import { HOST_METHOD_NAMES } from '#host/methods'

// What arrives before the window listens waits here where it comes only once: a file that the system opened together
// with the program. The state of lookups can be asked for, so its changes need not wait.
function makeSubscription(channel: string, waits = true): (listener: (value: unknown) => void) => () => void {
  const listeners = new Set<(value: unknown) => void>()
  let early: unknown[] = []
  ipcRenderer.on(channel, (_event, value: unknown) => {
    if (waits && listeners.size === 0) early.push(value)
    listeners.forEach((listener) => listener(value))
  })
  return (listener) => {
    listeners.add(listener)
    early.forEach(listener)
    early = []
    return () => {
      listeners.delete(listener)
    }
  }
}

const methods = HOST_METHOD_NAMES.map((method) => [
  method,
  (...args: readonly unknown[]): Promise<unknown> => ipcRenderer.invoke(channelOf(method), ...args)
])

contextBridge.exposeInMainWorld(BRIDGE_NAME, {
  ...Object.fromEntries(methods),
  onCommand: makeSubscription(EVENT_CHANNELS.command),
  onOpenFile: makeSubscription(EVENT_CHANNELS.openFile),
  onLookup: makeSubscription(EVENT_CHANNELS.lookup, false)
})
