const NUMBER = String.raw`(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[一二三四五六七八九十]{1,3})[.．、)\s]\s*)?`
const WORDS = String.raw`(?:references?(?: and notes| list| cited)?|list of references|bibliography|works cited|(?:cited )?literature(?: cited)?|主?要?参\s*考\s*文\s*献|主?要?參\s*考\s*文\s*獻|参考书目|參考書目|引用文[献獻]|参考资料|參考資料|文[献獻]|참고문헌)`
/** What a part of a manuscript calls its own list: `Supplementary references`, `Chapter 2: References`, `附录参考文献`. */
const PART_BEFORE = String.raw`(?:(?:supplement(?:ary|al)?(?: (?:material|information|data))?|supporting(?: information)?|appendix|annex|additional|online(?:-only)?|chapter|part)(?:\s+[\dA-Z]{1,3})?\s*[:：.,–—-]?\s*|(?:补\s*充|補\s*充|附\s*[录錄件]|本[章节節部]|第\s*[一二三四五六七八九十\d]{1,3}\s*[章节節部篇])(?:材料|资料|資料)?\s*[:：]?\s*)?`
const PART_BEHIND = String.raw`(?:\s+(?:for|to|of|in)\s+(?:the\s+)?(?:supplement(?:ary|al)?|supporting|online|appendix|appendices|annex|chapter|part|(?:included |excluded |ongoing )?studies|other published versions)[\p{L}\d ,-]{0,40})?`
const SECOND = String.raw`(?:\s*[/／|]?\s*[(（]?(?:references|bibliography|参考文献|參考文獻)[)）]?)?`

/** A number in front, brackets around and a second language behind are allowed: `5. References`, `【参考文献】`. */
const HEADING = new RegExp(
  String.raw`^${NUMBER}[【[]?\s*${PART_BEFORE}${WORDS}${PART_BEHIND}${SECOND}\s*[】\]]?\s*[:：]?$`,
  'iu'
)
/** The same in front of the first entry, on one line with it. */
const HEADING_BEFORE_ENTRY = new RegExp(
  String.raw`^[【[]?\s*${PART_BEFORE}${WORDS}${SECOND}\s*[】\]]?\s*[:：]?\s*(?=[[［【〔(（]\s*1\s*[\]］】〕)）]|1[.．、]\s?\D)`,
  'iu'
)

/** True for a line that only says that references follow. */
export function isListHeading(text: string): boolean {
  return text.length < 80 && HEADING.test(text.trim())
}

/** A line whose heading stands in front of the first entry as two lines; any other line as it is. */
export function splitHeading(line: string): readonly string[] {
  const heading = HEADING_BEFORE_ENTRY.exec(line)?.[0] ?? ''
  return heading === '' ? [line] : [heading.trim(), line.slice(heading.length)]
}

/** What comes behind the text proper, and has no list of its own: legends, tables, thanks, statements. */
const BACK_MATTER =
  /^(?:[\dA-Z.]{0,5}\s*)?(?:fig(?:ure)?s?\b|tables?\b|box(?:es)?\b|legends?\b|captions?\b|acknowledge?ments?\b|funding\b|financial\b|(?:conflicts?|declarations?|competing|disclosures?)\b|authors?[’'s]*\b|contributors?\b|data\b|ethic|consent\b|abbreviations?\b|orcid\b|keywords?\b|correspond|publisher|open access\b|copyright\b|about the|biograph|[图圖表](?:$|[\s\d注题題：:])|[图圖]表|插[图圖]|致\s*[谢謝]|利益|基金|[资資]助|作者|[数數]据|[伦倫]理|知情|[缩縮][写寫略]|[声聲]明|收稿|通[讯訊信])/iu

/** True for the heading of what belongs to the text before it, such as `Figure legends` and 致谢. */
export const isBackMatter = (heading: string): boolean => BACK_MATTER.test(heading.trim())

/** True for the heading of a supplement or appendix, or of its list. */
export const isSupplement = (heading: string): boolean =>
  /\b(?:supplement|supporting (?:information|material)|appendi|annex|additional (?:file|material|ref)|online[- ](?:only|suppl))|补\s*充|補\s*充|附\s*[录錄件]/iu.test(
    heading
  )
