const WORD = /\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu

/** Words of a text, Chinese ones by their characters, folded so that compatible signs are the same. */
export const wordsOf = (text) => text.normalize('NFKC').toLowerCase().match(WORD) ?? []

const squash = (text) => wordsOf(text).join('')
const occurrences = (word, text) => text.split(word).length - 1

/** Of missing words those that are not there in another division either: one program may run two words together. */
export function trulyMissing(words, expected, found) {
  const [theirs, ours] = [squash(expected), squash(found)]
  return words.filter((word) => word.length < 3 || occurrences(word, ours) < occurrences(word, theirs))
}

/** The words of `expected` that `found` has less often. */
export function missingWords(expected, found) {
  const left = new Map()
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1)
  return expected.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}
