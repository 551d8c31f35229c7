const SAFE_SCHEME = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu
const SAFE_ANCHOR = /^#[^\s\p{Cc}]*$/u
const SAFE_PATH = /^media\/(?!.*\.\.)[^\\:\p{Cc}]+$/iu
const MAX_PATH = 10_000
const PICTURE_HEAD = /^data:image\/(?:png|jpeg|gif|webp|bmp|tiff|x-[ew]mf|svg\+xml)[;,]/iu
const UNSAFE_SIGN = /[\s\p{Cc}]/u

/**
 * The address a link may carry: http(s), mailto or `#anchor`, without surrounding white space. Undefined for every
 * other scheme, for relative and UNC paths, and for addresses with white space or control characters inside.
 */
export function findLinkUrl(url: string): string | undefined {
  const trimmed = url.trim()
  return SAFE_SCHEME.test(trimmed) || SAFE_ANCHOR.test(trimmed) ? trimmed : undefined
}

/** True for the addresses an image may carry: a path in the manuscript's media, or image data itself. */
export function isImageUrl(url: string): boolean {
  // A quantifier over all of a large picture would overflow the stack.
  if (PICTURE_HEAD.test(url.slice(0, MAX_PATH))) return !UNSAFE_SIGN.test(url)
  return url.length <= MAX_PATH && SAFE_PATH.test(url)
}
