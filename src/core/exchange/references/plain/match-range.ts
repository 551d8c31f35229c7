import type { FlatText } from './flat-text'

/** A match inside a range, with offsets of the whole entry. */
export interface RangeMatch {
  readonly start: number
  readonly end: number
  /** Offset of a named group's text; -1 when it did not take part. */
  readonly groupStart: (name: string) => number
  readonly groups: Readonly<Record<string, string | undefined>>
}

/** Matches a pattern inside a range of the plain text, as if the range were all there is. */
export function matchRange({ flat }: FlatText, pattern: RegExp, from: number, to: number): RangeMatch | undefined {
  const match = pattern.exec(flat.slice(from, to))
  if (!match) return undefined
  const start = from + match.index
  const groups = match.groups ?? {}
  return {
    start,
    end: start + match[0].length,
    groups,
    groupStart: (name) => {
      const text = groups[name]
      return text === undefined ? -1 : start + match[0].indexOf(text)
    }
  }
}
