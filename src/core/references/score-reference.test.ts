import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import { HEAD_FIELDS, type FieldTexts, type IndexedReference } from './index-reference'
import { scoreReference } from './score-reference'

/** Points anywhere, at the start of a word, at the start of the field, in the order of `HEAD_FIELDS`. */
const POINTS = [
  [6, 14, 16],
  [2, 12, 12],
  [6, 9, 12],
  [4, 8, 14],
  [4, 6, 14],
  [2, 4, 5],
  [3, 6, 8]
] as const

function join(texts: readonly string[]): FieldTexts {
  let end = -1
  return { text: texts.join('\n'), ends: texts.map((text) => (end += 1 + text.length)) }
}

function entryOf(texts: readonly string[], romanised: readonly string[]): IndexedReference {
  const marked = join(romanised)
  return {
    id: 'k' as ReferenceId,
    head: join(texts),
    pinyin: { text: marked.text.toLowerCase(), marked: marked.text, ends: marked.ends },
    abstract: '',
    notes: '',
    type: 'book',
    year: 0
  }
}

/** What every single place of every field is worth, one after the other. */
function scoreEveryPlace(texts: readonly string[], romanised: readonly string[], text: string, field?: string): number {
  const points = [0]
  HEAD_FIELDS.forEach((name, index) => {
    if (field !== undefined && field !== name) return
    const [within, word, start] = POINTS[index] ?? [0, 0, 0]
    const own = texts[index] ?? ''
    for (let at = 0; at < own.length; at += 1) {
      if (!own.startsWith(text, at)) continue
      const startsWord = !/[\p{L}\p{N}]/u.test(own[at - 1] ?? ' ') || /\p{Script=Han}/u.test(own[at] ?? '')
      points.push(at === 0 ? start : startsWord ? word : within)
    }
    const marked = romanised[index] ?? ''
    for (let at = 0; at < marked.length; at += 1) {
      const isPlace = /[A-Z]/.test(marked[at] ?? '') && marked.toLowerCase().startsWith(text, at)
      if (isPlace && /^[a-z]{2,}$/.test(text)) points.push((at === 0 ? start : word) - 1)
    }
  })
  return Math.max(...points)
}

describe('scoreReference', () => {
  it('gives a word the points of its best place', () => {
    const fields = (pattern: RegExp) =>
      fc.array(fc.stringMatching(pattern), { minLength: HEAD_FIELDS.length, maxLength: HEAD_FIELDS.length })
    const field = fc.constantFrom(undefined, 'author' as const, 'title' as const, 'container' as const, 'key' as const)
    const query = fc.stringMatching(/^[ab1细]{1,3}$/)
    fc.assert(
      fc.property(fields(/^[ab1细 -]{0,9}$/), fields(/^[aAbB]{0,6}$/), query, field, (texts, romanised, text, name) => {
        const term = { kind: 'text' as const, text, field: name, negated: false }
        const score = scoreReference(entryOf(texts, romanised), [term], text)
        expect(score).toBe(scoreEveryPlace(texts, romanised, text, name))
      }),
      { numRuns: 200 }
    )
  })
})
