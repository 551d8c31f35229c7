import { join, resolve } from 'node:path'
import { fail, succeed } from '#core/result'
import type { ServiceName } from '#core/references/lookup-answer'
import type { Result } from '#core/result'
import { isNamedByHash, type HostDescription, type HostError, type LinkedFileRequest } from '#host/host-api'
import type { LookupEvent } from '#host/lookup-api'
import type { HostHandlers } from '#host/methods'
import { lockDataFolder } from './data-folder-lock'
import { createFileHandles } from './file-handles'
import { findLinkedFile, isLinked, type LinkedFile } from './find-linked-file'
import { nodeFileSystem } from './file-system'
import type { FileSystem } from './file-system'
import { hostErrorOf } from './host-error-of'
import { openJournal, type Journal } from './journal'
import { keepPicturesApart } from './keep-pictures-apart'
import { systemClock } from './lookup/clock'
import type { Clock } from './lookup/clock'
import type { ProxyFinder } from './lookup/find-proxy'
import { openLookups } from './lookup/open-lookups'
import { openPictureFiles } from './picture-files'
import { createRecentFiles } from './recent-files'
import { createUserFiles, unknownFile } from './user-files'
import type { UserFiles } from './user-files'

const SNAPSHOT_EVERY_MS = 5 * 60_000

/** The methods that need no dialog, menu or window of the host. */
export type ServiceHandlers = Omit<
  HostHandlers,
  | 'openFiles'
  | 'saveFile'
  | 'readBeside'
  | 'choosePackFile'
  | 'printToPdf'
  | 'openExternal'
  | 'openLinkedFile'
  | 'setUnsaved'
  | 'setMenuState'
>

export interface HostServices {
  readonly handlers: ServiceHandlers
  readonly files: UserFiles
  readonly dataFolder: string
  /** The file behind a link of a stored reference; nothing is looked at that no reference links to. */
  readonly findLinkedFile: (request: LinkedFileRequest) => Promise<Result<LinkedFile, HostError>>
  /** Hands on each change of lookups and packs. */
  readonly onLookup: (listener: (event: LookupEvent) => void) => () => void
  /** Takes a last snapshot and gives the data folder free. */
  readonly close: () => Promise<void>
}

export interface HostServicesOptions {
  readonly dataFolder: string
  readonly description: Omit<HostDescription, 'dataFolder'>
  readonly fs?: FileSystem
  readonly now?: () => Date
  readonly clock?: Clock
  /** Addresses of services in the place of their own, which may be of this machine. */
  readonly serviceUrls?: Readonly<Partial<Record<ServiceName, string>>>
  readonly onBug?: (error: unknown) => void
  /** In the place of the environment's proxies. */
  readonly findProxy?: ProxyFinder
}

/** The journal of a data folder, its pictures in files of their own. */
async function openRecords(fs: FileSystem, dataFolder: string, now: () => Date): Promise<Journal> {
  const journal = await openJournal({ folder: dataFolder, fs, now })
  const pictures = await openPictureFiles(fs, join(dataFolder, 'pictures'))
  const index = await journal.readIndex()
  // A damaged journal may have forgotten pictures that the next start finds again.
  if (index.ok && journal.damage.length === 0) {
    const living = index.value.records.flatMap(({ collection, id }) => (isNamedByHash(collection) ? [id] : []))
    await pictures.sweep(new Set(living), now())
  }
  return keepPicturesApart(journal, pictures)
}

/** Locks the data folder and opens journal, snapshots and recent files in it; fails when it is in use or unusable. */
export async function openHostServices(options: HostServicesOptions): Promise<Result<HostServices, HostError>> {
  const fs = options.fs ?? nodeFileSystem
  const dataFolder = resolve(options.dataFolder)
  const lock = await lockDataFolder(fs, dataFolder)
  if (!lock.ok) return lock
  const opened = await openRecords(fs, dataFolder, options.now ?? (() => new Date())).then(
    succeed,
    async (error: unknown) => {
      await lock.value.release()
      return fail(hostErrorOf(error, 'read-failed', dataFolder))
    }
  )
  if (!opened.ok) return opened
  const journal = opened.value
  const files = createUserFiles(fs, createFileHandles(), createRecentFiles(fs, join(dataFolder, 'recent-files.json')))
  const lookups = await openLookups({
    folder: dataFolder,
    version: options.description.version,
    fs,
    findPath: files.findPath,
    clock: options.clock ?? systemClock,
    serviceUrls: options.serviceUrls ?? {},
    ...(options.findProxy && { findProxy: options.findProxy }),
    onBug: options.onBug ?? (() => undefined)
  })
  const timer = setInterval(() => void journal.takeSnapshot(), SNAPSHOT_EVERY_MS)
  timer.unref()
  return succeed({
    files,
    dataFolder,
    findLinkedFile: async ({ reference, link }) => {
      if (!(await isLinked(journal, reference, link))) {
        const message = `The library on the disk has no link to ${link.slice(0, 200)}; try again once it is saved.`
        return fail({ code: 'refused', message })
      }
      return findLinkedFile(link, { fs, platform: process.platform })
    },
    onLookup: lookups.onEvent,
    handlers: {
      ...lookups.handlers,
      describe: async () => ({ ...options.description, dataFolder }),
      listRecentFiles: files.listRecent,
      openRecentFile: async (id) => {
        const path = files.findPath(id)
        return path === undefined ? unknownFile() : files.read(path)
      },
      clearRecentFiles: files.clearRecent,
      appendJournal: journal.append,
      readJournalIndex: journal.readIndex,
      readJournalRecords: journal.readRecords,
      listSnapshots: journal.listSnapshots
    },
    close: async () => {
      clearInterval(timer)
      await lookups.close()
      await journal.takeSnapshot()
      await journal.close()
      await lock.value.release()
    }
  })
}
