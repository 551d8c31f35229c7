import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RememberedList } from './remembered-list'

describe('RememberedList', () => {
  it('finds again what was made of each thing, wherever it stands now', () => {
    const lists = fc.array(fc.uniqueArray(fc.nat(12)), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(lists, (all) => {
        const remembered = new RememberedList<number, string>()
        let before: readonly number[] = []
        for (const keys of all) {
          remembered.update(keys, (key, known) => {
            expect(known).toBe(before.includes(key) ? `made of ${key}` : undefined)
            return `made of ${key}`
          })
          before = keys
        }
      })
    )
  })

  it('takes things for the same that say the same', () => {
    const remembered = new RememberedList<{ id: string; text: string }, number>({
      isSame: (a, b) => a.id === b.id && a.text === b.text,
      idOf: ({ id }) => id
    })
    remembered.update([{ id: 'a', text: '一' }], () => 1)
    const values = remembered.update(
      [
        { id: 'b', text: '' },
        { id: 'a', text: '二' }
      ],
      (_key, known) => known ?? 0
    )
    expect(values).toEqual([0, 1])
  })
})
