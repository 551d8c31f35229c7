import { foldText, foldToLetters } from '#core/references/fold-text'
import type { CslItem, CslName } from '#core/references/reference'
import type { TypedEntry } from './typed-references'

/** What a mark in the text may say of an entry. */
export interface EntryFacts {
  readonly entry: number
  readonly letter: string | undefined
  /** Names of the authors, folded; a Chinese name is whole. */
  readonly names: readonly string[]
  /** Whether the entry itself leaves authors out. */
  readonly isCut: boolean
  /** First letter of the first author's given name. */
  readonly initial: string | undefined
}

/** Entries by year and first author. */
export interface AuthorIndex {
  /** The entries of a year whose first author may be called so; `name` is folded by `foldName`. */
  readonly find: (year: string, name: string) => readonly EntryFacts[]
  /** The entries of a year that have no author and whose title is, or begins with, these letters. */
  readonly findByTitle: (year: string, letters: string) => readonly EntryFacts[]
  /** Whether any first author's name begins with this folded word, or with this Chinese character. */
  readonly mayBegin: (word: string) => boolean
}

const CUT = /\bet\s+al\b|\band others\b|等|…/iu

/** Whether the authors of an entry, which stand before its title, are cut. */
function leavesAuthorsOut({ raw, item }: TypedEntry): boolean {
  const title = item.title === undefined ? -1 : raw.indexOf(item.title.slice(0, 12))
  return CUT.test(title < 0 ? raw.slice(0, 200) : raw.slice(0, title))
}

/** An index of entries, each with its index among all. */
export function indexAuthors(entries: Iterable<readonly [number, TypedEntry]>): AuthorIndex {
  const byKey = new Map<string, EntryFacts[]>()
  const authorless = new Map<string, { readonly letters: string; readonly facts: EntryFacts }[]>()
  const beginnings = new Set<string>()
  for (const [at, entry] of entries) {
    const authors = entry.item.author ?? entry.item.editor ?? []
    const first = authors[0]
    const year = yearOf(entry)
    const facts: EntryFacts = {
      entry: at,
      letter: entry.yearLetter,
      names: authors.map((name) => namesOf(name)[0] ?? ''),
      isCut: leavesAuthorsOut(entry),
      initial: first?.given === undefined ? undefined : foldName(first.given).slice(0, 1)
    }
    if (first === undefined) {
      const letters = foldToLetters(entry.item.title ?? entry.raw)
      const others = authorless.get(year)
      if (others) others.push({ letters, facts })
      else authorless.set(year, [{ letters, facts }])
    }
    for (const name of first === undefined ? [] : new Set(namesOf(first))) {
      const key = `${year}|${name}`
      beginnings.add(beginningOf(name))
      const bearers = byKey.get(key)
      if (bearers) bearers.push(facts)
      else byKey.set(key, [facts])
    }
  }
  return {
    find: (year, name) => byKey.get(`${year}|${name}`) ?? [],
    findByTitle: (year, letters) =>
      (authorless.get(year) ?? []).filter((one) => one.letters.startsWith(letters)).map(({ facts }) => facts),
    mayBegin: (word) => beginnings.has(beginningOf(word))
  }
}

/**
 * An index of a chapter's own entries that asks `all` only for names which stand nowhere in them beside the year: else the
 * work is probably one of the chapter that was read otherwise.
 */
export function preferAuthors(entries: readonly (readonly [number, TypedEntry])[], all: AuthorIndex): AuthorIndex {
  const own = indexAuthors(entries)
  const wordsByYear = new Map<string, string[]>()
  for (const [, { raw }] of entries) {
    for (const year of new Set(raw.match(/(?<!\d)\d{4}(?!\d)/gu))) {
      const words = wordsByYear.get(year)
      if (words) words.push(foldName(raw))
      else wordsByYear.set(year, [foldName(raw)])
    }
  }
  const isStrange = (year: string, name: string): boolean =>
    year !== NO_DATE && !(wordsByYear.get(year) ?? []).some((words) => words.includes(name))
  return {
    find: (year, name) => {
      const facts = own.find(year, name)
      return facts.length > 0 || !isStrange(year, name) ? facts : all.find(year, name)
    },
    findByTitle: own.findByTitle,
    mayBegin: all.mayBegin
  }
}

const beginningOf = (name: string): string =>
  /^\p{Script=Han}/u.test(name) ? name.slice(0, 1) : (name.split(' ', 1)[0] ?? '')

/** A name as it is compared: folded, without points and apostrophes, hyphens as spaces. */
export function foldName(name: string): string {
  return foldText(name)
    .replace(/[.'`´’·]/gu, '')
    .replace(/[-\s]+/gu, ' ')
    .trim()
}

/** What a text may call an author; the first is the one that tells most. */
function namesOf(name: CslName): readonly string[] {
  if (name.literal !== undefined) return namesOfGroup(name.literal)
  const family = foldName(name.family ?? '')
  const particles = foldName([name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' '))
  const given = name.given ?? ''
  const isHan = /^\p{Script=Han}/u.test(family)
  return [
    ...(isHan && given !== '' ? [`${family}${foldName(given).replaceAll(' ', '')}`] : []),
    ...(particles === '' ? [] : [`${particles} ${family}`]),
    family
  ].filter((one) => one !== '')
}

/** An organisation by its name, the abbreviation in brackets behind it, or its capitals. */
function namesOfGroup(literal: string): readonly string[] {
  const bare = literal.replace(/\s*[[(（][^\])）]*[\])）]/gu, '')
  const given = /[[(（]([^\])）]{2,12})[\])）]/u.exec(literal)?.[1] ?? ''
  const capitals = bare.match(/(?<!\p{L})\p{Lu}/gu)?.join('') ?? ''
  return [foldName(bare), foldName(given), capitals.length > 1 ? foldName(capitals) : ''].filter((one) => one !== '')
}

/** What a mark says where the year of a work is not known. */
export const NO_DATE = 'n.d.'

const yearOf = ({ item }: Pick<TypedEntry, 'item'>): string => String(issuedYear(item) ?? NO_DATE)

function issuedYear({ issued }: CslItem): number | undefined {
  return issued?.['date-parts']?.[0]?.[0]
}

/** The letter behind the entry's year, where its text has one: `(2020a)`, `2020b.`. */
export function yearLetterOf({ item, raw }: Pick<TypedEntry, 'item' | 'raw'>): string | undefined {
  const year = issuedYear(item)
  if (year === undefined) return undefined
  const written = String(year)
  for (const [, digits, letter] of raw.matchAll(LETTERED_YEAR)) if (digits === written) return letter
  return undefined
}

const LETTERED_YEAR = /(?<!\d)(\d{1,4})([a-z])(?![\p{L}\d])/gu
