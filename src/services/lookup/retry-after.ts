/** Longer than this no service is left alone, whatever it says. */
export const MAX_PAUSE_MS = 15 * 60_000

/**
 * Milliseconds to wait by a `Retry-After` header: seconds or an HTTP date, never negative and capped at a quarter of an
 * hour. Undefined for none and for nonsense.
 */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? ''
  if (text === '') return undefined
  const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_PAUSE_MS)
}
