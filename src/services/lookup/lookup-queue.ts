import { z } from 'zod'
import { HOST_ARGUMENTS } from '#host/arguments'
import type {
  LookupEvent,
  LookupJob,
  LookupQueue,
  LookupRequest,
  LookupState,
  NetworkMode,
  WaitReason
} from '#host/lookup-api'
import type { FileSystem } from '../file-system'
import { PRIVATE_MODE, writeFileAtomically } from '../write-file-atomically'
import type { Clock } from './clock'

const RUNNING_AT_ONCE = 4
const SAVE_AFTER_MS = 300
/** How long to wait before the network is tried again. */
const PROBES_MS = [5_000, 15_000, 30_000, 60_000, 120_000, 300_000]
/** How often one job may come back after a service asked for a pause. */
const MAX_ROUNDS = 4

export interface QueueOptions {
  readonly fs: FileSystem
  readonly file: string
  readonly clock: Clock
  readonly mode: () => NetworkMode
  /** Runs one lookup to its end, over the network or with what is on this machine. */
  readonly run: (request: LookupRequest, network: boolean, signal: AbortSignal) => Promise<LookupState>
  readonly tell: (event: LookupEvent) => void
  readonly onBug: (error: unknown) => void
}

/** Lookups that wait, run or have ended. What was asked for outlives the program; answers come again from the cache. */
export interface Queue {
  readonly add: (requests: readonly LookupRequest[]) => void
  readonly remove: (ids: readonly string[]) => void
  readonly list: () => LookupQueue
  /** Tries everything again that waits for network or permission. */
  readonly wake: () => void
  /** Notes that a service has answered over the network. */
  readonly noteReached: () => void
  readonly close: () => Promise<void>
}

interface Entry {
  job: LookupJob
  rounds: number
  /** True until the time that a service has named. */
  isHeld: boolean
  stop: AbortController | undefined
}

