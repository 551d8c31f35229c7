import type { CslItem } from './reference'

/**
 * What files call each language, besides its tag: ISO 639-2 codes, and names in English, in the language itself, in
 * Chinese and as BibLaTeX has them; lower case, separated by `|`.
 */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: 'eng|english|英文|英语|英語|anglais|englisch|inglés|inglese|inglês',
  'en-US':
    'american|usenglish|us english|american english|english (us)|english (usa)|english (united states)|美式英语|英语(美国)',
  'en-GB': 'british|ukenglish|uk english|british english|english (uk)|english (united kingdom)|英式英语|英语(英国)',
  'en-CA': 'canadian|english (canada)',
  'en-AU': 'australian|english (australia)',
  'en-NZ': 'newzealand',
  zh: 'chi|zho|cn|cmn|chinese|mandarin|mandarin chinese|中文|汉语|漢語|汉文|华语|華語|国语|普通话|chinois|chinesisch|chino|中国語|중국어',
  'zh-CN':
    'chs|simplified|chinese (simplified)|simplified chinese|chinese simplified|chinesesimplified|chinese (china)|chinese (prc)|中文简体|简体中文|简体|简中|中文(简体)|中文(中国)|zh-cn (simplified)',
  'zh-TW':
    'cht|traditional|chinese (traditional)|traditional chinese|chinese traditional|chinesetraditional|chinese (taiwan)|中文繁体|繁体中文|繁體中文|中文繁體|繁体|繁體|正體中文|中文(繁体)|中文(繁體)',
  ja: 'jpn|jp|japanese|日本語|日文|日语|日語|japonais',
  ko: 'kor|kr|korean|한국어|韩文|韩语|韓語|朝鲜语',
  de: 'ger|deu|german|ngerman|deutsch|德文|德语|德語|allemand',
  'de-AT': 'austrian|naustrian',
  'de-CH': 'swissgerman|nswissgerman',
  fr: 'fre|fra|french|francais|français|法文|法语|法語|französisch',
  'fr-CA': 'canadien',
  es: 'spa|esp|spanish|español|castellano|西班牙文|西班牙语|西班牙語|espagnol',
  it: 'ita|italian|italiano|意大利文|意大利语',
  pt: 'por|portuguese|português|portuges|葡萄牙文|葡萄牙语',
  'pt-BR': 'brazilian|brazil|portuguese (brazil)|português (brasil)',
  ru: 'rus|russian|русский|俄文|俄语|俄語',
  nl: 'dut|nld|dutch|nederlands|荷兰语',
  pl: 'pol|polish|polski|波兰语',
  cs: 'cze|ces|czech|čeština|捷克语',
  sk: 'slo|slk|slovak|slovenčina',
  sl: 'slv|slovenian|slovene|slovenščina',
  hr: 'hrv|scr|croatian|hrvatski',
  sr: 'srp|scc|serbian|srpski|српски',
  bs: 'bos|bosnian',
  mk: 'mac|mkd|macedonian',
  bg: 'bul|bulgarian|български',
  ro: 'rum|ron|romanian|română',
  hu: 'hun|hungarian|magyar|匈牙利语',
  da: 'dan|danish|dansk|丹麦语',
  sv: 'swe|swedish|svenska|瑞典语',
  no: 'nor|norwegian|norsk|挪威语',
  nb: 'nob|bokmål',
  nn: 'nno|nynorsk',
  fi: 'fin|finnish|suomi|芬兰语',
  is: 'ice|isl|icelandic|íslenska',
  et: 'est|estonian|eesti',
  lv: 'lav|latvian|latviešu',
  lt: 'lit|lithuanian|lietuvių',
  uk: 'ukr|ukrainian|українська|乌克兰语',
  be: 'bel|belarusian',
  el: 'gre|ell|greek|ελληνικά|希腊语',
  la: 'lat|latin|拉丁语',
  tr: 'tur|turkish|türkçe|土耳其语',
  ar: 'ara|arabic|العربية|阿拉伯文|阿拉伯语',
  he: 'heb|hebrew|iw|עברית',
  fa: 'per|fas|persian|farsi|فارسی|波斯语',
  ur: 'urd|urdu',
  hi: 'hin|hindi|印地语',
  bn: 'ben|bengali',
  ta: 'tam|tamil',
  th: 'tha|thai|ไทย|泰文|泰语',
  vi: 'vie|vietnamese|tiếng việt|越南文|越南语',
  id: 'ind|indonesian|bahasa indonesia|印尼语|印度尼西亚语',
  ms: 'may|msa|malay|马来语',
  km: 'khm|khmer',
  mn: 'mon|mongolian|монгол|蒙古语',
  ka: 'geo|kat|georgian',
  hy: 'arm|hye|armenian',
  kk: 'kaz|kazakh',
  af: 'afr|afrikaans',
  sq: 'alb|sqi|albanian',
  ca: 'cat|catalan|català',
  gl: 'glg|galician|galego',
  eu: 'baq|eus|basque|euskara',
  cy: 'wel|cym|welsh|cymraeg',
  ga: 'gle|irish|gaeilge',
  bo: 'tib|bod|tibetan|藏语|藏文',
  ug: 'uig|uighur|uyghur|维吾尔语'
}

