import type { SourceEntry } from './source-label'

/**
 * Hosts that assistants print without their top-level domain, capitalised or not: `sciencedirect`, `Medrxiv+1`. None is a
 * word of a language; `nature` and `cell` are, and are not here.
 */
const BARE = new Set(
  (
    'frontiersin sciencedirect jamanetwork thelancet medrxiv biorxiv clinicaltrials researchgate mayoclinic clevelandclinic ' +
    'hopkinsmedicine nationalmssociety mssociety verywellhealth healthline webmd medicalnewstoday news-medical mdpi nejm bmj ' +
    'pubmed wikipedia baike zhihu dxy cnki wanfangdata cqvip sagepub tandfonline springer biomedcentral europepmc ' +
    'cochranelibrary neurologylive multiplesclerosisnewstoday sciencedaily statpearls medscape uptodate karger ' +
    'hindawi elsevier academia semanticscholar britannica radiopaedia'
  ).split(' ')
)

/** A host without its top-level domain; undefined where that would be an ordinary word. */
function nameOfHost(domain: string): string | undefined {
  const core = domain.replace(/\.(?:com?|org|net|gov|edu|int|ac)?(?:\.[a-z]{2})?$|\.[a-z]{2,4}$/, '')
  if (core === domain) return undefined
  return core.includes('.') || BARE.has(core) ? core : undefined
}

const capitalise = (name: string): string => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`

/** The ways in which an assistant prints a source's hosts as a name. */
export function domainNames({ aliases, domains }: SourceEntry): readonly string[] {
  const names = domains.flatMap((domain) => nameOfHost(domain) ?? [])
  const all = new Set(names.flatMap((name) => [name, capitalise(name)]))
  return [...all].filter((name) => !aliases.includes(name))
}

/** Whether a name is a host without its top-level domain, in small letters: alone it is no proof of a label. */
export const isDomainName = (name: string): boolean => BARE.has(name)
