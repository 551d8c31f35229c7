import { expect, it } from 'vitest'
import { analysePastedText } from '#core/exchange/pasted-text/analyse-pasted-text'
import { removeBoilerplate, setRemoved } from '#core/exchange/pasted-text/edit-pasted-text'
import { findNext, summarise } from './proposal-summary'

const TEXT = [
  'Stem cells in progressive multiple sclerosis',
  '1. English',
  '1.1 Trials',
  'Half of the patients improved within one year of the treatment.FrontiersMDPI',
  '2. 中文版:',
  '2.1 试验',
  '半数患者在治疗后一年内有所改善。维基百科'
].join('\n\n')

it('counts blocks, runs and labels by side', () => {
  const summary = summarise(analysePastedText(TEXT))
  expect(summary.sides.leading).toMatchObject({ paragraphs: 1 })
  expect(summary.sides.facing).toMatchObject({ paragraphs: 1 })
  expect([summary.runs, summary.labels]).toEqual([2, 3])
})

it('leaves removed blocks out of the counts', () => {
  const pasted = analysePastedText(TEXT)
  const index = pasted.blocks.findIndex((block) => block.runs.length > 0)
  const summary = summarise(setRemoved(pasted, index, true))
  expect([summary.runs, summary.labels, summary.removed]).toEqual([1, 1, 1])
})

it('tells offered removals from those that are done', () => {
  const pasted = analysePastedText(TEXT.replace(/\n\n/, '\n\n5 min read\n\n'))
  const before = summarise(pasted)
  expect(before).toMatchObject({ offered: 1, offeredRemoved: 0 })
  expect(summarise(removeBoilerplate(pasted))).toMatchObject({ offered: 1, offeredRemoved: 1, removed: 1 })
})

it('finds the next block of a kind round the end', () => {
  const pasted = analysePastedText(TEXT)
  const hasRuns = (block: (typeof pasted.blocks)[number]) => block.runs.length > 0
  const first = findNext(pasted, 0, hasRuns) ?? -1
  const second = findNext(pasted, first, hasRuns) ?? -1
  expect(second).toBeGreaterThan(first)
  expect(findNext(pasted, second, hasRuns)).toBe(first)
  expect(findNext(pasted, 0, () => false)).toBeUndefined()
})
