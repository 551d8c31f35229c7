import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identify } from './identify'

const idsOf = (text: string) => identify(text)?.ids

describe('a DOI', () => {
  const DOI = '10.3389/fimmu.2018.00217'
  it.each([
    DOI,
    `doi: ${DOI}.`,
    `DOI：${DOI}。`,
    `doi${DOI}`,
    `https://doi.org/${DOI}`,
    `http://dx.doi.org/${DOI}，`,
    `dx.doi.org/${DOI}`,
    `https://doi.org/10.3389%2Ffimmu.2018.00217`,
    `https://doi.org/10.3389%252Ffimmu.2018.00217`,
    `https://doi-org.ezproxy.lib.example.edu/${DOI}`,
    `https://doi.org.proxy.example.edu/${DOI}`,
    `https://0-doi-org.library.example.edu/${DOI}`,
    `https://ezproxy.example.edu/login?url=https://doi.org/${DOI}`,
    `https://www.google.com/url?q=https://www.frontiersin.org/articles/${DOI}/full&sa=D`,
    `https://web.archive.org/web/20200101000000/https://doi.org/${DOI}`,
    `https://www.frontiersin.org/articles/${DOI}/full`,
    `https://www.frontiersin.org/articles/${DOI}/full#supplementary-material`,
    `https://www.frontiersin.org/articles/${DOI}/pdf?x=1`,
    `https://www.frontiersin.org/Journal/Abstract.aspx?s=1&ART_DOI=${DOI}`,
    `（见 https://www.frontiersin.org/articles/${DOI}）`,
    `论文${DOI}；见附录`,
    `（doi:${DOI}），另见`,
    `${DOI}/full。`,
    `<a href="https://doi.org/${DOI}">`,
    `[link](https://doi.org/${DOI})`,
    '１０．３３８９／ｆｉｍｍｕ．２０１８．００２１７',
    `\u200B${DOI}\u200B`,
    `10.3389_fimmu.2018.00217.pdf`,
    `C:\\papers\\fimmu-09-00217.pdf`
  ])('is read from %s', (text) => expect(idsOf(text)?.DOI).toBe(DOI))

  it.each([
    ['(https://doi.org/10.1016/S0140-6736(18)30481-1)', '10.1016/S0140-6736(18)30481-1'],
    ['10.1016/S0140-6736(18)30481-1).', '10.1016/S0140-6736(18)30481-1'],
    [
      'doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2.',
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2'
    ],
    [
      '10.1002/(SICI)1521-3773(20000103)39:1&lt;165::AID-ANIE165&gt;3.0.CO;2-B',
      '10.1002/(SICI)1521-3773(20000103)39:1<165::AID-ANIE165>3.0.CO;2-B'
    ],
    [
      'https://onlinelibrary.wiley.com/doi/abs/10.1002/(SICI)1521-3773(20000103)39:1%3C165::AID-ANIE165%3E3.0.CO;2-B',
      '10.1002/(SICI)1521-3773(20000103)39:1<165::AID-ANIE165>3.0.CO;2-B'
    ],
    ['10.1111/j.1468-2982.2008.01234.x.', '10.1111/j.1468-2982.2008.01234.x'],
    ['10.1000/abc&gt;', '10.1000/abc'],
    [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0042793&type=x',
      '10.1371/journal.pone.0042793'
    ],
    ['10.1371/journal.pone.0042793.s001', '10.1371/journal.pone.0042793'],
    ['https://onlinelibrary.wiley.com/doi/epdf/10.1002/acn3.51', '10.1002/acn3.51'],
    ['https://link.springer.com/content/pdf/10.1007/s00401-019-02012-5.pdf', '10.1007/s00401-019-02012-5'],
    ['https://link.springer.com/article/10.1007%2Fs00401-019-02012-5', '10.1007/s00401-019-02012-5'],
    [
      'https://static-content.springer.com/esm/art%3A10.1007%2Fs00401-019-02012-5/MediaObjects/401_2019_2012_MOESM1_ESM.pdf',
      '10.1007/s00401-019-02012-5'
    ],
    ['https://iopscience.iop.org/article/10.1088/0022-3727/34/10/311/meta', '10.1088/0022-3727/34/10/311'],
    ['https://iopscience.iop.org/0022-3727/34/10/311/fulltext/', '10.1088/0022-3727/34/10/311'],
    ['https://academic.oup.com/brain/article-lookup/doi/10.1093/brain/awz123', '10.1093/brain/awz123'],
    [
      'https://academic.oup.com/brain/advance-article/doi/10.1093/brain/awz123/5701234?login=true',
      '10.1093/brain/awz123'
    ],
    ['https://www.medrxiv.org/content/10.1101/2021.06.16.21258632v1.full.pdf+html', '10.1101/2021.06.16.21258632'],
    ['https://www.biorxiv.org/content/early/2016/01/01/012345.full.pdf', '10.1101/012345'],
    ['2021.06.16.21258632v2.full.pdf', '10.1101/2021.06.16.21258632'],
    ['https://www.mdpi.com/2077-0383/9/1/123/htm', '10.3390/jcm9010123'],
    ['https://www.mdpi.com/1422-0067/23/19/11234/pdf?version=1', '10.3390/ijms231911234'],
    ['https://www.mdpi.com/2072-6643/10/10/1411', '10.3390/nu10101411'],
    ['https://www.mdpi.com/resolver?pii=jcm9010123', '10.3390/jcm9010123'],
    ['https://www.nature.com/articles/sdata201618', '10.1038/sdata.2016.18'],
    ['https://www.nature.com/articles/onc2011123', '10.1038/onc.2011.123'],
    ['https://www.nature.com/articles/s41586-021-03972-8.pdf', '10.1038/s41586-021-03972-8'],
    ['https://www.nature.com/nature/journal/v481/n7380/full/nature10728.html', '10.1038/nature10728'],
    ['http://www.biomedcentral.com/1471-2377/10/1', '10.1186/1471-2377-10-1'],
    ['1471-2377-10-1.pdf', '10.1186/1471-2377-10-1'],
    ['s12883-020-01234-5.pdf', '10.1186/s12883-020-01234-5'],
    ['https://www.hindawi.com/journals/msi/2015/210527/', '10.1155/2015/210527'],
    ['https://downloads.hindawi.com/journals/msi/2015/210527.pdf', '10.1155/2015/210527'],
    ['https://www.karger.com/Article/FullText/501234', '10.1159/000501234'],
    ['https://www.bmj.com/content/376/bmj-2021-068302.full.pdf', '10.1136/bmj-2021-068302'],
    ['https://www.bmj.com/cgi/content/full/322/7277/29', '10.1136/bmj.322.7277.29'],
    ['https://www.thelancet.com/pdfs/journals/laneur/PIIS1474-4422(20)30431-8.pdf', '10.1016/S1474-4422(20)30431-8'],
    ['https://www.thelancet.com/action/showPdf?pii=S1474-4422%2820%2930431-8', '10.1016/S1474-4422(20)30431-8'],
    ['https://www.sciencedirect.com/science/article/pii/0022510X83900001', '10.1016/0022-510X(83)90000-1'],
    ['https://www.sciencedirect.com/science/article/pii/B978012805321800001X', '10.1016/B978-0-12-805321-8.00001-X'],
    ['https://dl.acm.org/citation.cfm?doid=2566617.2566618', '10.1145/2566617.2566618'],
    ['https://pubs.rsc.org/en/content/articlehtml/2012/ee/c1ee02148f', '10.1039/C1EE02148F'],
    ['https://elifesciences.org/articles/16800v2', '10.7554/eLife.16800'],
    ['https://www.jmir.org/2020/7/e17650/', '10.2196/17650'],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3548837', '10.2139/ssrn.3548837'],
    ['https://www.researchsquare.com/article/rs-123456/v1', '10.21203/rs.3.rs-123456/v1'],
    [
      'https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD009131.pub3/full/zh_HANS',
      '10.1002/14651858.CD009131.pub3'
    ],
    ['https://www.nejm.org/doi/pdf/10.1056/NEJMoa1606468?articleTools=true', '10.1056/NEJMoa1606468'],
    ['nejmoa1606468.pdf', '10.1056/NEJMoa1606468'],
    ['https://www-nejm-org.ezproxy.example.edu/doi/full/10.1056/NEJMoa1606468', '10.1056/NEJMoa1606468'],
    ['https://n.neurology.org/lookup/doi/10.1212/WNL.0000000000001234', '10.1212/WNL.0000000000001234'],
    ['http://rs.yiigle.com/CN112137202101/cma.j.cn112137-20200801-02256.htm', '10.3760/cma.j.cn112137-20200801-02256'],
    ['中华神经科杂志, doi: 10.3760/cma.j.cn113694-20200801-00583。', '10.3760/cma.j.cn113694-20200801-00583'],
    ['https://link.cnki.net/doi/10.16505/j.2095-0136.2020.0001', '10.16505/j.2095-0136.2020.0001'],
    [
      'https://doi.med.wanfangdata.com.cn/10.3760/cma.j.issn.1006-7876.2018.05.001',
      '10.3760/cma.j.issn.1006-7876.2018.05.001'
    ],
    ['https://www.preprints.org/manuscript/202001.0001/v2/download', '10.20944/preprints202001.0001.v2'],
    ['https://chinaxiv.org/abs/202312.00136v2', '10.12074/202312.00136'],
    ['https://www.nature.com/onc/journal/v31/n6/full/onc2011282a.html', '10.1038/onc.2011.282'],
    ['https://www.egms.de/static/en/journals/zma/2017-34/zma001084.shtml', '10.3205/zma001084'],
    [
      'https://www.cambridge.org/core/services/aop-cambridge-core/content/view/S0003055420000362',
      '10.1017/S0003055420000362'
    ],
    [
      'https://oxford.universitypressscholarship.com/view/10.1093/oso/9780198743736.001.0001/oso-9780198743736',
      '10.1093/oso/9780198743736.001.0001'
    ],
    [
      'https://oxford.universitypressscholarship.com/view/10.1093/oso/9780198743736.001.0001/oso-9780198743736-chapter-3',
      '10.1093/oso/9780198743736.003.0003'
    ],
    ['https://www.taylorfrancis.com/chapters/edit/10.1201/9781315120621-3/lubricants-x-y', '10.1201/9781315120621-3'],
    ['https://www.emerald.com/jd/article-abstract/doi/10.1108/JD-01-2020-0001/123/Title', '10.1108/JD-01-2020-0001'],
    ['DOI 10.1007/s00415‐020‐09876–5', '10.1007/s00415-020-09876-5'],
    ['https://onlinelibrary.wiley.com/doi/10.1002/ana.25123/abstract;jsessionid=AB.f01', '10.1002/ana.25123'],
    ['https://peerj.com/articles/cs-123/', '10.7717/peerj-cs.123'],
    ['https://files.example.net/pubmed-zip/fneur-12-683495.pdf', '10.3389/fneur.2021.683495'],
    ['https://sci-hub.se/10.1016/j.cell.2011.05.020', '10.1016/j.cell.2011.05.020'],
    ['10.1016@j.cell.2011.05.020.pdf', '10.1016/j.cell.2011.05.020'],
    ['10.1093_brain_awz123 (1).pdf', '10.1093/brain/awz123']
  ])('in %s is %s', (text, doi) => expect(idsOf(text)?.DOI).toBe(doi))

  it.each([
    'http://citeseerx.ist.psu.edu/viewdoc/summary?doi=10.1.1.332.356',
    'https://www.cell.com/abstract/S0092-8674(11)00581-2',
    'https://www.sciencedirect.com/science/article/pii/S2007471917300571',
    'https://example.org/v10.1234/x',
    'https://dspace.example.edu/handle/10.1234/567',
    'https://onlinelibrary.wiley.com/page/10.1111/(ISSN)1468-2230/homepage',
    '10.1/short',
    '2010.1234/5'
  ])('is not invented for %s', (text) => expect(idsOf(text)?.DOI).toBeUndefined())
})

