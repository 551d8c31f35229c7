/** A stretch of text, end exclusive, in UTF-16 units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Addresses, DOIs, e-mail addresses, link targets and code: what stands in them is never an attribution. */
const ADDRESS =
  /\b(?:https?|ftp):\/\/[^\s<>"，。；、（）]+|\bwww\.[^\s<>"，。；、（）]+\/[^\s<>"，。；、（）]*|\b10\.\d{4,9}\/[^\s<>"，。；]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\]\([^()\s]{1,2000}\)|`[^`\n]{1,400}`/g

/** What every address holds; most lines have none of it and are not searched further. */
const ADDRESS_SIGN = /:\/\/|www\.|10\.\d{4}|@|\]\(|`/

/** A line that opens a list of references, alone on its line, numbered or marked or not. */
const REFERENCES_HEADING =
  /^[\s#*]*(?:\d+(?:\.\d+)*\.?\s*)?(?:references?|bibliography|works cited|literature cited|reference list|参考文献|參考文獻|参考资料|引用文献|文献)[\s*]*[:：]?\s*$/i

/** What starts something new after a list of references: a numbered or marked heading. */
const HEADING =
  /^\s*(?:#{1,6}\s|\d+\.\d+(?:\.\d+)*\.?\s|[一二三四五六七八九十]+、|第[一二三四五六七八九十\d]+[章节部分])/

/** Signs of one bibliography entry: GB/T type marks; year;volume:pages; a run of `Surname AB,` authors. */
const ENTRY_SIGNS = [
  /\[(?:J|M|C|D|N|P|S|R|EB|DB|Z|A|G|CP)(?:\/(?:OL|CD|DK|MT))?\]/,
  /\b(?:19|20)\d{2}\b[^.;]{0,12};\s*\d+\s*(?:\([^)\s]{1,12}\))?\s*:\s*[A-Za-z]?\d+/,
  /\(?\b(?:19|20)\d{2}\)?[.,;]\s[^\n]{0,400}\b\d+\s?\(\d+[^)]{0,8}\)\s?[:,]\s?[A-Za-z]?\d+/,
  /^\s*(?:\[\d+\]|\d+[.)、])?\s*(?:[A-Z][\p{L}'’-]+,?\s(?:[A-Z]\.?[ -]?){1,3}(?:,|;|\.|et al|&|and)\s?){1,30}.*\b(?:19|20)\d{2}\b/u,
  /\bdoi:?\s*10\.\d{4}/i,
  /https?:\/\/(?:dx\.)?doi\.org\/10\./i
]

const LONGEST_ENTRY = 1200

/** Where no label is looked for: addresses, and whole lines that are entries of a reference list. In order, disjoint. */
export function findExcludedRanges(text: string): readonly TextRange[] {
  const ranges: TextRange[] = []
  let inReferences = false
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start)
    const line = text.slice(start, end)
    if (REFERENCES_HEADING.test(line.slice(0, 80)) && line.length <= 80) inReferences = true
    else if (inReferences && HEADING.test(line)) inReferences = false
    if (line.length > 0 && isReferenceLine(line, inReferences)) ranges.push({ start, end })
    else if (ADDRESS_SIGN.test(line)) for (const match of line.matchAll(ADDRESS)) ranges.push(rangeOf(match, start))
    start = end + 1
  }
  return ranges
}

function isReferenceLine(line: string, inReferences: boolean): boolean {
  if (line.length > LONGEST_ENTRY) return false
  if (inReferences) return true
  return /^\s*(?:\[\d+\]|[［【]\d+[］】])\s*\S/.test(line) || ENTRY_SIGNS.some((sign) => sign.test(line))
}

function rangeOf(match: RegExpExecArray, offset: number): TextRange {
  const text = match[0].replace(/[.,;:!?)]+$/, '')
  return { start: offset + match.index, end: offset + match.index + text.length }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}
