/** Windows' language numbers that Word writes, and the tag of each; 0 stands for none. */
export const WORD_LANGUAGES: Readonly<Record<string, string>> = {
  '1028': 'zh-TW',
  '1029': 'cs',
  '1030': 'da',
  '1031': 'de',
  '1033': 'en-US',
  '1034': 'es',
  '1035': 'fi',
  '1036': 'fr',
  '1038': 'hu',
  '1040': 'it',
  '1041': 'ja',
  '1042': 'ko',
  '1043': 'nl',
  '1044': 'nb',
  '1045': 'pl',
  '1046': 'pt-BR',
  '1049': 'ru',
  '1053': 'sv',
  '1055': 'tr',
  '2052': 'zh-CN',
  '2055': 'de-CH',
  '2057': 'en-GB',
  '2070': 'pt',
  '3076': 'zh-HK',
  '3079': 'de-AT',
  '3081': 'en-AU',
  '3082': 'es',
  '4105': 'en-CA'
}

/** The number of a language tag: of the tag itself, else of its language alone; undefined where Word has none. */
export function findWordLanguage(tag: string): string | undefined {
  const numberOf = (wanted: string): string | undefined =>
    Object.entries(WORD_LANGUAGES).find(([, known]) => known.toLowerCase() === wanted.toLowerCase())?.[0]
  const base = tag.split('-')[0] ?? ''
  const usual = { en: 'en-US', zh: /hant|tw|hk|mo/i.test(tag) ? 'zh-TW' : 'zh-CN', pt: 'pt-BR' }[base.toLowerCase()]
  return numberOf(tag) ?? numberOf(usual ?? base)
}
