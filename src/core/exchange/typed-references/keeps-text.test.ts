import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
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
