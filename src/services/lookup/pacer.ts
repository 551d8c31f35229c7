import type { Clock } from './clock'

/** How often one service may be asked. */
export interface Pace {
  /**
   * Least time between the end of one request and the start of the next. Counted from the end, since what is on its way
   * may take longer than what follows: the service sees no two closer than this.
   */
  readonly gapMs: number
  readonly inFlight: number
}

/** Lets requests to one service through, one after the other and no faster than agreed. */
export interface Pacer {
  /** Resolves when it is this request's turn, to what ends the turn. Rejects when `signal` aborts. */
  readonly enter: (signal: AbortSignal) => Promise<() => void>
  /** No request starts before then. */
  readonly pauseUntil: (timeMs: number) => void
  /** Time for which the service asked to be left alone; in the past when it did not. */
  readonly pausedUntil: () => number
  /** A gap that the service asks for itself; never smaller than the agreed one. */
  readonly setGap: (gapMs: number) => void
}

/** A pacer for one service. */
export function createPacer(pace: Pace, clock: Clock): Pacer {
  let gapMs = pace.gapMs
  let lastEnd = -Infinity
  let pause = 0
  let running = 0
  let line: Promise<unknown> = Promise.resolve()
  const leavers: (() => void)[] = []

  const untilFree = async (signal: AbortSignal): Promise<void> => {
    while (running >= pace.inFlight) {
      await new Promise<void>((resolve) => {
        leavers.push(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      signal.throwIfAborted()
    }
    for (;;) {
      signal.throwIfAborted()
      const waitMs = Math.max(lastEnd + gapMs, pause) - clock.now()
      if (waitMs <= 0) return
      await clock.wait(waitMs, signal)
    }
  }

  return {
    enter: (signal) => {
      const turn = line.then(async () => {
        await untilFree(signal)
        running += 1
        let left = false
        return () => {
          if (left) return
          left = true
          running -= 1
          lastEnd = clock.now()
          leavers.splice(0).forEach((tell) => tell())
        }
      })
      // One that gives up does not hold up those behind it.
      line = turn.catch(() => undefined)
      return turn
    },
    pauseUntil: (timeMs) => {
      pause = Math.max(pause, timeMs)
    },
    pausedUntil: () => pause,
    setGap: (next) => {
      gapMs = Math.max(pace.gapMs, next)
    }
  }
}
