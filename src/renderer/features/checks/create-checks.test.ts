import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import { manuscriptOf, type Row } from '#core/checks/testing/paired-manuscript'
import type { Session } from '../../workbench/workbench'
import { createChecks } from './create-checks'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Checks of a manuscript that `type` replaces. */
function checksOf(rows: readonly Row[]) {
  let manuscript: Manuscript = manuscriptOf(rows)
  const listeners = new Set<() => void>()
  const editor = {
    onChange: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isComposing: () => false,
    markSpans: () => undefined,
    showSpan: () => undefined,
    goToSpan: () => undefined
  }
  const session = {
    read: () => manuscript,
    editors: { leading: editor, facing: editor },
    state: createStore(() => ({ id: manuscript.id, pairings: manuscript.pairings }))
  } as unknown as Session
  const references = createStore(() => ({ references: new Map<ReferenceId, Reference>() }))
  const checks = createChecks({ session, references, dismissals: { read: () => new Set(), write: () => undefined } })
  const end = checks.start()
  const pause = () => vi.advanceTimersByTimeAsync(2000)
  const type = async (next: readonly Row[]) => {
    manuscript = manuscriptOf(next)
    for (const listener of listeners) listener()
    await pause()
  }
  const shown = () => {
    const { all, current } = checks.state.getState()
    return all.find(({ id }) => id === current)?.values.what
  }
  return { checks, pause, type, shown, end }
}

const MISSING = (...doses: readonly number[]): readonly Row[] =>
  doses.map((dose) => [`Give ${dose} mg.`, dose > 0 ? '给药。' : '给药 0 mg。'] as const)

it('goes on behind a finding that was mended, and not from the first again', async () => {
  const { checks, pause, type, shown, end } = checksOf(MISSING(11, 12, 13, 14))
  await pause()
  checks.step(1)
  checks.step(1)
  checks.step(1)
  expect(shown()).toBe('13 mg')
  await type(MISSING(11, 12, 0, 14))
  expect(shown()).toBeUndefined()
  checks.step(1)
  expect(shown()).toBe('14 mg')
  await type(MISSING(11, 12, 0, 0))
  checks.step(-1)
  expect(shown()).toBe('12 mg')
  end()
})

it('goes round, and backwards from the last', async () => {
  const { checks, pause, shown, end } = checksOf(MISSING(11, 12))
  expect(checks.step(1)).toBe(false)
  await pause()
  checks.step(-1)
  expect(shown()).toBe('12 mg')
  checks.step(1)
  expect(shown()).toBe('11 mg')
  end()
})
