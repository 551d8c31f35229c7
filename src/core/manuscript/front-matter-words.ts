/** A declaration that journals ask of authors. */
export type StatementKind =
  | 'acknowledgements'
  | 'funding'
  | 'conflicts'
  | 'contributions'
  | 'data'
  | 'ethics'
  | 'consent'
  | 'generative-ai'

/** What journals keep as fields of their own. */
export type PartKind = 'abstract' | 'keywords' | StatementKind

/** How a part is called: in each language first the name we give it, then the others it comes under. */
interface PartNames {
  readonly en: readonly [string, ...string[]]
  readonly hans: readonly [string, ...string[]]
  readonly hant: readonly [string, ...string[]]
}

// prettier-ignore
const PARTS: Readonly<Record<PartKind, PartNames>> = {
  abstract: {
    en: ['Abstract', 'Structured abstract', 'Summary'],
    hans: ['摘要', '中文摘要', '英文摘要', '内容摘要', '内容提要', '提要'],
    hant: ['摘要', '中文摘要', '英文摘要', '內容摘要', '內容提要', '提要']
  },
  keywords: {
    en: ['Keywords', 'Keyword', 'Key words', 'Key word', 'Index terms', 'MeSH terms'],
    hans: ['关键词', '关键字', '主题词'],
    hant: ['關鍵詞', '關鍵字', '主題詞']
  },
  acknowledgements: {
    en: ['Acknowledgements', 'Acknowledgments', 'Acknowledgement', 'Acknowledgment'],
    hans: ['致谢', '鸣谢', '志谢'],
    hant: ['致謝', '鳴謝', '誌謝']
  },
  funding: {
    en: ['Funding', 'Funding statement', 'Funding information', 'Funding sources', 'Funding source', 'Sources of funding', 'Source of funding', 'Financial support', 'Financial disclosure', 'Grant support', 'Role of the funding source'],
    hans: ['基金项目', '基金资助', '基金', '资助', '资助信息', '资助声明', '经费来源', '资金来源', '资金支持', '经费支持'],
    hant: ['基金項目', '基金資助', '資助', '資助資訊', '資助聲明', '經費來源', '資金來源', '資金支持', '經費支持']
  },
  conflicts: {
    en: ['Conflict of interest', 'Conflicts of interest', 'Conflict of interests', 'Conflicts of interests', 'Conflict of interest statement', 'Conflict of interest disclosure', 'Conflicts of interest statement', 'Competing interests', 'Competing interest', 'Declaration of interest', 'Declaration of interests', 'Declaration of competing interest', 'Declaration of competing interests', 'Declaration of conflicting interests', 'Disclosure', 'Disclosures', 'Disclosure statement', 'Disclosure of interest'],
    hans: ['利益冲突', '利益冲突声明', '利益冲突说明', '竞争利益', '利益竞争', '利益声明'],
    hant: ['利益衝突', '利益衝突聲明', '利益衝突說明', '競爭利益', '利益聲明']
  },
  contributions: {
    en: ['Author contributions', 'Author contribution', 'Author’s contributions', 'Authors’ contributions', 'Authors’ contribution', 'Authors contributions', 'Author contributions statement', 'Author contribution statement', 'Contributors', 'Contributorship', 'Contributorship statement', 'CRediT author statement', 'CRediT authorship contribution statement'],
    hans: ['作者贡献', '作者贡献声明', '作者贡献说明', '作者贡献度'],
    hant: ['作者貢獻', '作者貢獻聲明', '作者貢獻說明']
  },
  data: {
    en: ['Data availability', 'Data availability statement', 'Data and code availability', 'Data and materials availability', 'Availability of data and materials', 'Availability of data and material', 'Availability of supporting data', 'Data sharing', 'Data sharing statement', 'Data access statement'],
    hans: ['数据可用性', '数据可用性声明', '数据可得性', '数据共享', '数据共享声明', '数据获取', '数据和材料的可用性'],
    hant: ['資料可用性', '資料可用性聲明', '數據可用性', '數據可用性聲明', '資料共享', '數據共享']
  },
  ethics: {
    en: ['Ethics statement', 'Ethics', 'Ethical statement', 'Ethical approval', 'Ethics approval', 'Ethics approval and consent to participate', 'Ethics approval statement', 'Ethics declarations', 'Ethical considerations', 'Institutional review board statement'],
    hans: ['伦理声明', '伦理学声明', '伦理审批', '伦理批准', '伦理审查', '伦理批准和知情同意', '医学伦理', '伦理说明'],
    hant: ['倫理聲明', '倫理審批', '倫理批准', '倫理審查', '倫理批准和知情同意', '醫學倫理']
  },
  consent: {
    en: ['Consent for publication', 'Informed consent statement', 'Informed consent', 'Patient consent', 'Patient consent for publication', 'Consent to participate'],
    hans: ['发表同意', '同意发表', '知情同意', '知情同意声明'],
    hant: ['發表同意', '同意發表', '知情同意', '知情同意聲明']
  },
  'generative-ai': {
    en: ['Generative AI statement', 'Declaration of generative AI', 'Use of generative AI', 'Declaration of generative AI and AI-assisted technologies in the writing process'],
    hans: ['生成式人工智能声明', '生成式人工智能使用声明', '人工智能使用声明'],
    hant: ['生成式人工智慧聲明', '人工智慧使用聲明']
  }
}

