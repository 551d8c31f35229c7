import { xmlAttribute, xmlText } from '../xml-text'
import { encodeBase64 } from './encode-base64'
import { makeDocx } from './make-docx'

/** How a citation of another program cites a work. */
export interface ForeignCite {
  readonly work: keyof typeof WORKS
  readonly locator?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly hidesAuthor?: boolean
}

interface ForeignWork {
  readonly number: number
  readonly title: string
  readonly family: string
  readonly given: string
  readonly year: string
}

const WORKS = {
  harris: {
    number: 19,
    title: 'Phase I trial of cells & scaffolds',
    family: 'Harris',
    given: 'Violaine K.',
    year: '2018'
  },
  wang: { number: 7, title: '干细胞治疗进展', family: '王', given: '伟', year: '2020' },
  kim: { number: 3, title: 'Stem cells: a review', family: 'Kim', given: 'Min-Jun', year: '2021' }
} as const satisfies Readonly<Record<string, ForeignWork>>

const sign = (type: string, data = ''): string =>
  `<w:r><w:fldChar w:fldCharType="${type}">${data && `<w:fldData xml:space="preserve">${data}</w:fldData>`}</w:fldChar></w:r>`
const instruction = (code: string): string =>
  `<w:r><w:instrText xml:space="preserve">${xmlText(code)}</w:instrText></w:r>`
const shown = '<w:r><w:t>(shown)</w:t></w:r>'

/** A field whose instruction is parted over two runs, as Word parts long ones. */
const field = (code: string): string =>
  sign('begin') +
  instruction(code.slice(0, code.length / 2)) +
  instruction(code.slice(code.length / 2)) +
  sign('separate') +
  shown +
  sign('end')
const control = (tag: string, content: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${xmlAttribute(tag)}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`

function cslOf(cites: readonly ForeignCite[]): string {
  const items = cites.map(({ work, locator, prefix, suffix, hidesAuthor }) => {
    const { number, title, family, given, year } = WORKS[work]
    const itemData = { type: 'book', title, author: [{ family, given }], issued: { 'date-parts': [[year]] } }
    const uris = [`http://zotero.org/users/7/items/AAAA${number}`]
    return { id: number, uris, itemData, locator, prefix, suffix, 'suppress-author': hidesAuthor }
  })
  return JSON.stringify({ citationID: 'x', properties: {}, citationItems: items })
}

