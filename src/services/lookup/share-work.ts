interface Shared<T> {
  readonly result: Promise<T>
  readonly stop: AbortController
  waiting: number
}

/**
 * Runs work once for all who ask for it under one key at the same time. One who aborts gets `cancelled` at once; the work
 * itself stops when nobody waits for it any more.
 */
export function shareWork<T>(): (
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal
) => Promise<T | 'cancelled'> {
  const running = new Map<string, Shared<T>>()

  const start = (key: string, work: (signal: AbortSignal) => Promise<T>): Shared<T> => {
    const stop = new AbortController()
    const result = work(stop.signal).finally(() => {
      if (running.get(key) === shared) running.delete(key)
    })
    const shared: Shared<T> = { result, stop, waiting: 0 }
    running.set(key, shared)
    return shared
  }

  return async (key, work, signal) => {
    if (signal.aborted) return 'cancelled'
    const shared = running.get(key) ?? start(key, work)
    shared.waiting += 1
    let leave: () => void = () => undefined
    const left = new Promise<'cancelled'>((resolve) => {
      leave = () => resolve('cancelled')
      signal.addEventListener('abort', leave, { once: true })
    })
    try {
      return await Promise.race([shared.result, left])
    } catch (error) {
      if (signal.aborted) return 'cancelled'
      throw error
    } finally {
      signal.removeEventListener('abort', leave)
      shared.waiting -= 1
      if (shared.waiting === 0 && running.get(key) === shared) {
        running.delete(key)
        shared.result.catch(() => undefined)
        shared.stop.abort()
      }
    }
  }
}
