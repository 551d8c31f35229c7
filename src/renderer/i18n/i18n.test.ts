import { afterEach, describe, expect, it } from 'vitest'
import { en } from './en'
import { currentLanguage, formatsFor, languageFor, setLanguage, text } from './i18n'
import { zhCN } from './zh-CN'

/** Names that Chinese writes in Latin letters too. */
const ALLOWED = new Set([
  'English',
  'Word（DOCX）',
  'Markdown',
  'Pandoc',
  'DOI',
  'DOI {{prefix}}',
  'PMID',
  'PMCID',
  'ISBN',
  'ISSN',
  'BibTeX',
  'RIS',
  'CSL-JSON'
])

/** Values of a text. The singular may say `one` in words; a count is then not needed. */
const namesOf = (key: string, value: string) =>
  names(value)
    .filter((name) => name !== 'count' || !key.endsWith('_one'))
    .join()
const names = (value: string) =>
  [...value.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).toSorted((a = '', b = '') => a.localeCompare(b))

const at = (...parts: readonly [number, number, number, number, number]) => new Date(...parts).toISOString()

afterEach(() => setLanguage('en'))

describe('catalogues', () => {
  it('need the same values in both languages', () => {
    const chinese: Readonly<Record<string, string>> = zhCN
    const differing = Object.entries(en).filter(([key, value]) => {
      const other = chinese[key.replace(/_one$/, '_other')]
      return other === undefined || namesOf(key, other) !== namesOf(key, value)
    })
    expect(differing).toEqual([])
  })
  it('leave no text empty and no Chinese text in English letters alone', () => {
    const words = Object.entries(zhCN).filter(
      ([, value]) => !/\p{Script=Han}/u.test(value) && /[a-z]{3}/i.test(value.replace(/\{\{[^}]*\}\}/g, ''))
    )
    expect(words.map(([, value]) => value).filter((value) => !ALLOWED.has(value))).toEqual([])
    expect(Object.values(en).every((value) => value.trim() !== '')).toBe(true)
  })
})

describe('text', () => {
  it('counts in English and writes numbers as each language does', async () => {
    expect(text('status.words', { count: 1 })).toBe('1 word')
    expect(text('status.words', { count: 1204 })).toBe('1,204 words')
    await setLanguage('zh-CN')
    expect(text('status.words', { count: 1204 })).toBe('1,204 词')
    expect(currentLanguage()).toBe('zh-CN')
  })
  it('puts values in unchanged', () => {
    expect(text('shell.saveFailed', { message: '<a & b>' })).toBe('Not saved: <a & b>')
  })
})

describe('languageFor', () => {
  it('takes any Chinese for Chinese and everything else for English', () => {
    expect(['zh', 'zh-CN', 'zh-Hant-TW', 'en-GB', 'de', 'zha', ''].map(languageFor)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en',
      'en',
      'en',
      'en'
    ])
  })
})

describe('formatsFor', () => {
  it('never rounds a share up to complete', () => {
    expect(formatsFor('en').percent(0.999)).toBe('99%')
    expect(formatsFor('en').percent(1)).toBe('100%')
    expect(formatsFor('en').percent(0.29)).toBe('29%')
  })
  it('shows the time of today, the day of this year and the date of others', () => {
    const now = new Date(2026, 4, 20, 18, 0)
    const { moment } = formatsFor('en')
    expect(moment(at(2026, 4, 20, 9, 5), now)).toContain('9:05')
    expect(moment(at(2026, 2, 3, 9, 5), now)).toBe('Mar 3')
    expect(moment(at(2024, 2, 3, 9, 5), now)).toBe('Mar 3, 2024')
    expect(formatsFor('zh-CN').moment(at(2024, 2, 3, 9, 5), now)).toBe('2024年3月3日')
    expect(moment('not a date', now)).toBe('not a date')
  })
})
