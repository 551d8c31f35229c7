import type { ServiceName } from '#core/references/lookup-answer'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import type { LookupSettings, LookupState, LookupSubject } from '#host/lookup-api'
import type { AnswerCache } from './answer-cache'
import type { Clock } from './clock'
import { findProxyInEnvironment, type ProxyFinder } from './find-proxy'
import type { HttpLimits } from './http-get'
import { lookUpWork } from './look-up-work'
import type { LookupSources, PackRecord } from './look-up-work'
import { LOOKUP_SERVICES } from './lookup-services'
import { createPoliteClient } from './polite-client'
import type { AskMode } from './polite-client'
import { searchWorks } from './search-works'
import { SERVICES } from './service-table'

export interface ResolverOptions {
  readonly version: string
  readonly cache: AnswerCache
  readonly clock: Clock
  readonly settings: () => LookupSettings
  /** Addresses of services that whoever started the program named; they win over the settings, and may be of this machine. */
  readonly serviceUrls: Readonly<Partial<Record<ServiceName, string>>>
  readonly findInPacks: (identifiers: WorkIdentifiers) => Promise<readonly PackRecord[]>
  /** Called whenever a service has answered over the network. */
  readonly onReached?: () => void
  readonly limits?: HttpLimits
  /** In the place of the environment's proxies. */
  readonly findProxy?: ProxyFinder
}

/** Answers lookups from packs, cache and services, as the settings allow. */
export interface Resolver {
  readonly resolve: (subject: LookupSubject, mode: AskMode) => Promise<LookupState>
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

const originOf = (url: string): readonly string[] => (URL.canParse(url) ? [new URL(url).origin] : [])

/** A resolver over all services that are switched on. */
export function createResolver(options: ResolverOptions): Resolver {
  const { settings, serviceUrls } = options
  const client = createPoliteClient({
    version: options.version,
    cache: options.cache,
    clock: options.clock,
    policy: {
      trustedOrigins: new Set(Object.values(serviceUrls).flatMap(originOf)),
      findProxy: options.findProxy ?? (async (url) => findProxyInEnvironment(url, process.env))
    },
    contact: () => settings().contact,
    apiKey: (service) => settings().services[service]?.apiKey || undefined,
    ...(options.onReached && { onReached: options.onReached }),
    ...(options.limits && { limits: options.limits })
  })
  const baseUrlOf = (name: ServiceName): string =>
    withoutSlash(serviceUrls[name] ?? (settings().services[name]?.baseUrl || SERVICES[name].baseUrl))
  const sourcesFor = (mode: AskMode): LookupSources => ({
    findService: (name) => (settings().services[name]?.enabled === false ? undefined : LOOKUP_SERVICES[name]),
    askingFor: (name) => ({ client, baseUrl: baseUrlOf(name), mode }),
    findInPacks: options.findInPacks,
    now: () => new Date(options.clock.now()).toISOString()
  })
  return {
    resolve: (subject, mode) =>
      subject.kind === 'identifiers'
        ? lookUpWork(subject.identifiers, sourcesFor(mode), mode.fresh)
        : searchWorks(subject.query, sourcesFor(mode))
  }
}