const TAG_OF = new Map(
  Object.entries(LANGUAGE_NAMES).flatMap(([tag, names]) => names.split('|').map((name) => [name, tag] as const))
)

/**
 * The BCP 47 tag for a language as files name it: `eng`, `English`, `EN`, `en_US`, `chi`, `中文`, `zh_CN`, `cht`. What is
 * not known, or names several, is returned trimmed but otherwise as it came.
 */
export const normaliseLanguage = (language: string): string => findTag(language) ?? language.trim()

/** Tags found before: a library says the same few languages over and over. */
const knownTags = new Map<string, string | undefined>()
const MAX_KNOWN_TAGS = 1000

function findTag(language: string): string | undefined {
  if (knownTags.has(language)) return knownTags.get(language)
  const tag = readTag(language)
  if (knownTags.size < MAX_KNOWN_TAGS) knownTags.set(language, tag)
  return tag
}

function readTag(language: string): string | undefined {
  const trimmed = language.trim()
  const folded = trimmed.toLowerCase().replace(/（/g, '(').replace(/）/g, ')').replace(/\s+/g, ' ')
  const named = TAG_OF.get(folded) ?? TAG_OF.get(folded.replace(/ ?\(/, ' ('))
  if (named !== undefined) return named
  const [head = '', ...rest] = trimmed.replaceAll('_', '-').split(/[-.@]/)
  if (!/^[A-Za-z]{2,3}$/.test(head) || /\s/.test(trimmed)) return undefined
  const base = head.toLowerCase()
  return [TAG_OF.get(base) ?? base, ...rest.filter(isSubtag).map(formatSubtag)].join('-')
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

/** Codes that name no language: undetermined, several, uncoded, none. */
const NO_LANGUAGE = new Set(['und', 'mul', 'mis', 'zxx', 'xx', 'xxx', 'other', 'unknown', 'na'])

/**
 * The reference's language as a BCP 47 tag: its own where it names one, else told by the script of its title. Words that
 * name no language (`Unknown`, `und`, `n/a`) count as none; of several (`eng;fre`) the title's counts, else the first.
 */
export function languageOf(item: CslItem): string | undefined {
  const named = typeof item.language === 'string' ? namedLanguages(item.language) : []
  if (named.length === 1) return named[0]
  const told = inferLanguage(item.title ?? '') ?? inferLanguage(item['container-title'] ?? '')
  return named.find((tag) => tag.split('-')[0] === told) ?? named[0] ?? told
}

function namedLanguages(language: string): readonly string[] {
  const whole = findTag(language)
  const tags = whole === undefined ? language.split(/[;,|/+，；、]|\sand\s/).map(findTag) : [whole]
  return tags.flatMap((tag) => (tag === undefined || NO_LANGUAGE.has(tag.split('-')[0] ?? '') ? [] : [tag]))
}
