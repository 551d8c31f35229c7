import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPubmedNotices, readPubmedXml } from './read-pubmed-xml'

const HEAD =
  '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
const set = (...records: readonly string[]): string =>
  `${HEAD}<PubmedArticleSet>\n${records.join('\n')}\n</PubmedArticleSet>`
const read = (text: string) => readPubmedXml('a.xml', text)
const small = (pmid: number, title: string): string =>
  `<PubmedArticle><MedlineCitation><PMID Version="1">${pmid}</PMID><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`

const ARTICLE = `<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">29449193</PMID>
<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">2352-3964</ISSN>
<JournalIssue CitedMedium="Internet"><Volume>29</Volume><Issue>3</Issue><PubDate><Year>2018</Year><Month>Mar</Month></PubDate></JournalIssue>
<Title>中华神经科杂志</Title><ISOAbbreviation>Zhonghua Shen Jing Ke Za Zhi</ISOAbbreviation></Journal>
<ArticleTitle>[Effect of <i>APOE</i> on Ca<sup>2+</sup> uptake &amp; growth].</ArticleTitle>
<Pagination><StartPage>123</StartPage><EndPage>128</EndPage><MedlinePgn>123-8</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.1000/a</ELocationID>
<Abstract><AbstractText Label="OBJECTIVE">One.</AbstractText><AbstractText Label="METHODS">Two <i>three</i>.</AbstractText></Abstract>
<AuthorList><Author ValidYN="Y"><LastName>Hou</LastName><ForeName>Zong-liu</ForeName><Initials>Z</Initials></Author>
<Author ValidYN="N"><LastName>Wrong</LastName></Author>
<Author><LastName>King</LastName><ForeName>Martin L</ForeName><Suffix>Jr</Suffix></Author>
<Author><CollectiveName>MS Study Group</CollectiveName></Author></AuthorList>
<Language>chi</Language><PublicationTypeList><PublicationType>Journal Article</PublicationType><PublicationType>Retracted Publication</PublicationType></PublicationTypeList>
<VernacularTitle>载脂蛋白的作用。</VernacularTitle>
<ArticleDate DateType="Electronic"><Year>2018</Year><Month>02</Month><Day>09</Day></ArticleDate></Article>
<MedlineJournalInfo><MedlineTA>Zhonghua Shen Jing Ke Za Zhi</MedlineTA><ISSNLinking>1006-7876</ISSNLinking></MedlineJournalInfo>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Lancet. 2019;1:2. doi: 10.1000/r.</RefSource><PMID>30000000</PMID></CommentsCorrections>
<CommentsCorrections RefType="Cites"><RefSource>Other</RefSource></CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName>Arthritis, Rheumatoid</DescriptorName></MeshHeading></MeshHeadingList>
<KeywordList><Keyword>APOE</Keyword></KeywordList></MedlineCitation>
<PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pmc">PMC5925446</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="pmc">PMC1</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>`

