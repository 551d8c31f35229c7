import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SourceRecord } from './lookup-answer'
import { mergeRecords } from './merge-records'
import type { CslItem, Notice } from './reference'
import { verifyReference } from './verify-reference'

const HARRIS: CslItem = {
  id: 'harris',
  type: 'article-journal',
  title:
    'Phase I trial of intrathecal mesenchymal stem cell-derived neural progenitors in progressive multiple sclerosis',
  author: [
    { family: 'Harris', given: 'Violaine K.' },
    { family: 'Sadiq', given: 'Saud A.' }
  ],
  issued: { 'date-parts': [[2018, 3]] },
  'container-title': 'EBioMedicine',
  volume: '29',
  page: '23-30',
  DOI: '10.1016/j.ebiom.2018.02.002',
  PMID: '29449193'
}

const record = (item: Partial<CslItem>, more: Partial<SourceRecord> = {}): SourceRecord => ({
  source: 'crossref',
  date: '2026-11-25T10:00:00.000Z',
  item: { ...HARRIS, ...item },
  notices: [],
  ...more
})
const input = (...records: readonly SourceRecord[]) => ({
  records,
  absentFrom: [],
  isPartial: false,
  date: '2026-11-25T10:00:00.000Z'
})
const notice = (kind: Notice['kind']): Notice => ({ kind, source: 'PubMed', date: '2019' })

test('verifies a reference that says the same in other words', () => {
  const theirs = record({
    title:
      'Phase I Trial of Intrathecal Mesenchymal Stem Cell-derived Neural Progenitors in Progressive Multiple Sclerosis.',
    author: [{ family: 'Harris', given: 'VK' }],
    page: '23-30'
  })
  expect(verifyReference(HARRIS, input(theirs, record({}, { source: 'pubmed' })))).toEqual({
    kind: 'verified',
    date: '2026-11-25',
    source: 'crossref, pubmed'
  })
})

test('calls a real DOI under a wrong title a mismatch, and shows both', () => {
  const invented = { ...HARRIS, title: 'Autologous stem cells restore vision in advanced optic neuritis' }
  expect(verifyReference(invented, input(record({})))).toMatchObject({
    kind: 'mismatch',
    fields: ['title'],
    differences: [{ field: 'title', ours: invented.title, theirs: HARRIS.title, source: 'crossref' }]
  })
})

test('finds a DOI and a PMID that name two works, although one of them fits', () => {
  const other = record(
    { title: 'Rituximab in relapsing disease', PMID: '1', DOI: '10.1000/other' },
    { source: 'pubmed' }
  )
  const found = verifyReference(HARRIS, input(record({}), other))
  expect(found).toMatchObject({ kind: 'mismatch', fields: ['title', 'DOI', 'PMID'] })
})

test('lets one source bear out a page that another has otherwise', () => {
  expect(verifyReference(HARRIS, input(record({ page: '230-300' }), record({}, { source: 'pubmed' })))).toMatchObject({
    kind: 'verified'
  })
  expect(verifyReference(HARRIS, input(record({ page: '230-300' })))).toMatchObject({
    kind: 'mismatch',
    fields: ['page']
  })
})

test.each(['retracted', 'concern', 'corrected'] as const)('tells that a work is %s, with the notice', (kind) => {
  const found = verifyReference(
    HARRIS,
    input(record({ title: `RETRACTED: ${HARRIS.title}` }, { notices: [notice(kind)] }))
  )
  expect(found).toMatchObject({ kind, notices: [notice(kind)] })
})

test('tells a retraction even where the reference differs, but no mere correction', () => {
  const wrong = { ...HARRIS, volume: '30' }
  expect(verifyReference(wrong, input(record({}, { notices: [notice('retracted')] })))).toMatchObject({
    kind: 'retracted',
    differences: [{ field: 'volume' }]
  })
  expect(verifyReference(wrong, input(record({}, { notices: [notice('corrected')] })))).toMatchObject({
    kind: 'mismatch'
  })
})

test('says not indexed only when all who might know it were asked', () => {
  const absent = { records: [], absentFrom: ['crossref', 'doi'], date: '2026-11-25T10:00:00Z' }
  expect(verifyReference(HARRIS, { ...absent, isPartial: false })).toEqual({
    kind: 'not-indexed',
    date: '2026-11-25',
    source: 'crossref, doi'
  })
  expect(verifyReference(HARRIS, { ...absent, isPartial: true })).toEqual({ kind: 'unchecked' })
  expect(verifyReference(HARRIS, { ...absent, absentFrom: [], isPartial: false })).toEqual({ kind: 'unchecked' })
})

test('does not count identifiers alone as a check', () => {
  const ids: CslItem = { id: '', type: 'article-journal', DOI: '10.1016/j.ebiom.2018.02.002', PMID: '29449193' }
  expect(verifyReference(HARRIS, input({ ...record({}), item: ids, source: 'pmc' }))).toEqual({ kind: 'unchecked' })
  expect(
    verifyReference(HARRIS, input({ ...record({}), item: { ...ids, PMID: '29449194' }, source: 'pmc' }))
  ).toMatchObject({
    kind: 'mismatch',
    fields: ['PMID']
  })
})

