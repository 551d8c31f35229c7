/** Initials are capitals, alone or before a point, in which case a small letter may follow: `J`, `J.`, `Yu.`, `Z-`. */
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.\s?[-‐‑]?|\p{Lu}[-‐‑]?\s?){1,5}$/u

/** Whether a text consists of initials: `J`, `JA`, `J. A.`, `Z-L`, `Yu. V.`. Five at the most, three without a break. */
export const isInitials = (text: string): boolean => INITIALS.test(text) && !/\p{Lu}{4}/u.test(text)

/**
 * Initials one by one, each with its point: `JA` and `J A` become `J. A.`, `Z-L` becomes `Z.-L.`. Citation styles make
 * one initial of `JA`, and so lose the second. What is not initials stays as it is.
 */
export function spreadInitials(given: string): string {
  if (!isInitials(given)) return given
  let spread = ''
  for (const [, hyphen = '', letters = ''] of given.matchAll(/([-‐‑]?)\s?(\p{Lu}\p{Ll}?)\.?/gu)) {
    spread += `${spread === '' ? '' : hyphen || ' '}${letters}.`
  }
  return spread
}
