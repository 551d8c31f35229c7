import { describe, expect, it } from 'vitest'
import { findSource, findSourceOfHost, SOURCE_ENTRIES } from './source-lexicon'

describe('the source lexicon', () => {
  it('gives every row an id of its own and its name among its aliases', () => {
    expect(new Set(SOURCE_ENTRIES.map((entry) => entry.id)).size).toBe(SOURCE_ENTRIES.length)
    for (const { id } of SOURCE_ENTRIES) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  })

  it('writes no name, host or container in a way that cannot match', () => {
    for (const entry of SOURCE_ENTRIES) {
      expect(entry.aliases.length, entry.id).toBeGreaterThan(0)
      for (const alias of entry.aliases) expect(alias, entry.id).toBe(alias.trim())
      for (const host of entry.domains) expect(host, entry.id).toMatch(/^(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
      for (const container of entry.containers ?? []) expect(container, entry.id).toBe(container.toLowerCase())
      for (const prefix of entry.doiPrefixes ?? []) expect(prefix, entry.id).toMatch(/^10\.\d{4,9}(?:\/\S+)?$/)
      for (const issn of entry.issns ?? []) expect(hasCheckDigit(issn), `${entry.id} ${issn}`).toBe(true)
    }
  })

  it('knows translated names and subdomains', () => {
    expect(idOf('维基百科')).toBe('wikipedia')
    expect(idOf('国家生物技术信息中心')).toBe('ncbi')
    expect(findSourceOfHost('zh.wikipedia.org')?.id).toBe('wikipedia')
    expect(findSourceOfHost('www.MDPI.com')?.id).toBe('mdpi')
    expect(findSourceOfHost('stemcellres.biomedcentral.com')?.id).toBe('stem-cell-research-therapy')
    expect(findSourceOfHost('example.org')).toBeUndefined()
    expect(findSource('frontiers')?.name).toBe('Frontiers')
    expect(findSource('nothing')).toBeUndefined()
  })
})

function idOf(alias: string): string | undefined {
  return SOURCE_ENTRIES.find((entry) => entry.aliases.includes(alias))?.id
}

/** ISSN modulo-11 check digit. */
function hasCheckDigit(issn: string): boolean {
  const digits = Array.from(issn.replace('-', '')).map((digit) => (digit === 'X' ? 10 : Number(digit)))
  return digits.length === 8 && digits.reduce((sum, digit, i) => sum + digit * (8 - i), 0) % 11 === 0
}
