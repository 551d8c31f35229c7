import { foldToLetters } from '#core/references/fold-text'
import { foldName, type AuthorIndex, type EntryFacts } from './author-index'

/** A year as a mark names it. */
export interface CitedYear {
  readonly year: string
  readonly letter: string | undefined
}

/** Authors at the end of a text and the entries that they, with the year, may mean. */
export interface MatchedAuthors {
  /** Where the authors begin. */
  readonly start: number
  /** Whether words such as `and colleagues` stand behind them: then the names stay as the writer has them. */
  readonly areKept: boolean
  readonly facts: readonly EntryFacts[]
}

const SHORTEST_TITLE = 6
const LONGEST_WORDS = 9
const LONGEST_HAN = 24
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}’'`´.&‐‑-])+/gu
const HAN = /\p{Script=Han}/u
const POSSESSIVE = /['’]s?$/u
const BEGINS_NAME = /^[\p{Lu}’'`]|^(?:v[ao]n|de[nrls]?|d[aiou]s?|del|della|la|le|ten|ter|al|el|bin|ibn|zu[rm]?|af|op)$/u
const OTHERS = /[\s,，]*(?:\bet\s+al\b\.?|\band\s+others\b|&\s*al\b\.?|等人?)[\s,，]*$/iu
const JOINT = /^\s*(?:[,，、;]\s*(?:(?:&|and\b|和|与)\s*)?|(?:&|\band\b|\bwith\b|和|与|及)\s*)/iu
/** What a sentence calls co-authors in words of its own; the names then stay as they stand. */
const OWN_WORDS =
  /^(?:['’]s?|(?:\s+et al\.?)?['’]s|\s+(?:and|&)\s+(?:(?:his|her|their)\s+)?(?:colleagues|co-?workers|co-?authors|associates|collaborators|team)|(?:及其|和|等)?(?:同事|团队|合作者|课题组|教授|的研究|的)|等人?的(?:研究|报道|报告)?)\s*$/iu

/**
 * The authors that end `text`, by an entry of the year: the longest list of names that an entry has. Names must follow
 * one another as they do there; undefined where none fit.
 */
export function matchAuthors(
  text: string,
  { year, letter }: CitedYear,
  index: AuthorIndex,
  allowOwnWords = false
): MatchedAuthors | undefined {
  const trimmed = text.replace(/[\s,，:：]+$/u, '')
  for (const { start, end, name } of firstAuthors(trimmed, index)) {
    const facts = index.find(year, name)
    if (facts.length === 0) continue
    const rest = trimmed.slice(end)
    if (allowOwnWords && OWN_WORDS.test(rest)) return { start, areKept: true, facts: byLetter(facts, letter) }
    const possessive = allowOwnWords ? (POSSESSIVE.exec(rest)?.[0] ?? '') : ''
    const fitting = fittingOthers(rest.slice(0, rest.length - possessive.length), facts)
    if (fitting === undefined) continue
    const initials = /(?<![\p{L}.])((?:\p{Lu}\.[\s-]?)+)\s*$/u.exec(trimmed.slice(Math.max(0, start - 12), start))
    const initial = initials?.[1]?.slice(0, 1).toLowerCase()
    const named = initial === undefined ? fitting : fitting.filter((one) => one.initial === initial)
    if (named.length === 0) continue
    return { start: start - (initials?.[0].length ?? 0), areKept: possessive !== '', facts: byLetter(named, letter) }
  }
  const title = titleAtEnd(trimmed)
  const facts = title === undefined ? [] : index.findByTitle(year, title.words)
  return title && facts.length > 0 ? { start: title.start, areKept: false, facts: byLetter(facts, letter) } : undefined
}

/** The title that stands for the authors of a work without any: quoted, or all that follows the last semicolon. */
function titleAtEnd(text: string): { readonly start: number; readonly words: string } | undefined {
  const quoted = /(?:“[^“”]*”|"[^"]*"|《[^《》]*》|‘[^‘’]*’)$/u.exec(text)
  const start = quoted?.index ?? text.search(/[^;；]*$/u)
  const words = foldToLetters(text.slice(start))
  return words.length < SHORTEST_TITLE
    ? undefined
    : { start: start + (/^\s*/u.exec(text.slice(start))?.[0].length ?? 0), words }
}

interface Word {
  readonly start: number
  readonly end: number
  readonly raw: string
}

interface FirstAuthor {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** Every stretch that may be a first author of the index, leftmost first, longer before shorter. */
function* firstAuthors(text: string, index: AuthorIndex): Generator<FirstAuthor> {
  const words = [...text.matchAll(WORD)].map((match): Word => ({
    start: match.index,
    end: match.index + match[0].length,
    raw: match[0]
  }))
  for (const [at, { raw, start }] of words.entries()) {
    if (HAN.test(raw)) yield* hanAuthors(raw, start, index)
    else if (BEGINS_NAME.test(raw) && (index.mayBegin(foldName(raw)) || POSSESSIVE.test(raw))) {
      yield* latinAuthors(text, words.slice(at, at + LONGEST_WORDS))
    }
  }
}

function* hanAuthors(run: string, start: number, index: AuthorIndex): Generator<FirstAuthor> {
  for (let from = 0; from < run.length; from++) {
    if (!index.mayBegin(run.slice(from, from + 1))) continue
    for (let to = Math.min(run.length, from + LONGEST_HAN); to > from; to--) {
      yield { start: start + from, end: start + to, name: run.slice(from, to) }
    }
  }
}

function* latinAuthors(text: string, words: readonly Word[]): Generator<FirstAuthor> {
  const first = words[0]
  if (first === undefined) return
  const found: FirstAuthor[] = []
  let name = ''
  let previous: Word | undefined
  for (const word of words) {
    if (previous && /[^\s]/u.test(text.slice(previous.end, word.start))) break
    const possessive = POSSESSIVE.exec(word.raw)?.[0] ?? ''
    if (possessive !== '') {
      const bare = foldName(word.raw.slice(0, -possessive.length))
      found.push({ start: first.start, end: word.end - possessive.length, name: `${name} ${bare}`.trim() })
    }
    name = `${name} ${foldName(word.raw)}`.trim()
    found.push({ start: first.start, end: word.end, name })
    previous = word
  }
  yield* found.reverse()
}

/** The entries whose further authors are those that `rest` names; undefined where it holds anything else. */
function fittingOthers(rest: string, facts: readonly EntryFacts[]): readonly EntryFacts[] | undefined {
  if (rest.trim() === '') return preferred(facts, ({ names, isCut }) => names.length === 1 && !isCut)
  const others = OTHERS.exec(rest)
  const named = namesIn(others ? rest.slice(0, others.index) : rest)
  if (named === undefined) return undefined
  const fits = facts.filter(({ names }) => named.every((name, at) => isNamed(name, names[at + 1])))
  // A number of authors that contradicts the mark means another work of the same first ones.
  const agreeing = fits.filter(({ names, isCut }) =>
    others ? isCut || names.length > named.length + 1 : isCut || names.length === named.length + 1
  )
  return agreeing.length > 0 ? agreeing : undefined
}

/** Those that fit best; what a list leaves out may speak against all of them. */
function preferred(facts: readonly EntryFacts[], fits: (one: EntryFacts) => boolean): readonly EntryFacts[] {
  const best = facts.filter(fits)
  return best.length > 0 ? best : facts
}

function namesIn(text: string): readonly string[] | undefined {
  const names: string[] = []
  let rest = text
  while (rest.trim() !== '') {
    const joint = JOINT.exec(rest)
    if (!joint) return undefined
    rest = rest.slice(joint[0].length)
    const end = rest.search(/[,，、;]|\s(?:&|and\b|with\b)|\s?[和与及](?=\s?\p{L})/u)
    const name = foldName(rest.slice(0, end < 0 ? undefined : end).replace(/(?:(?<!\p{L})\p{Lu}\.[\s-]?)+/gu, ''))
    if (name !== '') names.push(name)
    rest = end < 0 ? '' : rest.slice(end)
  }
  return names
}

const isNamed = (name: string, author: string | undefined): boolean =>
  author !== undefined &&
  (author === name || author.endsWith(` ${name}`) || (HAN.test(name) && author.startsWith(name)))

/** A letter must be that of the entry; without one, entries that have none go first. */
function byLetter(facts: readonly EntryFacts[], letter: string | undefined): readonly EntryFacts[] {
  if (letter !== undefined) return facts.filter((one) => one.letter === letter)
  const bare = facts.filter((one) => one.letter === undefined)
  return bare.length > 0 ? bare : facts
}
