import { expect, test } from 'vitest'
import type { ReferenceId } from '#core/ids'
import { makeProvisionalReference } from '#core/references/provisional-reference'
import type { CslItem } from '#core/references/reference'
import type { LookupJob } from '#host/lookup-api'
import { judgeReference } from './judge-reference'

const date = '2026-11-25T10:00:00Z'
const known: CslItem = {
  id: '',
  type: 'article-journal',
  title: 'Phase I trial of intrathecal cells',
  author: [{ family: 'Harris', given: 'Violaine' }],
  issued: { 'date-parts': [[2018]] },
  DOI: '10.1000/a'
}
const found: LookupJob['state'] = {
  kind: 'found',
  answer: {
    item: known,
    origins: {},
    disagreements: [],
    notices: [],
    records: [{ source: 'crossref', date, item: known, notices: [] }]
  },
  failures: []
}
const judge = (item: Partial<CslItem>, state: LookupJob['state']) =>
  judgeReference(
    makeProvisionalReference({ id: 'r', type: 'article-journal', DOI: '10.1000/a', ...item }, 'r' as ReferenceId),
    {
      id: 'check:r',
      subject: { kind: 'identifiers', identifiers: { DOI: '10.1000/a' } },
      askedAt: date,
      state
    }
  )

test('fills in a reference that was only a DOI, as from a PDF', () => {
  expect(judge({}, found)).toMatchObject({
    item: { id: 'r', title: 'Phase I trial of intrathecal cells', author: known.author },
    verification: { kind: 'verified', source: 'crossref' }
  })
})

test('leaves the words of a reference alone and says where they differ', () => {
  expect(judge({ title: 'Acupuncture for migraine' }, found)).toMatchObject({
    item: { title: 'Acupuncture for migraine' },
    verification: { kind: 'mismatch', fields: expect.arrayContaining(['title']) as unknown }
  })
})

test('says that no index has the work, and nothing after a failure', () => {
  const absent = { kind: 'not-indexed', asked: ['crossref'], date } as const
  expect(judge({ title: '针灸' }, absent)?.verification.kind).toBe('not-indexed')
  const failures = [{ service: 'crossref', code: 'timeout', message: 'Crossref did not answer.' }] as const
  expect(judge({ title: '针灸' }, { kind: 'failed', failures })).toBeUndefined()
})
