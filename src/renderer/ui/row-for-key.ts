/**
 * Index of the row that a key leads to from row `active` of `count`: arrows, Home and End, Page Up and Down by `page` rows.
 * Undefined for every other key, and in an empty list.
 */
export function rowForKey(key: string, active: number, count: number, page = 8): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count
  }
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined
  return step === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, active + step))
}
