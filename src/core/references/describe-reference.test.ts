import { describe, expect, it } from 'vitest'
import type { CslItem } from './reference'
import { describeReference } from './describe-reference'

const item = (parts: Partial<CslItem>): CslItem => ({ id: 'x', type: 'article-journal', ...parts })

describe('describeReference', () => {
  it('shortens authors in the script of their names', () => {
    const authors = (...families: string[]) =>
      describeReference(item({ author: families.map((family) => ({ family })) })).authors
    expect(authors('Harris')).toBe('Harris')
    expect(authors('Burt', 'Muraro')).toBe('Burt & Muraro')
    expect(authors('Harris', 'Stark', 'Sadiq')).toBe('Harris et al.')
    expect(authors('侯', '刘')).toBe('侯、刘')
    expect(authors('侯', '刘', '毛')).toBe('侯等')
    expect(authors()).toBe('')
  })

  it('shows the address of an item without a title', () => {
    expect(describeReference(item({ URL: 'http://mdf.zhzyw.com/a.html' })).title).toBe('http://mdf.zhzyw.com/a.html')
  })

  it('shows a year that is only text', () => {
    expect(describeReference(item({ issued: { literal: '约2013年' } })).year).toBe('约2013年')
    expect(describeReference(item({ issued: { 'date-parts': [[2018, 3]] } })).year).toBe('2018')
  })
})
