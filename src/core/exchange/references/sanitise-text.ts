/** C0 and C1 controls except tab and line ends, lone surrogates, and the non-characters that XML forbids. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu
/** Marks that turn the direction of text around, so that it reads other than it is stored. */
const DIRECTION_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g

/**
 * A field's text with control characters, lone surrogates and direction overrides taken out and Unicode's line
 * separators made spaces, in NFC, trimmed.
 */
export function sanitiseText(text: string): string {
  return text
    .replace(UNPRINTABLE, '')
    .replace(DIRECTION_OVERRIDES, '')
    .replace(/[\u2028\u2029]/g, ' ')
    .normalize('NFC')
    .trim()
}

/** How many characters `sanitiseText` would take out. */
export function countUnprintable(text: string): number {
  return (text.match(UNPRINTABLE)?.length ?? 0) + (text.match(DIRECTION_OVERRIDES)?.length ?? 0)
}
