import { describe, expect, it } from 'vitest'
import type { Citation } from '#core/manuscript/citation'
import { citationsOf } from '#core/manuscript/citations-of'
import { textOf } from '#core/manuscript/text-of'
import { findUnreadDocx } from './find-unread-docx'
import { readDocx } from './read-docx'
import type { ReadDocx } from './read-docx'
import { encodeBase64 } from './testing/encode-base64'
import { makeDocx } from './testing/make-docx'
import { xmlAttribute, xmlText } from './xml-text'

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
const sign = (type: string, data = ''): string =>
  `<w:r><w:fldChar w:fldCharType="${type}">${data && `<w:fldData xml:space="preserve">${data}</w:fldData>`}</w:fldChar></w:r>`
const instruction = (code: string): string =>
  `<w:r><w:instrText xml:space="preserve">${xmlText(code)}</w:instrText></w:r>`
const field = (code: string, shown = '(shown)'): string =>
  `${sign('begin')}${instruction(code)}${sign('separate')}${run(shown)}${sign('end')}`
const p = (...content: readonly string[]): string => `<w:p>${content.join('')}</w:p>`
const control = (tag: string, content: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${xmlAttribute(tag)}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`

function read(body: string, files: Readonly<Record<string, string>> = {}): ReadDocx {
  const document = readDocx(makeDocx(body, { files }))
  if (!document.ok) throw new Error(document.error.message)
  return document.value
}

/** The citations, with each reference given as its key. */
function citedIn(document: ReadDocx): readonly Omit<Citation, 'id'>[] {
  const keys = new Map(document.references.map(({ id, key }) => [id, key]))
  return citationsOf(document.blocks).map(({ mode, items }) => ({
    mode,
    items: items.map((item) => ({ ...item, reference: (keys.get(item.reference) ?? '?') as typeof item.reference }))
  }))
}

const codes = ({ findings }: ReadDocx): readonly string[] => findings.map(({ code }) => code)

const HARRIS = { type: 'article-journal', title: 'Phase I trial', author: [{ family: 'Harris', given: 'V' }], issued: { 'date-parts': [['2018']] } } // prettier-ignore
const WANG = { type: 'article-journal', title: '干细胞治疗', author: [{ family: '王', given: '伟' }], issued: { 'date-parts': [[2020]] } } // prettier-ignore
const ZOTERO = 'http://zotero.org/users/7/items/'
const csl = (...citationItems: readonly object[]): string =>
  JSON.stringify({ citationID: 'x', properties: { noteIndex: 0 }, citationItems, schema: 'csl-citation.json' })
const zotero = (...items: readonly object[]): string => ` ADDIN ZOTERO_ITEM CSL_CITATION ${csl(...items)} `

describe('citations of Zotero', () => {
  it('become live, with their parts, and each work once', () => {
    const first = zotero(
      { id: 12, uris: [`${ZOTERO}AAAA2222`], itemData: { ...HARRIS, id: 12 }, locator: '3–5', label: 'page', prefix: 'see ', suffix: ', passim' },
      { id: 13, uris: [`${ZOTERO}BBBB2222`], itemData: WANG, locator: '2', label: 'figure' }
    ) // prettier-ignore
    const second = zotero({ id: 99, uris: [`${ZOTERO}AAAA2222`], itemData: HARRIS, 'suppress-author': true })
    const document = read(p(run('Cells '), field(first), run(' and '), field(second), run('.')))
    expect(citedIn(document)).toEqual([
      {
        mode: 'normal',
        items: [
          { reference: 'harris2018phase', locator: '3–5', prefix: 'see', suffix: ', passim' },
          { reference: 'wang2020gan', locator: '2', label: 'figure' }
        ]
      },
      { mode: 'suppress-author', items: [{ reference: 'harris2018phase' }] }
    ])
    expect(document.references.map(({ item }) => item['zotero-uris'])).toEqual([
      [`${ZOTERO}AAAA2222`],
      [`${ZOTERO}BBBB2222`]
    ])
    expect(textOf(document.blocks)).not.toContain('shown')
    expect(document.findings).toEqual([])
  })

  it('are not missed by the second look at the text, wherever they stand', () => {
    const [a, b] = [zotero({ id: 1, itemData: HARRIS }), zotero({ id: 2, itemData: WANG })]
    const own = JSON.stringify({ properties: { bifolium: { authorInText: 'Harris ' } }, citationItems: [{ id: 1, itemData: HARRIS }] }) // prettier-ignore
    const bytes = makeDocx(
      p(run('Cells '), field(a, '(Harris, 2018)'), run(', '), field(b, '(王, 2020)'), run(' repair.')) +
        p(run('So says Harris '), field(`ADDIN ZOTERO_ITEM CSL_CITATION ${own}`, '(2018)'), run(' of them.'))
    )
    const document = readDocx(bytes)
    expect(document.ok && findUnreadDocx(bytes, document.value)).toEqual([])
    expect(document.ok && citationsOf(document.value.blocks)).toMatchObject([{}, {}, { mode: 'author-in-text' }])
  })

  it('are read from split instructions, simple fields and what other programs add behind', () => {
    const code = zotero({ id: 1, itemData: { ...HARRIS, title: 'A {brace} "quoted"' } })
    const split = `${sign('begin')}${instruction(code.slice(0, 60))}${instruction(code.slice(60))}${sign('separate')}${run('(H)')}${sign('end')}`
    const simple = `<w:fldSimple w:instr="${xmlAttribute(code)}">${run('(H)')}</w:fldSimple>`
    const document = read(p(split) + p(simple) + p(field(`${code.trim()} RNDabc \\* MERGEFORMAT`)))
    expect(citedIn(document)).toHaveLength(3)
    expect(document.references).toHaveLength(1)
  })

  it('keep the marks and link of the sentence, not those of the style', () => {
    const bold = (xml: string): string => xml.replaceAll('<w:r>', '<w:r><w:rPr><w:b/></w:rPr>')
    const raised = run('1').replace('<w:r>', '<w:r><w:rPr><w:b/><w:vertAlign w:val="superscript"/></w:rPr>')
    const open = bold(sign('begin') + instruction(zotero({ id: 1, itemData: HARRIS })) + sign('separate'))
    const document = read(p(bold(run('Cells')), open, raised, bold(sign('end')), bold(run('.'))))
    expect(document.blocks[0]).toMatchObject({
      children: [{ type: 'strong', children: [{ type: 'text' }, { type: 'citation' }, { type: 'text' }] }]
    })
  })

  it('put the list of references in its place, whatever its paragraphs', () => {
    const open = sign('begin') + instruction(' ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY ') + sign('separate')
    const document = read(p(run('Text.')) + p(open, run('Harris V.')) + p(run('王伟.')) + p(run('X.'), sign('end')) + p(run('After.'))) // prettier-ignore
    expect(document.blocks.map(({ type }) => type)).toEqual(['paragraph', 'bibliography', 'paragraph'])
    expect(textOf(document.blocks)).not.toContain('Harris')
    const single = read(p(open, run('Harris V.'), sign('end')) + p(run('After.')))
    expect(single.blocks.map(({ type }) => type)).toEqual(['bibliography', 'paragraph'])
    const endBehind = read(p(open, run('Harris V.')) + p(sign('end'), run('Appendix')))
    expect(endBehind.blocks.map(({ type }) => type)).toEqual(['bibliography', 'paragraph'])
    expect(textOf(endBehind.blocks)).toContain('Appendix')
  })

  it('are read from bookmarks, whose code stands in the properties of the document, and so is the style', () => {
    const code = `ITEM CSL_CITATION ${csl({ id: 1, itemData: HARRIS, locator: '7' })}`
    const property = (name: string, value: string): string =>
      `<property fmtid="{D5}" pid="2" name="${name}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`
    const custom =
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
      property('ZOTERO_BREF_abc_2', code.slice(50)) +
      property('ZOTERO_BREF_abc_1', code.slice(0, 50)) +
      property('ZOTERO_PREF_1', '<data data-version="3"><style id="http://www.zotero.org/styles/van') +
      property('ZOTERO_PREF_2', 'couver" locale="en-US"/></data>') +
      '</Properties>'
    const marked = (name: string, id: number): string =>
      `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${run('(7)')}<w:bookmarkEnd w:id="${id}"/>`
    const body = p(run('Cells '), marked('ZOTERO_BREF_abc', 4), run(' and '), marked('other', 5), run('.'))
    const document = read(body, { 'docProps/custom.xml': custom })
    expect(citedIn(document)).toEqual([{ mode: 'normal', items: [{ reference: 'harris2018phase', locator: '7' }] }])
    expect(textOf(document.blocks)).toMatch(/^Cells .* and \(7\)\.$/)
    expect(document.styleId).toBe('vancouver')
    const bytes = makeDocx(body, { files: { 'docProps/custom.xml': custom } })
    expect(findUnreadDocx(bytes, document)).toEqual([])
    const missed = findUnreadDocx(bytes, { ...document, references: [] })
    expect(missed.map(({ code }) => code)).toEqual(['docx-citation-unread', 'docx-reference-unread'])
    expect(read(body, { 'docProps/custom.xml': '<broken' }).blocks).toHaveLength(1)
  })

  it('lose no word to a list that never ends, or that headings interrupt', () => {
    const open = sign('begin') + instruction(' ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ') + sign('separate')
    const heading = `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${run('Appendix')}</w:p>`
    const endless = read(p(run('Text.')) + p(open, run('Harris V.')) + heading + p(run('More.')))
    expect(textOf(endless.blocks)).toMatch(/Text\.[^]*Harris V\.[^]*Appendix[^]*More\./)
    expect(codes(endless)).toContain('docx-field-unfinished')
    const interrupted = read(p(open, run('Harris V.')) + heading + p(run('More.'), sign('end')))
    expect(interrupted.blocks.map(({ type }) => type)).toEqual(['bibliography', 'heading', 'paragraph'])
    const cell = `<w:tbl><w:tr><w:tc>${p(open, run('In a cell.'))}</w:tc></w:tr></w:tbl>`
    expect(textOf(read(cell + p(run('After.'))).blocks)).toMatch(/In a cell\.[^]*After\./)
  })
})

