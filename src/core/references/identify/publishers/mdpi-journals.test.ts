import { expect, it } from 'vitest'
import { normaliseIssn } from '../check-digits'
import { buildMdpiDoi, MDPI_CODES } from './mdpi-journals'

it('has only ISSNs with a right check digit, and no code twice', () => {
  expect(Object.keys(MDPI_CODES).filter((issn) => normaliseIssn(issn) !== issn)).toEqual([])
  const codes = Object.values(MDPI_CODES)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

it.each([
  ['2077-0383', '9', '1', '123', '10.3390/jcm9010123'],
  ['2073-445x', '10', '12', '1', '10.3390/land10120001'],
  ['1422-0067', '23', '19', '11234', '10.3390/ijms231911234'],
  ['1420-3049', '6', '12', '1003', undefined],
  ['1234-5679', '6', '12', '1003', undefined]
])('builds the DOI of %s %s(%s):%s', (issn, volume, issue, article, doi) => {
  expect(buildMdpiDoi(issn, volume, issue, article)).toBe(doi)
})
