import type { StoreApi } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { LookupJob, LookupQueue, LookupSettings, LookupSubject, PackInfo } from '#host/lookup-api'

export interface LookupsState {
  /** Lookups asked for and not yet let go of, by id. */
  readonly jobs: ReadonlyMap<string, LookupJob>
  readonly connection: LookupQueue['connection']
  readonly settings: LookupSettings
  readonly packs: readonly PackInfo[]
}

/** Lookups in services and in packs on this machine, as far as the user allows them. */
export interface Lookups {
  readonly state: StoreApi<LookupsState>
  /**
   * Looks a work up, or works that fit; the job stands in `state.jobs` under `id` until it is let go of. Pressing a button
   * that says “look up” is the user's consent. Resolves with what went wrong.
   */
  readonly ask: (id: string, subject: LookupSubject) => Promise<string | undefined>
  /** Asks again for what failed or waits for permission. */
  readonly retry: (ids: readonly string[]) => Promise<string | undefined>
  readonly letGo: (ids: readonly string[]) => void
  /**
   * Compares references with what their identifiers say; each verdict is kept as it comes, over a restart too. Gives the
   * number of those that carry no identifier and could not be asked for.
   */
  readonly check: (ids: readonly ReferenceId[]) => Promise<CheckStart>
  readonly change: (settings: Partial<LookupSettings>) => Promise<string | undefined>
  /** Lets the user choose a file of metadata and imports it. Resolves with what went wrong. */
  readonly addPack: () => Promise<string | undefined>
  /** Removes a pack or stops its import. Resolves with what went wrong. */
  readonly removePack: (id: string) => Promise<string | undefined>
}

export interface CheckStart {
  readonly asked: number
  readonly withoutIdentifier: number
  readonly problem: string | undefined
}

/** Jobs that check references are told apart from those someone waits for by their id. */
const CHECK = 'check:'
export const checkJobId = (reference: ReferenceId): string => `${CHECK}${reference}`
export const checkedReference = (job: string): ReferenceId | undefined =>
  job.startsWith(CHECK) ? (job.slice(CHECK.length) as ReferenceId) : undefined

/** True while an answer may still come. */
export const isPending = (job: LookupJob): boolean => job.state.kind === 'waiting' || job.state.kind === 'running'