describe('citations of Mendeley', () => {
  it.each([
    `ADDIN CSL_CITATION ${csl({ id: 'ITEM-1', itemData: { ...HARRIS, id: 'ITEM-1' }, uris: ['http://www.mendeley.com/documents/?uuid=1'], locator: '4' })}`,
    `ADDIN Mendeley Citation{1b2c} CSL_CITATION ${csl({ id: 'ITEM-1', itemData: HARRIS, locator: '4' })}`
  ])('are read from the fields of Mendeley Desktop', (code) => {
    const document = read(p(field(code)) + p(field('ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY', 'Harris V.')))
    expect(citedIn(document)).toEqual([{ mode: 'normal', items: [{ reference: 'harris2018phase', locator: '4' }] }])
    expect(document.blocks.at(-1)?.type).toBe('bibliography')
  })

  it('are of different works where their items only share a number', () => {
    const code = (itemData: object): string => `ADDIN CSL_CITATION ${csl({ id: 'ITEM-1', itemData })}`
    const document = read(p(field(code(HARRIS))) + p(field(code(WANG))) + p(field(code(HARRIS))))
    expect(citedIn(document).map(({ items }) => items[0]?.reference)).toEqual([
      'harris2018phase',
      'wang2020gan',
      'harris2018phase'
    ])
  })

  it('are read from the content controls of Mendeley Cite, in a paragraph and around one', () => {
    const id = 'e219b34e-d397-37b4-818e-80ca578eae74'
    const item = { id, itemData: { ...HARRIS, id }, 'suppress-author': false, composite: true }
    const tag = `MENDELEY_CITATION_v3_${encodeBase64(csl(item))}`
    const list = control('MENDELEY_BIBLIOGRAPHY', p(run('Harris V.')) + p(run('Other.')))
    const document = read(
      p(run('As '), control(tag, run('Harris (2018)')), run(' says')) + control(tag, p(run('H'))) + list
    )
    expect(citedIn(document)).toEqual([
      { mode: 'author-in-text', items: [{ reference: 'harris2018phase' }] },
      { mode: 'author-in-text', items: [{ reference: 'harris2018phase' }] }
    ])
    expect(document.blocks.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'bibliography'])
    expect(document.findings).toEqual([])
  })
})

