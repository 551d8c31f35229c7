import type { OpenedFile } from './host-api'
import type { LookupEvent } from './lookup-api'
import type { HostMethod } from './methods'
import type { Reply } from './reply'

/** What the preload script gives the window: one named function for each method, and three subscriptions. */
export type HostBridge = Readonly<Record<HostMethod, (...args: readonly unknown[]) => Promise<Reply>>> & {
  readonly onCommand: (listener: (command: string) => void) => () => void
  readonly onOpenFile: (listener: (file: OpenedFile) => void) => () => void
  readonly onLookup: (listener: (event: LookupEvent) => void) => () => void
}

/** Name of the bridge in the window. */
export const BRIDGE_NAME = 'bifolium'

/** Channel names that main process and preload share; a method's channel is `host:` and its name. */
export const EVENT_CHANNELS = {
  command: 'host-event:command',
  openFile: 'host-event:open-file',
  lookup: 'host-event:lookup'
} as const

export const channelOf = (method: HostMethod): string => `host:${method}`
