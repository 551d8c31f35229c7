import type { Publisher } from './publisher-rule'
import { CHINESE } from './publishers/chinese'
import { ELSEVIER } from './publishers/elsevier'
import { JOURNALS } from './publishers/journals'
import { NAMED } from './publishers/named'
import { NATURE } from './publishers/nature'
import { NCBI } from './publishers/ncbi'
import { PREPRINTS } from './publishers/preprints'
import { REGISTRIES } from './publishers/registries'

const BY_HOST: ReadonlyMap<string, Publisher> = new Map(
  [...NAMED, ...CHINESE, ...ELSEVIER, ...JOURNALS, NATURE, ...PREPRINTS, ...REGISTRIES, ...NCBI].flatMap((publisher) =>
    publisher.hosts.map((host): [string, Publisher] => [host, publisher])
  )
)

/** The publisher or database of an address: of its host and first folder, of its host, or of the nearest host above it. */
export function findPublisher(host: string, path: string): Publisher | undefined {
  const folder = /^\/[^/]*/.exec(path)?.[0] ?? ''
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const publisher = BY_HOST.get(rest + folder) ?? BY_HOST.get(rest)
    if (publisher) return publisher
  }
  return undefined
}
