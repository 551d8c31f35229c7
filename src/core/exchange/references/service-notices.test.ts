import { expect, test } from 'vitest'
import { readCrossrefNotices, readEuropePmcNotices, readOpenalexNotices, readPubmedNoticesOf } from './service-notices'

const update = (type: string, more: object = {}): object => ({
  type,
  DOI: '10.1000/notice',
  source: 'publisher',
  label: type,
  updated: { 'date-parts': [[2021, 3, 9]] },
  ...more
})

test.each([
  ['retraction', 'retracted'],
  ['Retraction', 'retracted'],
  ['withdrawal', 'retracted'],
  ['removal', 'retracted'],
  ['partial_retraction', 'concern'],
  ['expression_of_concern', 'concern'],
  ['expression-of-concern', 'concern'],
  ['correction', 'corrected'],
  ['erratum', 'corrected'],
  ['corrigendum', 'corrected']
])('reads an update of Crossref of the kind %s as %s', (type, kind) => {
  expect(readCrossrefNotices({ 'updated-by': [update(type)] })).toEqual([
    { kind, source: 'Crossref', date: '2021-03-09', DOI: '10.1000/notice', text: type }
  ])
})

test('passes over updates that say nothing against a work, and names Retraction Watch', () => {
  const updates = [update('new_version'), update('addendum'), update('retraction', { source: 'retraction-watch' })]
  expect(readCrossrefNotices({ 'updated-by': updates })).toMatchObject([{ source: 'Retraction Watch' }])
  // The notice itself updates another work; it is not retracted.
  expect(readCrossrefNotices({ 'update-to': [update('retraction')], title: ['Retraction: A trial'] })).toEqual([])
})

test.each([
  'RETRACTED: A trial',
  'RETRACTED ARTICLE: A trial',
  '[Retracted] A trial',
  'WITHDRAWN: 试验',
  '撤稿：一项试验'
])('takes the title %j for that of a work that was taken back', (title) => {
  expect(readCrossrefNotices({ title: [title] })).toEqual([{ kind: 'retracted', source: 'Crossref' }])
})

test('reads what PubMed has linked, and its type of a retracted publication', () => {
  const article = { PMID: '1', isRetracted: true }
  const retraction = { kind: 'retracted', text: 'Lancet. 2010 Feb 6;375(9713):445', PMID: '20137807' } as const
  expect(readPubmedNoticesOf({ ...article, notices: [retraction, { kind: 'commented', text: 'BMJ. 2011' }] })).toEqual([
    { kind: 'retracted', source: 'PubMed', date: '2010', PMID: '20137807', text: retraction.text }
  ])
  expect(readPubmedNoticesOf({ ...article, notices: [] })).toEqual([{ kind: 'retracted', source: 'PubMed' }])
  expect(
    readPubmedNoticesOf({ ...article, isRetracted: false, notices: [{ kind: 'partly-retracted', text: '' }] })
  ).toEqual([{ kind: 'concern', source: 'PubMed' }])
})

test('reads what Europe PMC has linked, and its type of a retracted publication', () => {
  const link = { type: 'Retraction in', source: 'MED', id: '20137807', reference: 'Lancet. 2010' }
  expect(
    readEuropePmcNotices({ commentCorrectionList: { commentCorrection: [link, { type: 'Comment in' }] } })
  ).toEqual([{ kind: 'retracted', source: 'Europe PMC', PMID: '20137807', text: 'Lancet. 2010' }])
  expect(readEuropePmcNotices({ pubTypeList: { pubType: ['Retracted Publication', 'research-article'] } })).toEqual([
    { kind: 'retracted', source: 'Europe PMC' }
  ])
  expect(readEuropePmcNotices({ pubTypeList: { pubType: ['Retraction of Publication'] } })).toEqual([])
})

test('reads the mark of OpenAlex, and nothing from what is no work', () => {
  expect(readOpenalexNotices({ is_retracted: true })).toEqual([{ kind: 'retracted', source: 'OpenAlex' }])
  for (const value of [null, undefined, 'x', 1, [], { is_retracted: 'true' }, { 'updated-by': 'x' }, { title: 7 }]) {
    expect(readOpenalexNotices(value)).toEqual([])
    expect(readCrossrefNotices(value)).toEqual([])
    expect(readEuropePmcNotices(value)).toEqual([])
  }
})
