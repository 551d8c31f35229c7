import { expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Inline, Note } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { countInAside, replaceInAside, type Query } from './find-in-asides'

const text = (value: string): Inline => ({ type: 'text', value })
const strong = (value: string): Inline => ({ type: 'strong', children: [text(value)] })
const noteOf = (...children: readonly Inline[]): Note => ({
  type: 'note',
  kind: 'footnote',
  children: [{ type: 'paragraph', id: 'n' as BlockId, children }]
})
const query = (text: string): Query => ({ text, options: { caseSensitive: false, wholeWord: false } })
const wordsOf = (aside: ReturnType<typeof replaceInAside>): string =>
  aside.type === 'note' ? textOf(aside.children) : ''

it.each([
  ['stem cell', [text('A stem'), strong(' ce'), text('ll, stem cells')], 2, 'A X, Xs'],
  ['干细胞', [text('干'), strong('细胞'), text('治疗干细胞')], 2, 'X治疗X'],
  ['b', [text('a'), strong('b'), text('c')], 1, 'aXc'],
  ['not here', [text('a')], 0, 'a']
])('replaces “%s” across marks', (wanted, children, count, expected) => {
  const note = noteOf(...children)
  expect(countInAside(note, query(wanted))).toBe(count)
  expect(wordsOf(replaceInAside(note, query(wanted), 'X'))).toBe(expected)
})

it('replaces one match alone, and keeps what a citation parts', () => {
  const gap: Inline = { type: 'break' }
  const note = noteOf(text('MS, MS and M'), gap, text('S'))
  expect(wordsOf(replaceInAside(note, query('ms'), '多发性硬化', 1))).toBe('MS, 多发性硬化 and M\nS')
  expect(replaceInAside(note, query('nothing'), 'X')).toBe(note)
})
