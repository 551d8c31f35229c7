import { describe, expect, it } from 'vitest'
import { compareWorks, type WorkRelation } from './compare-works'
import { duplicateFacts } from './duplicate-facts'
import type { CslItem } from './reference'

const item = (given: Partial<CslItem>, year?: number): CslItem => ({
  id: '',
  type: 'article-journal',
  ...given,
  ...(year !== undefined && { issued: { 'date-parts': [[year]] } })
})
const by = (family: string) => [{ family, given: 'A.' }]

function relates(a: CslItem, b: CslItem, relation: WorkRelation): void {
  expect(compareWorks(duplicateFacts(a), duplicateFacts(b))).toBe(relation)
  expect(compareWorks(duplicateFacts(b), duplicateFacts(a))).toBe(relation)
}
/** Two titles by one author in one year, nothing else known. */
const titles = (a: string, b: string, relation: WorkRelation): void =>
  relates(item({ title: a, author: by('Li') }, 2019), item({ title: b, author: by('Li') }, 2019), relation)

const TRIAL = 'Intrathecal mesenchymal stem cells in progressive multiple sclerosis'
const ZH = '间充质干细胞治疗多发性硬化的研究进展'

describe('compareWorks', () => {
  it.each([
    [{ DOI: '10.1016/J.EBIOM.2018.02.002' }, { DOI: 'https://doi.org/10.1016/j.ebiom.2018.02.002' }],
    [{ PMID: '29449193' }, { PMID: 'PMID: 029449193' }],
    [{ PMCID: 'PMC5925446' }, { PMCID: '5925446' }],
    [{ URL: 'https://arxiv.org/abs/2101.00001v2' }, { DOI: '10.48550/arXiv.2101.00001', genre: 'preprint' }]
  ])('knows one work by identifier: %o', (a, b) => {
    const preprint = 'URL' in a ? { genre: 'preprint' } : {}
    relates(item({ title: TRIAL, ...a, ...preprint }), item({ title: TRIAL, ...b }), 'same')
    relates(item({ title: TRIAL, ...a, ...preprint }), item({ title: ZH, ...b }), 'same')
  })

  it('keeps apart what shares an identifier wrongly: chapters, abstracts of a supplement', () => {
    const DOI = '10.1007/978-3-030-1'
    relates(
      item({ type: 'chapter', title: 'Imaging of the spine', author: by('Wu'), page: '1-20', DOI }),
      item({ type: 'chapter', title: 'Therapy of relapses', author: by('Kim'), page: '21-40', DOI }),
      'different'
    )
    relates(
      item({ type: 'book', title: 'Neurology', ISBN: '978-3-16-148410-0', edition: '2' }),
      item({ type: 'book', title: 'Neurology', ISBN: '3161484100', edition: '3' }),
      'different'
    )
    relates(
      item({ type: 'book', title: 'Neurology', ISBN: '978-3-16-148410-0' }, 2010),
      item({ type: 'book', title: 'Neurology', ISBN: '0-306-40615-2' }, 2010),
      'different'
    )
    relates(
      item({ type: 'book', title: 'Neurology', ISBN: '978-3-16-148410-0' }, 2010),
      item({ type: 'book', title: 'Neurology', ISBN: '3161484100' }, 2010),
      'same'
    )
  })

  it('knows one work by title, author and year, whatever case, accents, markup and dashes', () => {
    titles(TRIAL, `${TRIAL.toUpperCase()}.`, 'same')
    titles('Effect of <i>Panax ginseng</i> on cell–cell fusion', 'Effect of Panax ginseng on cell-cell fusion', 'same')
    titles(ZH, '间充质干细胞治疗“多发性硬化”的研究进展。', 'same')
    const romanised = item({ title: ZH, author: [{ family: 'Zhang', given: 'Wei' }] }, 2020)
    relates(item({ title: ZH, author: [{ family: '张', given: '伟' }] }, 2020), romanised, 'same')
  })

  it('asks about slips of the pen and missing subtitles', () => {
    titles(TRIAL, TRIAL.replace('progressive', 'progresive'), 'likely')
    titles(TRIAL, `${TRIAL}: a randomised trial`, 'likely')
    titles(ZH, ZH.replace('硬化', '硬话'), 'likely')
    relates(item({ title: TRIAL }), item({ title: TRIAL, author: by('Li') }, 2019), 'different')
    relates(item({ title: TRIAL, author: by('Li') }), item({ title: TRIAL, author: by('Li') }, 2019), 'likely')
  })

  it.each([
    [`${TRIAL}. Part I`, `${TRIAL}. Part II`],
    [`${TRIAL}: 1. Methods`, `${TRIAL}: 2. Methods`],
    [`${TRIAL} (phase 1)`, `${TRIAL} (phase 2)`],
    [`${TRIAL}, type A`, `${TRIAL}, type B`],
    [TRIAL, `Correction: ${TRIAL}`],
    [TRIAL, `Corrigendum to “${TRIAL}”`],
    [TRIAL, `Reply to “${TRIAL}”`],
    [TRIAL, `${TRIAL}: reply`],
    [TRIAL, `Comment on: ${TRIAL}`],
    [TRIAL, `Re: ${TRIAL}`],
    [TRIAL, `Retraction: ${TRIAL}`],
    [TRIAL, `${TRIAL}: study protocol`],
    ['Expression of IL17a in the cerebrospinal fluid', 'Expression of IL17b in the cerebrospinal fluid'],
    ['Symptomatic carotid stenosis and cognition', 'Asymptomatic carotid stenosis and cognition'],
    ['Treatment of hyperthyroidism in the elderly', 'Treatment of hypothyroidism in the elderly'],
    ['Stroke risk in young men after migraine', 'Stroke risk in young women after migraine'],
    ['Neurology of the newborn, 2nd edition', 'Neurology of the newborn, 3rd edition'],
    [`${ZH}（上）`, `${ZH}（下）`],
    [`${ZH}第一部分`, `${ZH}第二部分`],
    [ZH, `${ZH}（更正）`.replace(/^/, '更正：')],
    ['男性多发性硬化患者的生活质量', '女性多发性硬化患者的生活质量'],
    ['急性期脑梗死患者血清因子水平变化', '慢性期脑梗死患者血清因子水平变化']
  ])('never takes “%s” for “%s”', (a, b) => titles(a, b, 'different'))

  it('keeps apart what has another volume, page, journal, author, year or identifier', () => {
    const known = { title: TRIAL, author: by('Li'), volume: '3', page: '12-20', 'container-title': 'Brain' }
    relates(item(known, 2019), item({ ...known }, 2020), 'same')
    relates(item(known, 2019), item({ ...known, volume: '4' }, 2019), 'different')
    relates(item(known, 2019), item({ ...known, page: '13' }, 2019), 'different')
    relates(item(known, 2019), item({ ...known, 'container-title': 'Neurology' }, 2019), 'different')
    relates(item(known, 2019), item({ ...known, author: by('Wu') }, 2019), 'different')
    relates(item(known, 2019), item(known, 2022), 'different')
    relates(item({ ...known, DOI: '10.1/a' }, 2019), item({ ...known, DOI: '10.1/b' }, 2019), 'different')
    relates(
      item({ title: 'Editorial', author: by('Li') }, 2019),
      item({ title: 'Editorial', author: by('Li') }, 2019),
      'different'
    )
    const long = { ...known, 'container-title': 'J Neurol Neurosurg Psychiatry' }
    const full = { ...known, 'container-title': 'Journal of Neurology, Neurosurgery & Psychiatry' }
    relates(item(long, 2019), item(full, 2019), 'same')
  })

  it('links a preprint with its version of record', () => {
    const preprint = item({ title: TRIAL, author: by('Li'), DOI: '10.1101/2019.03.01.123456' }, 2019)
    const published = item({ title: TRIAL, author: by('Li'), DOI: '10.1093/brain/awz001' }, 2020)
    relates(preprint, published, 'preprint')
    relates(preprint, item({ title: TRIAL, author: by('Wu'), DOI: '10.1093/brain/awz001' }, 2020), 'different')
    relates(preprint, item({ title: TRIAL, author: by('Li'), DOI: '10.1093/brain/awz001' }, 2010), 'different')
    const journal = item({ title: TRIAL, author: by('Li'), DOI: '10.1101/gad.123456' }, 2020)
    relates(journal, preprint, 'preprint')
  })
})
