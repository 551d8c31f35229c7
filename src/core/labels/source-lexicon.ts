import type { SourceEntry } from './source-label'
import { AGENCIES } from './sources/agencies'
import { CHINESE_MEDIA } from './sources/chinese-media'
import { CHINESE_SOURCES } from './sources/chinese-sources'
import { DATABASES } from './sources/databases'
import { HEALTH_SITES } from './sources/health-sites'
import { JOURNALS } from './sources/journals'
import { MORE_CHINESE_MEDIA } from './sources/more-chinese-media'
import { MORE_PUBLISHERS } from './sources/more-publishers'
import { NEWS_SITES } from './sources/news-sites'
import { PUBLISHERS } from './sources/publishers'
import { SPECIALIST_JOURNALS } from './sources/specialist-journals'

/** Every known source. Where two rows share a name, the earlier row wins. */
export const SOURCE_ENTRIES: readonly SourceEntry[] = [
  ...JOURNALS,
  ...SPECIALIST_JOURNALS,
  ...DATABASES,
  ...PUBLISHERS,
  ...MORE_PUBLISHERS,
  ...AGENCIES,
  ...CHINESE_SOURCES,
  ...CHINESE_MEDIA,
  ...MORE_CHINESE_MEDIA,
  ...HEALTH_SITES,
  ...NEWS_SITES
]

const byId = new Map(SOURCE_ENTRIES.map((entry) => [entry.id, entry]))

/** A host that a publisher and its journals share stands for the publisher. */
const byHost = firstWins(
  [...SOURCE_ENTRIES]
    .sort((a, b) => Number(a.kind === 'journal') - Number(b.kind === 'journal'))
    .flatMap((entry) => entry.domains.map((host) => [host, entry] as const))
)

/** The lexicon row with this id; undefined for ids of other builds. */
export function findSource(id: string): SourceEntry | undefined {
  return byId.get(id)
}

/** The row a host belongs to, by its longest known suffix; `www.` and letter case do not matter. */
export function findSourceOfHost(host: string): SourceEntry | undefined {
  let suffix = host.toLowerCase()
  for (;;) {
    const entry = byHost.get(suffix)
    if (entry !== undefined) return entry
    const dot = suffix.indexOf('.')
    if (dot < 0) return undefined
    suffix = suffix.slice(dot + 1)
  }
}

function firstWins<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, V> {
  const map = new Map<K, V>()
  for (const [key, value] of pairs) if (!map.has(key)) map.set(key, value)
  return map
}