const CHINESE: CslItem = {
  id: 'zhang',
  type: 'article-journal',
  title: '自体造血干细胞移植治疗多发性硬化的临床研究',
  author: [{ family: '张', given: '伟' }],
  issued: { 'date-parts': [[2020]] },
  'container-title': '中华医学杂志',
  volume: '100',
  page: '12-18',
  DOI: '10.3760/cma.j.cn112137-20200101-00001'
}

test('verifies a Chinese reference against an English record by all the rest', () => {
  const english = record({
    ...CHINESE,
    title: '[Autologous hematopoietic stem cell transplantation for multiple sclerosis]',
    author: [{ family: 'Zhang', given: 'Wei' }],
    'container-title': 'Zhonghua yi xue za zhi'
  })
  expect(verifyReference(CHINESE, input(english))).toMatchObject({ kind: 'verified' })
  const another = record({ ...english.item, author: [{ family: 'Li', given: 'Na' }], page: '99-101' })
  expect(verifyReference(CHINESE, input(another))).toMatchObject({ kind: 'mismatch', fields: ['author', 'page'] })
  const bare = record({ id: '', type: 'article-journal', DOI: CHINESE.DOI ?? '', title: 'Something in English' })
  expect(
    verifyReference(CHINESE, input({ ...bare, item: { id: '', type: 'article', title: 'Something in English' } }))
  ).toMatchObject({
    kind: 'mismatch',
    fields: ['title']
  })
})

test('takes the original title of a translated record for the title', () => {
  const english = record({ ...CHINESE, title: 'Autologous transplantation', 'original-title': `${CHINESE.title}。` })
  expect(verifyReference(CHINESE, input(english))).toMatchObject({ kind: 'verified' })
})

const WORDS = (
  'trial stem cell multiple sclerosis therapy progressive patients randomised outcome neural intrathecal safety ' +
  'long-term cohort MRI lesion disability relapse phase treatment rituximab children adults placebo dose'
).split(' ')
const title = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 12 }).map((words) => words.join(' '))

test('accepts none of a hundred answers that are about another work', () => {
  const families = ['Harris', 'Burt', 'Zhang', 'Müller', '王']
  const work = fc.record({
    title,
    author: fc.constantFrom(...families).map((family) => [{ family }]),
    issued: fc.integer({ min: 1990, max: 2026 }).map((year) => ({ 'date-parts': [[year]] })),
    volume: fc.integer({ min: 1, max: 300 }).map(String),
    page: fc.integer({ min: 1, max: 2000 }).map(String),
    DOI: fc.integer({ min: 1, max: 1e9 }).map((number) => `10.1000/${number}`)
  })
  let different = 0
  fc.assert(
    fc.property(work, work, fc.constantFrom('title', 'DOI', 'issued'), (ours, theirs, changed) => {
      const answer: CslItem = {
        id: '',
        type: 'article-journal',
        ...ours,
        [changed]: theirs[changed as keyof typeof theirs]
      }
      const [a, b] = [ours.issued['date-parts'][0]?.[0] ?? 0, theirs.issued['date-parts'][0]?.[0] ?? 0]
      const sorted = (text: string): string => text.split(' ').sort().join(' ')
      fc.pre(
        changed === 'title'
          ? sorted(ours.title) !== sorted(theirs.title)
          : changed === 'DOI'
            ? ours.DOI !== theirs.DOI
            : Math.abs(a - b) > 1
      )
      const found = verifyReference(
        { id: '', type: 'article-journal', ...ours },
        input({ ...record({}), item: answer })
      )
      expect(found).toMatchObject({ kind: 'mismatch', fields: [changed] })
      different += 1
    }),
    { numRuns: 200 }
  )
  expect(different).toBeGreaterThanOrEqual(100)
})

test('merges records by preference, remembers where each field came from and shows what differs', () => {
  const crossref = record({ PMID: undefined, page: undefined } as unknown as Partial<CslItem>)
  const { PMID: _pmid, page: _page, ...bare } = crossref.item
  const merged = mergeRecords([
    record({ volume: '30', abstract: 'Text' }, { source: 'pubmed', notices: [notice('corrected')] }),
    {
      ...crossref,
      item: bare,
      notices: [{ kind: 'corrected', source: 'Crossref', date: '2019-05-02', DOI: '10.1000/c' }]
    }
  ])
  expect(merged?.item).toMatchObject({ volume: '29', page: '23-30', PMID: '29449193', abstract: 'Text' })
  expect(merged?.origins).toMatchObject({ title: 'crossref', volume: 'crossref', page: 'pubmed', PMID: 'pubmed' })
  expect(merged?.disagreements).toEqual([{ field: 'volume', ours: '29', theirs: '30', source: 'pubmed' }])
  expect(merged?.notices).toEqual([{ kind: 'corrected', source: 'Crossref', date: '2019-05-02', DOI: '10.1000/c' }])
  expect(mergeRecords([])).toBeUndefined()
})
