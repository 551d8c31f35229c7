// Reviews with citations at known places, put together by a seed, and the same printed in a style as a person would
// paste them: plain text, Markdown or HTML, with a typed list at the end.

const ENGLISH = [
  'Mesenchymal stem cells were well tolerated in progressive disease',
  'Remyelination declines with age and duration of disease',
  'Neuroinflammation precedes the loss of axons by several years',
  'The EDSS changed little in most trials of neuroprotection',
  'Quality of life improved after inpatient rehabilitation'
]
const CHINESE = [
  '间充质干细胞治疗进展型疾病的耐受性良好',
  '髓鞘再生随年龄增长和病程延长而减弱',
  '神经炎症往往早于轴突丢失数年',
  '多数神经保护试验中EDSS评分变化不大',
  '住院康复后生活质量有所改善'
]
/** Sentences with numbers, brackets and years that cite nothing. */
const TRAPS_ENGLISH = [
  'The hazard ratio was 0.7 (95% CI 0.5–0.9; p = 0.03) in patients (n = 12).',
  'Scores lay in the interval [1, 2] with a range of [1, 5], as Table 2 (see Figure 3) shows.',
  'In 2019 (2019), about 10^3 cells per m2 in H2O at 5 °C were given (May 2020).',
  'There were three aims: (1) safety, (2) dose and (3) effect, at a median of 4 [2–6] points.',
  'The area was 5 m² with R² = 0.8, Ca²⁺ and 10³ units (Phase 2, 2020; Table 1).',
  'See doi:10.1016/S0140-6736(12)30183-5 and x[1], equation (2), grade (3).'
]
const TRAPS_CHINESE = [
  '风险比为0.7（95% CI：0.5～0.9，P=0.03），共纳入患者（n=12）。',
  '评分位于区间[1, 2]，中位数为4 [2–6]分，见表2（图3）。',
  '2019年（2019）在H2O中每m²给予10³个细胞（2020年5月）。',
  '目的有三：（1）安全性；（2）剂量；（3）疗效，见式（2）。'
]

/** A generator of numbers from 0 to 1 that gives the same ones for a seed. */
export function createRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Paragraphs of sentences; a sentence cites `items` or, where that is undefined, is a trap. */
export function makeReview(items, { chinese, seed, paragraphs = 8 }) {
  const random = createRandom(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const uncited = [...items]
  const draw = () =>
    uncited.length > 0 && random() < 0.7 ? uncited.splice(Math.floor(random() * uncited.length), 1)[0] : pick(items)
  return Array.from({ length: paragraphs }, () =>
    Array.from({ length: 5 }, (_, at) => {
      if (at === 2) return { words: pick(chinese ? TRAPS_CHINESE : TRAPS_ENGLISH) }
      const count = [1, 1, 1, 2, 2, 3, 5][Math.floor(random() * 7)]
      const cited = [...new Set(Array.from({ length: count }, draw))]
      return { words: pick(chinese ? CHINESE : ENGLISH), items: cited }
    })
  )
}

const RAISED = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  ',': ',',
  '–': '⁻',
  '-': '⁻'
}

/** How each form of file writes the runs of a formatted text. */
export const FORMS = {
  txt: (runs) =>
    runs
      .map(({ text, superscript }) =>
        superscript && /^[\d,–-]+$/u.test(text) ? [...text].map((char) => RAISED[char] ?? char).join('') : text
      )
      .join(''),
  md: (runs) =>
    runs
      .map(({ text, superscript, italic }) => {
        const words = text.replace(/[[\]*_<>]/gu, (sign) => `\\${sign}`)
        return superscript ? `<sup>${words}</sup>` : italic && text.trim() === text ? `*${words}*` : words
      })
      .join(''),
  html: (runs) =>
    runs
      .map(({ text, superscript }) => {
        const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        return superscript ? `<sup>${words}</sup>` : words
      })
      .join('')
}

/** The text of a review in a form: its sentences with their citations, then the list, unless it is left out. */
export function printReview(review, { form, chinese, citations, entries, heading }) {
  const write = FORMS[form]
  const end = chinese ? '。' : '.'
  const paragraphs = review.map((sentences) =>
    sentences
      .map(({ words, citation }) => {
        if (citation === undefined) return write([{ text: words }])
        const runs = citations[citation]
        const gap = chinese || runs[0]?.superscript ? '' : ' '
        return `${write([{ text: words }])}${gap}${write(runs)}${end}`
      })
      .join(chinese ? '' : ' ')
  )
  const title = chinese ? '进展型疾病治疗综述' : 'Treatments of progressive disease: a review'
  const list = entries.map((runs) => write(runs))
  if (form === 'txt') return [title, ...paragraphs, ...(list.length > 0 ? [heading, list.join('\n')] : [])].join('\n\n')
  if (form === 'md')
    return [`# ${title}`, ...paragraphs, ...(list.length > 0 ? [`# ${heading}`, ...list] : [])].join('\n\n')
  const blocks = [...paragraphs, ...(list.length > 0 ? [`\0${heading}`, ...list] : [])]
  return `<h1>${title}</h1>\n${blocks.map((block) => (block.startsWith('\0') ? `<h2>${block.slice(1)}</h2>` : `<p>${block}</p>`)).join('\n')}`
}
