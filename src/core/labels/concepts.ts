/**
 * One row per concept: English and Chinese ways to say it. English ones match at the start of a word, with `$` only whole words.
 * The first of each is shown.
 */
const ROWS: readonly (readonly [english: string, chinese: string])[] = [
  // Cells and grafts
  ['stem cell', '干细胞|幹細胞'],
  ['mesenchymal|mesenchym|msc$|mscs$', '间充质|間充質'],
  ['hematopoietic|haematopoietic|hsct$|ahsct$', '造血'],
  ['neural progenitor|neural precursor|neural stem|npc$|npcs$|np$|nps$', '神经前体|神经祖细胞|神经干细胞'],
  ['transplant|graft', '移植'],
  ['autologous', '自体'],
  ['allogeneic|allogenic', '异体|同种异体|异基因'],
  ['bone marrow|bm$', '骨髓'],
  ['umbilical|cord blood|uc$|huc$|ucb$', '脐带|脐血|臍帶'],
  ['adipose', '脂肪'],
  ['exosome|exosom|extracellular vesicle', '外泌体|细胞外囊泡|外泌體'],
  ['differentiation|differentiat', '分化'],
  ['conditioning|chemotherap', '预处理|化疗|清髓'],
  ['nonmyeloablative|non-myeloablative', '非清髓'],
  // Studies
  ['placebo', '安慰剂|安慰劑'],
  ['randomised|randomis|randomiz|rct$|rcts$', '随机|隨機'],
  ['double-blind|double blind', '双盲|雙盲'],
  ['open-label|open label', '开放标签'],
  ['controlled trial|control group', '对照'],
  [
    'clinical trial|phase i$|phase ii$|phase iii$|phase 1$|phase 2$|phase 3$',
    '临床试验|期临床|期双盲|期研究|期试验|臨床試驗'
  ],
  ['case report|one case|a case of|in a patient|one patient', '病例报告|一例|例报告|个案'],
  ['case series', '病例系列'],
  ['cohort|observational', '队列|观察性'],
  ['registry', '登记'],
  ['meta-analysis|meta-analy|systematic review', '荟萃分析|meta分析|系统评价|系统综述'],
  ['review of|a review|narrative review|state of the', '综述|概述|浅谈'],
  ['guideline|consensus|recommendation', '指南|共识|专家建议'],
  ['long-term|long term|follow-up|follow up|followup', '长期|随访|隨訪'],
  ['safety|adverse|tolerab', '安全|不良事件|不良反应|耐受'],
  ['efficacy|efficac|effective', '疗效|有效|療效'],
  ['mechanism|mechanis|pathway', '机制|通路|機制|途径'],
  ['biomarker', '生物标志物|标志物'],
  ['in vitro|cell culture|cultured', '体外|培养'],
  ['mouse|mice$|murine|rat$|rats$|animal model', '小鼠|大鼠|动物'],
  ['quality of life', '生活质量|生命质量'],
  ['cost', '成本|费用'],
  ['prevalence|prevalen|inciden|epidemiolog', '患病率|发病率|流行病'],
  ['risk factor', '危险因素|风险因素'],
  ['mortality|mortal|death|surviv', '死亡|生存|存活'],
  ['prognosis|prognos', '预后'],
  // Routes and treatments
  ['intrathecal', '鞘内|髓腔|鞘內'],
  ['intravenous|intraven|iv$', '静脉|靜脈'],
  ['intramuscular', '肌内|肌肉注射'],
  ['subcutaneous', '皮下'],
  ['injection|inject|infus', '注射|输注|输入'],
  ['oral$|orally', '口服'],
  ['dose|dosage|dosing', '剂量|劑量'],
  ['treatment|treat|therap', '治疗|疗法|治療'],
  ['disease-modifying|dmt$|dmts$', '疾病修正|疾病修饰|修正治疗'],
  ['combination therap|combination of|combined', '联合|结合'],
  ['surgery|surgical|operati', '手术|外科'],
  ['radiotherap|radiation', '放疗|放射'],
  ['immunosuppress', '免疫抑制'],
  ['immunotherap|checkpoint', '免疫治疗|免疫检查点'],
  ['monoclonal|antibod', '单克隆|抗体|单抗'],
  ['corticosteroid|steroid|prednis', '激素|糖皮质|泼尼松'],
  ['antibiotic', '抗生素'],
  ['vaccin', '疫苗|接种'],
  ['statin', '他汀'],
  ['aspirin', '阿司匹林'],
  ['insulin', '胰岛素'],
  ['metformin', '二甲双胍'],
  ['vitamin d', '维生素d'],
  ['drug|pharmac', '药物|藥物'],
  ['rehabilitation|rehabilit|physiotherap', '康复|康復|理疗'],
  ['exercise|exercis|physical activity|training', '锻炼|运动|训练'],
  ['diet|nutrition', '饮食|营养|膳食'],
  ['psychotherap|cognitive behavio', '心理治疗|认知行为'],
  ['acupuncture|acupunctur|electroacupunct', '针灸|针刺|体针|头皮针|电针|針灸|針刺'],
  ['moxibustion', '艾灸|灸法'],
  ['scalp', '头皮|头针|頭皮'],
  ['herb|decoction|capsule', '中药|草药|汤剂|方剂|胶囊|中藥'],
  ['chinese medicine|tcm$', '中医|中西医|中醫'],
  ['ginseng', '人参'],
  ['astragal', '黄芪'],
  // Neurology
  ['multiple sclerosis|ms$|spms$|ppms$|rrms$', '多发性硬化|多發性硬化'],
  ['progressive|spms$|ppms$', '进行性|进展型|进展性'],
  ['relapsing|relaps|remitting|rrms$', '复发|缓解型'],
  ['refractory|resistant', '难治'],
  ['neuromyelitis|nmo$|nmosd$', '视神经脊髓炎'],
  ['disability|disab|edss$', '残疾|失能|残障'],
  ['lesion', '病灶|病变'],
  ['myelin|remyelin|demyelin', '髓鞘'],
  ['axon', '轴突'],
  ['oligodendro', '少突胶质'],
  ['astrocyt', '星形胶质'],
  ['microgli|macrophag', '小胶质|巨噬'],
  ['neuroprotection|neuroprotect', '神经保护'],
  ['neural repair|repair|regenerat', '修复|再生'],
  ['neurotrophic factor|neurotroph|growth factor', '神经营养|生长因子'],
  ['neural|neuro|nerv', '神经|神經'],
  ['brain|cerebr', '脑|腦'],
  ['spinal cord|spinal', '脊髓|脊柱'],
  ['stroke', '卒中|中风'],
  ['ischemi|ischaemi', '缺血'],
  ['hemorrhag|haemorrhag|bleeding', '出血'],
  ['alzheimer|dementia', '阿尔茨海默|痴呆'],
  ['parkinson', '帕金森'],
  ['amyotrophic|als$', '肌萎缩侧索'],
  ['epilep|seizure', '癫痫'],
  ['migraine|headache', '偏头痛|头痛'],
  ['encephalomyelitis|eae$', '脑脊髓炎'],
  ['tremor', '震颤|震顫'],
  ['spasm|spastic', '痉挛|痙攣'],
  ['fatigue', '疲劳|乏力'],
  ['pain', '疼痛|镇痛'],
  ['muscle strength|strength', '肌力'],
  ['muscle|motor', '肌肉|运动功能'],
  ['walk|gait|ambulat', '行走|步态|步行'],
  ['bladder|urinary', '膀胱|尿'],
  ['cognition|cognit', '认知'],
  ['sleep|insomnia', '睡眠|失眠'],
  ['depress', '抑郁'],
  ['anxiety', '焦虑'],
  ['schizophren', '精神分裂'],
  ['autis', '自闭|孤独症'],
  ['imaging|mri$|magnetic resonance', '影像|磁共振|核磁'],
  // Immunity and molecules
  ['immune|immun', '免疫'],
  ['autoimmun', '自身免疫'],
  ['inflammation|inflamm', '炎症|抗炎|炎性'],
  ['cytokine|interleukin', '细胞因子|白介素|白细胞介素'],
  ['lymphocyte|t cell|treg|th17', '淋巴细胞|调节性t细胞|t细胞'],
  ['b cell', 'b细胞'],
  ['apoptosis|apopto', '凋亡'],
  ['mitochondria|mitochondri', '线粒体'],
  ['oxidative', '氧化'],
  ['receptor', '受体'],
  ['gene expression|gene$|genes$|genom', '基因'],
  ['microbio|gut flora', '菌群|微生物组'],
  // Other fields
  ['infection|infect', '感染'],
  ['sepsis|septic', '脓毒'],
  ['covid|sars-cov', '新冠|新型冠状'],
  ['hiv$', '艾滋|hiv'],
  ['tubercul', '结核'],
  ['malaria', '疟疾'],
  ['hepatitis', '肝炎'],
  ['influenza', '流感'],
  ['pneumonia', '肺炎'],
  ['asthma', '哮喘'],
  ['chronic obstructive|copd$', '慢阻肺|慢性阻塞性'],
  ['cancer|tumor|tumour|carcinom|oncolog|neoplas', '癌|肿瘤|腫瘤'],
  ['leukemi|leukaemi', '白血病'],
  ['lymphom', '淋巴瘤'],
  ['breast', '乳腺'],
  ['prostat', '前列腺'],
  ['colorect', '结直肠'],
  ['diabetes|diabet', '糖尿病'],
  ['type 1 diabet', '1型糖尿病'],
  ['type 2 diabet', '2型糖尿病'],
  ['obes', '肥胖'],
  ['hypertension|hypertens|blood pressure', '高血压|血压'],
  ['cholesterol|lipid', '胆固醇|血脂'],
  ['heart failure', '心力衰竭|心衰'],
  ['atrial fibrillation', '房颤|心房颤动'],
  ['myocard|coronary|infarct', '心肌|冠脉|冠心病|梗死'],
  ['heart|cardi', '心脏|心血管'],
  ['thrombo|anticoag', '血栓|抗凝'],
  ['liver|hepat', '肝'],
  ['kidney|renal|nephro', '肾'],
  ['lung|pulmon', '肺'],
  ['gastr|stomach', '胃'],
  ['bowel|intestin|colitis|crohn', '肠'],
  ['thyroid', '甲状腺'],
  ['arthrit|rheumat', '关节炎|风湿'],
  ['osteopor|fractur', '骨质疏松|骨折'],
  ['skin|dermat', '皮肤'],
  ['eye$|ocular|retin|glaucom', '眼|视网膜'],
  ['children|pediatric|paediatric|infant', '儿童|小儿|婴儿'],
  ['adolescen', '青少年'],
  ['elderly|older adult|aging|ageing', '老年|衰老'],
  ['women$|female', '女性|妇女'],
  ['pregnancy|pregnan|gestation', '妊娠|孕'],
  ['diagnosis|diagnos', '诊断|診斷'],
  ['prevention|prevent', '预防'],
  ['screening', '筛查'],
  ['smok|tobacco', '吸烟|烟草'],
  ['alcohol', '饮酒|酒精'],
  ['health', '健康|卫生']
]

