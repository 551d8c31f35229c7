import type { CslDate } from '#core/references/reference'

/** A date as the form shows and takes it: `2018-03-05`, a range as `2018-03/2018-05`, free text as it stands. */
export function dateText(date: CslDate | undefined): string {
  const parts = date?.['date-parts'] ?? []
  const text = parts
    .filter((part) => part.length > 0)
    .map((part) => part.map((value, index) => String(value).padStart(index === 0 ? 4 : 2, '0')).join('-'))
    .join('/')
  return text || date?.literal || date?.raw || ''
}
