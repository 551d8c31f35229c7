/** Which of the two writing systems a piece of text uses; `none` for numbers and signs alone. */
export type ScriptName = 'han' | 'latin' | 'none'

/** How much of each script a text holds. */
export interface ScriptCount {
  readonly han: number
  readonly words: number
}

export function countScripts(text: string): ScriptCount {
  return {
    han: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    words: text.match(/\p{Script=Latin}[\p{Script=Latin}\d'’-]*/gu)?.length ?? 0
  }
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
