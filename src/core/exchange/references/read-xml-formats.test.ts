import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readContextObject } from './read-context-object'
import { readEndnoteXml } from './read-endnote-xml'
import { readMods } from './read-mods'
import { readUnixref } from './read-unixref'
import { readWordXml } from './read-word-xml'
import type { ReferenceReader } from './reference-format'

const first = (read: ReferenceReader, text: string) => read('a.xml', text).items[0]
const style = (text: string, face = 'normal'): string =>
  `<style face="${face}" font="default" size="100%">${text}</style>`

describe('readEndnoteXml', () => {
  const record = (type: string, inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database name="我的文献.enl">我的文献.enl</database><ref-type name="${type}">17</ref-type>${inner}</record></records></xml>`

  it('reads an article with faces, database numbers and a day without its year', () => {
    const text = record(
      'Journal Article',
      `<contributors><authors><author>${style('Hou, Zong-liu')}</author><author>${style('MS Study Group,')}</author></authors></contributors>
<titles><title>${style('Effect of ')}${style('APOE', 'italic')}${style(' on Ca')}${style('2+', 'superscript')}</title><secondary-title>${style('EBioMedicine')}</secondary-title></titles>
<periodical><full-title>${style('EBioMedicine')}</full-title><abbr-1>EBioMed</abbr-1></periodical>
<pages>${style('123-8')}</pages><volume>29</volume><number>3</number><keywords><keyword>a; b</keyword><keyword/></keywords>
<dates><year>2018</year><pub-dates><date>Mar 5</date></pub-dates></dates><isbn>2352-3964 (Electronic)&#xD;2352-3964 (Linking)</isbn>
<accession-num>29449193</accession-num><electronic-resource-num>10.1016/j.ebiom.2018.02.002</electronic-resource-num><custom2>PMC5925446</custom2>
<urls><related-urls><url>https://www.ncbi.nlm.nih.gov/pubmed/29449193</url></related-urls><pdf-urls><url>internal-pdf://a.pdf</url></pdf-urls></urls>
<remote-database-name>Medline</remote-database-name>`
    )
    expect(first(readEndnoteXml, text)).toMatchObject({
      type: 'article-journal',
      title: 'Effect of <i>APOE</i> on Ca<sup>2+</sup>',
      author: [{ family: 'Hou', given: 'Zong-liu' }, { literal: 'MS Study Group' }],
      'container-title': 'EBioMedicine',
      'container-title-short': 'EBioMed',
      issued: { 'date-parts': [[2018, 3, 5]] },
      issue: '3',
      ISSN: '2352-3964',
      PMID: '29449193',
      PMCID: 'PMC5925446',
      DOI: '10.1016/j.ebiom.2018.02.002',
      URL: 'https://www.ncbi.nlm.nih.gov/pubmed/29449193',
      keyword: 'a, b'
    })
  })

  it('keeps translated names and titles, in Chinese and English', () => {
    const text = record(
      'Journal Article',
      `<contributors><authors><author>张伟</author></authors><translated-authors><author>Zhang, Wei</author></translated-authors></contributors>
<titles><title>多发性硬化</title><translated-title>Multiple sclerosis</translated-title></titles>`
    )
    expect(first(readEndnoteXml, text)).toMatchObject({
      title: '多发性硬化',
      'translated-title': 'Multiple sclerosis',
      author: [{ family: '张', given: '伟' }],
      'translated-author': [{ family: 'Zhang', given: 'Wei' }]
    })
  })

  it.each([
    ['Edited Book', { type: 'book', editor: [{ family: 'Lee' }], 'collection-editor': [{ family: 'Ray' }] }],
    ['Book', { type: 'book', author: [{ family: 'Lee' }], 'collection-title': 'Second' }],
    ['Book Section', { type: 'chapter', editor: [{ family: 'Ray' }], 'container-title': 'Second' }],
    ['Patent', { type: 'patent', number: '12' }],
    ['Thesis', { type: 'thesis', publisher: 'Second' }]
  ])('reads the roles of a %s', (type, expected) => {
    const text = record(
      type,
      '<contributors><authors><author>Lee, Ann</author></authors><secondary-authors><author>Ray, Bo</author></secondary-authors></contributors><titles><title>T</title><secondary-title>Second</secondary-title></titles><number>12</number>'
    )
    expect(first(readEndnoteXml, text)).toMatchObject(expected)
  })
})

describe('readWordXml', () => {
  const source = (inner: string): string =>
    `<?xml version="1.0"?><b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source>${inner}</b:Source></b:Sources>`

  it('reads a source', () => {
    const text = source(
      `<b:Tag>Hou18</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Title>干细胞治疗</b:Title><b:JournalName>中华神经科杂志</b:JournalName><b:Year>2018</b:Year><b:Month>March</b:Month><b:Day>5</b:Day><b:City>北京</b:City><b:CountryRegion>中国</b:CountryRegion><b:LCID>2052</b:LCID>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Hou</b:Last><b:Middle>L.</b:Middle><b:First>Zong</b:First></b:Person></b:NameList></b:Author><b:Editor><b:Corporate>WHO</b:Corporate></b:Editor></b:Author><b:YearAccessed>2020</b:YearAccessed><b:MonthAccessed>07</b:MonthAccessed><b:DayAccessed>1</b:DayAccessed>`
    )
    expect(first(readWordXml, text)).toEqual({
      id: 'Hou18',
      type: 'article-journal',
      title: '干细胞治疗',
      'container-title': '中华神经科杂志',
      author: [{ family: 'Hou', given: 'Zong L.' }],
      editor: [{ literal: 'WHO' }],
      issued: { 'date-parts': [[2018, 3, 5]] },
      accessed: { 'date-parts': [[2020, 7, 1]] },
      'publisher-place': '北京, 中国',
      language: 'zh-CN'
    })
  })

  it('tells a thesis from a report', () => {
    const report = (kind: string) =>
      first(
        readWordXml,
        source(`<b:SourceType>Report</b:SourceType><b:Title>T</b:Title><b:ThesisType>${kind}</b:ThesisType>`)
      )
    expect([report('Tech. rep.')?.type, report('PhD thesis')?.type, report('硕士学位论文')?.type]).toEqual([
      'report',
      'thesis',
      'thesis'
    ])
  })
})

describe('readMods', () => {
  it('reads an article in a journal, with any prefix', () => {
    const text = `<m:modsCollection xmlns:m="http://www.loc.gov/mods/v3"><m:mods><m:titleInfo><m:nonSort>The</m:nonSort><m:title>Urban Question</m:title><m:subTitle>Reflections</m:subTitle></m:titleInfo><m:titleInfo type="translated"><m:title>城市问题</m:title></m:titleInfo>
<m:name type="personal"><m:namePart type="given">Neil</m:namePart><m:namePart type="family">Brenner</m:namePart><m:role><m:roleTerm>aut</m:roleTerm></m:role></m:name><m:name type="corporate"><m:namePart>WHO</m:namePart><m:role><m:roleTerm>pbl</m:roleTerm></m:role></m:name>
<m:language><m:languageTerm type="code">eng</m:languageTerm></m:language><m:subject><m:topic>Towns</m:topic></m:subject><m:identifier type="doi">10.1000/a</m:identifier>
<m:relatedItem type="host"><m:titleInfo><m:title>The Journal</m:title></m:titleInfo><m:originInfo><m:issuance>continuing</m:issuance></m:originInfo><m:identifier type="issn">1111-1119</m:identifier>
<m:part><m:detail type="volume"><m:number>24</m:number></m:detail><m:detail type="issue"><m:number>2</m:number></m:detail><m:extent unit="pages"><m:start>361</m:start><m:end>378</m:end></m:extent><m:date>2000-03</m:date></m:part></m:relatedItem></m:mods></m:modsCollection>`
    expect(first(readMods, text)).toEqual({
      id: '',
      type: 'article-journal',
      title: 'The Urban Question: Reflections',
      'translated-title': '城市问题',
      author: [{ family: 'Brenner', given: 'Neil' }],
      'container-title': 'The Journal',
      issued: { 'date-parts': [[2000, 3]] },
      volume: '24',
      issue: '2',
      page: '361-378',
      DOI: '10.1000/a',
      ISSN: '1111-1119',
      language: 'en',
      keyword: 'Towns'
    })
  })

  it.each([
    ['<genre>thesis</genre>', 'thesis'],
    ['<typeOfResource>still image</typeOfResource>', 'graphic'],
    ['<typeOfResource>text</typeOfResource><originInfo><issuance>monographic</issuance></originInfo>', 'book'],
    ['<relatedItem type="host"><titleInfo><title>B</title></titleInfo></relatedItem>', 'chapter'],
    ['', 'document']
  ])('takes %s for a %s', (inner, type) =>
    expect(first(readMods, `<mods><titleInfo><title>T</title></titleInfo>${inner}</mods>`)?.type).toBe(type)
  )
})

describe('readUnixref', () => {
  it('reads an article and prefers its printed date', () => {
    const text = `<?xml version="1.0"?><doi_records><doi_record><crossref><journal><journal_metadata language="zh"><full_title>中华医学杂志</full_title><abbrev_title>Zhonghua</abbrev_title><issn media_type="print">0376-2491</issn></journal_metadata>
<journal_issue><publication_date media_type="print"><month>05</month><day>10</day><year>1996</year></publication_date><journal_volume><volume>3</volume></journal_volume><issue>4</issue></journal_issue>
<journal_article><titles><title>Service <i>in vitro</i>:</title><subtitle>A View</subtitle><original_language_title language="zh">服务</original_language_title></titles><contributors><person_name contributor_role="author"><given_name>Rama K.</given_name><surname>Jayanti</surname></person_name><organization contributor_role="author">WHO</organization></contributors>
<publication_date media_type="online"><year>2008</year></publication_date><pages><first_page>5</first_page><last_page>25</last_page></pages><doi_data><doi>10.1300/a</doi><resource>https://example.org/a</resource></doi_data></journal_article></journal></crossref></doi_record></doi_records>`
    expect(first(readUnixref, text)).toEqual({
      id: '',
      type: 'article-journal',
      title: 'Service <i>in vitro</i>: A View',
      'original-title': '服务',
      'container-title': '中华医学杂志',
      'container-title-short': 'Zhonghua',
      author: [{ family: 'Jayanti', given: 'Rama K.' }, { literal: 'WHO' }],
      issued: { 'date-parts': [[1996, 5, 10]] },
      volume: '3',
      issue: '4',
      page: '5-25',
      ISSN: '0376-2491',
      DOI: '10.1300/a',
      URL: 'https://example.org/a',
      language: 'zh'
    })
  })

  it.each([
    ['<dissertation><titles><title>T</title></titles><degree>PhD (Doctor)</degree></dissertation>', 'thesis'],
    [
      '<book><book_metadata><titles><title>B</title></titles></book_metadata><content_item><titles><title>T</title></titles></content_item></book>',
      'chapter'
    ],
    [
      '<conference><proceedings_metadata><proceedings_title>P</proceedings_title></proceedings_metadata><conference_paper><titles><title>T</title></titles></conference_paper></conference>',
      'paper-conference'
    ],
    ['<posted_content><titles><title>T</title></titles></posted_content>', 'article']
  ])('reads %s', (inner, type) =>
    expect(
      first(readUnixref, `<doi_records><doi_record><crossref>${inner}</crossref></doi_record></doi_records>`)
    ).toMatchObject({ type, title: 'T' })
  )
})