/** Opens the queue with the requests that an earlier run has left; a broken file is an empty queue. */
export async function openLookupQueue(options: QueueOptions): Promise<Queue> {
  const { clock, tell } = options
  const entries = new Map<string, Entry>()
  const closing = new AbortController()
  const saver = createSaver(options, () => [...entries.values()].map(({ job }) => job))
  let connection: LookupQueue['connection'] = 'unknown'
  let probes = 0
  let isProbing = false
  let running = 0

  const setConnection = (next: LookupQueue['connection']): void => {
    if (next === connection) return
    connection = next
    tell({ kind: 'connection', connection })
  }
  const setState = (entry: Entry, state: LookupState): void => {
    entry.job = { ...entry.job, state }
    tell({ kind: 'job', job: entry.job })
  }
  const isCurrent = (entry: Entry): boolean => entries.get(entry.job.id) === entry
  const waitFor = (entry: Entry, reason: WaitReason): void => setState(entry, { kind: 'waiting', reason })
  const requeue = (reasons: readonly WaitReason[]): void => {
    for (const entry of entries.values()) {
      const { state } = entry.job
      if (state.kind === 'waiting' && reasons.includes(state.reason)) waitFor(entry, 'queued')
    }
    pump()
  }

  const findBarrier = ({ job }: Entry): WaitReason | undefined => {
    const mode = options.mode()
    if (mode === 'off') return 'network-off'
    if (mode === 'ask' && job.allowed !== true) return 'permission'
    return connection === 'offline' && !isProbing ? 'offline' : undefined
  }

  const settle = (entry: Entry, state: LookupState, barrier: WaitReason | undefined): void => {
    if (!('failures' in state) || state.failures.length === 0 || isWhole(state)) return setState(entry, state)
    // The user may have switched the network on while the cache was asked.
    if (barrier !== undefined) return waitFor(entry, findBarrier(entry) ?? 'queued')
    const isOffline = state.failures.length > 0 && state.failures.every(({ code }) => code === 'offline')
    if (isOffline) {
      setConnection('offline')
      waitFor(entry, 'offline')
      void probeLater()
      return
    }
    const retryAt = state.failures.flatMap((failure) => failure.retryAt ?? []).sort()[0]
    if (retryAt === undefined || ++entry.rounds >= MAX_ROUNDS) return setState(entry, state)
    entry.isHeld = true
    waitFor(entry, 'queued')
    void pause(Date.parse(retryAt) - clock.now()).then(() => {
      entry.isHeld = false
      pump()
    })
  }

  const pause = (ms: number): Promise<boolean> =>
    clock.wait(Math.max(ms, 0), closing.signal).then(
      () => true,
      () => false
    )

  const start = (entry: Entry): void => {
    if (closing.signal.aborted || entry.job.state.kind !== 'waiting') return
    const stop = new AbortController()
    entry.stop = stop
    const barrier = findBarrier(entry)
    running += 1
    if (barrier === undefined) setState(entry, { kind: 'running' })
    options
      .run(entry.job, barrier === undefined, AbortSignal.any([stop.signal, closing.signal]))
      .catch((error: unknown): LookupState => {
        options.onBug(error)
        return { kind: 'failed', failures: [] }
      })
      .then((state) => {
        running -= 1
        if (!closing.signal.aborted && isCurrent(entry) && entry.stop === stop) {
          entry.stop = undefined
          settle(entry, state, barrier)
        }
        pump()
      })
      .catch(options.onBug)
  }

  const isReady = ({ job, stop, isHeld }: Entry): boolean =>
    stop === undefined && !isHeld && job.state.kind === 'waiting' && job.state.reason === 'queued'

  const pump = (): void => {
    for (const entry of entries.values()) {
      if (running >= RUNNING_AT_ONCE) return
      if (isReady(entry)) start(entry)
    }
  }

  const probeLater = async (): Promise<void> => {
    if (isProbing) return
    isProbing = true
    const ms = PROBES_MS[Math.min(probes++, PROBES_MS.length - 1)] ?? 0
    const isTime = await pause(ms)
    const first = [...entries.values()].find(
      ({ job }) => job.state.kind === 'waiting' && job.state.reason === 'offline'
    )
    if (isTime && first && connection === 'offline') start(first)
    isProbing = false
  }

  const queue: Queue = {
    add: (requests) => {
      for (const request of requests) {
        entries.get(request.id)?.stop?.abort()
        const job: LookupJob = {
          ...request,
          askedAt: new Date(clock.now()).toISOString(),
          state: { kind: 'waiting', reason: 'queued' }
        }
        entries.delete(request.id)
        entries.set(request.id, { job, rounds: 0, isHeld: false, stop: undefined })
        tell({ kind: 'job', job })
      }
      saver.plan()
      pump()
    },
    remove: (ids) => {
      const removed = ids.filter((id) => {
        entries.get(id)?.stop?.abort()
        return entries.delete(id)
      })
      if (removed.length === 0) return
      tell({ kind: 'removed', ids: removed })
      saver.plan()
    },
    list: () => ({ jobs: [...entries.values()].map(({ job }) => job), connection }),
    wake: () => {
      if (connection === 'offline') setConnection('unknown')
      requeue(['offline', 'permission', 'network-off'])
    },
    noteReached: () => {
      probes = 0
      if (connection === 'online') return
      setConnection('online')
      requeue(['offline'])
    },
    close: async () => {
      closing.abort()
      await saver.flush()
    }
  }
  queue.add(await readRequests(options))
  return queue
}

/** True for an answer that more answers would only add to; identifiers alone are not enough. */
const isWhole = (state: LookupState): boolean =>
  state.kind === 'candidates' || (state.kind === 'found' && state.answer.item.title !== undefined)

/** Writes the requests a moment after a change, so that a hundred changes are one file. */
function createSaver(
  { fs, file, onBug }: QueueOptions,
  jobs: () => readonly LookupJob[]
): { readonly plan: () => void; readonly flush: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let line: Promise<void> = Promise.resolve()
  const save = async (): Promise<void> => {
    const requests = jobs().map(({ askedAt: _askedAt, state: _state, fresh: _fresh, ...request }) => request)
    await writeFileAtomically(file, Buffer.from(JSON.stringify(requests)), fs, PRIVATE_MODE).catch(onBug)
  }
  const flush = (): Promise<void> => {
    if (timer === undefined) return line
    clearTimeout(timer)
    timer = undefined
    line = line.then(save)
    return line
  }
  return {
    plan: () => {
      timer ??= setTimeout(() => void flush(), SAVE_AFTER_MS)
    },
    flush
  }
}

async function readRequests({ fs, file }: QueueOptions): Promise<readonly LookupRequest[]> {
  try {
    const parsed = z.array(z.unknown()).parse(JSON.parse(await fs.readFile(file, 'utf8')))
    return parsed.flatMap((entry) => {
      const read = HOST_ARGUMENTS.requestLookups.safeParse([[entry]])
      return read.success ? read.data[0] : []
    })
  } catch {
    return []
  }
}
