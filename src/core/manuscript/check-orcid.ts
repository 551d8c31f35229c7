const SHAPE = /^\d{15}[\dX]$/

/**
 * An ORCID iD as it is written, `0000-0002-1825-0097`, out of what was typed or pasted (an address, no hyphens, a small
 * x); undefined where its digits or its check digit are not right.
 */
export function findOrcid(value: string): string | undefined {
  const digits = value
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, '')
    .replace(/[-\s‐‑–]/gu, '')
    .toUpperCase()
  if (!SHAPE.test(digits) || checkDigitOf(digits.slice(0, 15)) !== digits.at(-1)) return undefined
  return digits.replace(/(.{4})(?=.)/gu, '$1-')
}

/** ISO 7064, MOD 11-2, as https://support.orcid.org/hc/articles/360006897674 has it. */
function checkDigitOf(digits: string): string {
  let total = 0
  for (const digit of digits) total = ((total + Number(digit)) * 2) % 11
  const rest = (12 - total) % 11
  return rest === 10 ? 'X' : String(rest)
}
