import type { DateParts, ItemDate } from './item'

/** A date as digits that sort as dates do, years before Christ first: `1200512150000000000`. Texts stay texts. */
export function sortableDate(date: ItemDate, parts: readonly string[] = ['year', 'month', 'day']): string {
  if (!date.start) return date.literal ?? ''
  return digitsOf(date.start, parts) + (date.end ? digitsOf(date.end, parts) : '000000000')
}

function digitsOf(date: DateParts, parts: readonly string[]): string {
  const year = parts.includes('year') ? date.year + 10_000 : 0
  const month = date.month ?? (date.season === undefined ? 0 : date.season + 12)
  const two = (number: number, name: string): string => String(parts.includes(name) ? number : 0).padStart(2, '0')
  return String(year).padStart(5, '0') + two(month, 'month') + two(date.day ?? 0, 'day')
}
