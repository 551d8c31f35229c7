const digitsOf = (text: string): string => text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()

function weigh(digits: string, weight: (index: number) => number): number {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits[index] === 'X' ? 10 : Number(digits[index])
    sum += digit * weight(index)
  }
  return sum
}

/** The ISBN-10 or ISBN-13 without hyphens and spaces; undefined when its form or check digit is wrong. */
export function normaliseIsbn(text: string): string | undefined {
  const digits = digitsOf(text)
  if (/^97[89]\d{10}$/.test(digits)) {
    return weigh(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0 ? digits : undefined
  }
  if (/^\d{9}[\dX]$/.test(digits)) return weigh(digits, (index) => 10 - index) % 11 === 0 ? digits : undefined
  return undefined
}

/** The ISSN with its hyphen; undefined when its form or check digit is wrong. */
export function normaliseIssn(text: string): string | undefined {
  const digits = digitsOf(text)
  if (!/^\d{7}[\dX]$/.test(digits)) return undefined
  return weigh(digits, (index) => 8 - index) % 11 === 0 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : undefined
}
