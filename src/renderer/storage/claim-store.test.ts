import { describe, expect, it } from 'vitest'
import { claimStore, type Locks } from './claim-store'

/** Web Locks of one browser: whoever comes second waits until its patience is over. */
function browserLocks(): Locks {
  const held = new Set<string>()
  const request = async (name: string, options: LockOptions, work: () => Promise<unknown>): Promise<unknown> => {
    if (!held.has(name)) {
      held.add(name)
      return work().finally(() => held.delete(name))
    }
    return new Promise((_, reject) => {
      options.signal?.addEventListener('abort', () => reject(new DOMException('timed out', 'TimeoutError')))
    })
  }
  return { request } as unknown as Locks
}

describe('claimStore', () => {
  it('gives a store to one window alone', async () => {
    const locks = browserLocks()
    expect(await claimStore('a', locks, 20)).toBe(true)
    expect(await claimStore('a', locks, 20)).toBe(false)
    expect(await claimStore('b', locks, 20)).toBe(true)
  })

  it('rejects when the browser cannot lock', async () => {
    const broken = { request: async () => Promise.reject(new DOMException('no storage', 'SecurityError')) }
    await expect(claimStore('a', broken as unknown as Locks, 20)).rejects.toThrow('no storage')
  })
})
