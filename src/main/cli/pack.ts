import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { PackInfo } from '#host/lookup-api'
import { findDataFolder } from '../../services/data-folder'
import { lockDataFolder } from '../../services/data-folder-lock'
import { nodeFileSystem } from '../../services/file-system'
import { openPackStore } from '../../services/pack/pack-store'
import type { PackStore } from '../../services/pack/pack-store'
import type { Command, CommandIo, ExitCode } from './command'

const help = `Usage: bifolium pack import FILE… [--data FOLDER]
       bifolium pack list [--data FOLDER]
       bifolium pack remove ID… [--data FOLDER]

Keeps metadata on this machine, so that identifiers are resolved without network. A file of the same name replaces the
pack that was made from it before.

  FILE  one of these, plain or gzip:
        a table (CSV, TSV) with two of the columns DOI, PMID and PMCID, such as PMC-ids.csv of PubMed Central
        the table of Retraction Watch (CSV)
        works of Crossref or OpenAlex, one JSON object a line

Exit code 1 when lines were passed over or a pack is damaged, 2 when a file could not be imported.`

/** `pack import|list|remove`: the packs of a data folder. */
export const packCommand: Command = {
  name: 'pack',
  summary: 'Import, list and remove metadata for lookups without network',
  help,
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' } },
      allowPositionals: true
    })
    const [action, ...rest] = positionals
    const act = action === undefined || !Object.hasOwn(ACTIONS, action) ? undefined : ACTIONS[action]
    if (!act) throw new Error(`expected import, list or remove${action === undefined ? '' : `, not “${action}”`}.`)
    const input = { platform: process.platform, environment: process.env, home: homedir(), chosen: values.data }
    const folder = resolve(findDataFolder(input))
    return action === 'list'
      ? withStore(folder, false, (store) => act(store, rest, io))
      : withLock(folder, (store) => act(store, rest, io))
  }
}

type Action = (store: PackStore, names: readonly string[], io: CommandIo) => Promise<ExitCode>

const ACTIONS: Readonly<Record<string, Action>> = { import: importFiles, list: listPacks, remove: removePacks }

async function withStore<T>(dataFolder: string, isOwner: boolean, work: (store: PackStore) => Promise<T>): Promise<T> {
  const store = await openPackStore({ dataFolder, now: Date.now, onChange: () => undefined, isOwner })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Packs change only while no window has them open. */
async function withLock<T>(folder: string, work: (store: PackStore) => Promise<T>): Promise<T> {
  const lock = await lockDataFolder(nodeFileSystem, folder)
  if (!lock.ok) throw new Error(lock.error.message)
  try {
    return await withStore(folder, true, work)
  } finally {
    await lock.value.release()
  }
}

async function importFiles(store: PackStore, files: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (files.length === 0) throw new Error('no file was given.')
  let code: ExitCode = 0
  for (const file of files) {
    const { state, ...info } = await store.add(resolve(file), undefined).finished
    if (state.kind !== 'ready') {
      io.complain(state.kind === 'importing' ? `${file} was not imported.` : state.message)
      return 2
    }
    io.print(describe({ ...info, state }))
    if (state.skippedLines === 0) continue
    io.complain(`${file}: ${state.skippedLines} lines name no work or are broken; they were passed over.`)
    code = 1
  }
  return code
}

async function listPacks(store: PackStore, _names: readonly string[], io: CommandIo): Promise<ExitCode> {
  const packs = store.list()
  for (const pack of packs) {
    if (pack.state.kind === 'damaged') io.complain(pack.state.message)
    io.print(describe(pack))
  }
  return packs.some(({ state }) => state.kind === 'damaged') ? 1 : 0
}

async function removePacks(store: PackStore, ids: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (ids.length === 0) throw new Error('no pack was named; “bifolium pack list” shows their ids.')
  let code: ExitCode = 0
  for (const id of ids) {
    if (!store.list().some((pack) => pack.id === id)) {
      io.complain(`There is no pack ${id}; “bifolium pack list” shows them.`)
      code = 1
      continue
    }
    const removed = await store.remove(id)
    if (!removed.ok) throw new Error(removed.error.message)
  }
  return code
}

/** One pack as a line: id, kind, day of the file, number of records, name. */
function describe({ id, kind, date, name, state }: PackInfo): string {
  const records = state.kind === 'ready' ? `${state.records} records` : state.kind
  return [id, kind, date.slice(0, 10), records, name].join('\t')
}
