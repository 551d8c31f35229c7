import { normaliseIsbn, normaliseIssn } from './check-digits'
import { cleanDoi, closeBrackets, makeDoiPattern, versionOfDoi } from './doi'
import {
  mayBeOneWork,
  mergeIdentifications,
  type Confidence,
  type Identifiers,
  type LocatedIdentification
} from './identification'
import { identifyAddress, withArxiv } from './identify-address'

/** What ends an address in running text: space, brackets of markup, quotation marks, anything Chinese or full width. */
const ENDS = '\\s<>"“”«»`\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef\\u200b-\\u200f\\u2028-\\u202f\\u2060\\ufeff'
const SICI = '<[^\\s<>]{1,80}>(?=\\d\\.\\d\\.[A-Z]{2};\\d)'
const HOST = '(?:[a-z0-9-]{1,63}\\.){1,8}(?:org|com|gov|net|edu|cn|io|int|info|uk|de|eu|fr|jp|ch|au|ca|br|nl|tw|hk)'
/** With a scheme, or a host with a path: `doi.org/10.1000/x`. */
const ADDRESS = new RegExp(
  `(?:(?<![A-Za-z0-9])https?://|(?<![\\w@./-])${HOST}(?::\\d{2,5})?/)(?:[^${ENDS}]|${SICI})+`,
  'giu'
)

interface Finder {
  readonly rule: string
  readonly match: RegExp
  readonly read: (groups: readonly string[]) => Identifiers | undefined
  readonly confidence?: Confidence
}

const only = (kind: keyof Identifiers, value: string | undefined): Identifiers | undefined =>
  value === undefined ? undefined : { [kind]: value }

