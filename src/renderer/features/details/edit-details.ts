import type { AffiliationId } from '#core/ids'
import { findOrcid } from '#core/manuscript/check-orcid'
import { SIDE_NAMES, type Affiliation, type Author, type AuthorName, type SideName } from '#core/manuscript/manuscript'

/** Who wrote a manuscript, and where they work. */
export interface Details {
  readonly authors: readonly Author[]
  readonly affiliations: readonly Affiliation[]
}

/** A list with one entry moved; the same where there is no such place. */
export function moveEntry<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from]
  if (entry === undefined || to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, entry)
}

/** Details without an affiliation, which its authors then no longer name. */
export function withoutAffiliation({ authors, affiliations }: Details, id: AffiliationId): Details {
  return {
    authors: authors.map((author) => ({ ...author, affiliations: author.affiliations.filter((one) => one !== id) })),
    affiliations: affiliations.filter((affiliation) => affiliation.id !== id)
  }
}

/** An author whose affiliations are those ticked, in the order they are numbered. */
export function tickAffiliation(author: Author, id: AffiliationId, isOn: boolean, all: readonly Affiliation[]): Author {
  const ticked = new Set(author.affiliations)
  if (isOn) ticked.add(id)
  else ticked.delete(id)
  return { ...author, affiliations: all.map((affiliation) => affiliation.id).filter((one) => ticked.has(one)) }
}

/** A name as a side prints it; Chinese has no space between family and given name. */
export function fullName({ family, given = '' }: AuthorName): string {
  const isHan = /\p{Script=Han}/u.test(family + given)
  return isHan ? family + given : [given, family].filter((part) => part !== '').join(' ')
}

/** The names of an author, those of both sides where they differ. */
export function namesOf(author: Author): string {
  const names = SIDE_NAMES.flatMap((side) => author.names[side] ?? []).map(fullName)
  return [...new Set(names.filter((name) => name !== ''))].join(' · ')
}

/** True for an ORCID or e-mail address that cannot be right; an empty one is none. */
export function isWrongOrcid(orcid: string | undefined): boolean {
  return orcid !== undefined && orcid.trim() !== '' && findOrcid(orcid) === undefined
}

/** True for what no address of e-mail looks like. */
export function isWrongEmail(email: string | undefined): boolean {
  return email !== undefined && email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(email.trim())
}

/** Titles as they are stored: on one line, without space around them. */
export function tidyTitles(titles: Readonly<Record<SideName, string>>): Readonly<Record<SideName, string>> {
  const tidy = (title: string): string => title.replace(/\s+/gu, ' ').trim()
  return { leading: tidy(titles.leading), facing: tidy(titles.facing) }
}

/** Details as they are stored: trimmed, without empty entries, ORCIDs as they are written. */
export function tidyDetails({ authors, affiliations }: Details): Details {
  const kept = affiliations
    .map((affiliation) => ({ ...affiliation, names: tidySides(affiliation.names, (name) => name.trim() || undefined) }))
    .filter(({ names }) => Object.keys(names).length > 0)
  const known = new Set(kept.map(({ id }) => id))
  return {
    authors: authors.map((author) => tidyAuthor(author, known)).filter(({ names }) => Object.keys(names).length > 0),
    affiliations: kept
  }
}

function tidyAuthor(author: Author, known: ReadonlySet<AffiliationId>): Author {
  const orcid = author.orcid === undefined ? undefined : findOrcid(author.orcid)
  const email = author.email?.trim()
  return {
    id: author.id,
    names: tidySides(author.names, tidyName),
    affiliations: author.affiliations.filter((id) => known.has(id)),
    ...(orcid !== undefined && { orcid }),
    ...(email && { email }),
    ...(author.corresponding && { corresponding: true as const })
  }
}

function tidyName(name: AuthorName): AuthorName | undefined {
  const [family, given] = [name.family.trim(), name.given?.trim() ?? '']
  if (family === '') return given === '' ? undefined : { family: given }
  return { family, ...(given !== '' && { given }) }
}

type Sides<T> = Readonly<Partial<Record<SideName, T>>>

function tidySides<T>(sides: Sides<T>, tidy: (value: T) => T | undefined): Sides<T> {
  const entries = SIDE_NAMES.flatMap((side) => {
    const value = sides[side]
    const tidied = value === undefined ? undefined : tidy(value)
    return tidied === undefined ? [] : [[side, tidied] as const]
  })
  return Object.fromEntries(entries) as Sides<T>
}