describe('readContextObject', () => {
  it('reads an article', () => {
    const text = `<ctx:context-objects xmlns:ctx="info:ofi/fmt:xml:xsd:ctx"><ctx:context-object><ctx:referent><ctx:identifier>info:doi/10.1038/171737a0</ctx:identifier><ctx:metadata-by-val><ctx:metadata><journal xmlns:rft="x"><rft:atitle>Molecular structure</rft:atitle><rft:stitle>Nature</rft:stitle><rft:aulast>Watson</rft:aulast><rft:auinit>J D</rft:auinit><rft:au>F H C Crick</rft:au><rft:date>1953</rft:date><rft:spage>737</rft:spage><rft:epage>738</rft:epage><rft:genre>article</rft:genre></journal></ctx:metadata></ctx:metadata-by-val></ctx:referent></ctx:context-object></ctx:context-objects>`
    expect(first(readContextObject, text)).toMatchObject({
      type: 'article-journal',
      title: 'Molecular structure',
      'container-title': 'Nature',
      author: [{ family: 'Watson' }, { family: 'Crick' }],
      page: '737-738',
      DOI: '10.1038/171737a0'
    })
  })
})

/** For each format: a record of a title, and the file around records. */
const WRITTEN: readonly (readonly [string, ReferenceReader, (title: string) => string, string, string])[] = [
  [
    'EndNote XML',
    readEndnoteXml,
    (t) => `<record><titles><title>${t}</title></titles></record>`,
    '<xml><records>',
    '</records></xml>'
  ],
  ['Word sources', readWordXml, (t) => `<b:Source><b:Title>${t}</b:Title></b:Source>`, '<b:Sources>', '</b:Sources>'],
  [
    'MODS',
    readMods,
    (t) => `<mods><titleInfo><title>${t}</title></titleInfo></mods>`,
    '<modsCollection>',
    '</modsCollection>'
  ],
  [
    'Unixref',
    readUnixref,
    (t) => `<crossref><dissertation><titles><title>${t}</title></titles></dissertation></crossref>`,
    '<doi_records>',
    '</doi_records>'
  ]
]

