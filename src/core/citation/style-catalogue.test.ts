import { describe, expect, it } from 'vitest'
import { shippedStyle, shippedStyles } from './testing/shipped-styles'

const hits = async (query: string) => (await shippedStyles.fullCatalogue()).search(query)
const first = async (query: string) => (await hits(query))[0]?.id

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
      'GB',
      'GB',
      'GB',
      'GB',
      'GB'
    ])
  })

  it.each([
    ['gb-t-7714-2015-numeric', 'gb-t-7714-2015-numeric'],
    ['gb-t-7714-2015-numeric-bilingual', 'gb-t-7714-2015-numeric'],
    ['china-national-standard-gb-t-7714-2025-note', 'gb-t-7714-2025-note'],
    ['china-national-standard-gb-t-7714-2015-note', 'china-national-standard-gb-t-7714-2015-note'],
    ['nlm-citation-sequence', 'vancouver'],
    ['nlm-citation-sequence-brackets-no-et-al', 'vancouver-brackets-no-et-al'],
    ['nlm-name-year', 'vancouver-author-date'],
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
    ['国标', 'gb-t-7714-2025-numeric'],
    ['GB/T 7714', 'gb-t-7714-2025-numeric'],
    ['gb7714-2015', 'gb-t-7714-2015-numeric'],
    ['GB/T 7714 author', 'gb-t-7714-2025-author-date'],
    ['国标 脚注', 'gb-t-7714-2025-note'],
    ['温哥华', 'vancouver'],
    ['前沿', 'frontiers'],
    ['神经病学前沿', 'frontiers-medical-journals'],
    ['柳叶刀', 'the-lancet'],
    ['细胞', 'cell'],
    ['msard', 'elsevier-harvard'],
    ['Neurology', 'neurology'],
    ['Mult Scler Relat Disord', 'elsevier-harvard'],
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

  it.each([
    ['1664-2295', 'frontiers-medical-journals', 'Frontiers in Neurology'],
    [
      'ISSN: 1422-0067',
      'multidisciplinary-digital-publishing-institute',
      'International Journal of Molecular Sciences'
    ],
    ['issn 14744422', 'the-lancet', 'The Lancet Neurology'],
    ['1471—003x', 'nature', 'Nature Reviews Neuroscience'],
    ['0028-3878', 'neurology', undefined],
    ['9999-9999', undefined, undefined]
  ])('finds the style of the ISSN %s', async (issn, style, journal) => {
    const [hit] = await hits(issn)
    expect([hit?.id, hit?.foundBy?.title]).toEqual([style, journal])
  })

  it.each([
    ['Frontiers in Neurology', 'frontiers-medical-journals'],
    ['Frontiers in Immunology', 'frontiers-medical-journals'],
    ['Frontiers in Aging Neuroscience', 'frontiers'],
    ['Frontiers in Cell and Developmental Biology', 'frontiers'],
    ['Cells', 'multidisciplinary-digital-publishing-institute'],
    ['Brain Sciences', 'multidisciplinary-digital-publishing-institute'],
    ['BMC Neurology', 'biomed-central'],
    ['Chinese Medicine', 'springer-vancouver-brackets'],
    ['Lancet Neurology', 'the-lancet'],
    ['Nature Reviews Neurology', 'nature'],
    ['Multiple Sclerosis and Related Disorders', 'elsevier-harvard'],
    ['JAMA Neurology', 'american-medical-association'],
    ['中华神经科杂志', 'gb-t-7714-2015-numeric']
  ])('knows which style %s uses', async (title, style) => {
    const [hit] = await hits(title)
    expect([hit?.id, hit?.foundBy?.title.replace(/^The /, '')]).toEqual([style, title])
  })

  it('finds dependent styles by their own ids and by address', async () => {
    const full = await shippedStyles.fullCatalogue()
    expect(full.find('http://www.zotero.org/styles/journal-of-neuroinflammation')?.id).toBe(
      'springer-vancouver-brackets'
    )
    expect(await shippedStyle('frontiers-in-systems-neuroscience')).toMatch(/^<style /)
    for (const id of ['', 'constructor', '__proto__']) expect(full.find(id)).toBeUndefined()
  })

  it('names only ISSNs whose check digit is right', async () => {
    const issns = (await hits('a')).flatMap((hit) => hit.foundBy?.issns ?? [])
    const isRight = (issn: string) =>
      issn
        .replace('-', '')
        .split('')
        .reduce((sum, c, at) => sum + (c === 'X' ? 10 : Number(c)) * (8 - at), 0) %
        11 ===
      0
    expect(issns.length).toBeGreaterThan(5000)
    expect(issns.filter((issn) => !isRight(issn))).toEqual([])
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
    const onePerFile = new Map(catalogue.all.map((style) => [style.file, style.id]))
    for (const id of onePerFile.values()) expect(await shippedStyle(id)).toMatch(/<style /)
  })
})
