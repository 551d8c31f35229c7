import { createStore } from 'zustand/vanilla'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { identifiersOfItem } from '#core/references/work-identifiers'
import type { HostApi } from '#host/host-api'
import type { LookupEvent, LookupJob, LookupRequest, LookupSettings } from '#host/lookup-api'
import { checkedReference, checkJobId, type Lookups, type LookupsState } from '../../workbench/lookups'

export interface LookupsOptions {
  readonly host: Pick<
    HostApi,
    | 'requestLookups'
    | 'listLookups'
    | 'removeLookups'
    | 'readLookupSettings'
    | 'saveLookupSettings'
    | 'listPacks'
    | 'choosePackFile'
    | 'importPack'
    | 'removePack'
    | 'onLookup'
  >
  readonly findReference: (id: ReferenceId) => Reference | undefined
  /** Keeps a reference as a check has left it; no act of the user's, so nothing to undo. */
  readonly keepChecked: (reference: Reference) => Promise<void>
  /** A reference as a settled job leaves it; undefined where the job says nothing, as after a failure. */
  readonly judge: (reference: Reference, job: LookupJob) => Reference | undefined
  /** Told when something is asked for that the settings do not allow. */
  readonly onRefused: () => void
  readonly onError: (error: unknown) => void
}

export interface LoadedLookups extends Lookups {
  /** Takes up what the host has: settings, packs, and answers that came while no window was open. */
  readonly load: () => Promise<void>
}

const NO_SETTINGS: LookupSettings = { network: 'off', contact: '', services: {} }

/** The window's view of the host's lookups; answers to checks become verdicts on references. */
export function createLookups(options: LookupsOptions): LoadedLookups {
  const { host } = options
  const state = createStore<LookupsState>(() => ({
    jobs: new Map(),
    connection: 'unknown',
    settings: NO_SETTINGS,
    packs: []
  }))

  const letGo = (ids: readonly string[]): void => {
    if (ids.length === 0) return
    const jobs = new Map(state.getState().jobs)
    ids.forEach((id) => jobs.delete(id))
    state.setState({ jobs })
    host.removeLookups(ids).catch(options.onError)
  }

  const settleCheck = async (job: LookupJob): Promise<void> => {
    const id = checkedReference(job.id)
    if (!id || job.state.kind === 'failed') return
    const reference = options.findReference(id)
    const checked = reference && options.judge(reference, job)
    if (checked) await options.keepChecked(checked)
    letGo([job.id])
  }

  const takeJob = (job: LookupJob): void => {
    state.setState(({ jobs }) => ({ jobs: new Map(jobs).set(job.id, job) }))
    if (job.state.kind !== 'waiting' && job.state.kind !== 'running') settleCheck(job).catch(options.onError)
  }

  const hear = (event: LookupEvent): void => {
    switch (event.kind) {
      case 'job':
        return takeJob(event.job)
      case 'removed':
        return state.setState(({ jobs }) => ({ jobs: without(jobs, event.ids) }))
      case 'connection':
        return state.setState({ connection: event.connection })
      case 'packs':
        return state.setState({ packs: event.packs })
    }
  }

  const request = async (requests: readonly LookupRequest[]): Promise<string | undefined> => {
    if (requests.length === 0) return undefined
    const answer = await host.requestLookups(requests)
    if (answer.ok && state.getState().settings.network === 'off') options.onRefused()
    return answer.ok ? undefined : answer.error.message
  }

  return {
    state,
    load: async () => {
      host.onLookup(hear)
      const [queue, settings, packs] = await Promise.all([
        host.listLookups(),
        host.readLookupSettings(),
        host.listPacks()
      ])
      state.setState({ connection: queue.connection, settings, packs })
      queue.jobs.forEach(takeJob)
    },
    ask: (id, subject) => request([{ id, subject, allowed: true }]),
    retry: (ids) =>
      request(
        ids.flatMap((id) => {
          const job = state.getState().jobs.get(id)
          return job ? [{ id, subject: job.subject, allowed: true }] : []
        })
      ),
    letGo,
    check: async (ids) => {
      const requests = ids.flatMap((id): readonly LookupRequest[] => {
        const identifiers = identifiersOfItem(options.findReference(id)?.item ?? { id, type: '' })
        if (Object.keys(identifiers).length === 0) return []
        return [{ id: checkJobId(id), subject: { kind: 'identifiers', identifiers }, allowed: true, fresh: true }]
      })
      const problem = await request(requests)
      return { asked: requests.length, withoutIdentifier: ids.length - requests.length, problem }
    },
    change: async (settings) => {
      const next = { ...state.getState().settings, ...settings }
      const answer = await host.saveLookupSettings(next)
      if (!answer.ok) return answer.error.message
      state.setState({ settings: next })
      return undefined
    },
    addPack: async () => {
      const chosen = await host.choosePackFile()
      if (!chosen.ok) return chosen.error.message
      if (!chosen.value) return undefined
      const answer = await host.importPack({ file: chosen.value })
      return answer.ok ? undefined : answer.error.message
    },
    removePack: async (id) => {
      const answer = await host.removePack(id)
      return answer.ok ? undefined : answer.error.message
    }
  }
}

function without(jobs: ReadonlyMap<string, LookupJob>, ids: readonly string[]): ReadonlyMap<string, LookupJob> {
  const rest = new Map(jobs)
  ids.forEach((id) => rest.delete(id))
  return rest
}
