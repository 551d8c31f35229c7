import type { Clock } from '../clock'

/** Time that passes by itself and jumps ahead where somebody waits, so that hours of pauses take no time in tests. */
export interface SkippingClock extends Clock {
  /** Every wait so far, in milliseconds. */
  readonly waits: readonly number[]
  readonly skip: (ms: number) => void
}

/** A clock that starts at `start`. With `frozen`, time passes in waits only. */
export function createSkippingClock(start = Date.now(), frozen = false): SkippingClock {
  const begun = Date.now()
  let skipped = 0
  const waits: number[] = []
  return {
    waits,
    skip: (ms) => {
      skipped += ms
    },
    now: () => start + skipped + (frozen ? 0 : Date.now() - begun),
    wait: async (ms, signal) => {
      signal?.throwIfAborted()
      waits.push(ms)
      skipped += ms
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    }
  }
}
