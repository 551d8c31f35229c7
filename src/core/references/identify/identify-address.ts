import type { Address } from './address'
import { parseAddress } from './address'
import { normaliseIsbn } from './check-digits'
import { cleanDoi, makeDoiPattern, versionOfDoi } from './doi'
import type { Confidence, Identification, Identifiers } from './identification'
import { identifyFileName } from './identify-file-name'
import { applyRule, type Publisher } from './publisher-rule'
import { findPublisher } from './publishers'

/** Longer addresses are session data; what they hold past this is not read. */
const MAX_LENGTH = 4096
const DOI_PARAMS = /^(?:doi|id|doid|art_doi|persistentid|rft_id|uri|info|article|identifier|object|key|arnumber)$/
const ISBN_PARAMS = /^(?:isbn|isbn13|eisbn|ean)$/
/** Pages of several works on hosts that the tables do not know. */
const LISTING =
  /^\/(?:search(?:[-_]?results?)?|advanced-?search|results?|browse|toc|loi|issues?|volumes?|archives?|categor(?:y|ies)|tags?|topics?)(?:[/?.]|$)|^\/action\/(?:doSearch|showMost)|^\/?$/i

/** What an http(s) address stands for; undefined when it is none. */
export function identifyAddress(text: string): Identification | undefined {
  const address = parseAddress(text.slice(0, MAX_LENGTH))
  if (!address) return undefined
  const publisher = findPublisher(address.host, address.path)
  const named = publisher === undefined ? {} : { publisher: publisher.publisher }
  const found = applyRules(publisher, address)
  if (found) return { kind: 'work', ...found, url: address.url, ...named }
  const listing = isListing(publisher, address)
  const doi = listing ? undefined : findDoi(publisher, address)
  if (doi) return { kind: 'work', ...doi, url: address.url, ...named }
  const isbn = listing ? undefined : findIsbn(address)
  if (isbn !== undefined) {
    return {
      kind: 'work',
      ids: { ISBN: isbn },
      url: address.url,
      ...named,
      confidence: 'likely',
      rule: 'isbn-in-address'
    }
  }
  const file = listing ? undefined : identifyFileName(address.path)
  if (file) return { ...file, url: address.url, ...named }
  const kind = listing ? 'listing' : 'page'
  return { kind, ids: {}, url: address.url, ...named, confidence: 'none', rule: `${kind}-address` }
}

function applyRules(publisher: Publisher | undefined, address: Address) {
  for (const rule of publisher?.rules ?? []) {
    const result = applyRule(rule, address)
    if (result) return result
  }
  return undefined
}

function isListing(publisher: Publisher | undefined, { path, params }: Address): boolean {
  const query = params.map(([name, value]) => `${name}=${value}`).join('&')
  const place = query === '' ? path : `${path}?${query}`
  return (publisher?.listing?.test(place) ?? false) || LISTING.test(place)
}

interface FoundDoi {
  readonly ids: Identifiers
  readonly version?: string
  readonly confidence: Confidence
  readonly rule: string
}

/** The DOI that an address holds: in its path, a parameter made for it, or what follows `#`. */
function findDoi(publisher: Publisher | undefined, { host, path, params, hash }: Address): FoundDoi | undefined {
  const resolver = /(?:^|\.)doi\.org$|^hdl\.handle\.net$|^doi\.wiley\.com$|^chinadoi\.cn$/.test(host)
  const inPath = doiIn(path)
  if (inPath !== undefined) {
    const doi = cleanDoi(cutTail(inPath, resolver ? undefined : publisher))
    if (doi !== undefined) return describeDoi(doi, inPath, resolver ? 'doi-resolver' : 'doi-in-address', 'certain')
  }
  for (const [name, value] of params) {
    const inParam = doiIn(value)
    const made = DOI_PARAMS.test(name)
    // A search for a DOI finds that one work; a DOI within other words is only mentioned.
    if (inParam === undefined || (!made && value.trim().length > inParam.length + 4)) continue
    const doi = cleanDoi(inParam)
    if (doi !== undefined) return describeDoi(doi, inParam, 'doi-in-address', made ? 'certain' : 'likely')
  }
  const inHash = doiIn(hash)
  const doi = inHash === undefined ? undefined : cleanDoi(cutTail(inHash, publisher))
  return doi === undefined || inHash === undefined ? undefined : describeDoi(doi, inHash, 'doi-in-address', 'likely')
}

function describeDoi(doi: string, raw: string, rule: string, confidence: Confidence): FoundDoi {
  const version = versionOfDoi(raw)
  return { ids: withArxiv(doi), ...(version === undefined ? {} : { version }), confidence, rule }
}

/** The identifiers that a DOI brings: an arXiv DOI names the arXiv number too. */
export function withArxiv(doi: string): Identifiers {
  const arxiv = /^10\.48550\/arXiv\.(.+)$/i.exec(doi)?.[1]
  return arxiv === undefined ? { DOI: doi } : { DOI: doi, arXiv: arxiv }
}

/** Handles have the form of a DOI, and so have Wiley's names of journals: `handle/10.1234/567`, `10.1111/(ISSN)1468-2230`. */
const NO_WORK = /\/handle\/10\.\d{4,9}\/\d{1,7}(?:[/?]|$)|\/10\.\d{4,9}\/\(ISSN\)/i

function doiIn(text: string): string | undefined {
  if (!text.includes('10.') || NO_WORK.test(text)) return undefined
  return makeDoiPattern()
    .exec(text)?.[0]
    .replace(/[?#].*$/, '')
}

const cutTail = (doi: string, publisher: Publisher | undefined): string => publisher?.trimDoi?.(doi) ?? doi

/** An ISBN that the address names as one, or that fills a segment of the path and begins with 978 or 979. */
function findIsbn({ path, params }: Address): string | undefined {
  for (const [name, value] of params) {
    const isbn = ISBN_PARAMS.test(name) ? normaliseIsbn(value) : undefined
    if (isbn !== undefined) return isbn
  }
  const named = /isbn[-_:/=]?((?:97[89])?[\d-]{9,14}[\dX])(?![\dA-Z])/i.exec(path)?.[1]
  const segment = /(?:^|[/-])(97[89]\d{10})(?=[/.-]|$)/.exec(path)?.[1]
  return (
    (named === undefined ? undefined : normaliseIsbn(named)) ??
    (segment === undefined ? undefined : normaliseIsbn(segment))
  )
}