describe('other identifiers', () => {
  it.each([
    ['PMID: 38783390', { PMID: '38783390' }],
    ['pmid38783390', { PMID: '38783390' }],
    ['PubMed ID 38783390', { PMID: '38783390' }],
    ['PMID：38783390；', { PMID: '38783390' }],
    ['https://pubmed.ncbi.nlm.nih.gov/38783390/?from_term=x', { PMID: '38783390' }],
    ['https://www.ncbi.nlm.nih.gov/pubmed?term=21249754', { PMID: '21249754' }],
    [
      'https://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=21249754&dopt=Abstract',
      { PMID: '21249754' }
    ],
    ['https://www-ncbi-nlm-nih-gov.ezproxy.example.edu/pubmed/21249754', { PMID: '21249754' }],
    ['https://europepmc.org/article/MED/34136733', { PMID: '34136733' }],
    ['https://europepmc.org/abstract/med/34136733', { PMID: '34136733' }],
    ['PMC5925446', { PMCID: 'PMC5925446' }],
    ['pmcid: PMC 5925446', { PMCID: 'PMC5925446' }],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5925446/pdf/nihms-1.pdf', { PMCID: 'PMC5925446' }],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC5925446', { PMCID: 'PMC5925446' }],
    ['https://europepmc.org/articles/PMC5925446?pdf=render', { PMCID: 'PMC5925446' }],
    ['http://www.pubmedcentral.nih.gov/articlerender.fcgi?artid=5925446', { PMCID: 'PMC5925446' }],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/20981092/', { PMID: '20981092' }],
    ['arXiv:1810.04805v2', { arXiv: '1810.04805', DOI: '10.48550/arXiv.1810.04805' }],
    ['arXiv: hep-th/9901001', { arXiv: 'hep-th/9901001', DOI: '10.48550/arXiv.hep-th/9901001' }],
    ['https://arxiv.org/pdf/1810.04805v2.pdf', { arXiv: '1810.04805', DOI: '10.48550/arXiv.1810.04805' }],
    ['1810.04805v1.pdf', { arXiv: '1810.04805', DOI: '10.48550/arXiv.1810.04805' }],
    ['https://clinicaltrials.gov/ct2/show/nct04292899?term=x', { NCT: 'NCT04292899' }],
    ['注册号 NCT04292899。', { NCT: 'NCT04292899' }],
    ['ChiCTR2000029308', { ChiCTR: 'ChiCTR2000029308' }],
    ['（注册号：ChiCTR-TRC-10000123）', { ChiCTR: 'ChiCTR-TRC-10000123' }],
    ['ISBN 978-7-117-30000-2', undefined],
    ['ISBN：978-0-306-40615-7', { ISBN: '9780306406157' }],
    ['ISBN 0-306-40615-2', { ISBN: '0306406152' }],
    ['9780306406157', { ISBN: '9780306406157' }],
    ['https://www.amazon.com/x/9780306406157/', { ISBN: '9780306406157' }],
    ['ISSN 0028-0836', { ISSN: '0028-0836' }],
    ['ISSN 0028-0837', undefined],
    ['https://www.ncbi.nlm.nih.gov/books/NBK1825/#x', { NBK: 'NBK1825' }],
    ['1-s2.0-S0092867411005812-main.pdf', { PII: 'S0092867411005812' }]
  ])('in %s are read', (text, ids) => expect(idsOf(text)).toEqual(ids))

  it('of one work are merged', () => {
    const text =
      'Lancet 2018;391:1263. doi: 10.1016/S0140-6736(18)30475-6. Epub 2018. PMID: 29576505; PMCID: PMC6013456.'
    expect(idsOf('doi: 10.1016/S0140-6736(18)30475-6. PMID: 29576505; PMCID: PMC6013456.')).toEqual({
      DOI: '10.1016/S0140-6736(18)30475-6',
      PMID: '29576505',
      PMCID: 'PMC6013456'
    })
    expect(idsOf(text)).toMatchObject({ DOI: '10.1016/S0140-6736(18)30475-6' })
  })

  it('takes a bare number for a likely PMID only when asked, and only when it is long enough', () => {
    expect(identify('38783390')).toBeUndefined()
    const inBox = (text: string) => identify(text, { bareNumberIsPmid: true })
    expect(inBox('38783390')).toMatchObject({ ids: { PMID: '38783390' }, confidence: 'likely' })
    expect([inBox('2020'), inBox('0123456')]).toEqual([undefined, undefined])
  })
})

