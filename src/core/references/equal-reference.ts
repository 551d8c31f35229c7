import { foldToLetters } from './fold-text'
import { familyText } from './names'
import type { CslItem, Reference } from './reference'

/**
 * The marks by which two entries are known to be one work: DOI, PMID, PMCID, and type + title + year + first author.
 * The last only where there is a title and an author or a year; an entry without any mark equals nothing.
 */
export function identityMarks(item: CslItem): readonly string[] {
  const marks: string[] = []
  if (item.DOI) marks.push(`doi:${normaliseDoi(item.DOI)}`)
  if (item.PMID) marks.push(`pmid:${item.PMID.replace(/\D/g, '')}`)
  if (item.PMCID) marks.push(`pmcid:${item.PMCID.toUpperCase().replace(/^PMC/, '').trim()}`)
  const title = foldToLetters(item.title ?? '')
  const author = item.author?.[0] ? foldToLetters(familyText(item.author[0])) : ''
  const year = item.issued?.['date-parts']?.[0]?.[0] ?? ''
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
 * A matcher over the given references. An identifier decides before content does, and two entries whose identifiers of
 * one kind differ are not the same work however alike their titles are.
 */
export function matchReferences(references: Iterable<Reference>): ReferenceMatcher {
  const byMark = new Map<string, Reference>()
  const add = (reference: Reference): void => {
    for (const mark of identityMarks(reference.item)) if (!byMark.has(mark)) byMark.set(mark, reference)
  }
  for (const reference of references) add(reference)
  return {
    add,
    find: (item) => {
      for (const mark of identityMarks(item)) {
        const found = byMark.get(mark)
        if (found && !(mark.startsWith('work:') && identifiersDiffer(item, found.item))) return found
      }
      return undefined
    }
  }
}

const differ = (x: string | undefined, y: string | undefined): boolean => !!x && !!y && x !== y

function identifiersDiffer(a: CslItem, b: CslItem): boolean {
  return differ(a.DOI && normaliseDoi(a.DOI), b.DOI && normaliseDoi(b.DOI)) || differ(a.PMID, b.PMID)
}
