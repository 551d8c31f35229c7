import { normaliseDoi } from '../equal-reference'
import type { Reference } from '../reference'
import type { Identification } from './identification'

/**
 * The first reference that carries one of the identifiers, or else the address, that were identified. Addresses are equal
 * without scheme, `www.`, fragment and final slash.
 */
export function findByIdentifier(references: Iterable<Reference>, identified: Identification): Reference | undefined {
  for (const reference of references) if (carries(reference, identified)) return reference
  return undefined
}

function carries({ item }: Reference, { ids, url, kind }: Identification): boolean {
  if (ids.DOI !== undefined && item.DOI !== undefined && normaliseDoi(item.DOI) === normaliseDoi(ids.DOI)) return true
  if (ids.PMID !== undefined && item.PMID === ids.PMID) return true
  if (ids.PMCID !== undefined && item.PMCID?.toUpperCase().replace(/^(?:PMC)?/, 'PMC') === ids.PMCID) return true
  // The address of a chapter or of a reprint is not that of its book.
  if (url === undefined || item.URL === undefined || kind === 'listing') return false
  return bareAddress(item.URL) === bareAddress(url)
}

const bareAddress = (address: string): string =>
  address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