/** Identifiers in words. Every gap has a bound, so that no text takes more than linear time. */
const FINDERS: readonly Finder[] = [
  {
    rule: 'pmid-named',
    match: /(?<![A-Za-z])(?:PMID|PubMed\s{0,2}(?:ID|编号|号))\s{0,3}[:：#=]?\s{0,3}(\d{1,8})(?!\d)/gi,
    read: ([, id = '']) => only('PMID', Number(id) > 0 ? String(Number(id)) : undefined)
  },
  {
    rule: 'pmcid-named',
    match: /(?<![A-Za-z0-9])PMCID\s{0,3}[:：#=]?\s{0,3}(?:PMC\s{0,2})?(\d{3,9})(?:\.\d)?(?!\d)/gi,
    read: ([, id = '']) => only('PMCID', `PMC${id}`)
  },
  {
    rule: 'pmcid',
    match: /(?<![A-Za-z0-9])PMC(\d{4,9})(?![\dA-Za-z])/g,
    read: ([, id = '']) => only('PMCID', `PMC${id}`)
  },
  {
    rule: 'arxiv-named',
    match:
      /(?<![A-Za-z])arXiv\s{0,2}[:：]?\s{0,2}(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?(?!\d)/gi,
    read: ([, id = '']) => ({ arXiv: id, DOI: `10.48550/arXiv.${id}` })
  },
  { rule: 'nct', match: /(?<![A-Za-z0-9])NCT\s?(\d{8})(?!\d)/gi, read: ([, id = '']) => only('NCT', `NCT${id}`) },
  {
    rule: 'chictr',
    match: /(?<![A-Za-z0-9])ChiCTR((?:-[A-Z]{2,5}){0,2}-?\d{8,12})(?!\d)/gi,
    read: ([, id = '']) => only('ChiCTR', `ChiCTR${id.toUpperCase()}`)
  },
  {
    rule: 'isbn-named',
    match:
      /(?<![A-Za-z])e?-?ISBN(?:-1[03])?[\s:：]{0,3}((?:97[89][\s-]?)?(?:\d[\s\u2010-\u2015-]?){9}[\dX])(?![\dX])/gi,
    read: ([, isbn = '']) => only('ISBN', normaliseIsbn(isbn))
  },
  {
    rule: 'isbn',
    match: /(?<![\d-])97[89]-?(?:\d-?){9}\d(?![\d-])/g,
    read: ([isbn = '']) => only('ISBN', normaliseIsbn(isbn)),
    confidence: 'likely'
  },
  {
    rule: 'issn-named',
    match:
      /(?<![A-Za-z])[ep]?-?ISSN[\s:：]{0,3}(?:\((?:print|online|electronic)\)[\s:：]{0,3})?(\d{4}[-–]?\d{3}[\dX])(?![\dX])/gi,
    read: ([, issn = '']) => only('ISSN', normaliseIssn(issn))
  },
  {
    rule: 'cma-doi',
    match: /(?<![A-Za-z0-9./])cma\.j\.(?:cn|issn)\d{4,8}-?\d{0,4}[.-][\d.-]{6,24}\d/gi,
    read: ([id = '']) => only('DOI', `10.3760/${id.toLowerCase()}`)
  }
]

/**
 * All works, listings and other addresses that a text names, in order and without overlap; identifiers that follow each
 * other as of one work are merged. Bare numbers are never taken for a PMID. Time is linear in the text.
 */
export function scanIdentifiers(text: string): LocatedIdentification[] {
  const found = [...findAddresses(text), ...findDois(text), ...findNamed(text)]
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return mergeNeighbours(text, dropOverlaps(found))
}

function findAddresses(text: string): LocatedIdentification[] {
  const result: LocatedIdentification[] = []
  for (const match of text.matchAll(ADDRESS)) {
    const written = trimAddress(match[0])
    const found = identifyAddress(written)
    if (found) result.push({ ...found, start: match.index, end: match.index + written.length })
  }
  return result
}

/** An address without the punctuation and the closing brackets of the sentence around it. */
export const trimAddress = (address: string): string =>
  closeBrackets(address.replace(/[.,;:!?'’…*|\\]+$/, '')).replace(/[.,;:!?'’…*|\\]+$/, '')

function findDois(text: string): LocatedIdentification[] {
  const result: LocatedIdentification[] = []
  for (const match of text.matchAll(makeDoiPattern())) {
    const doi = cleanDoi(match[0])
    if (doi === undefined) continue
    const version = versionOfDoi(match[0])
    const span = { start: match.index, end: match.index + Math.min(match[0].length, doi.length) }
    const named = version === undefined ? {} : { version }
    result.push({ kind: 'work', ids: withArxiv(doi), ...named, confidence: 'certain', rule: 'doi', ...span })
  }
  return result
}

function findNamed(text: string): LocatedIdentification[] {
  return FINDERS.flatMap(({ rule, match, read, confidence = 'certain' }) => {
    const result: LocatedIdentification[] = []
    for (const found of text.matchAll(match)) {
      const ids = read(Array.from(found, (group) => group ?? ''))
      if (ids)
        result.push({ kind: 'work', ids, confidence, rule, start: found.index, end: found.index + found[0].length })
    }
    return result
  })
}

function dropOverlaps(sorted: readonly LocatedIdentification[]): LocatedIdentification[] {
  const kept: LocatedIdentification[] = []
  let end = 0
  for (const one of sorted) {
    if (one.start < end) continue
    kept.push(one)
    end = one.end
  }
  return kept
}

/** What may stand between two identifiers of one work: punctuation, the name of the next identifier, how it was published. */
const BETWEEN =
  /^(?:[\s.;,:|()[\]/·、；，。：（）-]|doi|PMID|PMCID|Epub|ahead of print|Available (?:from|at)|eCollection|https?){0,16}$/i
const MAX_BETWEEN = 48

function mergeNeighbours(text: string, found: readonly LocatedIdentification[]): LocatedIdentification[] {
  const merged: LocatedIdentification[] = []
  for (const one of found) {
    const last = merged.at(-1)
    if (last && areOneWork(text, last, one))
      merged[merged.length - 1] = { ...mergeIdentifications(last, one), end: one.end }
    else merged.push(one)
  }
  return merged
}

function areOneWork(text: string, first: LocatedIdentification, second: LocatedIdentification): boolean {
  if (first.kind !== 'work' || second.kind !== 'work' || second.start - first.end > MAX_BETWEEN) return false
  const between = text.slice(first.end, second.start)
  return !/\n\s*\n/.test(between) && BETWEEN.test(between) && mayBeOneWork(first.ids, second.ids)
}
