/** The word that `given` is most likely a slip of: at most two letters away, and fewer than half of them. */
export function findClosestWord(given: string, known: readonly string[]): string | undefined {
  const word = given.toLowerCase().slice(0, 60)
  const ranked = known
    .map((candidate) => ({ candidate, distance: distanceBetween(word, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= 2 && distance * 2 < candidate.length)
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.candidate
}

/** Letters to add, take away, change or swap with their neighbour until one word is the other. */
function distanceBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity
      )
    }
    before = row
    row = next
  }
  return row[b.length] ?? 3
}
