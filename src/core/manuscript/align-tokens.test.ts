import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTokens } from './align-tokens'

/** The steps as text: what is gone in brackets, what is new in braces; `|` in the new text is the caret. */
function aligns(old: string, marked: string, expected: string): void {
  const now = marked.replace('|', '')
  const caret = marked.includes('|') ? marked.indexOf('|') : undefined
  const steps = alignTokens(Array.from(old), Array.from(now), caret).map((step) => {
    if (step.kind === 'gone') return `[${old.slice(step.old.start, step.old.end)}]`
    const text = now.slice(step.now.start, step.now.end)
    return step.kind === 'new' ? `{${text}}` : text
  })
  expect(steps.join('')).toBe(expected)
}

describe('alignTokens', () => {
  it.each([
    ['abc', 'abc|', 'abc'],
    ['aaa', 'a|a', 'a[a]a'],
    ['aaa', 'aa|', 'aa[a]'],
    ['aa', 'aa|a', 'a{a}a'],
    ['治疗', '治好疗', '治{好}疗'],
    ['an old text', 'an x|', 'an [old text]{x}'],
    ['', 'new|', '{new}'],
    ['old', '|', '[old]']
  ])('finds the edit of %s to %s at the caret', (old, now, expected) => aligns(old, now, expected))

  it('keeps the words between several replaced ones', () => {
    aligns('MS is MS in 多发 and MS.', 'SM is SM in 多发 and SM|.', '[MS]{SM} is [MS]{SM} in 多发 and [MS]{SM}.')
  })

  it('gives every token of both once, in order', () => {
    const word = fc.constantFrom('a', 'b', ' ', '干', 'ab ')
    fc.assert(
      fc.property(fc.array(word), fc.array(word), fc.nat(20), (first, second, at) => {
        const [old, now] = [Array.from(first.join('')), Array.from(second.join(''))]
        const steps = alignTokens(old, now, at > now.length ? undefined : at)
        const olds = steps.flatMap((step) => (step.kind === 'new' ? [] : old.slice(step.old.start, step.old.end)))
        const news = steps.flatMap((step) => (step.kind === 'gone' ? [] : now.slice(step.now.start, step.now.end)))
        expect([olds, news]).toEqual([old, now])
        let place = 0
        for (const step of steps) {
          if (step.kind === 'gone') expect(step.at).toBe(place)
          else place = step.now.end
          if (step.kind === 'kept')
            expect(old.slice(step.old.start, step.old.end)).toEqual(now.slice(step.now.start, step.now.end))
        }
      })
    )
  })
})
