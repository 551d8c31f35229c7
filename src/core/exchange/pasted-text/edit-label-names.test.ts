import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import { textOf } from '#core/manuscript/text-of'
import { acceptPastedText } from './accept-pasted-text'
import { analysePastedText } from './analyse-pasted-text'
import { findNamesAgain, joinNames, rejectName, splitName } from './edit-label-names'
import { addRun } from './edit-pasted-text'
import type { PastedText } from './pasted-text'

const accept = (pasted: PastedText) => acceptPastedText(pasted, { ids: countingIds(), now: '2026-01-02T03:04:05Z' })

/** The names of each run. */
const runsOf = (pasted: PastedText) =>
  pasted.blocks.flatMap((block) => block.runs.map((run) => run.names.map((name) => name.text).join('|')))
const sourcesOf = (pasted: PastedText) =>
  pasted.blocks.flatMap((block) => block.runs.flatMap((run) => run.names.map((name) => name.source)))
const startOf = (pasted: PastedText) => pasted.blocks.flatMap((block) => block.runs)[0]?.start ?? -1

const ENGLISH = analysePastedText('Pain fell in both groups PubMedPMC+2MDPI.\n\nIt came back.')
const CHINESE = analysePastedText('半数患者在一年内有所改善。维基百科PMC知网\n\n疼痛减轻了。')

describe('the split of a run', () => {
  it('joins two names, and tells the name that the whole stands for', () => {
    expect(runsOf(ENGLISH)).toEqual(['PubMed|PMC|MDPI'])
    expect(runsOf(joinNames(ENGLISH, startOf(ENGLISH), 0))).toEqual(['PubMedPMC|MDPI'])
    expect(sourcesOf(joinNames(ENGLISH, startOf(ENGLISH), 0))).toEqual([undefined, 'mdpi'])
    expect(runsOf(joinNames(CHINESE, startOf(CHINESE), 1))).toEqual(['维基百科|PMC知网'])
    expect(joinNames(ENGLISH, startOf(ENGLISH), 2)).toBe(ENGLISH)
  })

  it('splits a name at a place, and finds what the parts stand for', () => {
    const joined = joinNames(ENGLISH, startOf(ENGLISH), 0)
    const split = splitName(joined, startOf(ENGLISH), 0, startOf(ENGLISH) + 'PubMed'.length)
    expect(runsOf(split)).toEqual(runsOf(ENGLISH))
    expect(sourcesOf(split)).toEqual(['pubmed', 'pmc', 'mdpi'])
    expect(runsOf(splitName(CHINESE, startOf(CHINESE), 0, startOf(CHINESE) + 2))).toEqual(['维基|百科|PMC|知网'])
  })

  it('splits no name at its ends, at a space alone or inside a character', () => {
    const text = '疼痛减轻 𠮷野 site。'
    const pasted = addRun(analysePastedText(text), 5, 13)
    expect(runsOf(pasted)).toEqual(['𠮷野 site'])
    for (const at of [5, 6, 13]) expect(splitName(pasted, 5, 0, at)).toBe(pasted)
    for (const at of [8, 9]) expect(runsOf(splitName(pasted, 5, 0, at))).toEqual(['𠮷野|site'])
  })

  it('makes text of one name, its counter with it, and leaves the rest labels', () => {
    const { manuscript } = accept(rejectName(ENGLISH, startOf(ENGLISH), 1))
    expect(manuscript.leading.blocks[0]).toMatchObject({
      children: [
        { type: 'text', value: 'Pain fell in both groups ' },
        { type: 'sourceLabel', raw: 'PubMed' },
        { type: 'text', value: 'PMC+2' },
        { type: 'sourceLabel', raw: 'MDPI' },
        { type: 'text', value: '.' }
      ]
    })
    expect(runsOf(rejectName(CHINESE, startOf(CHINESE), 0))).toEqual(['PMC|知网'])
    expect(runsOf(rejectName(CHINESE, startOf(CHINESE), 2))).toEqual(['维基百科|PMC'])
  })

  it('finds the names again', () => {
    const joined = joinNames(ENGLISH, startOf(ENGLISH), 0)
    expect(findNamesAgain(joined, startOf(ENGLISH))).toEqual(ENGLISH)
    expect(findNamesAgain(ENGLISH, startOf(ENGLISH))).toBe(ENGLISH)
  })

  it('keeps every character in its place, whatever is joined, split and rejected', () => {
    const words = fc.constantFrom('PubMed', 'PMC+2', 'MDPI', '维基百科', '知网', 'neurology.org', ' ', '[3]', '𠮷', 'é')
    const texts = fc
      .array(words, { minLength: 1, maxLength: 12 })
      .map((names) => `Pain fell 疼痛减轻 ${names.join('')}`)
    const edit = fc.record({ act: fc.nat(4), run: fc.nat(3), name: fc.nat(6), at: fc.nat(60) })
    fc.assert(
      fc.property(texts, fc.array(edit, { maxLength: 12 }), (text, edits) => {
        const start = addRun(analysePastedText(`${text}\n\nIt came back.`), 15, text.length)
        const before = accept(start)
        const after = accept(edits.reduce(applyEdit, start))
        expect(after.findings.filter((finding) => finding.code === 'pasted-text-lost')).toEqual([])
        expect(textOf(after.manuscript.leading.blocks, { labels: 'raw' })).toBe(
          textOf(before.manuscript.leading.blocks, { labels: 'raw' })
        )
      }),
      { numRuns: 300 }
    )
  })
})

interface Edit {
  readonly act: number
  readonly run: number
  readonly name: number
  readonly at: number
}

function applyEdit(pasted: PastedText, { act, run, name, at }: Edit): PastedText {
  const start = pasted.blocks.flatMap((block) => block.runs)[run]?.start ?? -1
  switch (act) {
    case 0:
      return joinNames(pasted, start, name)
    case 1:
      return rejectName(pasted, start, name)
    case 2:
      return findNamesAgain(pasted, start)
    default:
      return splitName(pasted, start, name, at)
  }
}
