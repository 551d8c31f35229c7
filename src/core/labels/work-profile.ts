import { foldText } from '#core/references/fold-text'
import type { CslItem } from '#core/references/reference'
import { findConcepts } from './concepts'
import { readFacts, type Fact } from './read-facts'

/** What a text says, for comparing it with another. */
export interface Profile {
  /** Words and Chinese word pairs. */
  readonly words: ReadonlySet<string>
  readonly concepts: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  /** Whether it is long enough to repeat a claim; a title alone says less of it. */
  readonly isLong: boolean
  readonly isChinese: boolean
  /** Read when first asked for. */
  readonly facts: () => readonly Fact[]
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'of in on to by as is at or an it we be no up if so do vs et al ' +
    'about after also among and are been between both but can case cases could during each effect effects either for ' +
    'from had has have however into its may more most not one only other over particularly remains report reported ' +
    'results review showed shown some study studies such than that the their them there these they this those three ' +
    'through two used using via was well were when which while who with within without years'
  ).split(' ')
)

/** Longest part of an abstract that is looked at. */
const MAX_ABSTRACT = 3000
/** A title with its journal is seldom longer, an abstract seldom shorter. */
const LONGEST_TITLE = 400
const profiles = new WeakMap<CslItem, Profile>()

/** That of a work, read once. */
export function profileOf(item: CslItem): Profile {
  const known = profiles.get(item)
  if (known) return known
  const parts = [
    item.title,
    item['container-title'],
    item.abstract?.slice(0, MAX_ABSTRACT),
    item['keyword'],
    item.genre,
    item.number
  ]
  const profile = readProfile(parts.filter((part) => typeof part === 'string').join('\n'))
  profiles.set(item, profile)
  return profile
}

/** What a text says. */
export function readProfile(text: string): Profile {
  const folded = foldText(text)
  const words = new Set<string>()
  for (const word of folded.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)*/g) ?? []) {
    for (const part of [word, ...word.split('-')]) if (part.length >= 2 && !STOP_WORDS.has(part)) words.add(stem(part))
  }
  for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let at = 0; at + 2 <= run.length; at++) words.add(run.slice(at, at + 2))
  }
  const numbers = new Set(
    (folded.match(/\d+(?:\.\d+)?/g) ?? []).filter((number) => number.length > 1 && !/^(?:19|20)\d\d$/.test(number))
  )
  let facts: readonly Fact[] | undefined
  return {
    words,
    concepts: findConcepts(folded),
    numbers,
    isLong: text.length > LONGEST_TITLE,
    isChinese: /\p{Script=Han}/u.test(text),
    facts: () => (facts ??= readFacts(text))
  }
}

/** Singular and plural alike, no more: a stemmer would join words that differ. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}
