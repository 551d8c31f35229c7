import { expect, test } from 'vitest'
import { compareItems } from './compare-items'
import { compareJournals } from './compare-journals'
import { compareNames } from './compare-names'
import type { CslItem, CslName } from './reference'

test.each([
  ['N Engl J Med', 'The New England journal of medicine'],
  ['Proc. Natl. Acad. Sci. U.S.A.', 'Proceedings of the National Academy of Sciences of the United States of America'],
  ['PNAS', 'Proceedings of the National Academy of Sciences'],
  ['Mult Scler', 'Multiple sclerosis (Houndmills, Basingstoke, England)'],
  ['Nature Reviews Neurology', 'Nature reviews. Neurology'],
  ['JAMA', 'JAMA: The Journal of the American Medical Association'],
  ['中华医学杂志', 'Zhonghua yi xue za zhi'],
  ['Stem Cells & Development', 'Stem cells and development'],
  ['中华神经科杂志(电子版)', '中华神经科杂志']
])('takes %s for %s', (a, b) => {
  expect(compareJournals(a, b)).toBe('same')
  expect(compareJournals(b, a)).toBe('same')
})

test.each([
  ['Lancet', 'Lancet Neurology'],
  ['Neurology', 'Journal of Neurology'],
  ['Brain', 'Nature Medicine'],
  ['中华神经科杂志', '中国康复理论与实践']
])('tells %s from %s', (a, b) => expect(compareJournals(a, b)).toBe('different'))

test('cannot compare the pinyin title of a Chinese journal with its English one', () => {
  expect(compareJournals('Zhonghua Yi Xue Za Zhi', 'National Medical Journal of China')).toBe('unknown')
  expect(compareJournals('中华医学杂志', 'National Medical Journal of China')).toBe('unknown')
})

const name = (family: string, given = ''): CslName => ({ family, ...(given !== '' && { given }) })

test.each<readonly [CslName, CslName]>([
  [name('Müller', 'Hans'), name('Mueller', 'H')],
  [name('van der Berg', 'Jan'), name('Berg', 'J')],
  [name('张', '伟'), name('Zhang', 'Wei')],
  [name('欧阳', '修'), name('Ouyang', 'X')],
  [name('Wei', 'Zhang'), name('Zhang', 'Wei')],
  [name('Bran', 'Andres M.'), name('M. Bran', 'Andres')],
  [{ literal: 'Smith J' }, name('Smith', 'John')],
  [name("O'Connor", 'P'), name('O’Connor', 'Paul')],
  [name('Łukasz'), name('Lukasz')]
])('takes %j for %j', (a, b) => {
  expect(compareNames(a, b)).toBe('same')
  expect(compareNames(b, a)).toBe('same')
})

test('tells two authors apart, and says nothing of a group beside a person', () => {
  expect(compareNames(name('Harris', 'V'), name('Sadiq', 'S'))).toBe('different')
  expect(compareNames(name('张', '伟'), name('Wang', 'W'))).toBe('different')
  expect(compareNames({ literal: 'MIST Study Group' }, name('Burt', 'R'))).toBe('unknown')
})

const item = (more: Partial<CslItem>): CslItem => ({ id: 'a', type: 'article-journal', ...more })
const likenessOf = (field: string, ours: Partial<CslItem>, theirs: Partial<CslItem>): string | undefined =>
  compareItems(item(ours), item(theirs)).find((comparison) => comparison.field === field)?.likeness

test.each([
  ['123-128', '123-8', 'same'],
  ['1123–8', '1123-1128', 'same'],
  ['S12-S19', 's12-9', 'same'],
  ['e1234', '1234', 'same'],
  ['123', '123-130', 'same'],
  ['pp. 12-15', '12-15', 'same'],
  ['123-128', '123-135', 'different'],
  ['12-15', '112-115', 'different'],
  ['1-12', 'e104512', 'unknown'],
  ['12-15', '22', 'different']
])('compares pages %s with %s: %s', (a, b, likeness) =>
  expect(likenessOf('page', { page: a }, { page: b })).toBe(likeness)
)

test('takes an article number for the page that a reference gives', () => {
  expect(likenessOf('page', { page: '1172' }, { number: '1172' })).toBe('same')
})

test.each([
  [2020, 2020, undefined, 'same'],
  [2019, 2020, undefined, 'same'],
  [2019, 2020, 2019, 'same'],
  [2021, 2020, 2019, 'different'],
  [2018, 2020, undefined, 'different']
])('compares year %i with %i in print and %s online: %s', (ours, print, online, likeness) => {
  const dates = online === undefined ? {} : { 'available-date': { 'date-parts': [[online]] } }
  const theirs = { issued: { 'date-parts': [[print]] }, ...dates }
  expect(likenessOf('issued', { issued: { 'date-parts': [[ours]] } }, theirs)).toBe(likeness)
})

test.each([
  ['12', '12', 'same'],
  ['Vol. 12', '12', 'same'],
  ['012', '12', 'same'],
  ['12 Suppl 1', '12', 'same'],
  ['第12卷', '12', 'same'],
  ['12', '13', 'different']
])('compares volume %s with %s: %s', (a, b, likeness) => {
  expect(likenessOf('volume', { volume: a }, { volume: b })).toBe(likeness)
})

test('lets one ISSN decide over two titles of a journal', () => {
  const ours = { 'container-title': 'Zhonghua', ISSN: '0376-2491' }
  const theirs = { 'container-title': 'National Medical Journal', ISSN: '1234-5678, 03762491' }
  expect(likenessOf('container-title', ours, theirs)).toBe('same')
})

test('compares identifiers in their normal form', () => {
  expect(likenessOf('DOI', { DOI: 'https://doi.org/10.1000/ABC' }, { DOI: '10.1000/abc' })).toBe('same')
  expect(likenessOf('PMID', { PMID: '123' }, { PMID: '124' })).toBe('different')
  expect(likenessOf('PMCID', { PMCID: '123' }, { PMCID: 'PMC123' })).toBe('same')
})
