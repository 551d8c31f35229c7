/** A thing that English and Chinese name by different words. */
export interface Concept {
  /** As it is shown: the English word and the Chinese one. */
  readonly name: string
  /** Whether a folded text (lower case, no accents) names it in either language. */
  readonly test: (folded: string) => boolean
}

/**
 * One row per concept: English words and stems (matched at the start of a word) and Chinese words. The
 * first of each is shown.
 */
const ROWS: readonly (readonly [english: string, chinese: string])[] = [
  ['stem cell', '干细胞|幹細胞'],
  ['mesenchymal|mesenchym|mscs?\\b|msc-', '间充质|間充質|间质干细胞'],
  ['hematopoietic|haematopoietic|hsct', '造血'],
  ['neural progenitor|neural precursor|np\\b', '神经前体|神经祖细胞'],
  ['transplant', '移植'],
  ['bone marrow|bm\\b|bm-', '骨髓'],
  ['umbilical|cord blood|uc-|ucb', '脐带|脐血'],
  ['adipose', '脂肪'],
  ['exosome|exosom|extracellular vesicle', '外泌体|细胞外囊泡'],
  ['placebo', '安慰剂'],
  ['randomised|randomi[sz]', '随机|rct'],
  ['double-blind|double blind', '双盲'],
  ['clinical trial|phase i', '临床试验|期临床|期双盲|期研究'],
  ['case report|one case|a case|in a patient|one patient', '病例报告|一例|例报告'],
  ['meta-analysis|meta-analy|systematic review', '荟萃分析|meta分析|系统评价|系统综述'],
  ['guideline|consensus', '指南|共识'],
  ['safety|adverse', '安全|不良事件|不良反应'],
  ['efficacy|efficac|effective', '疗效|有效'],
  ['long-term|long term|follow-up|follow up', '长期|随访'],
  ['intrathecal', '鞘内|髓腔'],
  ['intravenous|intraven', '静脉'],
  ['injection|inject', '注射'],
  ['multiple sclerosis|ms\\b', '多发性硬化|\\bms\\b'],
  ['progressive', '进行性|进展型|进展性'],
  ['relapse|relaps', '复发'],
  ['refractory', '难治'],
  ['disability|disab', '残疾|失能'],
  ['lesion', '病灶|病变'],
  ['myelin', '髓鞘'],
  ['axon', '轴突'],
  ['neuroprotection|neuroprotect', '神经保护'],
  ['neurotrophic factor|neurotroph|growth factor', '神经营养|生长因子'],
  ['neural|neuro|nerv', '神经'],
  ['brain|cerebr', '脑'],
  ['spinal', '脊髓|脊柱'],
  ['stroke', '卒中|中风'],
  ['alzheimer|dementia', '阿尔茨海默|痴呆'],
  ['parkinson', '帕金森'],
  ['immune|immun', '免疫'],
  ['inflammation|inflamm', '炎症|抗炎'],
  ['cytokine', '细胞因子'],
  ['lymphocyte|t cell|treg|th17', '淋巴细胞|调节性t细胞'],
  ['macrophag|microgli', '巨噬|小胶质'],
  ['apoptosis|apopto', '凋亡'],
  ['mitochondria|mitochondri', '线粒体'],
  ['oxidative', '氧化'],
  ['mechanism|mechanis|pathway', '机制|通路'],
  ['mouse|mice|murine|rat\\b|rats\\b', '小鼠|大鼠'],
  ['encephalomyelitis|eae\\b', '脑脊髓炎'],
  ['acupuncture|acupunctur', '针灸|针刺|体针|头皮针'],
  ['scalp', '头皮|头针'],
  ['herb|decoction', '中药|草药|汤剂|汤'],
  ['chinese medicine|tcm\\b', '中医|中西医'],
  ['tremor', '震颤'],
  ['spasm|spastic', '痉挛'],
  ['fatigue', '疲劳|乏力'],
  ['pain', '疼痛|痛'],
  ['muscle|motor', '肌力|肌肉|运动'],
  ['walk|gait|ambulat', '行走|步态'],
  ['bladder', '膀胱'],
  ['cognition|cognit', '认知'],
  ['quality of life', '生活质量'],
  ['imaging|mri\\b', '影像|磁共振|核磁'],
  ['diagnosis|diagnos', '诊断'],
  ['treatment|treat|therap', '治疗|疗法'],
  ['prevention|prevent', '预防'],
  ['rehabilitation|rehabilit', '康复'],
  ['exercise|exercis|physical activity', '运动|锻炼'],
  ['drug|pharmac', '药物'],
  ['vaccin', '疫苗'],
  ['infection|infect', '感染'],
  ['cancer|tumou?r|carcinom|oncolog', '癌|肿瘤'],
  ['diabetes|diabet', '糖尿病'],
  ['hypertension|hypertens', '高血压'],
  ['heart|cardi', '心脏|心血管'],
  ['liver|hepat', '肝'],
  ['kidney|renal', '肾'],
  ['lung|pulmon', '肺'],
  ['gene|genom', '基因'],
  ['children|pediatric|paediatric', '儿童|小儿'],
  ['elderly|older adult|aging|ageing', '老年|衰老'],
  ['pregnancy|pregnan', '妊娠|孕'],
  ['mortality|mortal|death|surviv', '死亡|生存'],
  ['prevalence|prevalen|inciden|epidemiolog', '患病率|发病率|流行病'],
  ['cost', '成本|费用'],
  ['health', '健康|卫生']
]

const firstOf = (alternatives: string): string => alternatives.split('|')[0] ?? ''

/** Concepts of general medicine that let a sentence in one language meet a title in the other. */
export const CONCEPTS: readonly Concept[] = ROWS.map(([english, chinese]) => {
  const pattern = new RegExp(`\\b(?:${english})|(?:${chinese})`, 'u')
  return { name: `${firstOf(english)} · ${firstOf(chinese)}`, test: (folded) => pattern.test(folded) }
})
