import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SaveState } from '../../workbench/workbench'
import { createAutosave } from './autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function autosaveTo(write: () => Promise<void>) {
  const states: SaveState['kind'][] = []
  const autosave = createAutosave({ write, now: () => '2026-01-01', onState: (state) => states.push(state.kind) })
  return { autosave, states }
}

describe('autosave', () => {
  it('saves within a second of the last change', async () => {
    const write = vi.fn(async () => undefined)
    const { autosave, states } = autosaveTo(write)
    autosave.schedule()
    await vi.advanceTimersByTimeAsync(300)
    autosave.schedule()
    await vi.advanceTimersByTimeAsync(1000)
    expect(write).toHaveBeenCalledTimes(1)
    expect(states).toEqual(['saving', 'saved'])
    expect(autosave.isDirty()).toBe(false)
  })

  it('saves every few seconds while typing never stops', async () => {
    const write = vi.fn(async () => undefined)
    const { autosave } = autosaveTo(write)
    for (let keys = 0; keys < 100; keys += 1) {
      autosave.schedule()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(write.mock.calls.length).toBeGreaterThanOrEqual(3)
  })

  it('saves no more often when every write outlasts the next key', async () => {
    const write = vi.fn(() => new Promise<void>((resolve) => void setTimeout(resolve, 250)))
    const { autosave } = autosaveTo(write)
    for (let keys = 0; keys < 100; keys += 1) {
      autosave.schedule()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(write.mock.calls.length).toBeLessThanOrEqual(4)
  })

  it('turns to failed at once, keeps the change and tries again', async () => {
    let broken = true
    const { autosave, states } = autosaveTo(async () => {
      if (broken) throw new Error('The disk is full.')
    })
    autosave.schedule()
    await vi.advanceTimersByTimeAsync(1000)
    expect(states.at(-1)).toBe('failed')
    expect(autosave.isDirty()).toBe(true)
    broken = false
    await vi.advanceTimersByTimeAsync(3000)
    expect(states.at(-1)).toBe('saved')
  })

  it('never says saved while a change waits, and stays failed until a save succeeds', async () => {
    let broken = true
    const { autosave, states } = autosaveTo(async () => {
      if (broken) throw new Error('The disk is full.')
    })
    autosave.schedule()
    expect(states).toEqual(['saving'])
    await vi.advanceTimersByTimeAsync(1000)
    autosave.schedule()
    await vi.advanceTimersByTimeAsync(4000)
    expect(new Set(states.slice(1))).toEqual(new Set(['failed']))
    broken = false
    await vi.advanceTimersByTimeAsync(3000)
    expect(states.at(-1)).toBe('saved')
  })

  it('saves a change made during a write by a second write', async () => {
    const finish: (() => void)[] = []
    const write = vi.fn(() => new Promise<void>((resolve) => finish.push(resolve)))
    const { autosave } = autosaveTo(write)
    autosave.schedule()
    await vi.advanceTimersByTimeAsync(600)
    autosave.schedule()
    finish[0]?.()
    await vi.advanceTimersByTimeAsync(600)
    expect(write).toHaveBeenCalledTimes(2)
    expect(autosave.isDirty()).toBe(true)
    finish[1]?.()
    await vi.advanceTimersByTimeAsync(1)
    expect(autosave.isDirty()).toBe(false)
  })

  it('flushes at once, and not at all when nothing changed', async () => {
    const write = vi.fn(async () => undefined)
    const { autosave } = autosaveTo(write)
    await autosave.flush()
    expect(write).not.toHaveBeenCalled()
    autosave.schedule()
    await autosave.flush()
    expect(write).toHaveBeenCalledTimes(1)
  })
})
