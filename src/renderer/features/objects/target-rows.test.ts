import { expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { CrossReferenceTarget } from '#core/manuscript/target-readings'
import { groupTargets } from './target-rows'

const target = (
  id: string,
  kind: CrossReferenceTarget['kind'],
  text: string,
  label?: string
): CrossReferenceTarget => ({
  id: id as BlockId,
  kind,
  depth: 1,
  words: text,
  readings: { text, ...(label !== undefined && { label }) }
})
const TARGETS = [
  target('t1', 'table', '基线特征', '表1'),
  target('h1', 'heading', '1.2 Stem cells'),
  target('f1', 'figure', 'EDSS over time', 'Figure 1'),
  target('e1', 'equation', 'E = mc^2', '式(1)'),
  { ...target('n1', 'note', 'Adjusted for age'), readings: { number: '2' } }
]
const found = (query: string): readonly string[] =>
  groupTargets(TARGETS, query).flatMap(({ kind, rows }) => [kind, ...rows.map(({ target }) => target.id)])

it.each([
  ['', ['figure', 'f1', 'table', 't1', 'equation', 'e1', 'note', 'n1', 'heading', 'h1']],
  ['figure 1', ['figure', 'f1']],
  ['EDSS', ['figure', 'f1']],
  ['stem', ['heading', 'h1']],
  ['表１', ['table', 't1']],
  ['特征', ['table', 't1']],
  ['式', ['equation', 'e1']],
  ['mc', ['equation', 'e1']],
  ['adjusted', ['note', 'n1']],
  ['nothing like it', []]
])('groups what “%s” finds', (query, expected) => {
  expect(found(query)).toEqual(expected)
})