const element = (name: string, text = ''): string => (text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`)

function endnoteOf(cites: readonly ForeignCite[]): string {
  const all = cites.map(({ work, locator, prefix, suffix, hidesAuthor }) => {
    const { number, title, family, given, year } = WORKS[work]
    const record =
      `<record><rec-number>${number}</rec-number><foreign-keys><key app="EN" db-id="z2">${number}</key></foreign-keys>` +
      `<ref-type name="Book">6</ref-type><contributors><authors><author>${family}, ${given}</author></authors></contributors>` +
      `<titles><title><style face="normal">${xmlText(title)}</style></title></titles><dates><year>${year}</year></dates></record>`
    const own = element('Pages', locator) + element('Prefix', prefix) + element('Suffix', suffix)
    return (
      `<Cite${hidesAuthor ? ' ExcludeAuth="1"' : ''}>${element('Author', family)}${element('Year', year)}` +
      `<RecNum>${number}</RecNum>${own}<DisplayText>(shown)</DisplayText>${record}</Cite>`
    )
  })
  return `<EndNote>${all.join('')}</EndNote>`
}

function endnoteData(cites: readonly ForeignCite[]): string {
  const data = encodeBase64(`${endnoteOf(cites)}\0`)
  const inner = sign('begin', data) + instruction(' ADDIN EN.CITE.DATA ') + sign('end')
  return sign('begin', data) + instruction(' ADDIN EN.CITE ') + inner + sign('separate') + shown + sign('end')
}

function citaviOf(cites: readonly ForeignCite[]): string {
  const entries = cites.map(({ work, locator, prefix, suffix, hidesAuthor }, at) => {
    const { number, title, family, given, year } = WORKS[work]
    const [Title, Subtitle] = title.split(': ')
    return {
      $id: `${at + 2}`,
      ReferenceId: `guid-${number}`,
      Prefix: prefix,
      Suffix: suffix,
      YearOnly: hidesAuthor,
      PageRange: { OriginalString: locator, NumberingType: 0, StartPage: { OriginalString: locator } },
      Reference: {
        ReferenceType: 'Book',
        Title,
        Subtitle,
        Year: year,
        Authors: [{ LastName: family, FirstName: given }]
      }
    }
  })
  return encodeBase64(JSON.stringify({ $id: '1', Entries: entries, Text: '(shown)' }))
}

function oldCitaviOf(cites: readonly ForeignCite[]): string {
  const entries = cites.map(({ work, locator = '', prefix, suffix, hidesAuthor }) => {
    const { number, title, family, given, year } = WORKS[work]
    const [first, second] = title.split(': ')
    const range = locator && `<sp><os>${locator.slice(0, 1)}</os></sp><os>${locator}</os>`
    const person = `<Person>${element('FirstName', given)}${element('LastName', family)}</Person>`
    return (
      `<Entry><Id>e</Id><ReferenceId>guid-${number}</ReferenceId>${element('Prefix', prefix)}${element('Suffix', suffix)}` +
      `${element('PageRange', range)}${hidesAuthor ? '<YearOnly>true</YearOnly>' : ''}<Reference><ReferenceTypeId>Book</ReferenceTypeId>` +
      `${element('Title', first)}${element('Subtitle', second)}${element('Year', year)}<Authors>${person}</Authors></Reference></Entry>`
    )
  })
  return encodeBase64(`<Placeholder><Id>p</Id><Entries>${entries.join('')}</Entries><Text>(shown)</Text></Placeholder>`)
}

function wordOf(cites: readonly ForeignCite[]): string {
  const quoted = (name: string, text = ''): string => (text === '' ? '' : ` \\${name} "${text}"`)
  const all = cites.map(
    ({ work, locator, prefix, suffix, hidesAuthor }, at) =>
      `${at === 0 ? '' : ' \\m '}${work}${quoted('p', locator)}${quoted('f', prefix)}${quoted('s', suffix)}` +
      `${hidesAuthor ? ' \\n ' : ''}${at === 0 ? ' \\l 1033' : ''}`
  )
  return ` CITATION ${all.join('')} `
}

const SOURCES =
  '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">' +
  Object.entries(WORKS)
    .map(
      ([tag, { title, family, given, year }]) =>
        `<b:Source><b:Tag>${tag}</b:Tag><b:SourceType>Book</b:SourceType><b:Title>${xmlText(title)}</b:Title><b:Year>${year}</b:Year>` +
        `<b:Author><b:Author><b:NameList><b:Person><b:Last>${family}</b:Last><b:First>${given}</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source>`
    )
    .join('') +
  '</b:Sources>'

/** The markup of a citation in each of the forms that other programs write. */
export const FOREIGN_CITATIONS = {
  Zotero: (cites) => field(` ADDIN ZOTERO_ITEM CSL_CITATION ${cslOf(cites)} RNDab12`),
  Mendeley: (cites) => field(`ADDIN CSL_CITATION ${cslOf(cites)}`),
  'Mendeley Cite': (cites) => control(`MENDELEY_CITATION_v3_${encodeBase64(cslOf(cites))}`, shown),
  EndNote: (cites) => field(` ADDIN EN.CITE ${endnoteOf(cites)}`),
  'EndNote with its data apart': endnoteData,
  Citavi: (cites) => control('CitaviPlaceholder#1', field(`ADDIN CitaviPlaceholder{${citaviOf(cites)}}`)),
  'Citavi 5': (cites) => field(`ADDIN CITAVI.PLACEHOLDER 8db84158 ${oldCitaviOf(cites)}`),
  Word: (cites) => control('', field(wordOf(cites)))
} as const satisfies Readonly<Record<string, (cites: readonly ForeignCite[]) => string>>

/** A document with `body` and, in a footnote that `<w:footnoteReference w:id="1"/>` leads to, `note`. */
export const makeForeignDocx = (body: string, note = ''): Uint8Array =>
  makeDocx(body, {
    files: { 'customXml/item1.xml': SOURCES },
    parts: [
      {
        kind: 'footnotes',
        xml: `<w:footnotes><w:footnote w:id="1"><w:p>${note}<w:r><w:t>Note.</w:t></w:r></w:p></w:footnote></w:footnotes>`
      }
    ]
  })
