import { expect, it } from 'vitest'
import type { ManuscriptId } from '#core/ids'
import { loadDismissals } from './dismissals'

const [ONE, TWO] = ['m1', 'm2'] as unknown as readonly [ManuscriptId, ManuscriptId]

function memory(start?: unknown) {
  let stored = start
  return {
    read: async () => stored,
    keep: async ([change]: readonly { readonly value: unknown }[]) => void (stored = structuredClone(change?.value)),
    stored: () => stored
  }
}

it('remembers what was dismissed, manuscript by manuscript', async () => {
  const store = memory()
  const first = await loadDismissals(store)
  first.write(ONE, new Set(['a', 'b']))
  first.write(TWO, new Set(['c']))
  first.write(TWO, new Set())
  const second = await loadDismissals(store)
  expect([second.read(ONE), second.read(TWO)]).toEqual([new Set(['a', 'b']), new Set()])
  expect(store.stored()).toEqual({ m1: ['a', 'b'] })
})

it('begins anew where what is stored cannot be read', async () => {
  expect((await loadDismissals(memory({ m1: 'a' }))).read(ONE)).toEqual(new Set())
})

it('keeps the latest of very many', async () => {
  const store = memory()
  const dismissals = await loadDismissals(store)
  const keys = new Set(Array.from({ length: 5000 }, (_, at) => `k${at}`))
  for (let at = 0; at < 300; at += 1) dismissals.write(`m${at}` as ManuscriptId, new Set(['a']))
  dismissals.write('m150' as ManuscriptId, keys)
  const kept = await loadDismissals(store)
  expect([kept.read('m0' as ManuscriptId).size, kept.read('m299' as ManuscriptId).size]).toEqual([0, 1])
  expect([...kept.read('m150' as ManuscriptId)]).toEqual([...keys].slice(3000))
})
