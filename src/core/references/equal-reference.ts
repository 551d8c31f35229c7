import { foldText, foldToLetters } from './fold-text'
import { familyText } from './names'
import type { CslItem, Reference } from './reference'

/**
 * The marks by which two entries are known to be one work: DOI, PMID, PMCID, and type + title + year + first author.
 * The last only where there is a title and an author or a year; an entry without any mark equals nothing.
 */
export function identityMarks(item: CslItem): readonly string[] {
  const { doi, pmid, pmcid } = identifiersOf(item)
  const marks: string[] = []
  if (doi) marks.push(`doi:${doi}`)
  if (pmid) marks.push(`pmid:${pmid}`)
  if (pmcid) marks.push(`pmcid:${pmcid}`)
  const title = titleOf(item)
  const author = firstAuthorOf(item)
  const year = yearOf(item) ?? ''
  if (title !== '' && (author !== '' || year !== '')) marks.push(`work:${item.type}|${title}|${year}|${author}`)
  return marks
}

/** A DOI as it is compared: lower case, without resolver address or `doi:` before it. */
export function normaliseDoi(doi: string): string {
  return doi
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i, '')
    .replace(/^doi:\s*/i, '')
    .toLowerCase()
}

/** Finds the reference that an incoming entry already is. */
export interface ReferenceMatcher {
  readonly find: (item: CslItem) => Reference | undefined
  readonly add: (reference: Reference) => void
}

/**
 * A matcher over the given references. An identifier decides before content does, and what contradicts a match undoes
 * it: a double in the library is seen and merged in a second, a wrong citation is not.
 */
export function matchReferences(references: Iterable<Reference>): ReferenceMatcher {
  const byMark = new Map<string, Reference[]>()
  const add = (reference: Reference): void => {
    for (const mark of identityMarks(reference.item)) {
      const bearers = byMark.get(mark)
      if (bearers) bearers.push(reference)
      else byMark.set(mark, [reference])
    }
  }
  for (const reference of references) add(reference)
  return {
    add,
    find: (item) => {
      for (const mark of identityMarks(item)) {
        const found = byMark.get(mark)?.find((reference) => isAgreed(mark, item, reference.item))
        if (found) return found
      }
      return undefined
    }
  }
}

/** True when the two entries share an identity mark, or title and type, and nothing in them contradicts that. */
export function isSameWork(a: CslItem, b: CslItem): boolean {
  const marks = new Set(identityMarks(b))
  if (identityMarks(a).some((mark) => marks.has(mark) && isAgreed(mark, a, b))) return true
  return a.type === b.type && titleOf(a) !== '' && titleOf(a) === titleOf(b) && !contentDiffers(a, b)
}

function isAgreed(mark: string, a: CslItem, b: CslItem): boolean {
  if (identifiersDiffer(a, b)) return false
  return mark.startsWith('work:') ? !contentDiffers(a, b) : !isAnotherPart(a, b)
}

/** Chapters often carry the DOI of their book, and abstracts that of their supplement. */
function isAnotherPart(a: CslItem, b: CslItem): boolean {
  if (!titlesDiffer(titleOf(a), titleOf(b))) return false
  return (
    differ(firstAuthorOf(a), firstAuthorOf(b)) || differ(firstPageOf(a), firstPageOf(b)) || differ(yearOf(a), yearOf(b))
  )
}

/** Of two entries with one title, what tells an article from its abstract, a reprint or another page of that name. */
function contentDiffers(a: CslItem, b: CslItem): boolean {
  return (
    identifiersDiffer(a, b) ||
    differ(yearOf(a), yearOf(b)) ||
    differ(firstAuthorOf(a), firstAuthorOf(b)) ||
    differ(a.volume?.trim(), b.volume?.trim()) ||
    differ(firstPageOf(a), firstPageOf(b)) ||
    containersDiffer(a['container-title'] ?? '', b['container-title'] ?? '') ||
    (!hasIdentifier(a) && !hasIdentifier(b) && differ(urlHostOf(a), urlHostOf(b)))
  )
}

interface Identifiers {
  readonly doi: string | undefined
  readonly pmid: string | undefined
  readonly pmcid: string | undefined
}

/** Identifiers in their compared form; what is none, such as `n/a`, is left out. */
function identifiersOf(item: CslItem): Identifiers {
  const doi = normaliseDoi(item.DOI ?? '')
  return {
    doi: /^10\.[\d.]+\/\S/.test(doi) ? doi : undefined,
    pmid: /^(?:pmid:?\s*)?0*([1-9]\d{0,8})$/i.exec((item.PMID ?? '').trim())?.[1],
    pmcid: /^(?:pmcid:?\s*)?(?:pmc)?0*([1-9]\d{0,9})(?:\.\d+)?$/i.exec((item.PMCID ?? '').trim())?.[1]
  }
}

const hasIdentifier = (item: CslItem): boolean =>
  Object.values(identifiersOf(item)).some((value) => value !== undefined)

function identifiersDiffer(a: CslItem, b: CslItem): boolean {
  const [ours, theirs] = [identifiersOf(a), identifiersOf(b)]
  return differ(ours.doi, theirs.doi) || differ(ours.pmid, theirs.pmid) || differ(ours.pmcid, theirs.pmcid)
}

/** Both are known and they are not equal. */
const differ = (x: string | undefined, y: string | undefined): boolean => !!x && !!y && x !== y

const titleOf = (item: CslItem): string => foldToLetters(item.title ?? '')
const firstAuthorOf = (item: CslItem): string => (item.author?.[0] ? foldToLetters(familyText(item.author[0])) : '')
const yearOf = (item: CslItem): string | undefined => item.issued?.['date-parts']?.[0]?.[0]?.toString()
const firstPageOf = (item: CslItem): string | undefined => /^\w+/.exec((item.page ?? '').trim().toLowerCase())?.[0]

function urlHostOf(item: CslItem): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec((item.URL ?? '').trim())?.[1]?.toLowerCase()
}

const HAN = /\p{Script=Han}/u

/** Two titles of one script of which neither is a part of the other; a title and its translation do not differ. */
function titlesDiffer(a: string, b: string): boolean {
  if (a === '' || b === '' || HAN.test(a) !== HAN.test(b)) return false
  return !a.includes(b) && !b.includes(a)
}

/** Journals differ unless one title is the other's beginning, part or abbreviation word by word. */
function containersDiffer(a: string, b: string): boolean {
  if (!titlesDiffer(foldToLetters(a), foldToLetters(b))) return false
  return !isAbbreviation(wordsOf(a), wordsOf(b)) && !isAbbreviation(wordsOf(b), wordsOf(a))
}

const wordsOf = (text: string): readonly string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []

function isAbbreviation(short: readonly string[], long: readonly string[]): boolean {
  let rest = long
  for (const word of short) {
    const at = rest.findIndex((whole) => whole.startsWith(word))
    if (at === -1) return false
    rest = rest.slice(at + 1)
  }
  return true
}