describe('readPubmedXml', () => {
  it('reads an article with its original title', () => {
    const { items, findings } = read(set(ARTICLE))
    expect(findings).toEqual([])
    expect(items).toEqual([
      {
        id: '',
        type: 'article-journal',
        title: 'Effect of <i>APOE</i> on Ca<sup>2+</sup> uptake & growth',
        'original-title': '载脂蛋白的作用',
        author: [
          { family: 'Hou', given: 'Zong-liu' },
          { family: 'King', given: 'Martin L', suffix: 'Jr' },
          { literal: 'MS Study Group' }
        ],
        'container-title': '中华神经科杂志',
        'container-title-short': 'Zhonghua Shen Jing Ke Za Zhi',
        ISSN: '2352-3964, 1006-7876',
        issued: { 'date-parts': [[2018, 3]] },
        'available-date': { 'date-parts': [[2018, 2, 9]] },
        volume: '29',
        issue: '3',
        page: '123-128',
        DOI: '10.1000/a',
        PMID: '29449193',
        PMCID: 'PMC5925446',
        language: 'zh',
        abstract: 'OBJECTIVE: One.\nMETHODS: Two three.',
        keyword: 'APOE; Arthritis, Rheumatoid',
        status: 'retracted'
      }
    ])
  })

  it('reads a chapter of a book', () => {
    const { items } = read(
      set(`<PubmedBookArticle><BookDocument><PMID>20301295</PMID><ArticleIdList><ArticleId IdType="bookaccession">NBK1116</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>University of Washington</PublisherName><PublisherLocation>Seattle (WA)</PublisherLocation></Publisher>
<BookTitle>GeneReviews<sup>®</sup></BookTitle><PubDate><Year>1993</Year></PubDate><Medium>Internet</Medium>
<AuthorList Type="editors"><Author><LastName>Adam</LastName><ForeName>Margaret P</ForeName></Author></AuthorList></Book>
<ArticleTitle>Multiple <i>Sclerosis</i></ArticleTitle><Language>eng</Language>
<AuthorList Type="authors"><Author><LastName>Lee</LastName><ForeName>Ann</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle>`)
    )
    expect(items[0]).toMatchObject({
      type: 'chapter',
      title: 'Multiple <i>Sclerosis</i>',
      'container-title': 'GeneReviews<sup>®</sup>',
      author: [{ family: 'Lee', given: 'Ann' }],
      editor: [{ family: 'Adam', given: 'Margaret P' }],
      publisher: 'University of Washington',
      'publisher-place': 'Seattle (WA)',
      URL: 'https://www.ncbi.nlm.nih.gov/books/NBK1116/'
    })
  })

  it.each([
    [
      '<MedlineDate>2017 Dec-2018 Jan</MedlineDate>',
      [
        [2017, 12],
        [2018, 1]
      ]
    ],
    [
      '<MedlineDate>2018 Mar 28-Apr 3</MedlineDate>',
      [
        [2018, 3, 28],
        [2018, 4, 3]
      ]
    ],
    [
      '<MedlineDate>2018 Mar 5-11</MedlineDate>',
      [
        [2018, 3, 5],
        [2018, 3, 11]
      ]
    ],
    [
      '<MedlineDate>2019 Nov-Dec</MedlineDate>',
      [
        [2019, 11],
        [2019, 12]
      ]
    ],
    ['<MedlineDate>1976-1977</MedlineDate>', [[1976], [1977]]],
    ['<MedlineDate>1998 Suppl 3, about</MedlineDate>', [[1998]]],
    ['<Year>2018</Year><Month>11</Month><Day>2</Day>', [[2018, 11, 2]]]
  ])('reads the date %s', (date, parts) => {
    const record = `<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><PubDate>${date}</PubDate></JournalIssue></Journal><ArticleTitle>T</ArticleTitle></Article></MedlineCitation></PubmedArticle>`
    expect(read(set(record)).items[0]?.issued).toEqual({ 'date-parts': parts })
  })

  it('keeps the neighbours of a damaged record, and tells where the damage is', () => {
    const broken =
      '<PubmedArticle><MedlineCitation><PMID>2</PMID><Article><ArticleTitle>R & D < 5 &nbsp;<b>x</ArticleTitle>'
    const { items, findings } = read(set(small(1, 'One'), broken, small(3, 'Three')))
    expect(items.map(({ PMID, title }) => [PMID, title])).toEqual([
      ['1', 'One'],
      ['2', 'R & D < 5 <b>x</b>'],
      ['3', 'Three']
    ])
    expect(findings.map(({ code }) => code)).toContain('record-not-closed')
    expect(findings[0]?.place?.line).toBe(5)
  })

  it('reads what a file that was cut off still holds', () => {
    const { items, findings } = read(set(small(1, 'One'), small(2, 'Two')).slice(0, -110))
    expect(items.map(({ PMID }) => PMID)).toEqual(['1', '2'])
    expect(findings.some(({ code }) => code === 'record-not-closed')).toBe(true)
  })

  it('refuses entities that a file declares, and nesting that no record has', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><PubmedArticleSet>' +
      small(1, '&b;') +
      '</PubmedArticleSet>'
    expect(read(bomb)).toMatchObject({ items: [], findings: [{ severity: 'error', code: 'xml-entities' }] })
    const deep = set(small(1, 'One'), '<PubmedArticle>' + '<x>'.repeat(50_000))
    expect(read(deep).items).toHaveLength(1)
    expect(read(deep).findings.map(({ code }) => code)).toContain('xml-too-deep')
  })

  it('names a record that holds nothing', () => {
    expect(read(set('<PubmedArticle></PubmedArticle>'))).toMatchObject({
      items: [],
      findings: [{ code: 'record-empty' }]
    })
  })

  it('reads back any title and name', () => {
    const text = fc
      .stringMatching(/^[A-Za-z一-龥<>&"' ]{1,20}$/)
      .map((value) => value.replace(/\s+/g, ' ').trim())
      .filter((value) => value !== '')
    const escape = (value: string): string =>
      value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (titles) => {
        const { items, findings } = read(set(...titles.map((title, index) => small(index + 1, escape(title)))))
        expect(findings).toEqual([])
        expect(items.map(({ title }) => title)).toEqual(titles)
      })
    )
  })
})

describe('readPubmedNotices', () => {
  it('finds retractions and passes over citations', () => {
    expect(readPubmedNotices(set(ARTICLE, small(2, 'Two')))).toEqual([
      {
        PMID: '29449193',
        DOI: '10.1000/a',
        isRetracted: true,
        notices: [{ kind: 'retracted', text: 'Lancet. 2019;1:2. doi: 10.1000/r.', PMID: '30000000', DOI: '10.1000/r' }]
      },
      { PMID: '2', isRetracted: false, notices: [] }
    ])
  })
})
