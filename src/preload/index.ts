import { contextBridge, ipcRenderer } from 'electron'
import { BRIDGE_NAME, channelOf, EVENT_CHANNELS } from '#host/bridge'
import { HOST_METHOD_NAMES } from '#host/methods'

// What arrives before the window listens waits here: a file that the system opened together with the program.
function makeSubscription(channel: string): (listener: (value: unknown) => void) => () => void {
  const listeners = new Set<(value: unknown) => void>()
  let early: unknown[] = []
  ipcRenderer.on(channel, (_event, value: unknown) => {
    if (listeners.size === 0) early.push(value)
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
  onOpenFile: makeSubscription(EVENT_CHANNELS.openFile)
})
