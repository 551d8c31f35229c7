import { describe, expect, it } from 'vitest'
import { entryLocale, resolveCslLocale } from './csl-locales'

describe('resolveCslLocale', () => {
  it.each([
    ['en', 'en-US'],
    ['en_GB', 'en-GB'],
    ['en-AU', 'en-GB'],
    ['zh', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['pt-BR', 'pt-BR'],
    ['de-DE', 'de-DE'],
    ['', 'en-US'],
    ['tlh', 'en-US']
  ])('reads %s as %s', (tag, expected) => {
    expect(resolveCslLocale(tag)).toBe(expected)
  })
})

describe('entryLocale', () => {
  it.each([
    ['zh', 'en-US', 'zh-CN'],
    ['en', 'zh-CN', 'en-US'],
    ['fr', 'zh-CN', 'en-US'],
    ['fr', 'en-GB', 'en-GB'],
    ['ja', 'zh-CN', 'ja-JP'],
    [undefined, 'zh-CN', 'zh-CN']
  ])('sets an entry in %s on a %s side in %s', (language, side, expected) => {
    expect(entryLocale(language, side)).toBe(expected)
  })
})
