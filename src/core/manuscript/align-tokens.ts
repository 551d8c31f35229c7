/** A stretch of a sequence, its end left out. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** One step from an old sequence to a new one; `at` is the place in the new one where something is gone. */
export type AlignStep =
  | { readonly kind: 'kept'; readonly old: Stretch; readonly now: Stretch }
  | { readonly kind: 'gone'; readonly old: Stretch; readonly at: number }
  | { readonly kind: 'new'; readonly now: Stretch }

/** More pairs of words than this are not compared one by one. */
const MAX_PAIRS = 1_000_000

/**
 * How `now` came of `old`, in order: what is kept, gone and new; what is gone comes before what is new in its place. An
 * edit ends at `caret`, so what stands behind it is kept where it can be; without one, or where an edit is long on both
 * sides, words in the middle that stayed are found too.
 */
export function alignTokens(
  old: readonly string[],
  now: readonly string[],
  caret: number | undefined
): readonly AlignStep[] {
  const most = Math.min(old.length, now.length - (caret ?? 0))
  let behind = 0
  while (behind < most && old[old.length - 1 - behind] === now[now.length - 1 - behind]) behind++
  const least = Math.min(old.length, now.length) - behind
  let before = 0
  while (before < least && old[before] === now[before]) before++
  const steps = new Steps()
  steps.keep({ start: 0, end: before }, { start: 0, end: before })
  alignMiddle(
    { start: before, end: old.length - behind },
    { start: before, end: now.length - behind },
    { old, now, caret },
    steps
  )
  steps.keep({ start: old.length - behind, end: old.length }, { start: now.length - behind, end: now.length })
  return steps.all
}

interface Sequences {
  readonly old: readonly string[]
  readonly now: readonly string[]
  readonly caret: number | undefined
}

class Steps {
  readonly all: AlignStep[] = []

  keep(old: Stretch, now: Stretch): void {
    if (old.end > old.start) this.all.push({ kind: 'kept', old, now })
  }

  replace(old: Stretch, now: Stretch): void {
    if (old.end > old.start) this.all.push({ kind: 'gone', old, at: now.start })
    if (now.end > now.start) this.all.push({ kind: 'new', now })
  }
}

function alignMiddle(old: Stretch, now: Stretch, sequences: Sequences, steps: Steps): void {
  const oldWords = wordsIn(sequences.old, old)
  const nowWords = wordsIn(sequences.now, now)
  const pairs = commonWords(oldWords, nowWords, sequences)
  const shared = pairs.reduce((sum, [word]) => sum + word.end - word.start, 0)
  // Single words that two different texts happen to share would only take them apart.
  const isEdited = shared * 2 >= Math.min(old.end - old.start, now.end - now.start) && pairs.length > 1
  let [oldAt, nowAt] = [old.start, now.start]
  for (const [oldWord, nowWord] of isEdited ? pairs : []) {
    steps.replace({ start: oldAt, end: oldWord.start }, { start: nowAt, end: nowWord.start })
    steps.keep(oldWord, nowWord)
    oldAt = oldWord.end
    nowAt = nowWord.end
  }
  steps.replace({ start: oldAt, end: old.end }, { start: nowAt, end: now.end })
}

/** Letters and digits of scripts with spaces; every Han character and every other token is a word of its own. */
const LETTER = /^(?!\p{Script=Han})[\p{L}\p{N}\p{M}]$/u

function wordsIn(tokens: readonly string[], { start, end }: Stretch): readonly Stretch[] {
  const words: { start: number; end: number }[] = []
  for (let at = start; at < end; at++) {
    const last = words.at(-1)
    const isLetter = LETTER.test(tokens[at] ?? '')
    if (last && isLetter && LETTER.test(tokens[at - 1] ?? '')) last.end = at + 1
    else words.push({ start: at, end: at + 1 })
  }
  return words
}

type Pair = readonly [old: Stretch, now: Stretch]

/** The longest row of words that both have, in order. */
function commonWords(old: readonly Stretch[], now: readonly Stretch[], sequences: Sequences): readonly Pair[] {
  if (old.length === 0 || now.length === 0 || old.length * now.length > MAX_PAIRS) return []
  const oldTexts = old.map(({ start, end }) => sequences.old.slice(start, end).join(' '))
  const nowTexts = now.map(({ start, end }) => sequences.now.slice(start, end).join(' '))
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] = oldTexts[i] === nowTexts[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    const [oldWord, nowWord] = [old[i], now[j]]
    if (oldTexts[i] === nowTexts[j] && oldWord && nowWord) {
      pairs.push([oldWord, nowWord])
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}
