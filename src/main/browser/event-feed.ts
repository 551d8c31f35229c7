import type { ServerResponse } from 'node:http'
import type { FileHandle } from '#host/host-api'
import type { LookupEvent } from '#host/lookup-api'

/** What the served host tells its windows, one JSON object a line. */
export type HostEvent =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'open-file'; readonly file: FileHandle }
  | { readonly kind: 'lookup'; readonly event: LookupEvent }
  | { readonly kind: 'alive' }

const ALIVE_EVERY_MS = 15_000

/** Open answers that stay open, one for each window. */
export interface EventFeed {
  readonly add: (response: ServerResponse) => void
  /** Sends to every window; an event without any window waits for the first one, but for lookups, which can be listed. */
  readonly send: (event: HostEvent) => void
  readonly close: () => void
}

/** A feed without windows. */
export function createEventFeed(): EventFeed {
  const windows = new Set<ServerResponse>()
  let waiting: HostEvent[] = []
  const write = (response: ServerResponse, event: HostEvent): void => void response.write(`${JSON.stringify(event)}\n`)
  const timer = setInterval(() => windows.forEach((window) => write(window, { kind: 'alive' })), ALIVE_EVERY_MS)
  timer.unref()
  return {
    add: (response) => {
      windows.add(response)
      response.on('close', () => windows.delete(response))
      write(response, { kind: 'alive' })
      waiting.forEach((event) => write(response, event))
      waiting = []
    },
    send: (event) => {
      if (windows.size === 0 && event.kind !== 'lookup') waiting.push(event)
      windows.forEach((window) => write(window, event))
    },
    close: () => {
      clearInterval(timer)
      windows.forEach((window) => window.end())
    }
  }
}