describe('citations of EndNote', () => {
  const cite = (attributes: string, parts: string, record = true): string =>
    `<Cite${attributes}><Author>Harris</Author><Year>2018</Year><RecNum>19</RecNum>${parts}` +
    (record
      ? '<record><rec-number>19</rec-number><foreign-keys><key app="EN" db-id="z2">19</key></foreign-keys>' +
        '<ref-type name="Journal Article">17</ref-type><contributors><authors><author>Harris, Violaine</author></authors></contributors>' +
        '<titles><title><style face="normal">Phase I &amp; II</style></title><secondary-title>EBioMedicine</secondary-title></titles>' +
        '<dates><year>2018</year></dates><electronic-resource-num>10.1016/j.ebiom.2018.02.002</electronic-resource-num></record>'
      : '') +
    '</Cite>'
  const endnote = (...cites: readonly string[]): string => `<EndNote>${cites.join('')}</EndNote>`

  it('are read from the instruction, with pages, prefix and suffix', () => {
    const xml = endnote(cite(' ExcludeAuth="1"', '<Pages>12-14</Pages><Prefix>see </Prefix><Suffix>, passim</Suffix>'))
    const document = read(p(field(` ADDIN EN.CITE ${xml} `)) + p(field(' ADDIN EN.REFLIST ', 'Harris')))
    expect(citedIn(document)).toEqual([
      {
        mode: 'suppress-author',
        items: [{ reference: 'harris2018phase', locator: '12-14', prefix: 'see', suffix: ', passim' }]
      }
    ])
    expect(document.references[0]?.item).toMatchObject({ title: 'Phase I & II', DOI: '10.1016/j.ebiom.2018.02.002' })
    expect(document.blocks.at(-1)?.type).toBe('bibliography')
  })

  it('are read from the data of the field and of the one inside it', () => {
    const data = encodeBase64(`${endnote(cite(' AuthorYear="1"', ''))}\0`)
    const nested = (outer: string, inner: string): string =>
      `${sign('begin', outer)}${instruction(' ADDIN EN.CITE ')}${sign('begin', inner)}${instruction(' ADDIN EN.CITE.DATA ')}` +
      `${sign('end')}${sign('separate')}${run('Harris (2018)')}${sign('end')}`
    const document = read(p(nested(data, data)) + p(nested('', data)))
    expect(citedIn(document)).toEqual([
      { mode: 'author-in-text', items: [{ reference: 'harris2018phase' }] },
      { mode: 'author-in-text', items: [{ reference: 'harris2018phase' }] }
    ])
  })

  it('know a work by its number where its record stands elsewhere, and are read from the fields of newer versions', () => {
    const later = endnote(cite('', '<Pages>7</Pages>', false))
    const document = read(p(field(` ADDIN EN.JS.CITE ${endnote(cite('', ''))}`)) + p(field(` ADDIN EN.CITE ${later}`)))
    expect(citedIn(document)).toEqual([
      { mode: 'normal', items: [{ reference: 'harris2018phase' }] },
      { mode: 'normal', items: [{ reference: 'harris2018phase', locator: '7' }] }
    ])
  })

  it('stay as text where a cite is hidden, shows the author alone, or is cut off', () => {
    const whole = endnote(cite('', ''))
    for (const xml of [endnote(cite(' Hidden="1"', '')), endnote(cite(' ExcludeYear="1"', '')), whole.slice(0, -40)]) {
      const document = read(p(run('Cells '), field(` ADDIN EN.CITE ${xml}`, '(Harris)')))
      expect(textOf(document.blocks)).toBe('Cells (Harris)')
      expect(document.findings).toMatchObject([{ code: 'docx-citations-as-text', message: expect.stringContaining('Cells (Harris)') as unknown }]) // prettier-ignore
    }
  })
})

