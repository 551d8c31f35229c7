// References of every type, English and Chinese, put together from parts by a seed: the same ones at every run, and too
// many to write a rule for any of them.

const TITLES = [
  'Efficacy of intrathecal mesenchymal stem cells in progressive multiple sclerosis',
  'A randomized, double-blind, placebo-controlled trial of dimethyl fumarate',
  'Microglia and astrocytes: partners in neuroinflammation',
  'Does early treatment delay disability? A cohort study',
  'IL-17A signalling in CD4+ T cells drives disease progression',
  'Guideline for the management of type 2 diabetes in adults: 2020 update',
  'Vitamin D, smoking, and risk of relapse',
  'Outcomes after COVID-19 in patients with rheumatic disease: results from a global registry',
  'The natural history of relapsing disease. II. Predictors of outcome',
  'Long-term safety of natalizumab',
  'Deep learning for brain MRI segmentation',
  'In vitro assessment of Escherichia coli adhesion to polymers',
  'What is the role of B cells in multiple sclerosis?',
  'Effects of 12 weeks of aerobic exercise on fatigue (EXACT): study protocol',
  'Health-related quality of life in caregivers of stroke survivors'
]
const TITLES_ZH = [
  '间充质干细胞治疗进展型多发性硬化的疗效观察',
  '基于深度学习的脑磁共振图像分割研究',
  '针刺联合康复训练治疗脑卒中后吞咽障碍的Meta分析',
  '2型糖尿病患者血糖控制与认知功能的关系',
  '我国老年人跌倒的危险因素:系统评价',
  '新型冠状病毒肺炎患者的临床特征',
  '肠道菌群与神经退行性疾病研究进展',
  '中西医结合治疗慢性阻塞性肺疾病的临床研究'
]
const JOURNALS = [
  ['Journal of Neurology', 'J Neurol'],
  ['Frontiers in Immunology', 'Front Immunol'],
  ['The Lancet Neurology', 'Lancet Neurol'],
  ['PLoS ONE', 'PLoS One'],
  ['Nature', 'Nature'],
  ['BMC Public Health', 'BMC Public Health'],
  ['International Journal of Molecular Sciences', 'Int J Mol Sci'],
  ['Annals of Neurology', 'Ann Neurol'],
  ['Proceedings of the National Academy of Sciences', 'Proc Natl Acad Sci U S A'],
  ['Multiple Sclerosis and Related Disorders', 'Mult Scler Relat Disord'],
  ['JAMA', 'JAMA'],
  ['Zeitschrift für Rheumatologie', 'Z Rheumatol'],
  ['Stroke: Vascular and Interventional Neurology', 'Stroke Vasc Interv Neurol']
]
const JOURNALS_ZH = [
  '中华神经科杂志',
  '中国康复医学杂志',
  '中国循证医学杂志',
  '生物医学工程学报',
  '北京大学学报(医学版)',
  '护理研究'
]
const NAMES = [
  ['Smith', 'John A.'],
  ['Harris', 'Violaine K.'],
  ['Hou', 'Zong-liu'],
  ['van der Berg', 'Jan', 'van der'],
  ["O'Brien", 'Mary'],
  ['García-López', 'María José'],
  ['Zhang', 'Wei'],
  ['Li', 'Xiaoming'],
  ['Müller', 'Thomas'],
  ['McInnes', 'Iain B.'],
  ['Öztürk', 'Şerif'],
  ['Nguyen', 'Thi Minh'],
  ['Kim', 'Soo-Hyun'],
  ['De Stefano', 'Nicola'],
  ['Smith-Jones', 'Anne']
]
const NAMES_ZH = ['张/伟', '李/娜', '王/建国', '欧阳/明', '刘/洋', '陈/思远', '赵/雪', '司马/相如', '周/杰', '吴/晓东']
const PUBLISHERS = [
  ['Springer', 'New York'],
  ['Oxford University Press', 'Oxford'],
  ['Elsevier', 'Amsterdam'],
  ['Cambridge University Press', 'Cambridge'],
  ['Wiley-Blackwell', 'Hoboken']
]
const PUBLISHERS_ZH = [
  ['人民卫生出版社', '北京'],
  ['科学出版社', '北京'],
  ['上海科学技术出版社', '上海']
]
const BOOKS = [
  'Principles of neurology',
  'Handbook of clinical trials',
  'Atlas of human anatomy',
  'Stem cells in medicine'
]
const BOOKS_ZH = ['神经病学', '内科学', '中国药理学', '临床流行病学']

