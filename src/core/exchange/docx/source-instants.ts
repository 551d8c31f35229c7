/** What programs write that know no date. */
const NO_DATE = /^0+-00-00T/u
const DATE = /^(\d{4}-\d\d-\d\d(?:T[\d:.]+)?)(Z|[+-]\d\d:\d\d)?$/u

/**
 * A date of a comment or change by which both readings compare it: its digits down to the second, and its zone where that
 * is another than Greenwich's. Empty for a date that says nothing; as it stands where it is no date.
 */
export function instantOf(date = ''): string {
  if (NO_DATE.test(date)) return ''
  const [, digits, zone = ''] = DATE.exec(date.trim()) ?? []
  if (digits === undefined) return date.trim()
  return digits.replace(/\D/gu, '').padEnd(14, '0') + (/[1-9]/u.test(zone) ? zone : '')
}
