import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { SourceName } from '#core/references/lookup-answer'
import type { PackEntry } from '#core/exchange/packs/pack-entry'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { HostError } from '#host/host-api'
import type { PackInfo, PackKind, PackState } from '#host/lookup-api'
import { hostErrorOf, systemCodeOf } from '../host-error-of'
import type { PackRecord } from '../lookup/look-up-work'
import { importPack } from './import-pack'
import { openPackFile } from './pack-file'
import type { PackFile } from './pack-file'
import { DamagedPackError } from './pack-format'
import { incomingFolder } from './receive-pack-file'

const TELL_EVERY_MS = 200
const UNFINISHED = '.unfinished'

export interface PackStoreOptions {
  readonly dataFolder: string
  readonly now: () => number
  readonly onChange: (packs: readonly PackInfo[]) => void
  /** False for one who only reads beside a running program, whose imports must not be cleared away. */
  readonly isOwner?: boolean
}

/** The packs of a data folder. */
export interface PackStore {
  readonly list: () => readonly PackInfo[]
  /** Starts an import and gives what can be said at once; `finished` resolves when it has ended, well or not. */
  readonly add: (
    path: string,
    kind: PackKind | undefined
  ) => { readonly info: PackInfo; readonly finished: Promise<PackInfo> }
  /** Removes a pack or stops its import. */
  readonly remove: (id: string) => Promise<Result<void, HostError>>
  readonly find: (identifiers: WorkIdentifiers) => Promise<readonly PackRecord[]>
  readonly close: () => Promise<void>
}

interface Pack {
  info: PackInfo
  file: PackFile | undefined
  readonly stop: AbortController
}

const readyState = ({ manifest }: PackFile): PackState => ({
  kind: 'ready',
  records: manifest.entries,
  skippedLines: manifest.skippedLines,
  bytes: manifest.bytes
})

const damaged = (name: string, error: unknown): PackState => ({
  kind: 'damaged',
  message: `${name} is damaged (${error instanceof Error ? error.message : String(error)}); remove it and import it again.`
})

/** Opens the packs in the data folder; what an import has left unfinished is cleared away. */
export async function openPackStore(options: PackStoreOptions): Promise<PackStore> {
  const folder = join(options.dataFolder, 'packs')
  const isOwner = options.isOwner ?? true
  if (isOwner) await rm(incomingFolder(options.dataFolder), { recursive: true, force: true })
  const packs = new Map<string, Pack>()
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(UNFINISHED) && name !== basename(incomingFolder('')))
      packs.set(name, await openPack(folder, name))
    else if (isOwner) await rm(join(folder, name), { recursive: true, force: true })
  }
  const list = (): readonly PackInfo[] => [...packs.values()].map(({ info }) => info)
  const tell = (): void => options.onChange(list())
  const setState = (pack: Pack, state: PackState): void => {
    pack.info = { ...pack.info, state }
    if (packs.get(pack.info.id) === pack) tell()
  }

  const runImport = async (pack: Pack, path: string, kind: PackKind | undefined): Promise<PackInfo> => {
    const { id, name } = pack.info
    const unfinished = join(folder, `${id}${UNFINISHED}`)
    let toldAt = 0
    try {
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      await importPack(
        {
          path,
          name,
          kind,
          signal: pack.stop.signal,
          onProgress: (progress) => {
            if (options.now() - toldAt < TELL_EVERY_MS) return
            toldAt = options.now()
            setState(pack, { kind: 'importing', ...progress })
          }
        },
        unfinished
      )
      pack.stop.signal.throwIfAborted()
      await rename(unfinished, join(folder, id))
      await settle(pack)
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
      const message = systemCodeOf(error)
        ? hostErrorOf(error, 'read-failed', path).message
        : error instanceof Error
          ? error.message
          : String(error)
      setState(pack, { kind: 'failed', message })
    }
    // A copy that a browser has sent is of no use any more.
    if (path.startsWith(incomingFolder(options.dataFolder))) await rm(dirname(path), { recursive: true, force: true })
    return pack.info
  }

  /** Puts a finished pack in the place of the one that was made from a file of the same name. */
  const settle = async (pack: Pack): Promise<void> => {
    const opened = await openPack(folder, pack.info.id)
    pack.file = opened.file
    pack.info = opened.info
    const old = [...packs.values()].filter(
      (other) =>
        other !== pack &&
        other.info.kind === pack.info.kind &&
        other.info.name === pack.info.name &&
        other.info.state.kind !== 'importing'
    )
    for (const { info } of old) await remove(info.id)
    tell()
  }

  const remove = async (id: string): Promise<Result<void, HostError>> => {
    const pack = packs.get(id)
    if (!pack) return succeed(undefined)
    packs.delete(id)
    pack.stop.abort()
    try {
      await pack.file?.close()
      await rm(join(folder, id), { recursive: true, force: true })
    } catch (error) {
      return fail(hostErrorOf(error, 'write-failed', join(folder, id)))
    } finally {
      tell()
    }
    return succeed(undefined)
  }

  const findIn = async (pack: Pack, identifiers: WorkIdentifiers): Promise<readonly PackEntry[]> => {
    try {
      return (await pack.file?.find(identifiers)) ?? []
    } catch (error) {
      if (error instanceof DamagedPackError) setState(pack, damaged(pack.info.name, error))
      return []
    }
  }

  return {
    list,
    add: (path, kind) => {
      const id = randomUUID()
      const state: PackState = { kind: 'importing', readBytes: 0, totalBytes: 0, records: 0 }
      const info: PackInfo = {
        id,
        kind: kind ?? 'id-map',
        name: basename(path),
        date: new Date(options.now()).toISOString(),
        state
      }
      const pack: Pack = { info, file: undefined, stop: new AbortController() }
      packs.set(id, pack)
      tell()
      return { info, finished: runImport(pack, path, kind) }
    },
    remove,
    find: async (identifiers) => {
      const found: PackRecord[] = []
      let known = identifiers
      // Maps first: what they add, the others may be asked by.
      const ready = [...packs.values()].filter(({ info }) => info.state.kind === 'ready')
      for (const pack of ready.sort((a, b) => Number(b.info.kind === 'id-map') - Number(a.info.kind === 'id-map'))) {
        for (const entry of await findIn(pack, known)) {
          found.push(recordOf(pack.info, entry))
          known = { ...entry.identifiers, ...known }
        }
      }
      return found
    },
    close: async () => {
      for (const { stop, file } of packs.values()) {
        stop.abort()
        await file?.close()
      }
    }
  }
}

async function openPack(folder: string, id: string): Promise<Pack> {
  const stop = new AbortController()
  try {
    const file = await openPackFile(join(folder, id))
    const { kind, name, date } = file.manifest
    return { info: { id, kind, name, date, state: readyState(file) }, file, stop }
  } catch (error) {
    const info: PackInfo = {
      id,
      kind: 'id-map',
      name: id,
      date: new Date(0).toISOString(),
      state: damaged('A pack', error)
    }
    return { info, file: undefined, stop }
  }
}

function recordOf({ kind, date }: PackInfo, { identifiers, item, notices }: PackEntry): PackRecord {
  const source: SourceName = `pack:${kind}`
  const bare = { id: '', type: 'article-journal', ...identifiers }
  return {
    record: { source, date, item: item ?? bare, notices: notices ?? [] },
    isWhole: (kind === 'crossref' || kind === 'openalex') && item !== undefined
  }
}