describe('citations of Citavi', () => {
  const placeholder = {
    $id: '1',
    $type: 'SwissAcademic.Citavi.Citations.WordPlaceholder, SwissAcademic.Citavi',
    Entries: [
      {
        $id: '2',
        ReferenceId: 'b213',
        Prefix: 'vgl. ',
        PageRange: { $id: '3', OriginalString: '100-105', StartPage: { Number: 100 } },
        Reference: {
          $id: '4',
          ReferenceType: 'Contribution',
          Authors: [{ $id: '5', FirstName: 'Violaine', LastName: 'Harris' }],
          Title: 'Stem cells',
          Subtitle: 'a review',
          PageRange: '<sp><n>1</n></sp><os>1–20</os>',
          ParentReference: { $id: '6', Title: 'Handbook', Year: '2018', Editors: [{ $ref: '5' }], Publishers: [{ $id: '7', Name: 'Springer' }] } // prettier-ignore
        }
      },
      { $id: '8', ReferenceId: 'b213', YearOnly: true, Reference: { $ref: '4' } }
    ]
  }

  it('are read from the placeholder in its control', () => {
    const code = `ADDIN CitaviPlaceholder{${encodeBase64(JSON.stringify(placeholder))}}`
    const link = `${sign('begin')}${instruction('HYPERLINK \\l "_CTVL1"')}${sign('separate')}${run('Harris')}${sign('end')}`
    const nested = `${sign('begin')}${instruction(code.slice(0, 90))}${instruction(code.slice(90))}${sign('separate')}${run('(')}${link}${run(')')}${sign('end')}`
    const list = control('CitaviBibliography', p(field('ADDIN CitaviBibliography', 'Harris')))
    const document = read(p(run('So '), control('CitaviPlaceholder#8db8', nested), run('.')) + list)
    expect(citedIn(document)).toEqual([
      {
        mode: 'normal',
        items: [{ reference: 'harris2018stem', locator: '100-105', prefix: 'vgl.' }, { reference: 'harris2018stem' }]
      }
    ])
    expect(document.references.map(({ item }) => item)).toMatchObject([
      {
        type: 'chapter',
        title: 'Stem cells: a review',
        'container-title': 'Handbook',
        page: '1–20',
        publisher: 'Springer',
        editor: [{ family: 'Harris', given: 'Violaine' }]
      }
    ])
    expect(codes(document)).toEqual(['docx-citation-author-shown'])
    expect(document.blocks.map(({ type }) => type)).toEqual(['paragraph', 'bibliography'])
  })

  it('count columns, sections and margin numbers as the entry or its reference says, and keep whole ranges', () => {
    const [first] = placeholder.Entries
    const counted = (NumberingType: number | string, more = {}): object => ({
      ...first,
      PageRange: { OriginalString: '14', NumberingType },
      ...more
    })
    const ranged = {
      ...first?.Reference,
      PageRangeNumberingType: 'Column',
      PageRange: '<sp><n>5</n><os>5</os></sp><ep><os>9</os></ep><os>5-9</os>'
    }
    const Entries = [
      counted(1, { Reference: ranged }),
      counted(2),
      counted(3, { Suffix: 'f.' }),
      counted(0, { Reference: ranged, UseNumberingTypeOfParentDocument: true }),
      counted('constructor')
    ]
    const document = read(p(field(`ADDIN CitaviPlaceholder{${encodeBase64(JSON.stringify({ Entries }))}}`)))
    expect(citedIn(document)[0]?.items.map(({ label, locator, suffix }) => [label, locator, suffix])).toEqual([
      ['column', '14', undefined],
      ['section', '14', undefined],
      [undefined, undefined, ', Rn. 14 f.'],
      ['column', '14', undefined],
      [undefined, '14', undefined]
    ])
    expect(document.references[0]?.item.page).toBe('5-9')
  })

  it('stay as text where a work stands in the list alone, and bring it', () => {
    const Entries = [{ ...placeholder.Entries[0], BibliographyEntry: '/bibonly' }]
    const document = read(p(field(`ADDIN CitaviPlaceholder{${encodeBase64(JSON.stringify({ Entries }))}}`, '(H)')))
    expect(textOf(document.blocks)).toBe('(H)')
    expect(document.references.map(({ key }) => key)).toEqual(['harris2018stem'])
    expect(codes(document)).toEqual(['docx-citations-as-text'])
  })

  it('stay as text where a reference is missing or a circle', () => {
    const circle = { ...placeholder, Entries: [{ ReferenceId: 'x', Reference: { $id: '9', $ref: '9' } }] }
    const document = read(p(field(`ADDIN CitaviPlaceholder{${encodeBase64(JSON.stringify(circle))}}`, '(H)')))
    expect(textOf(document.blocks)).toBe('(H)')
    expect(codes(document)).toEqual(['docx-citations-as-text'])
  })
})

