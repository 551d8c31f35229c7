import { expect, it } from 'vitest'
import type { ManuscriptId } from '#core/ids'
import type { ManuscriptSummary } from '../../workbench/workbench'
import { listedManuscripts } from './manuscript-rows'

const summary = (title: string, modifiedAt: string, binnedAt?: string): ManuscriptSummary => ({
  id: title as ManuscriptId,
  title,
  modifiedAt,
  words: 0,
  hanCharacters: 0,
  unresolved: 0,
  ...(binnedAt && { binnedAt })
})

const ALL = [
  summary('Stem cells in progressive MS', '2026-03-01T10:00:00Z'),
  summary('进行性多发性硬化', '2026-03-02T10:00:00Z'),
  summary('Old draft', '2026-03-05T10:00:00Z', '2026-03-06T10:00:00Z'),
  summary('Older draft', '2026-03-07T10:00:00Z', '2026-03-05T10:00:00Z')
]
const titles = (query: string, binned = false) => listedManuscripts(ALL, query, binned).map(({ title }) => title)

it('lists what is on the desk, latest change first', () => {
  expect(titles('')).toEqual(['进行性多发性硬化', 'Stem cells in progressive MS'])
})

it('lists the bin by when things went there', () => {
  expect(titles('', true)).toEqual(['Old draft', 'Older draft'])
})

it('finds titles in either language, whatever the width or case of the letters', () => {
  expect(titles('ＭＳ')).toEqual(['Stem cells in progressive MS'])
  expect(titles(' 硬化 ')).toEqual(['进行性多发性硬化'])
  expect(titles('nothing')).toEqual([])
})