/** Park and Miller's generator. */
function createRandom(seed) {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

function createPicker(seed) {
  const random = createRandom(seed)
  for (let n = 0; n < 10; n++) random()
  const below = (limit) => Math.floor(random() * limit)
  return { below, chance: (share) => random() < share, of: (list) => list[below(list.length)] }
}

function latinNames(pick, count) {
  const start = pick.below(NAMES.length)
  return Array.from({ length: count }, (_, n) => {
    const [family, given, particle] = NAMES[(start + n * 4) % NAMES.length]
    return particle
      ? { family: family.slice(particle.length + 1), given, 'non-dropping-particle': particle }
      : { family, given }
  })
}

function chineseNames(pick, count) {
  const start = pick.below(NAMES_ZH.length)
  return Array.from({ length: count }, (_, n) => {
    const [family, given] = NAMES_ZH[(start + n * 3) % NAMES_ZH.length].split('/')
    return { family, given }
  })
}

function pagesOf(pick) {
  const first = 1 + pick.below(1800)
  if (pick.chance(0.15)) return `e${first}`
  return pick.chance(0.15) ? String(100000 + first) : `${first}-${first + 1 + pick.below(20)}`
}

const AUTHOR_COUNTS = [1, 2, 3, 4, 6, 8]

function common(pick, chinese) {
  const count = pick.of(AUTHOR_COUNTS)
  return {
    title: pick.of(chinese ? TITLES_ZH : TITLES),
    author: chinese ? chineseNames(pick, count) : latinNames(pick, count),
    issued: { 'date-parts': [[1990 + pick.below(35)]] },
    language: chinese ? 'zh' : 'en'
  }
}

function article(pick, chinese) {
  const journal = pick.of(JOURNALS)
  const year = 1990 + pick.below(35)
  return {
    ...common(pick, chinese),
    type: 'article-journal',
    'container-title': chinese ? pick.of(JOURNALS_ZH) : journal[0],
    ...(!chinese && { 'container-title-short': journal[1] }),
    issued: { 'date-parts': [pick.chance(0.3) ? [year, 1 + pick.below(12)] : [year]] },
    volume: String(1 + pick.below(120)),
    ...(pick.chance(0.7) && { issue: String(1 + pick.below(12)) }),
    page: pagesOf(pick),
    ...(pick.chance(0.6) && { DOI: `10.${1000 + pick.below(8999)}/j.abc.${year}.${pick.below(99999)}` })
  }
}

function book(pick, chinese) {
  const [publisher, place] = pick.of(chinese ? PUBLISHERS_ZH : PUBLISHERS)
  return {
    ...common(pick, chinese),
    type: 'book',
    title: pick.of(chinese ? BOOKS_ZH : BOOKS),
    publisher,
    'publisher-place': place,
    ...(pick.chance(0.5) && { edition: String(2 + pick.below(8)) })
  }
}

function chapter(pick, chinese) {
  const { edition: _edition, title, ...rest } = book(pick, chinese)
  return {
    ...rest,
    type: 'chapter',
    title: pick.of(chinese ? TITLES_ZH : TITLES),
    'container-title': title,
    editor: chinese ? chineseNames(pick, 2) : latinNames(pick, 2),
    page: `${1 + pick.below(300)}-${320 + pick.below(99)}`
  }
}

function thesis(pick, chinese) {
  return {
    ...common(pick, chinese),
    author: chinese ? chineseNames(pick, 1) : latinNames(pick, 1),
    type: 'thesis',
    genre: chinese ? '博士学位论文' : 'PhD thesis',
    publisher: chinese ? '北京大学' : 'University of Oxford',
    'publisher-place': chinese ? '北京' : 'Oxford'
  }
}

function webpage(pick, chinese) {
  const name = chinese ? { literal: '国家卫生健康委员会' } : { literal: 'World Health Organization' }
  return {
    ...common(pick, chinese),
    author: [name],
    type: 'webpage',
    issued: { 'date-parts': [[2015 + pick.below(9), 1 + pick.below(12), 1 + pick.below(28)]] },
    accessed: { 'date-parts': [[2024, 1 + pick.below(12), 1 + pick.below(28)]] },
    URL: chinese
      ? `http://www.nhc.gov.cn/xcs/${pick.below(9999)}.shtml`
      : `https://www.who.int/news/item/${pick.below(9999)}`
  }
}

const MAKERS = { article, book, chapter, thesis, webpage }

/** `count` references of a kind: `article`, `book`, `chapter`, `thesis` or `webpage`. */
export function makeReferences(kind, count, chinese, seed) {
  const pick = createPicker(seed + kind.length * 7919 + (chinese ? 104729 : 0))
  return Array.from({ length: count }, (_, n) => ({
    id: `${kind}${chinese ? '-zh' : ''}-${n}`,
    ...MAKERS[kind](pick, chinese)
  }))
}
