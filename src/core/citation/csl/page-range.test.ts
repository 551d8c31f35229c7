import { describe, expect, it } from 'vitest'
import { mergeLocales } from './locale'
import { formatPages, type PageRangeFormat } from './page-range'

const locale = mergeLocales('en-US', [])
const pages = (text: string, format?: PageRangeFormat) => formatPages(text, format, locale)

describe('formatPages', () => {
  it.each<readonly [string, PageRangeFormat | undefined, string]>([
    ['362-367', undefined, '362–367'],
    ['362-7', 'expanded', '362–367'],
    ['362-367', 'minimal', '362–7'],
    ['362-367', 'minimal-two', '362–67'],
    ['200-209', 'chicago-15', '200–209'],
    ['205-209', 'chicago-15', '205–9'],
    ['1490-1512', 'chicago-15', '1490–1512'],
    ['1490-1512', 'chicago-16', '1490–512'],
    ['S12-S19', 'expanded', 'S12–S19'],
    ['e5-12', 'expanded', 'e5-12'],
    ['xii-xv', 'minimal', 'xii–xv'],
    ['12-14,20-25', undefined, '12–14, 20–25'],
    ['Supplement-A', undefined, 'Supplement-A'],
    ['', undefined, '']
  ])('writes %s in the form %s as %s', (text, format, expected) => {
    expect(pages(text, format)).toBe(expected)
  })
})
