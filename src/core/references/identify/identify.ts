import { normaliseIsbn, normaliseIssn } from './check-digits'
import type { Identification, Identifiers } from './identification'
import { identifyAddress } from './identify-address'
import { identifyFileName } from './identify-file-name'
import { scanIdentifiers, trimAddress } from './scan-identifiers'

export interface IdentifyOptions {
  /** True where a number alone can only be a PMID: in a box that asks for one. It then is a likely one. */
  readonly bareNumberIsPmid?: boolean
}

/** Longer inputs are texts for `scanIdentifiers`, not one work; what follows is not read. */
const MAX_LENGTH = 20_000

/**
 * The one work, or else the address, that a link, an identifier, a file name or a piece of text stands for: several
 * identifiers of it are merged, and of several works the first is given. Undefined where nothing is named. No network.
 */
export function identify(text: string, options: IdentifyOptions = {}): Identification | undefined {
  const input = text
    .slice(0, MAX_LENGTH)
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g, '')
    .trim()
  if (input === '') return undefined
  return (
    identifyWhole(input, options) ??
    identifyPart(input) ??
    // Full-width letters and digits; only now, for full-width punctuation ends an identifier and the usual does not.
    identifyPart(input.normalize('NFKC'))
  )
}

function identifyWhole(input: string, options: IdentifyOptions): Identification | undefined {
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(input))
    return identifyAddress(trimAddress(input.replace(/[。；，、）】》」』]+$/u, '')))
  if (/\s\S+\s/.test(input)) return undefined
  return identifyFileName(input) ?? identifyBare(input, options)
}

function identifyPart(input: string): Identification | undefined {
  const found = scanIdentifiers(input)
  const best = found.find(({ kind }) => kind === 'work') ?? found[0]
  if (!best) return undefined
  const { start: _start, end: _end, ...identification } = best
  return identification
}

/** Identifiers that need no name when they are all that was given. */
function identifyBare(input: string, options: IdentifyOptions): Identification | undefined {
  const likely = (ids: Identifiers, rule: string): Identification => ({ kind: 'work', ids, confidence: 'likely', rule })
  const arxiv = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?$/i.exec(input)?.[1]
  if (arxiv !== undefined) return likely({ arXiv: arxiv, DOI: `10.48550/arXiv.${arxiv}` }, 'arxiv-bare')
  const isbn = /^[\dX-]{10,17}$/i.test(input) ? normaliseIsbn(input) : undefined
  if (isbn !== undefined) return likely({ ISBN: isbn }, 'isbn')
  const issn = /^\d{4}-\d{3}[\dX]$/i.test(input) ? normaliseIssn(input) : undefined
  if (issn !== undefined) return likely({ ISSN: issn }, 'issn')
  const pmid = options.bareNumberIsPmid && /^[1-9]\d{5,7}$/.test(input.normalize('NFKC'))
  return pmid ? likely({ PMID: input.normalize('NFKC') }, 'pmid-bare') : undefined
}
