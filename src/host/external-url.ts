const SCHEMES = new Set(['https:', 'http:', 'mailto:'])
const MAX_LENGTH = 2047

// Controls, line separators, spaces, backslashes, and the marks that turn the direction of text: a reader could not
// see where such an address leads.
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\s\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/**
 * The normal form of an address that may be opened outside, undefined for any other. Allowed are http, https and mailto
 * addresses without user name, password, control characters, spaces or backslashes, shorter than 2,048 characters.
 */
export function findExternalUrl(text: string): string | undefined {
  if (text.length === 0 || text.length > MAX_LENGTH || UNSAFE.test(text)) return undefined
  if (!/^(?:https?:\/\/[^/?#]|mailto:[^/?#])/i.test(text)) return undefined
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return undefined
  }
  if (!SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return undefined
  return url.href.length > MAX_LENGTH ? undefined : url.href
}
