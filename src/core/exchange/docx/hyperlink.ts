import { findLinkUrl } from '#core/manuscript/link-url'
import { withoutForbidden } from './xml-text'

/** Where a hyperlink of a document leads. */
export type Hyperlink =
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'anchor'; readonly name: string }

/** Word calls a document damaged where a target is longer than this, or is no valid address. */
const MAX_URL_LENGTH = 2_000
const MAX_BOOKMARK_LENGTH = 40

/** The target that a document may carry for `url`; undefined for schemes, lengths and spellings that Word refuses. */
export function findHyperlink(url: string): Hyperlink | undefined {
  const safe = findLinkUrl(withoutForbidden(url))
  if (!safe || safe === '#') return undefined
  if (safe.startsWith('#')) return { kind: 'anchor', name: bookmarkName(safe.slice(1)) }
  const target = safe
    .replace(/[<>"{}|\\^`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
  return target.length <= MAX_URL_LENGTH && isAddress(target) ? { kind: 'external', url: target } : undefined
}

function isAddress(url: string): boolean {
  try {
    return Boolean(new URL(url).href)
  } catch {
    return false
  }
}

/** The bookmark that stands for an anchor: the anchor itself, cut with a check sum at the length Word allows. */
export function bookmarkName(anchor: string): string {
  if (anchor.length <= MAX_BOOKMARK_LENGTH) return anchor
  let sum = 0
  for (const char of anchor) sum = (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return withoutForbidden(`${anchor.slice(0, MAX_BOOKMARK_LENGTH - 9)}_${sum.toString(16).padStart(8, '0')}`)
}