describe('pages without an identifier', () => {
  it.each([
    [
      'https://kns.cnki.net/KCMS/detail/detail.aspx?dbcode=CJFQ&dbname=CJFDLAST2015&filename=SPZZ201412003',
      'CNKI',
      'CJFQ:SPZZ201412003'
    ],
    [
      'https://kns.cnki.net/kcms/detail/detail.aspx?FileName=spzz201412003&DbName=CJFD2014',
      'CNKI',
      'CJFD2014:SPZZ201412003'
    ],
    ['https://www.cnki.com.cn/Article/CJFDTotal-ZHYX202001001.htm', 'CNKI', 'CJFDTOTAL:ZHYX202001001'],
    ['https://kns.cnki.net/kcms/detail/11.2127.R.20200101.1234.001.html', 'CNKI', '11.2127.R.20200101.1234.001'],
    ['https://kns.cnki.net/kcms2/article/abstract?v=esvOG1ozB', 'CNKI', undefined],
    ['https://d.wanfangdata.com.cn/periodical/hgxb2019z1002', 'Wanfang', 'hgxb2019z1002'],
    [
      'https://d.wanfangdata.com.cn/standard/ChRTdGFuZGFyZE5ld1MyMDI0MDMyMBIOR0IvVCA3NzE0LTIwMTUaCGZlYnc3YTd3',
      'Wanfang',
      'GB/T 7714-2015'
    ],
    [
      'https://med.wanfangdata.com.cn/Paper/Detail?id=PeriodicalPaper_zglcylxzz202306005&dbid=WF_QK',
      'Wanfang',
      'zglcylxzz202306005'
    ],
    ['http://d.wanfangdata.com.cn/Periodical_xdqb200902027.aspx', 'Wanfang', 'xdqb200902027'],
    ['https://mdpi-res.com/d_attachment/jcm/jcm-09-00123/article_deploy/jcm-09-00123-v2.pdf', 'MDPI', 'jcm-09-00123'],
    ['https://qikan.cqvip.com/Qikan/Article/Detail?id=7109164886', 'CQVIP', '7109164886'],
    ['https://rs.yiigle.com/cmaid/1361669', 'Yiigle (Chinese Medical Association)', '1361669'],
    ['https://ieeexplore.ieee.org/abstract/document/7696113?reload=true', 'IEEE', '7696113'],
    ['http://www.cqvip.com/qk/90024x/2002s1/1000445202.html', 'CQVIP', '90024x/2002s1/1000445202']
  ])('name the publisher and its key: %s', (text, publisher, recordKey) => {
    expect(identify(text)).toMatchObject({ ids: {}, publisher, ...(recordKey === undefined ? {} : { recordKey }) })
  })

  it.each([
    'https://pubmed.ncbi.nlm.nih.gov/?term=multiple+sclerosis',
    'https://pubmed.ncbi.nlm.nih.gov/?linkname=pubmed_pubmed&from_uid=20729678',
    'https://www.ncbi.nlm.nih.gov/pmc/?term=anger',
    'https://www.mdpi.com/2077-0383/9/1',
    'https://www.nature.com/ng/volumes/38/issues/11',
    'https://onlinelibrary.wiley.com/toc/15318249/2020/87/1',
    'https://kns.cnki.net/kns8s/defaultresult/index?kw=%E7%BA%B3%E7%B1%B3',
    'https://navi.cnki.net/knavi/JournalDetail?pcode=CJFD&pykm=ZSYY',
    'https://onlinelibrary.wiley.com/journal/10.1002/(ISSN)1521-3773',
    'https://s.wanfangdata.com.cn/paper?q=%E9%A3%8E%E6%B9%BF&p=1',
    'https://link.springer.com/search?query=10.1007/s00401-019-02012-5+and+others',
    'https://example.org/search?q=x'
  ])('that list several works are no work: %s', (text) =>
    expect(identify(text)).toMatchObject({ kind: 'listing', ids: {} })
  )

  it('are kept as addresses, and the rest is refused', () => {
    expect(identify('https://zh.wikipedia.org/wiki/多发性硬化症。')).toMatchObject({
      kind: 'page',
      publisher: 'Wikipedia'
    })
    for (const text of [
      '',
      '干细胞',
      'javascript:alert(1)',
      'http://localhost/x',
      '10.1/short',
      '12345678',
      '2019-2020'
    ]) {
      expect(identify(text)).toBeUndefined()
    }
  })
})