describe('citations of Word', () => {
  const sources =
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" SelectedStyle="\\APA.XSL">' +
    '<b:Source><b:Tag>Har18</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Title>Phase I trial</b:Title><b:Year>2018</b:Year>' +
    '<b:Author><b:Author><b:NameList><b:Person><b:Last>Harris</b:Last><b:First>V</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source>' +
    '<b:Source><b:Tag>王20</b:Tag><b:SourceType>Book</b:SourceType><b:Title>干细胞</b:Title></b:Source></b:Sources>'
  const word = (...body: readonly string[]): ReadDocx => read(body.join(''), { 'customXml/item1.xml': sources })

  it('are read with the sources of the document', () => {
    const first = field(
      ' CITATION Har18 \\p "12, 14" \\f "see \\"so\\" " \\s ", passim" \\n  \\t  \\l 1033  \\m 王20 \\v 2 '
    )
    const document = word(p(control('', first)) + p(field(' BIBLIOGRAPHY ', 'Harris')))
    expect(citedIn(document)).toEqual([
      {
        mode: 'suppress-author',
        items: [
          { reference: 'Har18', locator: '12, 14', prefix: 'see "so"', suffix: ', passim' },
          { reference: '王20', locator: '2', label: 'volume' }
        ]
      }
    ])
    expect(document.blocks.at(-1)?.type).toBe('bibliography')
    expect(document.findings).toEqual([])
  })

  it('keep a volume beside pages', () => {
    const [cited] = citedIn(word(p(field(' CITATION Har18 \\p 12 \\v 2 \\s " ff." '))))
    expect(cited?.items).toEqual([{ reference: 'Har18', locator: '12', suffix: ', vol. 2 ff.' }])
  })

  it('stay as text where a source is missing or only its author is shown', () => {
    for (const code of [
      ' CITATION Gone \\l 1033 ',
      ' CITATION Har18 \\m Gone ',
      ' CITATION Har18 \\y ',
      ' CITATION '
    ]) {
      expect(citedIn(word(p(field(code, '(H)'))))).toEqual([])
      expect(textOf(word(p(field(code, '(H)'))).blocks)).toBe('(H)')
    }
  })
})

