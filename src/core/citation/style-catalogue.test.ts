import { describe, expect, it } from 'vitest'
import { shippedStyle, shippedStyles } from './testing/shipped-styles'

const first = async (query: string) => (await shippedStyles.catalogue()).search(query)[0]?.id

describe('the style catalogue', () => {
  it('lists the shortlist in its order', async () => {
    expect((await shippedStyles.catalogue()).shortlist.map((style) => style.title.split(/[ (/]/)[0])).toEqual([
      'Frontiers',
      'Frontiers',
      'MDPI',
      'NLM',
      'Vancouver',
      'AMA',
      'APA',
      'BMC',
      'Springer',
      'Springer',
      'Nature',
      'Elsevier',
      'Elsevier',
      'GB',
      'GB'
    ])
  })

  it.each([
    ['gb-t-7714-2015-numeric', 'china-national-standard-gb-t-7714-2015-numeric'],
    ['nlm-citation-sequence', 'vancouver'],
    ['frontiers-in-neurology', 'frontiers-medical-journals'],
    ['http://www.zotero.org/styles/apa', 'apa'],
    ['https://www.zotero.org/styles/cells', 'multidisciplinary-digital-publishing-institute']
  ])('finds %s as %s', async (id, expected) => {
    expect((await shippedStyles.catalogue()).find(id)?.id).toBe(expected)
  })

  it('does not find what is not there, nor members of objects', async () => {
    const catalogue = await shippedStyles.catalogue()
    for (const id of ['', 'no-such-style', 'constructor', '__proto__', '../index'])
      expect(catalogue.find(id)).toBeUndefined()
  })

  it.each([
    ['MDPI', 'multidisciplinary-digital-publishing-institute'],
    ['国标', 'china-national-standard-gb-t-7714-2015-numeric'],
    ['GB/T 7714', 'china-national-standard-gb-t-7714-2015-numeric'],
    ['GB/T 7714 author', 'china-national-standard-gb-t-7714-2015-author-date'],
    ['IJMS', 'multidisciplinary-digital-publishing-institute'],
    ['Stem Cell Research and Therapy', 'springer-vancouver-brackets'],
    ['frontiers neurology', 'frontiers-medical-journals'],
    ['harvard', 'elsevier-harvard'],
    ['nlm', 'national-library-of-medicine-grant-proposals'],
    ['Etudes francaises', 'etudes-francaises'],
    ['lancet', 'the-lancet']
  ])('answers %s with %s', async (query, expected) => {
    expect(await first(query)).toBe(expected)
  })

  it('gives everything for an empty query, and nothing for words that no style has', async () => {
    const catalogue = await shippedStyles.catalogue()
    expect(catalogue.search(' ').slice(0, catalogue.shortlist.length)).toEqual(catalogue.shortlist)
    expect(catalogue.search('')).toHaveLength(catalogue.all.length)
    expect(catalogue.search('xyzzy')).toEqual([])
    expect(catalogue.search('???')).toEqual([])
  })

  it('has the text of every pack', async () => {
    const catalogue = await shippedStyles.catalogue()
    const onePerPack = new Map(catalogue.all.map((style) => [style.pack, style.id]))
    for (const id of onePerPack.values()) expect(await shippedStyle(id)).toMatch(/^<style /)
  })
})
