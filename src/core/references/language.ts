import type { CslItem } from './reference'

/** Names and codes that are no BCP 47 tags, lower case, to the tag they mean. */
const LANGUAGE_ALIASES: Readonly<Record<string, string>> = {
  eng: 'en',
  english: 'en',
  american: 'en-US',
  usenglish: 'en-US',
  'us english': 'en-US',
  'american english': 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  'british english': 'en-GB',
  canadian: 'en-CA',
  australian: 'en-AU',
  newzealand: 'en-NZ',
  英文: 'en',
  英语: 'en',
  英語: 'en',
  chi: 'zh',
  zho: 'zh',
  cn: 'zh',
  chs: 'zh-CN',
  cht: 'zh-TW',
  cmn: 'zh',
  chinese: 'zh',
  mandarin: 'zh',
  'chinese (simplified)': 'zh-CN',
  'simplified chinese': 'zh-CN',
  'chinese simplified': 'zh-CN',
  chinesesimplified: 'zh-CN',
  'chinese (traditional)': 'zh-TW',
  'traditional chinese': 'zh-TW',
  'chinese traditional': 'zh-TW',
  chinesetraditional: 'zh-TW',
  中文: 'zh',
  汉语: 'zh',
  漢語: 'zh',
  华语: 'zh',
  中文简体: 'zh-CN',
  简体中文: 'zh-CN',
  '中文(简体)': 'zh-CN',
  '中文;': 'zh',
  中文繁体: 'zh-TW',
  繁体中文: 'zh-TW',
  繁體中文: 'zh-TW',
  jpn: 'ja',
  jp: 'ja',
  japanese: 'ja',
  日本語: 'ja',
  日文: 'ja',
  日语: 'ja',
  kor: 'ko',
  korean: 'ko',
  한국어: 'ko',
  韩文: 'ko',
  韩语: 'ko',
  ger: 'de',
  deu: 'de',
  german: 'de',
  ngerman: 'de',
  deutsch: 'de',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  fre: 'fr',
  fra: 'fr',
  french: 'fr',
  francais: 'fr',
  français: 'fr',
  spa: 'es',
  spanish: 'es',
  español: 'es',
  ita: 'it',
  italian: 'it',
  italiano: 'it',
  por: 'pt',
  portuguese: 'pt',
  português: 'pt',
  portuges: 'pt',
  brazilian: 'pt-BR',
  brazil: 'pt-BR',
  rus: 'ru',
  russian: 'ru',
  русский: 'ru',
  dut: 'nl',
  nld: 'nl',
  dutch: 'nl',
  pol: 'pl',
  polish: 'pl',
  cze: 'cs',
  ces: 'cs',
  czech: 'cs',
  dan: 'da',
  danish: 'da',
  swe: 'sv',
  swedish: 'sv',
  nor: 'no',
  norwegian: 'no',
  norsk: 'no',
  fin: 'fi',
  finnish: 'fi',
  hun: 'hu',
  hungarian: 'hu',
  magyar: 'hu',
  tur: 'tr',
  turkish: 'tr',
  ara: 'ar',
  arabic: 'ar',
  heb: 'he',
  hebrew: 'he',
  per: 'fa',
  fas: 'fa',
  persian: 'fa',
  gre: 'el',
  ell: 'el',
  greek: 'el',
  lat: 'la',
  latin: 'la',
  ukr: 'uk',
  ukrainian: 'uk',
  vie: 'vi',
  vietnamese: 'vi',
  tha: 'th',
  thai: 'th',
  rum: 'ro',
  ron: 'ro',
  romanian: 'ro',
  hrv: 'hr',
  croatian: 'hr',
  srp: 'sr',
  serbian: 'sr',
  slv: 'sl',
  slovenian: 'sl',
  slo: 'sk',
  slk: 'sk',
  slovak: 'sk',
  cat: 'ca',
  catalan: 'ca'
}

/**
 * The BCP 47 tag for a language as files name it: `eng`, `English`, `EN`, `en_US`, `chi`, `中文`, `zh_CN`, `cht`.
 * What is not known is returned trimmed but otherwise as it came.
 */
export function normaliseLanguage(language: string): string {
  const trimmed = language.trim()
  const folded = trimmed.toLowerCase().replace(/\s+/g, ' ')
  const alias = Object.hasOwn(LANGUAGE_ALIASES, folded) ? LANGUAGE_ALIASES[folded] : undefined
  if (alias !== undefined) return alias
  const [head = '', ...rest] = trimmed.replaceAll('_', '-').split(/[-.@]/)
  if (!/^[A-Za-z]{2,3}$/.test(head) || /\s/.test(trimmed)) return trimmed
  const base = head.toLowerCase()
  const known = Object.hasOwn(LANGUAGE_ALIASES, base) ? LANGUAGE_ALIASES[base] : undefined
  return [known ?? base, ...rest.filter(isSubtag).map(formatSubtag)].join('-')
}

const isSubtag = (subtag: string): boolean => /^(?:[A-Za-z]{4}|[A-Za-z]{2}|\d{3})$/.test(subtag)

function formatSubtag(subtag: string): string {
  if (subtag.length !== 4) return subtag.toUpperCase()
  return subtag.slice(0, 1).toUpperCase() + subtag.slice(1).toLowerCase()
}

/**
 * The language a text is written in, told by its script: kana `ja`, hangul `ko`, Chinese characters `zh`, Cyrillic
 * `ru`, Latin `en`. In mixed text the script with more words wins, one Chinese character counting half a word, so that
 * `GAN 在 MRI 重建中的应用` is Chinese and an English title with a gloss in brackets stays English. Undefined when no
 * letters are there.
 */
export function inferLanguage(text: string): string | undefined {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  const han = count(/\p{Script=Han}/gu)
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const scores: readonly (readonly [string, number])[] = [
    [kana > 1 ? 'ja' : 'zh', (han + kana) / 2],
    ['ko', count(/\p{Script=Hangul}+/gu)],
    ['ru', count(/\p{Script=Cyrillic}+/gu)],
    ['en', count(/\p{Script=Latin}+/gu)]
  ]
  const best = scores.reduce((a, b) => (b[1] > a[1] ? b : a))
  return best[1] > 0 ? best[0] : undefined
}

/** The reference's language as a BCP 47 tag: its own where it names one, else told by the script of its title. */
export function languageOf(item: CslItem): string | undefined {
  const own = typeof item.language === 'string' ? normaliseLanguage(item.language) : ''
  if (own !== '') return own
  return inferLanguage(item.title ?? '') ?? inferLanguage(item['container-title'] ?? '')
}
