import type { Manuscript, SideName } from '#core/manuscript/manuscript'

/** The language tags and fonts that every run of a side carries. */
export interface SideLanguage {
  /** True where the side itself is Chinese, Japanese or Korean. */
  readonly isEastAsian: boolean
  /** `w:lang w:val`: the language of Latin text. */
  readonly latinTag: string
  /** `w:lang w:eastAsia`: the language of Han text. */
  readonly eastAsiaTag: string
  readonly latinFont: string
  readonly eastAsiaFont: string
  /** True where the styles of a reference document say which fonts are used. */
  readonly hasOwnFonts?: true
}

const TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/
const EAST_ASIAN = /^(?:zh|ja|ko|yue)(?:-|$)/i

/** The tag Word knows for a script-only Chinese tag, and the usual serif face of the language. */
const EAST_ASIAN_LANGUAGES: readonly { readonly pattern: RegExp; readonly tag: string; readonly font: string }[] = [
  { pattern: /^zh-(?:Hant-)?HK/i, tag: 'zh-HK', font: 'PMingLiU' },
  { pattern: /^(?:zh-(?:Hant|TW|MO)|yue)/i, tag: 'zh-TW', font: 'PMingLiU' },
  { pattern: /^zh-(?:Hans-)?SG/i, tag: 'zh-SG', font: 'SimSun' },
  { pattern: /^zh/i, tag: 'zh-CN', font: 'SimSun' },
  { pattern: /^ja/i, tag: 'ja-JP', font: 'MS Mincho' },
  { pattern: /^ko/i, tag: 'ko-KR', font: 'Batang' }
]

/**
 * The run language of one side. Han words on a Latin side take the other side's language, Latin words on an East
 * Asian side likewise; `zh-CN` and `en-US` where the other side gives none. A malformed tag counts as `en-US`.
 */
export function sideLanguage(manuscript: Manuscript, side: SideName): SideLanguage {
  const tags = [manuscript[side], manuscript[side === 'leading' ? 'facing' : 'leading']].map(({ language }) =>
    TAG.test(language) ? language : 'en-US'
  )
  const eastAsian = tags.find((tag) => EAST_ASIAN.test(tag)) ?? 'zh-CN'
  const row = EAST_ASIAN_LANGUAGES.find(({ pattern }) => pattern.test(eastAsian))
  return {
    isEastAsian: EAST_ASIAN.test(tags[0] ?? ''),
    latinTag: tags.find((tag) => !EAST_ASIAN.test(tag)) ?? 'en-US',
    eastAsiaTag: row?.tag ?? 'zh-CN',
    latinFont: 'Times New Roman',
    eastAsiaFont: row?.font ?? 'SimSun'
  }
}
