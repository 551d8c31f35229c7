/** The address of a DOI, given bare or as an address. A DOI may hold `<`, `>` and `"`, which an address may not. */
export function doiLink(text: string): string | undefined {
  const doi = /10\.\d{4,9}\/\S+/.exec(text)?.[0]
  if (doi === undefined) return webLink(text)
  return `https://doi.org/${encodeURI(decodeSafely(doi).replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/[#?]/g, encodeURIComponent)}`
}

function decodeSafely(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}

/** The text as an absolute http(s) address; undefined for every other scheme and for what is no address. */
export function webLink(text: string): string | undefined {
  try {
    const url = new URL(text.trim())
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.host !== '' ? url.href : undefined
  } catch {
    return undefined
  }
}
