import { lookUp } from './look-up'

/** What each language without a region means, where CSL has several or the region is not the obvious one. */
const DEFAULT_REGION: Readonly<Record<string, string>> = {
  af: 'af-ZA',
  ar: 'ar',
  bg: 'bg-BG',
  ca: 'ca-AD',
  cs: 'cs-CZ',
  cy: 'cy-GB',
  da: 'da-DK',
  de: 'de-DE',
  el: 'el-GR',
  en: 'en-US',
  es: 'es-ES',
  et: 'et-EE',
  eu: 'eu',
  fa: 'fa-IR',
  fi: 'fi-FI',
  fr: 'fr-FR',
  gl: 'gl-ES',
  he: 'he-IL',
  hi: 'hi-IN',
  hr: 'hr-HR',
  hu: 'hu-HU',
  id: 'id-ID',
  is: 'is-IS',
  it: 'it-IT',
  ja: 'ja-JP',
  km: 'km-KH',
  ko: 'ko-KR',
  la: 'la',
  lt: 'lt-LT',
  lv: 'lv-LV',
  mn: 'mn-MN',
  nb: 'nb-NO',
  nl: 'nl-NL',
  nn: 'nn-NO',
  no: 'nb-NO',
  pa: 'pa-PK',
  pl: 'pl-PL',
  pt: 'pt-PT',
  ro: 'ro-RO',
  ru: 'ru-RU',
  sk: 'sk-SK',
  sl: 'sl-SI',
  sr: 'sr-RS',
  sv: 'sv-SE',
  th: 'th-TH',
  tr: 'tr-TR',
  uk: 'uk-UA',
  vi: 'vi-VN',
  zh: 'zh-CN'
}

const REGIONAL = new Set(['de-AT', 'de-CH', 'en-GB', 'es-CL', 'es-MX', 'fr-CA', 'pt-BR', 'zh-TW'])

/** Tags that need no reading. */
const CSL_TAGS: ReadonlySet<string> = new Set([...Object.values(DEFAULT_REGION), ...REGIONAL])

/** Regions that read a regional locale of their language rather than its default. */
const REGION_READS: Readonly<Record<string, string>> = {
  'en-AU': 'en-GB',
  'en-IE': 'en-GB',
  'en-NZ': 'en-GB',
  'zh-HK': 'zh-TW',
  'zh-MO': 'zh-TW'
}

/**
 * The CSL locale for a BCP 47 tag: `zh` and `zh-Hans-SG` give `zh-CN`, `zh-Hant` gives `zh-TW`, `en-AU` gives `en-GB`.
 * Languages that CSL has no terms for, and tags that are none, give `en-US`.
 */
export function resolveCslLocale(tag: string): string {
  if (CSL_TAGS.has(tag)) return tag
  const [language = '', ...rest] = tag.replace(/_/g, '-').split('-')
  const base = language.toLowerCase()
  if (base === 'zh' && rest.some((part) => /^hant$/i.test(part))) return 'zh-TW'
  const region = rest.find((part) => /^([a-z]{2}|\d{3})$/i.test(part))
  const regional = `${base}-${region?.toUpperCase()}`
  if (REGIONAL.has(regional)) return regional
  return lookUp(REGION_READS, regional) ?? lookUp(DEFAULT_REGION, base) ?? 'en-US'
}

/** Locales whose languages do not write "et al." and "and". */
export const EAST_ASIAN: ReadonlySet<string> = new Set(['zh-CN', 'zh-TW', 'ja-JP', 'ko-KR'])

/**
 * The locale that a bibliography entry is set in: Chinese, Japanese and Korean entries in their own (等, 和), every
 * other in the side's, or in English on a side that is itself Chinese, Japanese or Korean (et al., and). So an English
 * review with a French source keeps one "et al.", as journals want it.
 */
export function entryLocale(language: string | undefined, sideLocale: string): string {
  const own = language === undefined ? sideLocale : resolveCslLocale(language)
  if (EAST_ASIAN.has(own)) return own
  return EAST_ASIAN.has(sideLocale) ? 'en-US' : sideLocale
}
