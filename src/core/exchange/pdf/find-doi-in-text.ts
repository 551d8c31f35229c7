/** A DOI that is called so, by the word or by the resolver's address. */
const LABELLED =
  /(?:\bdoi\s{0,2}[:：]?\s{0,3}|\bdoi\.org\/|\binfo:doi\/)(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[^\s"'<>，。；、）】]{2,150})/gi
const TRAILING = /[.,;:!?*†‡’”)\]}]+$/

/**
 * The DOI that a text gives as its own: the only one it calls so, or the one it calls so most often. None where two are
 * named equally often, or where the line may have cut it.
 */
export function findDoiInText(text: string): string | undefined {
  const counts = new Map<string, number>()
  for (const { 0: whole, 1: found = '', index } of text.matchAll(LABELLED)) {
    const isAtLineEnd = text.charAt(index + whole.length) === '\n'
    // `10.1016/j.neuro.` at the end of a line goes on in the next one.
    if (isAtLineEnd && /[-./_(]$/.test(found)) continue
    const doi = closeBrackets(found.replace(/(?:\.pdf|\/pdf|\/full)$/i, '')).toLowerCase()
    if (/^10\.\d{4,9}\/\S{2,}$/.test(doi)) counts.set(doi, (counts.get(doi) ?? 0) + 1)
  }
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (!first || first[1] === second?.[1]) return undefined
  return first[0]
}

/** Without punctuation that ends a sentence, and without a bracket that was never opened. */
function closeBrackets(text: string): string {
  let doi = text
  for (;;) {
    const last = TRAILING.exec(doi)?.[0]
    if (last === undefined) return doi
    const isOpened = last.startsWith(')') && doi.split('(').length >= doi.split(')').length
    if (isOpened) return doi
    const shorter = doi.slice(0, -1)
    if (shorter === doi) return doi
    doi = shorter
  }
}