describe('damaged and hostile citations', () => {
  const deep = `{"citationItems":${'['.repeat(50_000)}`
  it.each([
    ['cut off', zotero({ id: 1, itemData: HARRIS }).slice(0, 100)],
    ['without data', zotero({ id: 1, uris: [`${ZOTERO}AAAA2222`] })],
    ['without a word about the work', zotero({ id: 1, itemData: { type: 'book' } })],
    ['of no items', zotero()],
    ['with an item that is none', ` ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[null]} `],
    ['nested without end', ` ADDIN ZOTERO_ITEM CSL_CITATION ${deep}`],
    ['quoted without end', ` ADDIN ZOTERO_ITEM CSL_CITATION {"${'\\"'.repeat(100_000)}`],
    ['of Word, quoted without end', ` CITATION "${'\\"'.repeat(100_000)}`],
    ['of Citavi, in no base64', 'ADDIN CitaviPlaceholder{???}'],
    ['of Citavi, older', 'ADDIN CITAVI.PLACEHOLDER 8db8 PFBsYWNlaG9sZGVyPg=='],
    ['of EndNote, without data', 'ADDIN EN.CITE']
  ])('stay as the text they show: %s', (_, code) => {
    const document = read(p(run('Cells '), field(code, '(Harris)'), run('.')))
    expect(textOf(document.blocks)).toBe('Cells (Harris).')
    expect(document.references).toEqual([])
    expect(codes(document)).toEqual(['docx-citations-as-text'])
  })

  it.each([
    ['of a name alone', zotero({ id: 1, itemData: HARRIS, 'author-only': true })],
    [
      'of a name alone beside a whole one',
      zotero({ id: 1, itemData: HARRIS }, { id: 1, itemData: HARRIS, 'author-only': true })
    ]
  ])('stay as the text they show but bring their works: %s', (_, code) => {
    const document = read(p(run('Cells '), field(code, '(Harris)'), run('.')))
    expect(textOf(document.blocks)).toBe('Cells (Harris).')
    expect(document.references.map(({ key }) => key)).toEqual(['harris2018phase'])
    expect(codes(document)).toEqual(['docx-citations-as-text'])
  })

  it('bring no prototype, no script and no direction override along', () => {
    const item = '{"type":"book","title":"A\\u202eB","__proto__":{"polluted":1},"constructor":"x"}'
    const document = read(p(field(` ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"id":1,"itemData":${item}}]}`)))
    expect(document.references.map(({ item: read }) => read.title)).toEqual(['AB'])
    expect(Object.keys(document.references[0]?.item ?? {})).not.toContain('__proto__')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('stay as text where the field ends in another paragraph, and cost no neighbour', () => {
    const open = sign('begin') + instruction(zotero({ id: 1, itemData: HARRIS })) + sign('separate')
    const document = read(p(run('A '), open, run('(Har')) + p(run('ris)'), sign('end'), run(' B')) + p(field(zotero({ id: 1, itemData: HARRIS })))) // prettier-ignore
    expect(textOf(document.blocks)).toContain('(Har')
    expect(textOf(document.blocks)).toContain('ris) B')
    expect(citedIn(document)).toHaveLength(1)
  })

  it('come in behind any number of fields that are never closed', () => {
    const body = p(run('A '), (sign('begin') + instruction('X') + sign('separate') + run('b')).repeat(3_000))
    const document = read(body + p(field(zotero({ id: 1, itemData: HARRIS }))))
    expect(textOf(document.blocks)).toContain('A bbbb')
    expect(citedIn(document)).toHaveLength(1)
  })

  it('take a field behind other words for no list of references', () => {
    const open = sign('begin') + instruction(' ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ') + sign('separate')
    const document = read(p(run('See also '), open, run('Harris.')) + p(run('Wang.'), sign('end')) + p(run('After.')))
    expect(textOf(document.blocks)).toMatch(/See also Harris\.[^]*Wang\.[^]*After\./)
  })
})
