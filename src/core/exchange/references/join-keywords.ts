/**
 * Keywords as the one text of CSL's `keyword`, each once: with commas between, or with semicolons where a keyword holds
 * a comma itself, as headings do (`Arthritis, Rheumatoid; Humans`). Undefined where there are none.
 */
export function joinKeywords(words: readonly string[]): string | undefined {
  const distinct = [
    ...new Set(
      words.map((word) =>
        word
          .replace(/\s+/g, ' ')
          .replace(/[;；]+/g, ',')
          .trim()
      )
    )
  ].filter(Boolean)
  return distinct.join(distinct.some((word) => word.includes(',')) ? '; ' : ', ') || undefined
}
