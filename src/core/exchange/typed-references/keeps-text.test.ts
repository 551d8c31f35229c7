import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds, type BlockId } from '#core/ids'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import type { Inline } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { mapTextBlocks } from '#core/manuscript/walk'
import { acceptPastedText } from '../pasted-text/accept-pasted-text'
import { analysePastedText } from '../pasted-text/analyse-pasted-text'
import { connectTypedReferences } from './connect-typed-references'
import { findTypedReferences } from './find-typed-references'
import { citedEntries } from './typed-references'

const now = '2026-01-01T00:00:00.000Z'

const PIECES = [
  'Cells help',
  '干细胞有效',
  ' [1]',
  '[2,3]',
  '［1–3］',
  ' (1)',
  '（2）',
  '²',
  '¹,³',
  ' (Smith, 2011)',
  '（张伟等，2014）',
  ' Smith and Jones (2011, p. 4)',
  ' [9]',
  ' [1, 2',
  '(',
  ')',
  '[',
  ']',
  '. ',
  '。',
  '; ',
  '\n\n',
  ' 10³ m²',
  ' et al. (2012)',
  '\uD800',
  '\u0000',
  '–'
]
const LIST = `References
[1] Smith J, Jones K. Stem cells in disease. Neurology. 2011;76(1):12-19.
[2] Wu L. Repair. Brain. 2012;135(2):20-29.
[3] 张伟, 李娜. 治疗研究[J]. 中华神经科杂志, 2014, 47(4): 40-49.`

const bare = (text: string): string => text.replace(/[\s\uFFFC]+/gu, '')

/** All characters of a manuscript, sides apart. */
const wordsOf = (manuscript: Manuscript): string =>
  bare(SIDE_NAMES.map((side) => textOf(manuscript[side].blocks)).join('\n'))

describe('connecting', () => {
  it('keeps every character: in the text, in a mark that became a citation, or in an entry that is cited', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const { manuscript } = acceptPastedText(analysePastedText(`Title\n\nA text ${pieces.join('')}\n\n${LIST}`), {
          ids: countingIds(),
          now
        })
        const found = findTypedReferences(manuscript)
        const { manuscript: connected, findings } = connectTypedReferences(manuscript, found, {
          ids: countingIds(),
          now
        })
        expect(findings.filter(({ code }) => code.startsWith('connect-'))).toEqual([])
        const marks = found.marks.flatMap(({ outcome, text }) => (outcome.kind === 'linked' ? [text] : []))
        const entries = [...citedEntries(found)].map((at) => {
          const { label = '', raw = '' } = found.entries[at] ?? {}
          return label + raw
        })
        const kept = [wordsOf(connected), ...marks, ...entries].join('')
        expect(bare(kept).split('').toSorted().join('')).toBe(wordsOf(manuscript).split('').toSorted().join(''))
      }),
      { numRuns: 60 }
    )
  })

  it('leaves any manuscript without a list as it is', () => {
    fc.assert(
      fc.property(arbitraryManuscript(), (manuscript) => {
        const found = findTypedReferences(manuscript)
        if (found.entries.length > 0) return
        expect(connectTypedReferences(manuscript, found, { ids: countingIds(), now }).manuscript).toBe(manuscript)
      }),
      { numRuns: 40 }
    )
  })

  it.each([
    ['open brackets', '['.repeat(60_000)],
    ['open parentheses', '（'.repeat(60_000)],
    ['numbers', '[1,'.repeat(20_000)],
    ['names', 'Smith, Jones and '.repeat(4000)],
    ['names and years', '(Smith, 2011; '.repeat(4000)],
    ['Chinese names', '张伟、'.repeat(20_000)],
    ['raised digits', '¹,'.repeat(30_000)],
    ['numbered lines', '1. Smith J. Cells. 2011.\n'.repeat(2000)]
  ])('takes time in proportion to the length of %s', (_, text) => {
    const { manuscript } = acceptPastedText(analysePastedText(`Title\n\n${text} (2011)\n\n${LIST}`), {
      ids: countingIds(),
      now
    })
    // The runner's own limit of a few seconds is the measure.
    expect(() => findTypedReferences(manuscript)).not.toThrow()
  })
})

const AUTHORS = `A title of the review

Cells slowed disability in trials (Smith & Jones, 2011@; Wu, 2012), as expected.

Walking improved (Cohen, 2015).

References

Cohen JA. (2015). Outcome measures in trials. Mult Scler, 21(5), 50-59.
Smith J, Jones K. (2011). Stem cells in progressive disease. Neurology, 76(1), 12-19.
Wu L. (2012). Remyelination after injury. Brain, 135(2), 20-29.`

const deletion: Inline = { type: 'deletion', author: 'A', children: [{ type: 'text', value: 'a' }] }
const note: Inline = {
  type: 'note',
  kind: 'footnote',
  children: [{ type: 'paragraph', id: 'n' as BlockId, children: [{ type: 'text', value: 'Sic.' }] }]
}

it.each([
  ['tracked deletion', deletion],
  ['note', note]
])('leaves a citation by authors as text that a %s stands in, and connects the others', (_, object) => {
  const { manuscript } = acceptPastedText(analysePastedText(AUTHORS), { ids: countingIds(), now })
  const blocks = mapTextBlocks(manuscript.leading.blocks, (children) =>
    children.flatMap((one): readonly Inline[] => {
      if (one.type !== 'text' || !one.value.includes('@')) return [one]
      const [before = '', behind = ''] = one.value.split('@')
      return [{ type: 'text', value: before }, object, { type: 'text', value: behind }]
    })
  )
  const marked = { ...manuscript, leading: { ...manuscript.leading, blocks } }
  const found = findTypedReferences(marked)
  const { manuscript: connected, findings } = connectTypedReferences(marked, found, { ids: countingIds(), now })
  expect(findings.filter(({ code }) => code.startsWith('connect-'))).toEqual([])
  expect(found.marks.map(({ outcome }) => outcome.kind)).toEqual(['unmatched', 'linked'])
  expect(JSON.stringify(connected.leading.blocks)).toContain(JSON.stringify(object))
})
