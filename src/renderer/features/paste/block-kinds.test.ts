import { expect, it } from 'vitest'
import type { BlockShape, PastedBlock } from '#core/exchange/pasted-text/pasted-text'
import { kindOf, KINDS, shapeAs, shiftLevel, signOf } from './block-kinds'

const block = (shape: BlockShape): PastedBlock => ({
  start: 0,
  end: 1,
  mark: undefined,
  shape,
  side: 'leading',
  boilerplate: undefined,
  removed: false,
  runs: []
})

it('makes of every kind a shape of that kind', () => {
  for (const kind of KINDS) expect(kindOf(shapeAs(block({ kind: 'paragraph' }), kind))).toBe(kind)
})

it('keeps level and number of an item that changes its mark', () => {
  const item: BlockShape = { kind: 'item', ordered: true, level: 2, number: 4 }
  expect(shapeAs(block(item), 'bullet')).toEqual({ kind: 'item', ordered: false, level: 2 })
  expect(shapeAs(block(item), 'number')).toEqual(item)
})

it('shifts levels within their bounds', () => {
  expect(shiftLevel({ kind: 'heading', depth: 4 }, 1)).toEqual({ kind: 'heading', depth: 4 })
  expect(shiftLevel({ kind: 'heading', depth: 2 }, -1)).toEqual({ kind: 'heading', depth: 1 })
  expect(shiftLevel({ kind: 'item', ordered: false, level: 0 }, -1)).toMatchObject({ level: 0 })
  expect(shiftLevel({ kind: 'paragraph' }, 1)).toEqual({ kind: 'paragraph' })
})

it('signs each shape', () => {
  expect(signOf({ kind: 'item', ordered: true, level: 0, number: 3 })).toBe('3.')
  expect(signOf({ kind: 'heading', depth: 2 })).toBe('H2')
})
