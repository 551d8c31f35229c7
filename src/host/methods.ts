import type { HostApi } from './host-api'

/** What a window may call; the rest of HostApi are event subscriptions. */
export type HostMethod = Exclude<keyof HostApi, 'onCommand' | 'onOpenFile' | 'onLookup'>
export type HostHandlers = Pick<HostApi, HostMethod>

interface MethodTraits {
  /** True where the method answers with a `Result`, so that a transport error can be a value too. */
  readonly answersResult: boolean
  /** Largest request body, in bytes. */
  readonly maxBytes: number
}

const KB = 1024
const MB = 1024 * KB
const plain: MethodTraits = { answersResult: false, maxBytes: 64 * KB }
const result: MethodTraits = { answersResult: true, maxBytes: 64 * KB }

/** The channel table: one row per method. Both hosts and both clients are built from it. */
export const HOST_METHODS: Readonly<Record<HostMethod, MethodTraits>> = {
  describe: plain,
  openFiles: result,
  saveFile: { answersResult: true, maxBytes: 512 * MB },
  readBeside: { answersResult: true, maxBytes: MB },
  listRecentFiles: plain,
  openRecentFile: result,
  clearRecentFiles: plain,
  appendJournal: { answersResult: true, maxBytes: 256 * MB },
  readJournalIndex: result,
  readJournalRecords: { answersResult: true, maxBytes: 32 * MB },
  listSnapshots: plain,
  requestLookups: { answersResult: true, maxBytes: 32 * MB },
  listLookups: plain,
  removeLookups: { answersResult: false, maxBytes: 32 * MB },
  readLookupSettings: plain,
  saveLookupSettings: result,
  listPacks: plain,
  choosePackFile: result,
  importPack: result,
  removePack: result,
  printToPdf: { answersResult: true, maxBytes: 256 * MB },
  openExternal: result,
  openLinkedFile: result,
  setUnsaved: plain,
  setMenuState: plain
}

/** True for a name in the channel table; inherited names such as `constructor` are not. */
export function isHostMethod(name: string): name is HostMethod {
  return Object.hasOwn(HOST_METHODS, name)
}

/** The names of all methods, in table order. */
export const HOST_METHOD_NAMES: readonly HostMethod[] = Object.keys(HOST_METHODS).filter(isHostMethod)
