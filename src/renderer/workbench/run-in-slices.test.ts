import { describe, expect, it } from 'vitest'
import { eachInSlices, runInSlices } from './run-in-slices'

const wait = (ms: number): void => {
  for (const end = performance.now() + ms; performance.now() < end;);
}

describe('runInSlices', () => {
  it('goes on until there is a value, and lets others in between', async () => {
    let left = 20
    let others = 0
    const timer = setInterval(() => (others += 1), 1)
    const value = await runInSlices((goOn) => {
      for (; left > 0; left -= 1) {
        wait(2)
        if (!goOn()) return undefined
      }
      return 'done'
    })
    clearInterval(timer)
    expect(value).toBe('done')
    expect(others).toBeGreaterThan(2)
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const running = runInSlices(() => undefined, { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
  })
})

describe('eachInSlices', () => {
  it('takes each item once, in order', async () => {
    const seen: number[] = []
    const items = Array.from({ length: 100 }, (_, at) => at)
    await eachInSlices(items, (item) => {
      seen.push(item)
      if (item % 10 === 0) wait(3)
    })
    expect(seen).toEqual(items)
  })
})
