import { normaliseDoi } from './equal-reference'
import type { Identifiers } from './identify/identification'
import type { CslItem } from './reference'

/** The identifiers by which a work can be looked up; all that are given name the same work. */
export type WorkIdentifiers = Pick<Identifiers, 'DOI' | 'PMID' | 'PMCID' | 'arXiv' | 'ISBN' | 'NCT'>

export type WorkIdentifierKind = keyof WorkIdentifiers

/** The shape of each identifier, in its normal form. */
export const IDENTIFIER_SHAPES: Readonly<Record<WorkIdentifierKind, RegExp>> = {
  DOI: /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}]{1,400}$/u,
  PMID: /^[1-9]\d{0,8}$/,
  PMCID: /^PMC[1-9]\d{0,9}$/,
  arXiv: /^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?$/,
  ISBN: /^(?:97[89])?\d{9}[\dX]$/,
  NCT: /^NCT\d{8}$/
}

const NORMALISERS: Readonly<Record<WorkIdentifierKind, (text: string) => string>> = {
  DOI: normaliseDoi,
  PMID: (text) => text.replace(/^pmid:?\s*/i, '').replace(/^0+/, ''),
  PMCID: (text) => `PMC${text.replace(/^(?:pmcid:?\s*)?(?:pmc)?0*/i, '').replace(/\.\d+$/, '')}`,
  arXiv: (text) => text.replace(/^arxiv:\s*/i, ''),
  ISBN: (text) =>
    text
      .replace(/^isbn(?:-1[03])?:?\s*/i, '')
      .replace(/[\s-‐-―]/g, '')
      .toUpperCase(),
  NCT: (text) => text.toUpperCase()
}

export const WORK_IDENTIFIER_KINDS: readonly WorkIdentifierKind[] = ['DOI', 'PMID', 'PMCID', 'arXiv', 'ISBN', 'NCT']

/** An identifier in the one form in which it is compared and sent; undefined for what is none of that kind. */
export function normaliseIdentifier(kind: WorkIdentifierKind, text: string): string | undefined {
  const normal = NORMALISERS[kind](text.trim())
  return IDENTIFIER_SHAPES[kind].test(normal) ? normal : undefined
}

/** The well-formed identifiers among those given, each in its normal form; the others are left out. */
export function normaliseIdentifiers(identifiers: WorkIdentifiers): WorkIdentifiers {
  const entries = WORK_IDENTIFIER_KINDS.flatMap((kind) => {
    const text = identifiers[kind]
    const normal = text === undefined ? undefined : normaliseIdentifier(kind, text)
    return normal === undefined ? [] : [[kind, normal] as const]
  })
  return Object.fromEntries(entries)
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The identifiers that an item carries, in their normal form. */
export function identifiersOfItem(item: CslItem): WorkIdentifiers {
  const number = textOf(item.number)
  const arXiv = textOf(item['arXiv']) ?? (/^arxiv:/i.test(number ?? '') ? number : undefined)
  const nct = /\bNCT\d{8}\b/i.exec(`${number ?? ''} ${item.URL ?? ''}`)?.[0]
  return normaliseIdentifiers({
    ...(item.DOI !== undefined && { DOI: item.DOI }),
    ...(item.PMID !== undefined && { PMID: item.PMID }),
    ...(item.PMCID !== undefined && { PMCID: item.PMCID }),
    ...(item.ISBN !== undefined && { ISBN: item.ISBN.split(/[\s,;]+(?=97[89]|\d{9})/)[0] ?? '' }),
    ...(arXiv !== undefined && { arXiv }),
    ...(nct !== undefined && { NCT: nct })
  })
}

/** The first kind of identifier that both name and that differs: two works, or a slip of one digit. */
export function findConflict(a: WorkIdentifiers, b: WorkIdentifiers): WorkIdentifierKind | undefined {
  const [ours, theirs] = [normaliseIdentifiers(a), normaliseIdentifiers(b)]
  return WORK_IDENTIFIER_KINDS.find((kind) => {
    const [x, y] = [ours[kind], theirs[kind]]
    return x !== undefined && y !== undefined && x !== y
  })
}
