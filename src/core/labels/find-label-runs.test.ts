import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLabelRuns } from './find-label-runs'
import { SOURCE_ENTRIES } from './source-lexicon'

/** Marks each run in place: `fell ⟦PubMed|MDPI+2⟧.` */
function marked(text: string): string {
  let out = ''
  let at = 0
  for (const run of findLabelRuns(text)) {
    const names = run.names.map((name) => name.text + (name.counter === undefined ? '' : `+${name.counter}`))
    out += `${text.slice(at, run.start)}⟦${names.join('|')}⟧`
    at = run.end
  }
  return out + text.slice(at)
}

const finds = (expected: string) =>
  expect(marked(expected.replace(/⟦(.*?)⟧/g, (_, names: string) => names.replaceAll('|', '')))).toBe(expected)
const findsNothing = (text: string) => expect(findLabelRuns(text)).toEqual([])

describe('findLabelRuns', () => {
  it.each([
    'Fatigue was less frequent after training ⟦Frontiers|PMC⟧.',
    'Conduction recovers slowly, if at all ⟦Frontiers|PMC|MDPI|BioMed Central|维基百科⟧:',
    'Axons are lost early ⟦Science|Nature Medicine|ScienceDirect⟧!',
    'Few patients walk again ⟦The New England Journal of Medicine|The Lancet|JAMA Neurology⟧.',
    'Cells survive for weeks ⟦Frontiers|neurology.org⟧.',
    'Cells survive for weeks ⟦nature.com|Springer Nature Link|clinicaltrials.gov⟧.',
    'Cells survive for weeks ⟦SpringerLink|LinkedIn⟧.',
    'Cells survive for weeks ⟦Springer|LinkedIn⟧ and then die.',
    'Cells survive for weeks ⟦PMC+3|en.wikipedia.org+1|bioRxiv⟧.',
    'Microglia carry the RNA⟦PMC+1|MDPI⟧.',
    'Women fare better ⟦Cleveland Clinic|Healthline⟧, though the reason is unknown.',
    'Early treatment ⟦PubMed|Wiley Online Library⟧ seems to matter most.'
  ])('splits a glued English run: %s', finds)

  it.each([
    '黄芪可减轻炎症反应⟦中国知网|维普网⟧。',
    '随访两年未见复发 ⟦国家生物技术信息中心|PubMed⟧',
    '该方案安全性良好⟦PMC+2|知网+1⟧，但样本量小。',
    '患者步行速度提高 ⟦百度百科|丁香园⟧;原因不明。',
    '神经功能评分改善 ⟦梅奥诊所|世界卫生组织⟧。',
    '療效仍不明確 ⟦維基百科|PubMed⟧。'
  ])('splits a glued Chinese run: %s', finds)

  it.each([
    'Relapses became rarer in the second year ⟦Mayo Clinic⟧.',
    'Relapses became rarer in the second year ⟦PubMed+4⟧.',
    'The gain lasted two years in most patients with SPMS ⟦Neurology live⟧.',
    'Strength rose in 50% vs. 33% ⟦Neurology live⟧',
    'The names were changed again in 2013 ⟦zh.wikipedia.org⟧.',
    'No new lesion was seen on follow-up ⟦example-hospital.org⟧.',
    '四个月后患者可以安静阅读 ⟦中医网⟧。尽管证据有限，结果值得注意。',
    '对照组仅为 33% ⟦Neurology live⟧',
    'Tremor eased after four months ⟦中医网⟧. The case is single.'
  ])('finds a single name where the sentence is complete without it: %s', finds)

  it.each([
    'We searched PubMed, Embase and the Cochrane Library up to May.',
    'Records were retrieved from MEDLINE via Ovid and from PubMed.',
    'The paper was turned down by Nature.',
    'It appeared in The Lancet Neurology.',
    'Frontiers journals publish reviewer names.',
    'Elsevier’s policy is quoted in the appendix.',
    'Details are given at clinicaltrials.gov.',
    'See en.wikipedia.org for the list.',
    'He now works for the Mayo Clinic.',
    'The trial was listed on ClinicalTrials.gov (NCT00000000).',
    'The study is described in the journal Science.',
    'This is one of the new Frontiers.',
    'NCBI and PubMed Central are run by the same library.',
    'Motor symptoms and acute Stroke.',
    'PMC10573670 and PMC4369831 were excluded.',
    'They compared PubMed, Scopus, Embase, Web of Science.',
    'Databases such as PubMed; Embase; Scopus',
    'A guide to Healthline',
    'PubMed',
    'References in the text follow Nature style.',
    'We used UpToDate and DynaMed.',
    'Files are named report.net.org-old and notes.md.',
    'Its authors contacted Springer.',
    'The drug is approved by the FDA.'
  ])('leaves English prose alone: %s', findsNothing)

  it.each([
    '维基百科不作为证据来源。',
    '我们检索了知网、万方数据和维普网。',
    '检索中国知网、PubMed。',
    '检索 中国知网 和 万方数据。',
    '数据来自中国知网。',
    '文献均收录于维普网。',
    '计算机检索知网万方数据等数据库。',
    '患者就诊于梅奥诊所。',
    '本研究由中国中医科学院北京协和医院共同完成。',
    '根据世界卫生组织的定义，脑卒中是急症。',
    '该研究发表在《新英格兰医学杂志》。',
    '作者查阅了丁香园。'
  ])('leaves Chinese prose alone: %s', findsNothing)

  it.each([
    'Myelin debris delays repair ⟦ScienceDirect|Cell Press|Wiley Online Library⟧.',
    'Vitamin D is often low ⟦NIH|Cleveland Clinic⟧; supplements are cheap.',
    'Trials are few ⟦ClinicalTrials.gov|who.int⟧.',
    'Fatigue is the most common complaint ⟦Multiple Sclerosis News Today|MS Society UK|nationalmssociety.org⟧.',
    'Patients asked for it ⟦Oxford Academic+1|Springer⟧.',
    'Patients asked for it ⟦Oxford Academic|SAGE Journals|Taylor & Francis Online⟧.',
    'The gene was found in mice ⟦PNAS|eLife|PLOS ONE⟧.',
    'The gene was found in mice ⟦eLife|bioRxiv⟧.',
    'Most preprints stay unpublished ⟦arXiv|Research Square|SSRN⟧.',
    'The rate was 12.5% ⟦CDC|WHO⟧.',
    'The rate was 12.5% (95% CI 3–20) ⟦PubMed⟧.',
    'Symptoms vary widely between patients ⟦Healthline⟧.',
    'Symptoms vary widely between patients ⟦Nature⟧.',
    'The mechanism is not known ⟦Wikipedia|Britannica⟧, but two ideas exist.',
    'Remission lasted for years [3] ⟦PubMed Central⟧.',
    'Stem cells home to lesions ⟦stemcellres.biomedcentral.com|BioMed Central⟧.',
    'Stem cells home to lesions ⟦pmc.ncbi.nlm.nih.gov|pubmed.ncbi.nlm.nih.gov⟧.',
    'Stem cells home to lesions ⟦nature.com|thelancet.com⟧.',
    'Stem cells home to lesions ⟦Nature|nature.com⟧.',
    'Stem cells home to lesions ⟦JAMA Network|JAMA⟧.',
    'Stem cells home to lesions ⟦JAMA|JAMA Network⟧.',
    'Stem cells home to lesions ⟦Science|ScienceDirect|Science⟧.',
    'Stem cells home to lesions ⟦Cochrane Library|Cochrane⟧.',
    'Both arms improved ⟦NEJM|The Lancet|The BMJ⟧!',
    'Both arms improved "in part" ⟦PubMed⟧.',
    'Is this true ⟦Healthline|WebMD⟧?',
    'Both arms ⟦MDPI|Frontiers⟧ improved by week six.',
    'Both arms improved (⟦MDPI|Frontiers⟧).',
    'Both arms improved in MS ⟦MDPI⟧.',
    'Both arms improved ⟦Lippincott|AHA Journals|ASH Publications⟧.',
    'The lesion shrank ⟦Radiopaedia|StatPearls|NCBI Bookshelf⟧',
    '针刺可缓解痉挛 ⟦PubMed|知网⟧。',
    '针刺可缓解痉挛⟦Frontiers|MDPI⟧。',
    '针刺可缓解痉挛⟦PubMed⟧。',
    '针刺可缓解痉挛 ⟦世界卫生组织⟧。',
    '针刺可缓解痉挛 ⟦美国国立卫生研究院|梅奥诊所⟧。',
    '针刺可缓解痉挛⟦新华网|人民网|健康报⟧。',
    '针刺可缓解痉挛⟦en.wikipedia.org⟧。',
    '针刺可缓解痉挛⟦维基百科+2⟧，但证据不足。',
    '针刺可缓解痉挛⟦丁香园|好大夫在线⟧；疗效因人而异。',
    '针刺可缓解痉挛 ⟦百度百科⟧',
    '针刺可缓解痉挛⟦百度百科⟧。',
    '疗效如何⟦知乎|医脉通⟧？',
    '患者步态改善⟦维普网|中华神经科杂志⟧（随访一年）。',
    '目前主要机制有三⟦PMC|中国知网⟧：',
    '早期移植⟦PubMed|柳叶刀神经病学⟧似乎优于晚期挽救。',
    '移植相关死亡率已降至 1% 以下⟦NEJM|JAMA Neurology⟧',
    '黄芪甲苷具有神经保护作用 ⟦国家中医药管理局|中国中医药报⟧。',
    '療效尚不明確 ⟦維基百科|中國知網⟧。',
    '约三分之一患者复发⟦中国中医药网|中医网⟧。',
    '总体安全性良好⟦万方医学网⟧。'
  ])('finds and splits: %s', finds)

  it.each([
    'Science advances slowly in this field.',
    'The Lancet published a correction last year.',
    'Cell therapies were given by infusion.',
    'He read the paper in Nature Medicine.',
    'Their work was posted on medRxiv.',
    'A bioRxiv preprint reported the same signal.',
    'PubMed was searched twice.',
    'Search terms were entered in PubMed.',
    'The trial (ClinicalTrials.gov NCT03355365) is complete.',
    'The trial was registered at ClinicalTrials.gov.',
    'According to the Mayo Clinic, fatigue is common.',
    'According to Mayo Clinic.',
    'Data were extracted from Wikipedia.',
    'Editors of The BMJ and The Lancet disagreed.',
    'The full text is at https://pmc.ncbi.nlm.nih.gov/articles/PMC6439765/.',
    'See www.frontiersin.org/articles/10.3389/fneur.2020.00967 for details.',
    'Smith J, Doe A. Stem cells in MS. Frontiers in Neurology. 2020;11:967.',
    '12. Burt RK, Balabanov R, Burman J, et al. Effect of nonmyeloablative HSCT. JAMA. 2019;321(2):165-174.',
    '(Nature, 2020)',
    'as shown before (Frontiers, 2021).',
    'Published by Elsevier.',
    'Springer Nature remains neutral with regard to jurisdictional claims.',
    '© 2021 The Authors. Published by Frontiers.',
    'Funding came from the NIH.',
    'This work was supported by the National Institutes of Health.',
    'The authors thank BioMed Central.',
    'New frontiers in science and nature.',
    'Frontiers of medicine are moving.',
    'The MDPI journal Cells retracted it.',
    'Both PubMed and Embase were used.',
    'PubMed/MEDLINE was searched.',
    'The PubMed-indexed papers were screened.',
    'We excluded ResearchGate and Google Scholar.',
    'Results from Scopus, Web of Science, and PubMed.',
    'Databases: PubMed, Embase.',
    'Stroke, Brain and Neurology are journals.',
    'Time spent in rehabilitation; Health outcomes.',
    'Patients with Stroke.',
    'The drug was discussed by the FDA, EMA and NICE.',
    'He joined Johns Hopkins Medicine.',
    'Author affiliations: Mayo Clinic.',
    'Department of Neurology, Mayo Clinic, Rochester.',
    'John Doe, MD, Cleveland Clinic.',
    '例如PubMed、Embase。',
    '在PubMed中检索。',
    'PubMed是最常用的数据库。',
    '本文检索PubMed、Cochrane Library、知网。',
    '《柳叶刀》发表了该研究。',
    '知网收录了该刊。',
    '据新华社报道，疗效良好。',
    '据新华网报道。',
    '来源：中国知网',
    '数据来源于世界卫生组织。',
    '该指南由世界卫生组织发布。',
    '患者来自北京协和医院。',
    '作者单位：北京协和医院',
    '我院与北京协和医院合作。',
    '该药已获国家药监局批准。',
    '研究者在丁香园发帖征集病例。',
    '检索词输入中国知网。',
    '参见维基百科。',
    '使用百度百科查询。',
    '我们比较了维基百科和百度百科。',
    '请访问www.cnki.net。',
    '资料取自万方数据库。',
    '由中国中医科学院主办。',
    '[1] 张三. 论针刺[J]. 中国针灸, 2015.',
    'The company is listed as Bentham Science.',
    'I asked ChatGPT about Nature.',
    'He is a professor at Stanford University.',
    'The site is called Healthline.',
    'Our preferred source is Wikipedia.',
    'The most cited journal was Neurology.',
    'The most cited journal was Nature Medicine.',
    'She cited the Lancet Neurology.',
    'Trials were identified through Embase, then PubMed.',
    'Visit the website neurology.org.',
    'Contact info@neurology.org.',
    'A second mirror zhwiki.example.org, whose lead differs, was read.',
    'Version 2.0.org files'
  ])('does not touch: %s', findsNothing)

  it('leaves addresses, link targets and reference lists alone', () => {
    findsNothing('Open https://www.frontiersin.org/articles/PubMedPMC.')
    findsNothing('[the page](https://pubmed.ncbi.nlm.nih.gov/PubMedPMC) is gone.')
    findsNothing('3. Doe J, Roe K. A long trial of walking. Nature. 2019;12(3):45-9.')
    findsNothing('[3] 王某, 李某. 针刺治疗[J]. 中华神经科杂志, 2015, 48(5): 362-367. 中国知网')
    findsNothing('参考文献\n王某. 针刺治疗头痛的临床观察. 中国知网')
    expect(
      marked('References\nDoe J. A trial of walking aids PubMed\n\n2.1 Next\nWalking improved in most ⟦x')
    ).not.toContain('⟦PubMed')
  })

  it('counts offsets in the text it was given', () => {
    const text = '𠮷野家。\r\nGait speed rose in both groups\u00a0BioMed\u00a0CentralPMC+2.\r\n'
    const [run] = findLabelRuns(text)
    expect(run?.raw).toBe('BioMed\u00a0CentralPMC+2')
    expect(text.slice(run?.start, run?.end)).toBe(run?.raw)
    expect(run?.names).toEqual([
      { text: 'BioMed\u00a0Central', start: 38, end: 52, source: 'bmc' },
      { text: 'PMC', start: 52, end: 55, source: 'pmc', counter: 2 }
    ])
  })

  it('splits any glued names of the lexicon so that they concatenate to the run', () => {
    const names = fc.constantFrom(
      ...SOURCE_ENTRIES.filter((entry) => entry.kind !== 'society').flatMap((entry) =>
        entry.aliases.filter((alias) => !/^\d/.test(alias))
      )
    )
    fc.assert(
      fc.property(fc.array(names, { minLength: 2, maxLength: 6 }), (glued) => {
        const raw = glued.map((name, i) => `${name}+${i + 1}`).join('')
        const runs = findLabelRuns(`The effect was small in both arms ${raw}.`)
        expect(runs.map((run) => run.raw)).toEqual([raw])
        expect(runs[0]?.names.map((name) => name.text)).toEqual(glued)
      })
    )
  })

  it('splits glued names without counters into as few names as there can be', () => {
    const aliases = [...new Set(SOURCE_ENTRIES.flatMap((entry) => entry.aliases))].filter(
      (alias) => alias.length > 2 && /^[\p{Lu}\p{Script=Han}]/u.test(alias) && !/[.\d]/.test(alias)
    )
    const known = new Set(SOURCE_ENTRIES.flatMap((entry) => entry.aliases))
    const row = fc.array(fc.constantFrom(...aliases), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(
        row,
        fc.constantFrom('The effect was small in both arms ', '两组患者的步行速度均有提高 '),
        (glued, before) => {
          const raw = `PubMed${glued.join('')}`
          const [run] = findLabelRuns(`${before}${raw}.`)
          expect(run?.raw).toBe(raw)
          expect(run?.names.map(({ text }) => text).join('')).toBe(raw)
          expect(run?.names).toHaveLength(fewestNames(raw, known))
        }
      ),
      { numRuns: 150 }
    )
  })

  it.each([
    'Fatigue fell after training [1] ⟦Frontiers|PMC⟧.'.replace('|', ' [2] '),
    '训练后疲劳减轻【1】维基百科【2】PubMed。',
    'Fatigue fell after training ①Frontiers②MDPI.',
    'Fatigue fell after training (1) Frontiers (2) MDPI.',
    '训练后疲劳减轻 Frontiers 维基百科。',
    '训练后疲劳减轻维基百科＋2 知网 +1。',
    'Fatigue fell after training.FrontiersPMC'
  ])('finds two names apart by ordinals, spaces or counters: %s', (text) => {
    expect(findLabelRuns(text.replace(/[⟦⟧]/g, '')).map(({ names }) => names.length)).toEqual([2])
  })

  it.each([
    'Fatigue fell after training ⟦pmc.ncbi.nlm.nih+2|frontiersin⟧.',
    'Fatigue fell after training ⟦Sciencedirect|Medrxiv+1⟧.',
    'Fatigue fell after training ⟦frontiersin.org|pmc.ncbi.nlm.nih.gov⟧.'
  ])('knows hosts without their top-level domain, and glued ones: %s', finds)

  it('keeps names of a run and a name that begins the next sentence apart', () => {
    finds('Fatigue fell after training ⟦Frontiers|PMC⟧ Nature published a comment.')
    finds('Fatigue fell after training ⟦PubMed⟧. Nature published a comment.')
  })

  it('takes linear time where an endless row is refused at each of its names', () => {
    const timeOf = (count: number): number => {
      const start = Date.now()
      findLabelRuns(`x${'nature.com'.repeat(count)}`)
      findLabelRuns(`x${'Nature '.repeat(count)}`)
      return Date.now() - start
    }
    timeOf(1000)
    expect(timeOf(20_000)).toBeLessThan(5000)
  })

  it('finishes on a megabyte of glued names, hosts and near misses', () => {
    for (const piece of ['FrontiersMDPI维基百科', 'nature.comorg.net', 'Nature Science ', '.', 'A', 'Smith AB, ']) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
      expect(findLabelRuns(text).length).toBeLessThan(text.length)
    }
  })
})

/** The fewest names of the lexicon that a glued run can be made of. */
function fewestNames(raw: string, known: ReadonlySet<string>): number {
  const best = [0, ...Array.from(raw, () => Infinity)]
  for (let end = 1; end <= raw.length; end++) {
    for (let start = 0; start < end; start++) {
      if (known.has(raw.slice(start, end))) best[end] = Math.min(best[end] ?? Infinity, (best[start] ?? Infinity) + 1)
    }
  }
  return best[raw.length] ?? Infinity
}
