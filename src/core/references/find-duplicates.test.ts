import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import { createDuplicateIndex, startDuplicateRun, type FoundDuplicates } from './find-duplicates'
import type { CslItem, Reference } from './reference'

const item = (title: string, family: string, year: number, more: Partial<CslItem> = {}): CslItem => ({
  id: '',
  type: 'article-journal',
  title,
  author: [{ family, given: 'A.' }],
  issued: { 'date-parts': [[year]] },
  ...more
})
const reference = (id: string, given: CslItem): Reference => ({
  id: id as ReferenceId,
  key: id,
  item: { ...given, id },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '',
  modifiedAt: ''
})
function found(items: readonly CslItem[], isDistinct?: (a: ReferenceId, b: ReferenceId) => boolean): FoundDuplicates {
  const references = items.map((one, at) => reference(`r${at}`, one))
  const result = startDuplicateRun(references, isDistinct).step(() => true)
  if (!result) throw new Error('A run that may always go on ends')
  return result
}

const TRIAL = 'Intrathecal mesenchymal stem cells in progressive multiple sclerosis'

describe('startDuplicateRun', () => {
  it('groups what is one work and leaves the rest', () => {
    const { groups } = found([
      item(TRIAL, 'Li', 2019),
      item('Another title of some length', 'Li', 2019),
      item(TRIAL.toUpperCase(), 'Li', 2019),
      item(TRIAL.replace('progressive', 'progresive'), 'Li', 2019),
      item('针刺治疗失眠的系统评价', '王', 2020),
      item('针刺治疗失眠的系统评价', '王', 2020)
    ])
    expect(groups).toEqual([
      { kind: 'likely', ids: ['r0', 'r2', 'r3'] },
      { kind: 'same', ids: ['r4', 'r5'] }
    ])
  })

  it('never brings two works together through a third that is vague', () => {
    const { groups } = found([
      item(TRIAL, 'Li', 2019, { DOI: '10.1/a' }),
      item(TRIAL, 'Li', 2019, { DOI: '10.1/b' }),
      item(TRIAL, 'Li', 2019)
    ])
    expect(groups).toEqual([{ kind: 'same', ids: ['r0', 'r2'] }])
  })

  it('pairs preprints with versions of record, and keeps both', () => {
    const preprint = item(TRIAL, 'Li', 2019, { DOI: '10.1101/2019.03.01.123456' })
    const published = item(TRIAL, 'Li', 2020, { DOI: '10.1093/brain/awz001' })
    expect(found([published, preprint])).toEqual({ groups: [], versions: [{ preprint: 'r1', published: 'r0' }] })
    expect(found([preprint, published])).toEqual({ groups: [], versions: [{ preprint: 'r0', published: 'r1' }] })
  })

  it('leaves alone what the user told apart', () => {
    expect(found([item(TRIAL, 'Li', 2019), item(TRIAL, 'Li', 2019)], () => true).groups).toEqual([])
  })

  it('works in slices', () => {
    const run = startDuplicateRun([reference('a', item(TRIAL, 'Li', 2019)), reference('b', item(TRIAL, 'Li', 2019))])
    let left = 1
    expect(run.step(() => left-- > 0)).toBeUndefined()
    expect(run.done()).toBe(1)
    expect(run.step(() => true)?.groups).toHaveLength(1)
  })

  it('finds a copy of any entry, and takes no time for ten thousand with one title', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 5, maxLength: 9 }),
        fc.integer({ min: 1950, max: 2025 }),
        (words, year) => {
          const one = item(words.join(' '), 'Li', year)
          expect(found([one, one]).groups).toHaveLength(1)
        }
      ),
      { numRuns: 50 }
    )
    const same = Array.from({ length: 10_000 }, (_, at) => item('Editorial', `Name${at}`, 2000 + (at % 3)))
    expect(found(same).groups).toEqual([])
  })
})

describe('createDuplicateIndex', () => {
  it('tells certain from possible, best first', () => {
    const index = createDuplicateIndex()
    index.add('a' as ReferenceId, item(TRIAL.replace('progressive', 'progresive'), 'Li', 2019))
    index.add('b' as ReferenceId, item(TRIAL, 'Li', 2019, { DOI: '10.1/a' }))
    expect(index.find(item(TRIAL, 'Li', 2019, { DOI: '10.1/A' }))).toEqual([
      { id: 'b', relation: 'same', isPreprint: false },
      { id: 'a', relation: 'likely', isPreprint: false }
    ])
    expect(index.find(item('Something else entirely, by chance', 'Wu', 2000))).toEqual([])
  })
})
