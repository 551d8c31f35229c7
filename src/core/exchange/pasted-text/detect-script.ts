/** Which of the two writing systems a piece of text uses; `none` for numbers and signs alone. */
export type ScriptName = 'han' | 'latin' | 'none'

/** How much of each language a text holds. */
export interface ScriptCount {
  readonly han: number
  /** Latin words, but for names in Chinese sentences. */
  readonly words: number
}

/** Words that no English sentence does without; names of people, drugs and genes hold none. */
const ENGLISH_GRAMMAR =
  /\b(?:the|of|and|in|on|at|to|by|for|from|with|was|were|is|are|has|have|had|been|be|not|or|as|an|that|this|than|which|it|its|we|our|after|between|during)\b/giu
/** Characters and signs that put Chinese words together; a quoted name holds few. */
const CHINESE_GRAMMAR = /[的了在和与與是为為等及对對被由于於，。、；：]/gu
/** Among this many Latin words of prose there is a word of grammar; there are three or more among so many, mostly. */
const PROSE = 8

/** Counts the scripts of a text. In a Chinese sentence that has nothing of English but names, Latin words do not count. */
export function countScripts(text: string): ScriptCount {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}[\p{Script=Latin}\d'’-]*/gu)?.length ?? 0
  if (han < 2 || words === 0) return { han, words }
  const grammar = text.match(ENGLISH_GRAMMAR)?.length ?? 0
  const areNames = grammar * PROSE < words && (text.match(CHINESE_GRAMMAR)?.length ?? 0) > 1
  return { han, words: areNames ? grammar : words }
}

/** The script of the prose: Chinese text may be full of Latin abbreviations, English text rarely holds a Han word. */
export function scriptOf({ han, words }: ScriptCount): ScriptName {
  if (han >= 2 && han * 2 >= words) return 'han'
  return words > 0 ? 'latin' : han > 0 ? 'han' : 'none'
}

const TRADITIONAL =
  /[這個們為與對於時會來說經過發現還學國體見長點實應該質證據療醫藥術關聯種從當東車變樣劑幹髓鞘復傷層組結線統細顯較轉機]/g
const SIMPLIFIED =
  /[这个们为与对于时会来说经过发现还学国体见长点实应该质证据疗医药术关联种从当东车变样剂复伤层组结线统细显较转机]/g

/** BCP 47 tag of Han text: `zh-TW` where characters of the traditional set prevail, else `zh-CN`. */
export function chineseTag(text: string): 'zh-CN' | 'zh-TW' {
  const sample = text.slice(0, 200_000)
  const traditional = (sample.match(TRADITIONAL) ?? []).filter((char) => !SHARED.has(char)).length
  const simplified = (sample.match(SIMPLIFIED) ?? []).filter((char) => !SHARED.has(char)).length
  return traditional > simplified ? 'zh-TW' : 'zh-CN'
}

/** Characters that both sets above hold. */
const SHARED = new Set('髓鞘')
