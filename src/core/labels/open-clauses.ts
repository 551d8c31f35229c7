/** Words after which an English sentence still waits for a name. */
const PREPOSITIONS =
  'about above across after against along alongside amid among around as at before behind below beneath beside besides between beyond by ' +
  'concerning despite down during except excluding following for from in including inside into like near of off on onto ' +
  'out outside over past per regarding respecting resembling since than through throughout till to toward towards under underneath ' +
  'until unto up upon versus via vs vs. with within without e.g. i.e. eg'
const FUNCTION_WORDS =
  'a an the this that these those his her its their our your my some any no every each another other and or nor but yet so ' +
  'both either neither not is are was were be been being am becomes became remains if when while where whether because ' +
  'although though then namely which who whom whose what how i we you he she it they'
const APPOSITIVES =
  'journal journals magazine database databases website websites site sites portal platform platforms publisher publishers ' +
  'encyclopedia encyclopaedia archive repository registry registries library libraries engine engines newspaper agency organisation ' +
  'organization source sources server servers institute centre center company hospital imprint label tool index service ' +
  'called named titled entitled dubbed termed said source: see visit read consult search query use cite check'
const VERBS_OF_SOURCES =
  'searched searches searching queried querying used uses using screened consulted consulting visited visiting cited cites ' +
  'citing mined accessed accessing browsed browsing include includes included join joins joined support supports supported thank thanks thanked contact ' +
  'contacted edit edits edited own owns owned found founded fund funds funded acquired bought buys buy leave left lead leads led runs ran ' +
  'trust trusts trusted prefer prefers preferred like likes admire admires mention mentions mentioned checked checks checking covered covers ' +
  'scanned scanning explored reviewed indexing indexes subscribe attended attend told asked asks called calls chose choose chosen ' +
  'screened follow follows followed quote quotes quoted praise praises praised blame blames blamed criticised criticized sued banned ' +
  'joining editing reading reads read quotes mirroring outranks outranked rivals rivalled advised warned suggests ' +
  'approached love loves hate hates favour favor favours favors recommend recommends recommended mirrors mirrored resembles'
const ADJECTIVES_OF_SOURCES =
  'latest recent same whole entire new old current famous online popular prestigious english chinese free open original ' +
  'printed first second third last next renowned so-called well-known major leading'

const OPEN_WORDS = new Set(`${PREPOSITIONS} ${FUNCTION_WORDS} ${APPOSITIVES} ${VERBS_OF_SOURCES}`.split(' '))
const ADJECTIVES = new Set(ADJECTIVES_OF_SOURCES.split(' '))

/**
 * Whether an English sentence, cut off here, still needs a name: after a preposition, an article, a verb such as
 * "searched" or a noun such as "journal". `strict` is for names that are ordinary words: they must not follow another
 * capitalised word either.
 */
export function leavesEnglishOpen(left: string, strict: boolean): boolean {
  const words = left.split(/[\s ]+/).filter((word) => word !== '')
  let at = words.length - 1
  while (at >= 0 && isCapitalised(words[at] ?? '')) at--
  if (at < 0) return true
  if (strict && at < words.length - 1) return true
  const word = bareWord(words[at] ?? '')
  if (OPEN_WORDS.has(word)) return true
  return ADJECTIVES.has(word)
}

/** A word with a capital in front, such as `Ovid` or `GenBank`; abbreviations (`MS`, `MSC-NP`) are nouns of the sentence. */
function isCapitalised(word: string): boolean {
  return /^["“(]?(?:\p{Lu}[\p{Ll}'’]+)+$/u.test(word)
}

function bareWord(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, '')
}

/** Characters after which a Chinese clause waits for more, whatever follows. */
const OPEN_CHARACTERS = /[在于从自由据为是即如像和与及或跟同了过着的对向至到给被把将经以因某该此各叫称名属归]$/
/** Words that take a source as their object or stand in apposition to it. */
const OPEN_WORDS_ZH =
  /(?:检索|搜索|搜寻|查询|轻信|起诉|批评|质疑|收购|投诉|打开|登上|刊登|刊于|流传于|推崇|信赖|查阅|查找|查看|参考|参照|参见|参阅|访问|浏览|引用|引自|摘自|转自|载于|见于|收录|收入|登录|使用|采用|利用|应用|运用|选择|选取|选用|纳入|来源|来自|包括|包含|例如|比如|诸如|根据|依据|按照|基于|通过|借助|关于|数据库|期刊|杂志|网站|平台|出版社|百科|系统|机构|媒体|感谢|加入|参加|隶属|推荐|建议|遵循|符合|委托|联系|就诊|前往|檢索|搜尋|查詢|參考|訪問|使用|來源|來自|資料庫)$/
/** Words that take a source as their object, but end a clause as often: 值得关注, 剂量依赖. */
const OPEN_VERBS_ZH =
  /(?<!值得|广泛|受到|引起|密切|备受|得到|持续)关注$|(?<!剂量|时间|药物|激素|输血|酒精)依赖$|(?<![常少罕可未偏意多再])见$/
/** The same where no space stands before the name. */
const OPEN_NOUNS_ZH = /(?:调查|检查|筛查|筛选|批评|涉及|引入)$/
/** Hard against the name, with no space between, verbs of looking and reading may govern it as well. */
const OPEN_UNSPACED = /[查检索览问考阅读录载登取访选含括有无非比靠按照看说引用入上]$/

/** Words that end in one of those characters but are complete by themselves: 证据, 神经, 对照, 作用. */
const CLOSED_WORDS_ZH =
  /(?:证据|数据|存在|潜在|内在|神经|月经|病因|基因|原因|诱因|成因|行为|不同|相同|共同|协同|相对|绝对|应对|缓和|饱和|温和|中和|方向|倾向|趋向|取向|定向|可以|参与|供给|金属|附属|回归|目的|名称|对称|不对称|自由|理由|超过|难过|附着|黏着|粘着|普及|涉及|达到|得到|检查|复查|筛查|调查|探索|线索|疑问|思考|记录|负载|摄取|随访|筛选|可靠|对照|作用|效用|应用|摄入|引入|介入|以上|基础上|證據|數據|神經|對照)$/

/** Whether a Chinese clause, cut off here, still needs a name. `spaced`: a space stands before the name. */
export function leavesChineseOpen(left: string, spaced: boolean): boolean {
  if (OPEN_VERBS_ZH.test(left) || (!spaced && OPEN_NOUNS_ZH.test(left))) return true
  if (OPEN_WORDS_ZH.test(left) && !(spaced && CLOSED_WORDS_ZH.test(left))) return true
  if (CLOSED_WORDS_ZH.test(left)) return false
  if (OPEN_CHARACTERS.test(left)) return true
  return !spaced && OPEN_UNSPACED.test(left)
}