const KINDS = Object.keys(PARTS) as readonly PartKind[]

/** Every name folded, with its part. */
const KIND_OF: ReadonlyMap<string, PartKind> = new Map(
  KINDS.flatMap((kind) => {
    const { en, hans, hant } = PARTS[kind]
    return [...en, ...hans, ...hant].map((name) => [fold(name), kind] as const)
  })
)

/** What a side in `language` calls a part: "Funding", "基金项目", "基金項目". */
export function nameOfPart(kind: PartKind, language: string): string {
  const names = PARTS[kind]
  if (!/^zh\b/iu.test(language)) return names.en[0]
  return /^zh-(?:Hant|TW|HK|MO)\b/iu.test(language) ? names.hant[0] : names.hans[0]
}

/** The part that a heading names, its number and closing colon aside; undefined for every other heading. */
export function findPartKind(heading: string): PartKind | undefined {
  return KIND_OF.get(fold(heading))
}

/** What a paragraph begins with, how wide it is with its punctuation, and the part it names. */
export interface PartLead {
  readonly kind: PartKind
  readonly name: string
  readonly width: number
}

/**
 * lead = name ( ":" | "：" ) | "[" name "]" ( ":" | "：" )? | "【" name "】" … – the name at most 90 signs long; or the bold
 * text at the start, whatever follows it.
 */
const COLON_LEAD = /^\s*([^:：[\]【】〔〕\n]{2,90}?)\s*[:：]\s*/u
const BRACKET_LEAD = /^\s*[[【〔]\s*([^[\]【】〔〕\n]{2,90}?)\s*[\]】〕]\s*[:：]?\s*/u

/** The leading words of a paragraph that name a part; `bold` is the bold text that it starts with, if any. */
export function readPartLead(text: string, bold = ''): PartLead | undefined {
  for (const pattern of [BRACKET_LEAD, COLON_LEAD]) {
    const match = pattern.exec(text)
    const kind = match?.[1] === undefined ? undefined : findPartKind(match[1])
    if (match?.[1] !== undefined && kind) return { kind, name: match[1], width: match[0].length }
  }
  const kind = bold === '' || !text.startsWith(bold) ? undefined : findPartKind(bold)
  if (!kind) return undefined
  const gap = /^[\s.:：—–-]*/u.exec(text.slice(bold.length))?.[0] ?? ''
  return { kind, name: bold.replace(/[\s.:：—–-]+$/u, '').trim(), width: bold.length + gap.length }
}

/** One spelling for names that differ in case, apostrophe, number, closing punctuation or spaces between Han signs. */
function fold(name: string): string {
  return name
    .trim()
    .replace(/^(?:\d{1,2}(?:\.\d{1,2})*[.、．]?|[IVX]{1,5}\.|[一二三四五六七八九十]{1,3}、)\s*/u, '')
    .replace(/[\s.。:：—–-]+$/u, '')
    .replace(/['‘’]/gu, '’')
    .replace(/(?<=\p{sc=Han})\s+(?=\p{sc=Han})/gu, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase()
}
