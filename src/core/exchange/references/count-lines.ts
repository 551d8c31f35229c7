/** Turns offsets of one text into lines and columns, both from 1. */
export interface LineCounter {
  readonly place: (offset: number) => { readonly line: number; readonly column: number }
}

/** A counter for a text with `\n` line ends. Offsets beyond the end count as the end. */
export function countLines(text: string): LineCounter {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return {
    place: (offset) => {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: Math.min(offset, text.length) - (starts[low] ?? 0) + 1 }
    }
  }
}
