import { assertNever } from '#core/assert-never'
import { normaliseDoi } from './equal-reference'
import type { Reference } from './reference'

/** What a pasted text stands for. `likely` marks a guess that the user should see confirmed. */
export type Identified =
  | { readonly kind: 'doi'; readonly DOI: string; readonly certainty: 'certain' | 'likely' }
  | { readonly kind: 'pmid'; readonly PMID: string; readonly certainty: 'certain' | 'likely' }
  | { readonly kind: 'pmcid'; readonly PMCID: string; readonly certainty: 'certain' }
  | { readonly kind: 'url'; readonly url: string; readonly certainty: 'certain' }

const PMID_ADDRESS =
  /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed)\/(?:.*?\/)?(\d{1,8})(?:[/?#]|$)/i
const PMC_ADDRESS = /^https?:\/\/[^/]*(?:ncbi\.nlm\.nih\.gov|europepmc\.org)\/.*?\b(PMC\d{3,9})\b/i
/** What publishers put after the DOI in the path of a page: the view, the file type, a supplement. */
const PAGE_TAIL =
  /(?:\/(?:full|fulltext|full-text|pdf|pdfft|epdf|epub|abstract|abs|summary|html|htm|xml|meta|references|figures|tables|supplementary[^/]*|suppl_file.*|download.*))+$|\.(?:pdf|html?|xml|full|abstract|short)$/i
const TRAILING_PUNCTUATION = /[\s.,;:!?'"”’»>\]}。，；：！？、》」』】…]+$/u

/**
 * What the box "DOI, PMID or link" was given: a DOI bare, after `doi:` or in an address (resolver or publisher); a PMID
 * with its name or in a PubMed address, or a bare number long enough to be one (then `likely`); a PMCID; else the
 * address. Punctuation around it, full width too, is dropped. Undefined for anything else.
 */
export function identify(text: string): Identified | undefined {
  const input = text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
    .trim()
  if (input === '') return undefined
  const address = findAddress(input)
  if (address !== undefined) return identifyAddress(address)
  const pmcid = /^(?:pmcid\s*:?\s*)?(pmc\s?\d{3,9})\b/i.exec(input)?.[1]
  if (pmcid) return { kind: 'pmcid', PMCID: pmcid.toUpperCase().replace(/\s/g, ''), certainty: 'certain' }
  const doi = findDoi(input, false)
  if (doi !== undefined) return { kind: 'doi', DOI: doi, certainty: 'certain' }
  const pmid = /\bpmid\s*[:#]?\s*(\d{1,8})\b/i.exec(input)?.[1]
  if (pmid) return { kind: 'pmid', PMID: pmid, certainty: 'certain' }
  return /^[1-9]\d{5,7}$/.test(input) ? { kind: 'pmid', PMID: input, certainty: 'likely' } : undefined
}

function findAddress(input: string): string | undefined {
  const found = /(?:https?:\/\/|www\.)[^\s<>"]+/i.exec(input)?.[0] ?? /^(?:dx\.)?doi\.org\/\S+/i.exec(input)?.[0]
  if (found === undefined) return undefined
  const address = (/^https?:/i.test(found) ? found : `https://${found}`).replace(TRAILING_PUNCTUATION, '')
  return closeBrackets(address)
}

function identifyAddress(address: string): Identified | undefined {
  const url = parseHttp(address)
  if (!url) return undefined
  const pmid = PMID_ADDRESS.exec(address)?.[1]
  if (pmid) return { kind: 'pmid', PMID: pmid, certainty: 'certain' }
  const pmcid = PMC_ADDRESS.exec(address)?.[1]
  if (pmcid) return { kind: 'pmcid', PMCID: pmcid.toUpperCase(), certainty: 'certain' }
  const resolver = /(?:^|\.)doi\.org$/i.test(url.hostname)
  const doi = findDoi(decode(resolver ? url.pathname : url.pathname + url.search), !resolver)
  if (doi !== undefined) return { kind: 'doi', DOI: doi, certainty: resolver ? 'certain' : 'likely' }
  return { kind: 'url', url: address, certainty: 'certain' }
}

function parseHttp(address: string): URL | undefined {
  try {
    const url = new URL(address)
    return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url : undefined
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function findDoi(text: string, inPage: boolean): string | undefined {
  const found = /\b10\.\d{4,9}\/[^\s<>"，。；、？！]+/u.exec(text)?.[0]
  if (found === undefined) return undefined
  const cut = inPage ? found.replace(/[?&#].*$/, '').replace(PAGE_TAIL, '') : found
  const doi = closeBrackets(cut.replace(TRAILING_PUNCTUATION, '')).replace(/[/.,]+$/, '')
  return /^10\.\d{4,9}\/.+/.test(doi) ? doi : undefined
}

/** Drops closing brackets at the end that were never opened: `(see 10.1000/x)`. */
function closeBrackets(text: string): string {
  let result = text
  while (result.endsWith(')') && result.split('(').length < result.split(')').length) {
    result = result.slice(0, -1).replace(TRAILING_PUNCTUATION, '')
  }
  return result
}

/** The first reference with that identifier or address. Addresses are equal without scheme, `www.` and final slash. */
export function findByIdentifier(references: Iterable<Reference>, identified: Identified): Reference | undefined {
  for (const reference of references) if (carries(reference, identified)) return reference
  return undefined
}

function carries({ item }: Reference, identified: Identified): boolean {
  switch (identified.kind) {
    case 'doi':
      return item.DOI !== undefined && normaliseDoi(item.DOI) === normaliseDoi(identified.DOI)
    case 'pmid':
      return item.PMID === identified.PMID
    case 'pmcid':
      return item.PMCID?.toUpperCase().replace(/^(?:PMC)?/, 'PMC') === identified.PMCID
    case 'url':
      return item.URL !== undefined && bareAddress(item.URL) === bareAddress(identified.url)
    default:
      return assertNever(identified)
  }
}

const bareAddress = (address: string): string =>
  address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
