import { KNOWN_ACRONYMS, PROPER_NOUNS } from './proper-nouns'
import { parseTitle, replaceTitleText, type TitleRun } from './title-markup'

const ENGLISH = /\b(?:the|of|and|in|for|with|a|an|on|to|from|by|is|are|using|at|as|its)\b/i
const OTHER_LATIN =
  /\b(?:der|die|das|und|für|bei|mit|von|zur|zum|eine?|des|les?|la|el|los|las|del|una?|et|sur|dans|pour|il|gli|della|nel|het|een|och|og|av|em|uma|dos|das)\b|[äöüßçñãõøåœ]/i
/** A word with its hyphens and apostrophes; `PDDL2.1` and `H2O` are one. */
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[.'’]\p{N}+|['’‐‑-][\p{L}\p{N}]+)*/gu
/** Words before which `A` is a name: `Vitamin A`, `Hepatitis A`. */
const LETTERED =
  /(?:vitamins?|type|hepatitis|influenza|groups?|part|grade|class|phase|appendix|figure|section|protein|factor|stage|model)\s$/i
const ABBREVIATION = /(?:^|[\s(])(?:vs|no|vol|st|dr|ca|cf|al|e\.g|i\.e|sp|spp)$/i

/**
 * An English title in sentence case: the first word and the first after a full stop keep their capital, so do acronyms,
 * words with capitals inside, single letters, proper nouns that are known, binomials in italics and what is marked
 * `nocase`. Markup stays. Titles in other languages, and those in sentence case already, come back as they are.
 */
export function toSentenceCase(title: string, language?: string): string {
  const runs = parseTitle(title)
  const plain = runs.map((run) => run.text).join('')
  if (!isEnglish(plain, language)) return title
  const isAllCapitals = !/\p{Ll}/u.test(plain) && (plain.match(/\p{Lu}{2,}/gu)?.length ?? 0) > 1
  if (!isAllCapitals && isSentenceCase(plain)) return title
  const kept = findKept(runs)
  const lower = plain.replace(WORD, (word: string, at: number) => {
    if (kept.some(([start, end]) => at < end && at + word.length > start)) return word
    const before = plain.slice(Math.max(0, at - 40), at)
    const changed = isAllCapitals ? lowerCapitals(word, startsSentence(before)) : lowerWord(word, before)
    return changed.length === word.length ? changed : word
  })
  return replaceTitleText(title, lower)
}

/** Ranges of the plain title that stay: `nocase`, and the genus of a binomial in italics. */
function findKept(runs: readonly TitleRun[]): readonly (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = []
  let at = 0
  for (const run of runs) {
    const genus = run.italic ? /^\p{Lu}\p{Ll}*(?=\.? \p{Ll})/u.exec(run.text)?.[0].length : undefined
    const length = run.noCase ? run.text.length : genus
    if (length !== undefined) kept.push([at, at + length])
    at += run.text.length
  }
  return kept
}

function isEnglish(plain: string, language: string | undefined): boolean {
  if (language !== undefined && language !== '' && !/^en\b/i.test(language)) return false
  // A blank language was filled in by script: Latin letters say English even where the words do not.
  if (/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u.test(plain)) return false
  return ENGLISH.test(plain) || !OTHER_LATIN.test(plain)
}

/** Few capitals among the longer words after the first: somebody has set them with care. */
function isSentenceCase(plain: string): boolean {
  const words = [...plain.matchAll(/\p{L}[\p{L}\p{M}'’-]{3,}/gu)].filter(
    ({ index }) => !startsSentence(plain.slice(Math.max(0, index - 40), index))
  )
  const capitals = words.filter(([word]) => /^\p{Lu}\p{Ll}/u.test(word)).length
  return words.length >= 3 && capitals * 5 <= words.length
}

/** Whether a word begins a sentence, by what stands before it. */
function startsSentence(before: string): boolean {
  const text = before.replace(/[\s"'“”‘’«»([{]+$/u, '')
  if (text === '') return true
  return /[.?!]$/.test(text) && /\s["'“‘«([{]*$/u.test(before) && !ABBREVIATION.test(text.slice(0, -1))
}

/** The parts behind the first hyphen of a word that begins a sentence: `Meta-Analysis` as `Meta-analysis`. */
function lowerTail(word: string): string {
  const [first = '', ...rest] = word.split(/(?<=[-‐‑])/)
  return first + rest.map((part) => lowerPart(part)).join('')
}

function lowerWord(word: string, before: string): string {
  if (startsSentence(before)) return lowerTail(word)
  if (word === 'A') return LETTERED.test(before) ? word : 'a'
  if (word.length === 1 || isProper(word)) return word
  return word
    .split(/(?<=[-‐‑])/)
    .map((part) => lowerPart(part))
    .join('')
}

/** A part of a word in lower case, unless it is one letter, holds a capital inside, or is a name. */
function lowerPart(part: string): string {
  const letters = part.replace(/[-‐‑]$/, '')
  if (letters.length === 1 || isProper(letters)) return part
  return /^\p{Lu}[\p{Ll}\p{M}]*(?:['’]\p{Ll}+)?$/u.test(letters) ? part.toLowerCase() : part
}

const isProper = (word: string): boolean => PROPER_NOUNS.has(word.toLowerCase().replace(/['’]s?$/, ''))

function lowerCapitals(word: string, isStart: boolean): string {
  if (KNOWN_ACRONYMS.has(word) || /\p{N}/u.test(word)) return word
  const lower = word.toLowerCase()
  const isCapital = isStart || isProper(word) || word === 'I'
  return isCapital ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower
}
