/** Starts and ends of pages as one range; the end may be there alone, repeat the start, or hold the range itself. */
export function joinPages(start: string | undefined, end: string | undefined): string | undefined {
  if (start === undefined || end === undefined || start === end) return start ?? end
  return /\d\s*[-–—]\s*\w/.test(start) || start.includes(',') ? start : `${start}-${end}`
}

/** Chinese databases pad numbers with noughts: issue `06` is 6, page `004` is 4. */
export function trimNoughts(number: string | undefined): string | undefined {
  return number?.replace(/^0+(?=\d)/, '')
}

/** The first DOI in texts that may hold more than it. */
export function findDoi(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const doi = /\b10\.\d{4,9}\/[^\s"<>]+/.exec(text)?.[0].replace(/[.,;]+$/, '')
    if (doi !== undefined) return doi
  }
  return undefined
}

const ISSN = /^\d{4}-?\d{3}[\dX](?![\dX-])/i

/** ISSNs and the first ISBN among numbers that a format keeps in one field, as `0028-4793`, `0727912771 (paperback)`. */
export function sortNumbers(texts: readonly string[]): { readonly ISSN?: string; readonly ISBN?: string } {
  const numbers = texts
    .flatMap((text) => text.split(/[;,]\s*|\s+(?=\d{4}-\d{3}[\dX])|\s+(?=97[89])/i))
    .map((text) => text.trim())
  const issns = [...new Set(numbers.flatMap((number) => ISSN.exec(number)?.[0].toUpperCase() ?? []))]
  const isbn = numbers.find(
    (number) => !ISSN.test(number) && /^(?:97[89])?\d{9}[\dX](?!\d)/i.test(number.replace(/[- ]/g, ''))
  )
  return {
    ...(issns.length > 0 && { ISSN: issns.join(', ') }),
    ...(isbn !== undefined && { ISBN: isbn.replace(/\s*\(.*$/, '') })
  }
}

/** The first address of the web among texts; several may stand in one, with semicolons or spaces between. */
export function findAddress(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const address = /https?:\/\/\S+/i.exec(text)?.[0].replace(/;$/, '').replaceAll('&amp;', '&')
    if (address !== undefined) return address
  }
  return undefined
}

/** Whether a text is written in Chinese: at least a third of its letters are. */
export function isChinese(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters > 0 && (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 3 >= letters
}

/** 博士 and 硕士, as CNKI grades theses, in full. */
export function nameDegree(degree: string | undefined): string | undefined {
  return degree !== undefined && /^(?:博士|硕士|学士|博士后)$/.test(degree) ? `${degree}学位论文` : degree
}
