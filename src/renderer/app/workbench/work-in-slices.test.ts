import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { workInSlices } from './work-in-slices'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('workInSlices', () => {
  it('goes on in short slices until the work is done, once however often it is started', async () => {
    const slices: number[] = []
    let left = 100
    const start = workInSlices((goOn) => {
      let done = 0
      for (; left > 0 && goOn(); left -= 1, done += 1) vi.advanceTimersByTime(1)
      slices.push(done)
      return left === 0
    })
    start()
    start()
    await vi.runAllTimersAsync()
    expect(left).toBe(0)
    expect(slices.reduce((sum, done) => sum + done, 0)).toBe(100)
    expect(slices.length).toBeGreaterThan(5)
    left = 1
    start()
    await vi.runAllTimersAsync()
    expect(left).toBe(0)
  })
})
