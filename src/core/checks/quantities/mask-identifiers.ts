import { CHINESE_FIGURE, CHINESE_TABLE } from '../figure-words'

/** Stands for each character that is no part of a quantity; no letter, digit or space. */
export const MASK = '\ue000'

/** Han numerals inside words that count nothing (GB/T 15835 keeps them in Han). */
const LEXICAL =
  '二倍体|三倍体|多倍体|三叉神经|四肢|五脏六腑|五脏|六腑|七情|十二指肠|一氧化[碳氮]|二氧化[碳硫氮钛]|二甲双胍|三氧化二砷|[三四五十百]分位|万古霉素|统一|一致|专一|单一|唯一|一般|一定|一些|一下|一直|一旦|一起|一样|一系列|一线|二线|三线|第一作者|第一时间|进一步|一方面|一体化|一体|一过性|一次性|一侧|两侧|双侧|两性|一向|一律|一切|一味|万一|同一|(?<!分)之一|第三方|二者|两者|三者|星期[一二三四五六]|周[一二三四五六](?=至|到|和|、)|礼拜[一二三四五六]|四君子汤|六味地黄|三阴交|三阴性|四物汤|六君子|八珍汤|二陈汤|五苓散|三七|四逆|足三里|百会|十全大补|二仙汤|八段锦|五禽戏|三联疗法|四联疗法|三联|四联|二联|九味|三仁汤|一级预防|二级预防|三级预防|[一二三]级亲属|三级甲等|二级甲等|三级医院|二级医院|三甲医院|三甲|[二三]甲苯|[一二三四五六]元|一元|二元|[二三四]尖瓣|三角|二尖瓣|三磷酸|二磷酸|一磷酸|[二三]酰|二羟|三碘|四碘|四环素|[一二三四]价|二聚体|三聚体|四聚体|双盲|三盲|成千上万|千万别|千方百计|万能|百合|百草枯|百日咳|百部|千金|千年健|数十|几十|数百|几百|数千|几千|数万|几万|数十万|上百|上千|上万|十分(?!之|钟)|万分|十字|一带一路|一[^\\s]{0,2}五规划|三伏|三九贴'

/** What holds digits that say no quantity. Each is bounded, so that the search stays linear. */
const IDENTIFIERS: readonly RegExp[] = [
  /(?:https?|ftp):\/\/[^\s<>"、。；（）]{1,2000}/g,
  /\bwww\.[^\s<>"、。；（）]{1,2000}/g,
  /\b10\.\d{4,9}\/[^\s<>"、。；]{1,500}/g,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  /\b(?:NCT|ChiCTR|ISRCTN|PROSPERO|CRD|PMID|PMCID|PMC|EudraCT|UMIN|JPRN|ACTRN|CTRI|KCT|DRKS|GSE|GEO|CN)[-:： #]{0,2}(?=[A-Z-]{0,12}\d)[A-Z\d][A-Z\d-]{3,30}/gi,
  /国药准字\s?[A-Z]?\d{1,12}|(?:批号|编号|批准号|许可证号|注册号)[:为\s]{0,3}[\w-]{1,30}|\bNo\.\s?[\w-]{1,30}/g,
  /\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/g,
  // A citation mark; digits or a percent sign before it make it a range: `5 [3-7]`.
  /(?<![\d%.] ?)\[\d{1,3}(?:\s?[,、;~-]\s?\d{1,3}){0,40}\]/g,
  /(?<![\d.])\d{1,6}(?:\.\d{1,6}){2,8}(?!\d)/g,
  /\b(?:Fig(?:ure|s)?|Tab(?:le)?|Tables|Figures|Eq|Ref|Refs|Section|Chapter|Appendix|Box|Panel|Scheme|Suppl)\.? ?S?\d{1,3}(?:[A-Za-z]|\.\d{1,2})?(?: ?[-,] ?S?\d{1,3}[A-Za-z]?| and S?\d{1,3}[A-Za-z]?){0,6}(?![\d%]|\.\d)/gi,
  new RegExp(
    `(?:${CHINESE_FIGURE}|${CHINESE_TABLE})\\s?S?\\d{1,3}(?:[A-Za-z]|[.-]\\d{1,2})?(?:[、~-]\\s?S?\\d{1,3}[A-Za-z]?){0,6}`,
    'g'
  ),
  /(?:公式|附录|附件|文献|章节)\s?S?\d{1,3}|\d{1,2}(?:\.\d{1,2}){0,3}(?=节)/g,
  // Names: IL-10, CD4, TGF-β1, BA.4/5, GLP-1/2. Letters that take a number as a quantity are exempt (mid-2020, phase-2).
  /(?<![A-Za-zΑ-ωα-ω\d/])(?!(?:[cmdk]?m)\^?[23](?!\d)|(?:cm|mm)H2O|(?:mid|pre|post|phase|stage|grade|type|day|week|month|year|age|aged|class|level|top|under|over|n|q|x|p|to)-?\d)(?:[A-Za-z]{1,14}\d{0,3}-){0,3}[A-Za-zΑ-ωα-ω]{1,14}[-.]?\d{1,4}(?:\.\d{1,3})?[A-Za-zα-ω]{0,6}(?:[/-]\d{1,3}(?![\d.%])){0,3}[A-Za-zα-ω+]{0,4}/gi,
  // Their Chinese names: 白细胞介素-6, 胰高血糖素样肽-1, 白介素6.
  /(?<=[素子体酶原肽质因])-\d{1,3}(?![\d.%~])|(?<=介素)\d{1,3}(?![\d.%~])/g,
  // Chemical locants: 5-羟色胺, 1,25-二羟, 5-FU, 25(OH)D, 5-hydroxytryptamine.
  /(?<![\d.])\d{1,3}(?:[,']\d{1,3}'?){0,4}'?-(?:[\p{Script=Han}]|[αβγδωκ]|[A-Z]{2}|(?:hydroxy|methyl|fluoro|amino|mercapto|oxo|deoxy|keto|chloro|nitro|acetyl|phospho|bromo|iodo|ethyl|dihydroxy|lipoxygenase|alpha|beta)[a-z]{0,30}|[HNOS]T?\b)/gu,
  /(?<![\d.])\d{1,3}\(OH\)D\d?/g,
  /\b(?:every|each) second\b/gi,
  new RegExp(LEXICAL, 'g')
]

/** The number of a heading or of a list's item, at the start of a line. */
const LIST_NUMBER =
  /^[ \t]*(?:[-*•]\s*)?(?:\(\d{1,2}\)|\d{1,2}[.、)](?!\d)|[1-9]\d?(?:\.\d{1,2}){1,3}\.?(?=\s+[A-Z\p{Script=Han}])|\d{1,2}(?=\s+[A-Z][a-z])|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十\d]{1,3}[章节部])/gmu

/** Says of what follows a number at the start of a line whether it makes it a quantity and no heading. */
export type IsMeasured = (shadow: string, at: number) => boolean

/** A shadow text with identifiers, marks, list numbers and lexical numerals overwritten, of the same length. */
export function maskIdentifiers(shadow: string, isMeasured: IsMeasured): string {
  const cover = (match: string): string => MASK.repeat(match.length)
  const masked = shadow.replace(LIST_NUMBER, (match, at: number, whole: string) =>
    isMeasured(whole, at + match.length) ? match : cover(match)
  )
  return IDENTIFIERS.reduce((text, pattern) => text.replace(pattern, cover), masked)
}
