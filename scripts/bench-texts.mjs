/** Texts and references to measure with: made by rule, the same at every run, shaped like a review and its library. */

const EN_NOUNS = [
  'relapse rate',
  'grey matter volume',
  'sleep quality',
  'walking speed',
  'cohort of outpatients',
  'vagal tone'
]
const EN_VERBS = ['fell with', 'was tied to', 'predicted', 'did not change', 'rose after', 'preceded']
const ZH_NOUNS = ['复发率', '灰质体积', '睡眠质量', '步行速度', '门诊患者队列', '迷走神经张力']
const ZH_VERBS = ['降低了', '关系到', '预测了', '没有改变', '提高了', '早于']
const SOURCES = ['Frontiers', 'MDPI', 'PubMed', 'Springer', 'Nature', '维基百科', 'PMC+2', 'BioMed Central']
const FAMILIES = ['Harper', 'Okoye', 'Lindqvist', 'Moreau', 'Tanaka', 'Ferraro', 'Novak', 'Siddiqui']
const ZH_FAMILIES = ['王', '李', '张', '刘', '陈', '杨']
const JOURNALS = ['Journal of Outpatient Neurology', 'Annals of Gait', 'Sleep and Memory', 'Cohort Letters']

/** Picks from lists in an order that looks like chance and never changes. */
function createPicker(seed) {
  let state = seed
  const below = (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return { below, pick: (list) => list[below(list.length)] }
}

function englishSentence({ below, pick }) {
  return `In ${20 + below(900)} people the ${pick(EN_NOUNS)} ${pick(EN_VERBS)} the ${pick(EN_NOUNS)} over ${2 + below(30)} weeks`
}

function chineseSentence({ below, pick }) {
  return `在${20 + below(900)}名受试者中，${pick(ZH_NOUNS)}${pick(ZH_VERBS)}${pick(ZH_NOUNS)}，随访${2 + below(30)}周`
}

/** A pasted review in two languages of about `length` characters: numbered headings, paragraphs, glued source labels. */
export function makePastedReview(length) {
  const picker = createPicker(11)
  const side = (number, heading, sentence, stop) => {
    const lines = []
    for (let size = 0, section = 1; size < length / 2; section += 1) {
      const block = [`${number}.${1 + (section % 90)} ${heading}`]
      for (let paragraph = 0; paragraph < 6; paragraph += 1) {
        const sentences = Array.from({ length: 5 }, () => sentence(picker) + stop).join(' ')
        const labels = picker.below(3) === 0 ? ` ${picker.pick(SOURCES)}${picker.pick(SOURCES)}` : ''
        block.push(`${sentences.slice(0, -1)}${labels}${stop}`)
      }
      const text = block.join('\n\n')
      lines.push(text)
      size += text.length
    }
    return lines.join('\n\n')
  }
  return `Walking, sleep and relapse\n\n${side(1, 'What was found', englishSentence, '.')}\n\n${side(2, '研究发现', chineseSentence, '。')}\n`
}

/** CSL items, one in five Chinese. */
export function makeItems(count) {
  const picker = createPicker(23)
  return Array.from({ length: count }, (_, index) => {
    const isChinese = index % 5 === 0
    const author = Array.from({ length: 1 + picker.below(6) }, () =>
      isChinese
        ? { family: picker.pick(ZH_FAMILIES), given: picker.pick(['伟', '晓明', '丽娜']) }
        : { family: picker.pick(FAMILIES), given: picker.pick(['A. B.', 'Maria', 'Jean-Paul']) }
    )
    return {
      id: `ref${index}`,
      type: 'article-journal',
      title: isChinese ? chineseSentence(picker) : englishSentence(picker),
      author,
      'container-title': isChinese ? '门诊神经病学' : picker.pick(JOURNALS),
      volume: String(1 + picker.below(60)),
      page: `${1 + index}-${9 + index}`,
      issued: { 'date-parts': [[1990 + picker.below(36)]] },
      DOI: `10.5555/bench.${index}`,
      language: isChinese ? 'zh-CN' : 'en-US'
    }
  })
}

/** A BibTeX library of `count` entries, with accents, macros, emphasis and an abstract each, as publishers write them. */
export function makeBibtex(count) {
  const picker = createPicker(41)
  const accent = (text) => text.replaceAll('a', "{\\'a}").replaceAll('o', '{\\"o}')
  const entries = makeItems(count).map((item) => {
    const names = item.author.map(({ family, given }) => `${accent(family)}, ${given}`).join(' and ')
    return `@article{${item.id},
  author = {${names}},
  title = {{${item.title.slice(0, 12)}}${item.title.slice(12)} in \\emph{vitro} and 37$^\\circ$C},
  journal = {${item['container-title']}},
  year = ${item.issued['date-parts'][0][0]},
  month = ${picker.pick(['jan', 'may', 'oct'])},
  volume = {${item.volume}},
  number = {${1 + picker.below(12)}},
  pages = {${item.page.replace('-', '--')}},
  doi = {${item.DOI}},
  keywords = {walking speed, sleep; relapse},
  abstract = {${Array.from({ length: 8 }, () => englishSentence(picker)).join('. ')}.}
}
`
  })
  return entries.join('\n')
}

/** A review in Pandoc Markdown that cites `items` `citations` times. */
export function makeMarkdownReview(items, citations) {
  const picker = createPicker(37)
  const lines = ['# Walking, sleep and relapse']
  for (let cited = 0; cited < citations; cited += 5) {
    if (cited % 50 === 0) lines.push(`## Part ${cited / 50 + 1}`)
    const sentences = Array.from({ length: 5 }, () => `${englishSentence(picker)} [@${picker.pick(items).id}].`)
    lines.push(sentences.join(' '))
  }
  return `${lines.join('\n\n')}\n`
}

const LINKS = [
  (n) => `https://doi.org/10.1000/${n}`,
  (n) => `https://www.mdpi.com/2077-0383/9/1/${n}`,
  (n) => `https://pubmed.ncbi.nlm.nih.gov/${20_000_000 + n}/?format=pubmed`,
  (n) => `https://pmc.ncbi.nlm.nih.gov/articles/PMC${3_000_000 + n}/`,
  (n) => `https://www.frontiersin.org/articles/10.3389/fneur.2021.${600_000 + n}/full`,
  (n) => `https://www.sciencedirect.com/science/article/pii/S00448486163${String(n % 100_000).padStart(5, '0')}`,
  (n) => `https://kns.cnki.net/KCMS/detail/detail.aspx?dbcode=CJFQ&dbname=CJFDLAST2015&filename=SPZZ${201_400_000 + n}`,
  (n) => `https://www-nejm-org.ezproxy.example.edu/doi/full/10.1056/NEJMoa${1_000_000 + n}`,
  (n) => `https://example.org/news/2020/${n}/a-page-without-any-identifier?utm_source=x&utm_medium=y`,
  (n) => `PMID: ${20_000_000 + n}`
]

/** Links of many publishers, one after the other. */
export const makeLinks = (count) => Array.from({ length: count }, (_, n) => LINKS[n % LINKS.length](n))
