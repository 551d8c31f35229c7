function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of a.split('').entries()) {
    const next = [i + 1]
    for (const [j, other] of b.split('').entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The name that was probably meant: one that begins alike or differs by at most two letters; undefined if none does. */
export function suggestName(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase().slice(0, 40)
  const begins = names.find((name) => word.length > 1 && (name.startsWith(word) || word.startsWith(name)))
  if (begins) return begins
  const ranked = names.map((name) => ({ name, far: distance(word, name) })).sort((a, b) => a.far - b.far)
  const best = ranked[0]
  return best && best.far <= 2 ? best.name : undefined
}