it('finds any DOI again in its wrappers, whatever its suffix', () => {
  const suffix = fc
    .stringMatching(/^[a-z0-9][a-z0-9.()_-]{0,20}[a-z0-9]$/)
    .filter(
      (text) =>
        isBalanced(text) && !/\.(?:pdf|html?|xml|full|short|long|abstract|epub|epdf)$|^(?:pdf|full|abs)$/.test(text)
    )
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 99999 }), suffix, (registrant, text) => {
      fc.pre(![1101, 64898, 48550, 1371, 3389, 1021].includes(registrant))
      const doi = `10.${registrant}/${text}`
      const wrapped = [
        doi,
        `doi:${doi}。`,
        `（${doi}）`,
        `https://doi.org/${encodeURIComponent(doi)}`,
        `https://x.org/doi/full/${doi}/pdf`
      ]
      expect(wrapped.map((one) => idsOf(one)?.DOI)).toEqual(wrapped.map(() => doi))
    }),
    { numRuns: 200 }
  )
})

/** True when brackets open before they close: a DOI whose brackets do not is cut, for a sentence's may follow it. */
function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

it('never throws and takes no time over hostile input', () => {
  const long = [
    '10.1000/' + '('.repeat(50_000),
    'https://' + 'a.'.repeat(20_000),
    '%25'.repeat(20_000),
    'ISBN ' + '1-'.repeat(30_000)
  ]
  for (const text of long) expect(() => identify(text)).not.toThrow()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => (identify(text), true)),
    { numRuns: 300 }
  )
})
