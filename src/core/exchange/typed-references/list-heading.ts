const NUMBER = String.raw`(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[一二三四五六七八九十]{1,3})[.．、)\s]\s*)?`
const WORDS = String.raw`(?:references?(?: and notes| list| cited)?|list of references|bibliography|works cited|(?:cited )?literature(?: cited)?|主?要?参\s*考\s*文\s*献|主?要?參\s*考\s*文\s*獻|参考书目|參考書目|引用文[献獻]|参考资料|參考資料|文[献獻]|참고문헌)`
const SECOND = String.raw`(?:\s*[/／|]?\s*[(（]?(?:references|bibliography|参考文献|參考文獻)[)）]?)?`

/** A number in front, brackets around and a second language behind are allowed: `5. References`, `【参考文献】`. */
const HEADING = new RegExp(String.raw`^${NUMBER}[【[]?\s*${WORDS}${SECOND}\s*[】\]]?\s*[:：]?$`, 'iu')
/** The same in front of the first entry, on one line with it. */
const HEADING_BEFORE_ENTRY = new RegExp(
  String.raw`^[【[]?\s*${WORDS}${SECOND}\s*[】\]]?\s*[:：]?\s*(?=[[［【〔(（]\s*1\s*[\]］】〕)）]|1[.．、]\s?\D)`,
  'iu'
)

/** True for a line that only says that references follow. */
export function isListHeading(text: string): boolean {
  return text.length < 60 && HEADING.test(text.trim())
}

/** A line whose heading stands in front of the first entry as two lines; any other line as it is. */
export function splitHeading(line: string): readonly string[] {
  const heading = HEADING_BEFORE_ENTRY.exec(line)?.[0] ?? ''
  return heading === '' ? [line] : [heading.trim(), line.slice(heading.length)]
}
