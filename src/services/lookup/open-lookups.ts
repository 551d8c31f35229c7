import { join } from 'node:path'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { SERVICE_NAMES } from '#core/references/lookup-answer'
import type { ServiceName } from '#core/references/lookup-answer'
import type { HostError } from '#host/host-api'
import type { LookupEvent, LookupSettings } from '#host/lookup-api'
import type { HostHandlers } from '#host/methods'
import type { FileSystem } from '../file-system'
import { createAnswerCache } from './answer-cache'
import type { Clock } from './clock'
import { createResolver } from './create-resolver'
import type { ProxyFinder } from './find-proxy'
import { openLookupQueue } from './lookup-queue'
import type { Queue } from './lookup-queue'
import { openPackStore } from '../pack/pack-store'
import { unknownFile } from '../user-files'
import { openSettings } from './lookup-settings'
import { findAddressFault } from './safe-address'
import { SERVICES } from './service-table'

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
  readonly version: string
  readonly fs: FileSystem
  /** The path behind a handle that was given to the window. */
  readonly findPath: (id: string) => string | undefined
  readonly clock: Clock
  /** Addresses of services that whoever started the program named. */
  readonly serviceUrls: Readonly<Partial<Record<ServiceName, string>>>
  readonly onBug: (error: unknown) => void
  readonly findProxy?: ProxyFinder
}

export interface Lookups {
  readonly handlers: LookupHandlers
  readonly onEvent: (listener: (event: LookupEvent) => void) => () => void
  readonly close: () => Promise<void>
}

/** The first service whose address in the settings may not be asked, as an error. */
function findUnsafeService(settings: LookupSettings): HostError | undefined {
  for (const name of SERVICE_NAMES) {
    const url = settings.services[name]?.baseUrl
    if (!url) continue
    const fault = URL.canParse(url) ? findAddressFault(new URL(url), { trustedOrigins: new Set() }) : 'it is no address'
    if (fault !== undefined) {
      return { code: 'refused', message: `The address of ${SERVICES[name].label} (${url}) cannot be used: ${fault}.` }
    }
  }
  return undefined
}

/** Opens settings, queue, cache and packs in the data folder. */
export async function openLookups(options: LookupsOptions): Promise<Lookups> {
  const { folder, fs, clock } = options
  const settings = await openSettings(fs, folder)
  const listeners = new Set<(event: LookupEvent) => void>()
  const tell = (event: LookupEvent): void => listeners.forEach((listener) => listener(event))
  const packs = await openPackStore({
    dataFolder: folder,
    now: clock.now,
    onChange: (list) => tell({ kind: 'packs', packs: list })
  })
  const resolver = createResolver({
    version: options.version,
    cache: createAnswerCache(fs, join(folder, 'lookup-cache')),
    clock,
    settings: settings.current,
    serviceUrls: options.serviceUrls,
    findInPacks: packs.find,
    ...(options.findProxy && { findProxy: options.findProxy }),
    onReached: () => queue?.noteReached()
  })
  let queue: Queue | undefined
  const opened = await openLookupQueue({
    fs,
    file: join(folder, 'lookup-queue.json'),
    clock,
    mode: () => settings.current().network,
    run: ({ subject, fresh = false }, network, signal) => resolver.resolve(subject, { signal, fresh, network }),
    tell,
    onBug: options.onBug
  })
  queue = opened
  const saveSettings = async (next: LookupSettings): Promise<Result<void, HostError>> => {
    const fault = findUnsafeService(next)
    if (fault) return fail(fault)
    const saved = await settings.save(next)
    if (saved.ok) opened.wake()
    return saved
  }
  return {
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => {
      await opened.close()
      await packs.close()
    },
    handlers: {
      requestLookups: async (requests) => {
        opened.add(requests)
        if (requests.length === 0) opened.wake()
        return succeed(undefined)
      },
      listLookups: async () => opened.list(),
      removeLookups: async (ids) => opened.remove(ids),
      readLookupSettings: async () => settings.current(),
      saveLookupSettings: saveSettings,
      listPacks: async () => packs.list(),
      importPack: async ({ file, kind }) => {
        const path = options.findPath(file.id)
        return path === undefined ? unknownFile() : succeed(packs.add(path, kind).info)
      },
      removePack: packs.remove
    }
  }
}
