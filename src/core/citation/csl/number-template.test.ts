import { describe, expect, it } from 'vitest'
import { citeOfSlot, fillTemplate, makeTemplate, numberSlot } from './number-template'

const of =
  (...numbers: readonly string[]) =>
  (slot: number) =>
    numbers[citeOfSlot(slot)] ?? ''

describe('fillTemplate', () => {
  it('puts numbers where their marks stand and leaves other runs as they are', () => {
    const plain = { text: ' see ', italic: true as const }
    const template = makeTemplate([
      { text: `[${numberSlot(1)}–${numberSlot(0)}` },
      plain,
      { text: `${numberSlot(0)}]` }
    ])
    const filled = fillTemplate(template, of('12', '7'))
    expect(filled).toEqual([{ text: '[7–12' }, plain, { text: '12]' }])
    expect(filled[1]).toBe(plain)
    expect(fillTemplate(template, of('3', '4'))[0]).toEqual({ text: '[4–3' })
  })

  it('gives the text itself where it shows no number', () => {
    const runs = [{ text: '王伟等, 2015' }]
    expect(fillTemplate(makeTemplate(runs), of('1'))).toBe(runs)
  })
})
