import type { LookupFailure, ServiceName, SourceRecord, WorkAnswer } from '#core/references/lookup-answer'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import type { FileHandle } from './host-api'

/** What to look for: one work by the identifiers it has, or works that fit words, author and year. */
export type LookupSubject =
  | { readonly kind: 'identifiers'; readonly identifiers: WorkIdentifiers }
  | { readonly kind: 'query'; readonly query: BibliographicQuery }

export interface BibliographicQuery {
  /** Title, or a whole citation as it was pasted. */
  readonly text: string
  readonly author?: string
  readonly year?: number
}

/** One lookup as the window asks for it. The id is the window's own; asking again under it replaces the old job. */
export interface LookupRequest {
  readonly id: string
  readonly subject: LookupSubject
  /** The user agreed to this very request; counts where the network is set to `ask`. */
  readonly allowed?: boolean
  /** Ask the services even where cache or pack know an answer. */
  readonly fresh?: boolean
}

/** One lookup in the queue, which outlives the program; it stays until the window has taken it and removes it. */
export interface LookupJob extends LookupRequest {
  /** ISO 8601 instant. */
  readonly askedAt: string
  readonly state: LookupState
}

export type LookupState =
  | { readonly kind: 'waiting'; readonly reason: WaitReason }
  | { readonly kind: 'running' }
  | { readonly kind: 'found'; readonly answer: WorkAnswer; readonly failures: readonly LookupFailure[] }
  | {
      readonly kind: 'candidates'
      readonly candidates: readonly SourceRecord[]
      readonly failures: readonly LookupFailure[]
    }
  /** Every service that could know the work was asked and none has it. Says nothing against the work. */
  | { readonly kind: 'not-indexed'; readonly asked: readonly ServiceName[]; readonly date: string }
  | { readonly kind: 'failed'; readonly failures: readonly LookupFailure[] }

/** `queued` for its turn, `offline` for the network, `permission` for a yes of the user, `network-off` for the setting. */
export type WaitReason = 'queued' | 'offline' | 'permission' | 'network-off'

export interface LookupQueue {
  readonly jobs: readonly LookupJob[]
  /** What the last request has shown; `unknown` before the first one. */
  readonly connection: 'online' | 'offline' | 'unknown'
}

/** `off`: nothing is requested. `ask`: only requests that the user allowed. `on`: all. */
export type NetworkMode = 'off' | 'ask' | 'on'

export interface LookupSettings {
  readonly network: NetworkMode
  /** E-mail address that services are told, so that they can write before they block; empty for none. */
  readonly contact: string
  readonly services: Readonly<Partial<Record<ServiceName, ServiceSettings>>>
}

export interface ServiceSettings {
  readonly enabled?: boolean
  /** Another address of the same interface, such as a mirror; https only. */
  readonly baseUrl?: string
  readonly apiKey?: string
}

export const PACK_KINDS = ['id-map', 'crossref', 'openalex', 'retraction-watch'] as const
export type PackKind = (typeof PACK_KINDS)[number]

/** A local slice of metadata. */
export interface PackInfo {
  readonly id: string
  readonly kind: PackKind
  /** Name of the file it was made from. */
  readonly name: string
  /** ISO 8601 instant of the file: how old its knowledge is. */
  readonly date: string
  readonly state: PackState
}

export type PackState =
  | { readonly kind: 'importing'; readonly readBytes: number; readonly totalBytes: number; readonly records: number }
  | { readonly kind: 'ready'; readonly records: number; readonly skippedLines: number; readonly bytes: number }
  | { readonly kind: 'failed' | 'damaged'; readonly message: string }

export interface PackImport {
  /** What `choosePackFile` gave. */
  readonly file: FileHandle
  /** Told by the file's first lines when it is left out. */
  readonly kind?: PackKind
}

/** What the host tells of its own accord; the whole state is always to be had by `listLookups` and `listPacks`. */
export type LookupEvent =
  | { readonly kind: 'job'; readonly job: LookupJob }
  | { readonly kind: 'removed'; readonly ids: readonly string[] }
  | { readonly kind: 'connection'; readonly connection: LookupQueue['connection'] }
  | { readonly kind: 'packs'; readonly packs: readonly PackInfo[] }