interface Term {
  readonly text: string
  /** Whether the word must end behind it. */
  readonly whole: boolean
  readonly concept: string
}

const firstOf = (alternatives: string): string => (alternatives.split('|')[0] ?? '').replace('$', '')

const KEY_LENGTH = 2

/** All terms by their first two characters (a Chinese one may be a single character), which is how the text is searched in one pass. */
const TERMS: ReadonlyMap<string, readonly Term[]> = indexTerms()

function indexTerms(): ReadonlyMap<string, readonly Term[]> {
  const index = new Map<string, Term[]>()
  for (const [english, chinese] of ROWS) {
    const concept = `${firstOf(english)} · ${firstOf(chinese)}`
    for (const written of [...english.split('|'), ...chinese.split('|')]) {
      const term = { text: written.replace('$', ''), whole: written.endsWith('$'), concept }
      const key = term.text.slice(0, KEY_LENGTH)
      index.set(key, [...(index.get(key) ?? []), term])
    }
  }
  return index
}

/**
 * The concepts of general medicine that a folded text (lower case, no accents) names, in either language, so that a sentence
 * in one meets a title in the other. Takes time linear in the text.
 */
export function findConcepts(folded: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at < folded.length; at += 1) {
    const terms = termsAt(folded, at)
    if (terms.length === 0) continue
    const startsWord = !isWordCode(folded.charCodeAt(at - 1))
    for (const { text, whole, concept } of terms) {
      const latin = isWordCode(text.charCodeAt(0))
      if (latin && !startsWord && !isHan(folded.charCodeAt(at - 1))) continue
      if (!folded.startsWith(text, at)) continue
      if (!whole || !isWordCode(folded.charCodeAt(at + text.length))) found.add(concept)
    }
  }
  return found
}

const NONE: readonly Term[] = []

function termsAt(folded: string, at: number): readonly Term[] {
  const first = folded.charCodeAt(at)
  if (!isWordCode(first) && !isHan(first)) return NONE
  const two = TERMS.get(folded.slice(at, at + KEY_LENGTH)) ?? NONE
  const one = isHan(first) ? (TERMS.get(folded[at] ?? '') ?? NONE) : NONE
  return one.length === 0 ? two : [...two, ...one]
}

const isWordCode = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff
