/** The part of the Web Locks API that keeps two windows off one store. */
export type Locks = Pick<LockManager, 'request'>

/** Long enough for the page that a reload replaces to go. */
const PATIENCE_MS = 2000

/**
 * Claims a store for this window until it closes: two windows would overwrite each other's records. False when another
 * window of this browser has it and keeps it.
 */
export function claimStore(name: string, locks: Locks, patienceMs = PATIENCE_MS): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const hold = (): Promise<never> => {
      resolve(true)
      return new Promise(() => undefined)
    }
    locks
      .request(`bifolium-store:${name}`, { signal: AbortSignal.timeout(patienceMs) }, hold)
      .catch((error: unknown) => {
        if (error instanceof DOMException && ['AbortError', 'TimeoutError'].includes(error.name)) resolve(false)
        else reject(error instanceof Error ? error : new Error(String(error)))
      })
  })
}