describe.each(WRITTEN)('the reader of %s', (_name, read, write, head, tail) => {
  const title = fc.stringMatching(/^[A-Za-z一-龥](?: ?[A-Za-z一-龥<>&"]){0,10}$/)
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

  it('finds every record', () => {
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 6 }), (titles) => {
        const { items, findings } = read('a', head + titles.map((text) => write(escape(text))).join('\n') + tail)
        expect(findings).toEqual([])
        expect(items.map((item) => item.title)).toEqual(titles)
      }),
      { numRuns: 50 }
    )
  })

  it('keeps the records beside a damaged one', () => {
    const damaged = write('Two').replace(/<\/[^<]*<\/[^<]*$/, '')
    const { items, findings } = read('a', [head, write('One'), damaged, write('Three'), tail].join('\n'))
    expect(items.map((item) => item.title)).toEqual(['One', 'Two', 'Three'])
    expect(findings.length).toBeGreaterThan(0)
  })

  it('takes any text without failing', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '&',
      ';',
      '<!--',
      '<![CDATA[',
      ']]>',
      '<?',
      'record',
      'mods',
      '"',
      '=',
      '中',
      '<record>',
      '</xml>',
      '\0'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(() => read('a', head + pieces.join(''))).not.toThrow()
      }),
      { numRuns: 100 }
    )
  })
})
