import { describe, expect, it } from 'vitest'
import { citationsOf, entriesOf, printed, type FormatCase } from './testing/format-cases'

const people = (...names: readonly string[]) =>
  names.map((name) => {
    const [family = '', given = ''] = name.split(', ')
    return { family, given }
  })
const year = (...parts: readonly number[]) => ({ 'date-parts': [parts] })
const range = (...ends: readonly (readonly number[])[]) => ({ 'date-parts': ends })

const four = { author: people('Harris, Violaine K.', 'Stark, James', 'Sadiq, Saud A.', 'Vyshkina, Tamara') }
const two = { author: people('Harris, Violaine K.', 'Stark, James') }
const names = (name: string, around = '') => `<names variable="author" ${around}>${name}</names>`

describe('names', () => {
  it.each([
    ['all in full', '<name/>', two, 'Violaine K. Harris, James Stark'],
    ['joined by a word', '<name and="text"/>', two, 'Violaine K. Harris and James Stark'],
    ['joined by a sign', '<name and="symbol" form="short"/>', two, 'Harris &#38; Stark'],
    [
      'a comma before the last of three',
      '<name and="text" form="short"/>',
      { author: four.author.slice(0, 3) },
      'Harris, Stark, and Sadiq'
    ],
    [
      'never a comma before the last',
      '<name and="text" form="short" delimiter-precedes-last="never"/>',
      { author: four.author.slice(0, 3) },
      'Harris, Stark and Sadiq'
    ],
    ['initials', '<name initialize-with="."/>', two, 'V.K. Harris, J. Stark'],
    ['the first turned round', '<name name-as-sort-order="first"/>', two, 'Harris, Violaine K., James Stark'],
    [
      'all turned round',
      '<name name-as-sort-order="all" sort-separator=" " initialize-with=""/>',
      two,
      'Harris VK, Stark J'
    ],
    ['three of four', '<name form="short" et-al-min="4" et-al-use-first="3"/>', four, 'Harris, Stark, Sadiq, et al.'],
    ['one of four', '<name form="short" et-al-min="3" et-al-use-first="1"/>', four, 'Harris et al.'],
    [
      'the last after an ellipsis',
      '<name form="short" et-al-min="3" et-al-use-first="1" et-al-use-last="true"/>',
      four,
      'Harris, … Vyshkina'
    ],
    ['their number', '<name form="count"/>', four, '4'],
    ['Chinese ones close together', '<name and="text"/>', { author: people('王, 伟', '李, 芳') }, '王伟 and 李芳'],
    [
      'a particle that stays',
      '<name name-as-sort-order="all"/>',
      { author: people('van Gogh, Vincent') },
      'Gogh, Vincent van'
    ],
    ['a suffix', '<name/>', { author: [{ family: 'King', given: 'Martin', suffix: 'Jr.' }] }, 'Martin King Jr.'],
    [
      'an organisation',
      '<name form="short"/>',
      { author: [{ literal: 'World Health Organization' }] },
      'World Health Organization'
    ],
    [
      'a family name in small capitals',
      '<name><name-part name="family" font-variant="small-caps"/></name>',
      { author: people('Stark, James') },
      'James <span style="font-variant:small-caps;">Stark</span>'
    ]
  ])('prints %s', (_what, name, item, expected) => {
    expect(printed(names(name), item)).toBe(expected)
  })

  it('says 等 and 和 where the language is Chinese', () => {
    const item = { author: people('王, 伟', '李, 芳', '陈, 丽') }
    expect(printed(names('<name et-al-min="3" et-al-use-first="1"/>'), item, { locale: 'zh-CN' })).toBe('王伟等')
    expect(printed(names('<name and="text"/>'), { author: item.author.slice(1) }, { locale: 'zh-CN' })).toBe(
      '李芳和陈丽'
    )
  })

  it('puts others in the place of missing names, and does not print those twice', () => {
    const elements = `${names('<name form="short"/><substitute><names variable="editor"/><text variable="title"/></substitute>')}<text variable="title" prefix=": "/>`
    expect(printed(elements, { editor: people('Stark, J'), title: 'Walking' })).toBe('Stark: Walking')
    expect(printed(elements, { title: 'Walking' })).toBe('Walking')
  })

  it('counts editors for their label', () => {
    const elements = '<names variable="editor"><name form="short"/><label form="short" prefix=" (" suffix=")"/></names>'
    expect(printed(elements, { editor: people('Stark, J') })).toBe('Stark (ed.)')
    expect(printed(elements, { editor: people('Stark, J', 'Harris, V') })).toBe('Stark, Harris (eds.)')
  })
})

describe('dates', () => {
  const text = '<date variable="issued" form="text"/>'
  it.each([
    ['a day', text, year(2015, 3, 22), 'March 22, 2015'],
    ['a month', text, year(2015, 3), 'March 2015'],
    ['a year', text, year(2015), '2015'],
    ['the year alone', '<date variable="issued" form="text" date-parts="year"/>', year(2015, 3, 22), '2015'],
    ['figures', '<date variable="issued" form="numeric"/>', year(2015, 3), '2015-03'],
    ['days of a month', text, range([2015, 3, 2], [2015, 3, 9]), 'March 2–9, 2015'],
    ['months of a year', text, range([2015, 3], [2015, 5]), 'March–May 2015'],
    ['years', text, range([2015], [2018]), '2015–2018'],
    ['a year without an end', '<date variable="issued"><date-part name="year"/></date>', range([2015], [0]), '2015–'],
    ['a season', text, { ...year(2015), season: 1 }, 'Spring 2015'],
    ['before Christ', text, year(-44, 3), 'March 44 BC'],
    ['early years', text, year(79), '79 AD'],
    ['words', text, { literal: 'in press' }, 'in press'],
    ['a date written out', text, { raw: '2015-03-22' }, 'March 22, 2015'],
    ['nothing for a month of its own', text, { 'date-parts': [[]] }, '']
  ])('prints %s', (_what, element, issued, expected) => {
    expect(printed(element, { issued })).toBe(expected)
  })
})

describe('numbers and labels', () => {
  it.each([
    ['<number variable="edition" form="ordinal"/>', { edition: '2' }, '2nd'],
    ['<number variable="edition" form="ordinal"/>', { edition: '11' }, '11th'],
    ['<number variable="edition" form="long-ordinal"/>', { edition: '1' }, 'first'],
    ['<number variable="volume" form="roman"/>', { volume: '14' }, 'xiv'],
    ['<number variable="volume"/>', { volume: '2-4' }, '2–4'],
    ['<number variable="edition" form="ordinal"/>', { edition: 'revised' }, 'revised'],
    ['<label variable="page" form="short" suffix=" "/><text variable="page"/>', { page: '12-15' }, 'pp. 12–15'],
    ['<label variable="page" form="short" suffix=" "/><text variable="page"/>', { page: '12' }, 'p. 12'],
    ['<label variable="page" form="short"/><text variable="page"/>', {}, ''],
    [
      '<choose><if is-numeric="edition"><text value="yes"/></if><else><text value="no"/></else></choose>',
      { edition: '5th' },
      'yes'
    ],
    [
      '<choose><if is-numeric="edition"><text value="yes"/></if><else><text value="no"/></else></choose>',
      { edition: 'fifth' },
      'no'
    ]
  ])('%s with %o is %s', (element, item, expected) => {
    expect(printed(element, item)).toBe(expected)
  })
})

describe('groups and conditions', () => {
  it.each([
    [
      'joins what is there',
      '<group delimiter=", "><text variable="title"/><text variable="publisher"/></group>',
      { title: 'A' },
      'A'
    ],
    [
      'leaves out words of variables that are missing',
      '<group delimiter=" "><text term="in"/><text variable="publisher"/></group>',
      {},
      ''
    ],
    ['keeps words that stand alone', '<group><text term="in"/></group>', {}, 'in'],
    [
      'joins through a choice',
      '<group delimiter="; "><text variable="title"/><choose><if type="book"><text value="x"/><text value="y"/></if></choose></group>',
      { title: 'A' },
      'A; x; y'
    ],
    [
      'takes the first that fits',
      '<choose><if type="thesis"><text value="1"/></if><else-if variable="DOI ISBN" match="any"><text value="2"/></else-if><else><text value="3"/></else></choose>',
      { ISBN: '9' },
      '2'
    ],
    [
      'takes several types for any of them, as a work has one',
      '<choose><if type="book thesis" variable="title"><text value="1"/></if><else><text value="2"/></else></choose>',
      { title: 'A' },
      '1'
    ],
    [
      'takes several variables for all of them',
      '<choose><if variable="title DOI"><text value="1"/></if><else><text value="2"/></else></choose>',
      { title: 'A' },
      '2'
    ],
    [
      'takes what fits none',
      '<choose><if variable="DOI ISBN" match="none"><text value="1"/></if><else><text value="2"/></else></choose>',
      {},
      '1'
    ]
  ])('%s', (_what, element, item, expected) => {
    expect(printed(element, item)).toBe(expected)
  })
})

describe('text', () => {
  const title = (attributes: string) => `<text variable="title" ${attributes}/>`
  it.each([
    ['quotes', title('quotes="true"'), 'Walking', '“Walking”'],
    ['quotes within quotes', title('quotes="true"'), 'On "walking"', '“On ‘walking’”'],
    ['an apostrophe', title(''), "Parkinson's disease", 'Parkinson’s disease'],
    [
      'italics within italics',
      title('font-style="italic"'),
      'Growth of <i>E. coli</i>',
      '<i>Growth of <span style="font-style:normal;">E. coli</span></i>'
    ],
    ['a tag that is not closed', title(''), 'a <i> b', 'a &#60;i&#62; b'],
    [
      'title case',
      title('text-case="title"'),
      'the role of IL-6 in multiple sclerosis: a review',
      'The Role of IL-6 in Multiple Sclerosis: A Review'
    ],
    [
      'sentence case',
      title('text-case="sentence"'),
      'The Role of <span class="nocase">NADPH</span> Oxidase',
      'The role of NADPH oxidase'
    ],
    ['capitals', title('text-case="uppercase"'), 'ms and 髓鞘', 'MS AND 髓鞘'],
    ['no periods', title('strip-periods="true"'), 'Am. J. Med.', 'Am J Med'],
    ['the short form', title('form="short"'), 'A long title', 'A long title']
  ])('prints %s', (_what, element, value, expected) => {
    expect(printed(element, { title: value })).toBe(expected)
  })

  it('leaves titles of other languages as they are where title case is asked for', () => {
    expect(printed(title('text-case="title"'), { title: 'la sclérose en plaques', language: 'fr' })).toBe(
      'la sclérose en plaques'
    )
  })

  it('never sets Chinese in italics', () => {
    expect(printed(title('font-style="italic"'), { title: '中华神经科杂志' })).toBe('中华神经科杂志')
  })
})

describe('punctuation', () => {
  it.each([
    ['one full stop of two', '<text variable="title" suffix="."/>', 'Walking etc.', 'Walking etc.'],
    ['no full stop after a question mark', '<text variable="title" suffix="."/>', 'Why walk?', 'Why walk?'],
    ['a comma inside the quotes', '<text variable="title" quotes="true" suffix=","/>', 'Walking', '“Walking,”'],
    ['a semicolon outside', '<text variable="title" quotes="true" suffix=";"/>', 'Walking', '“Walking”;'],
    ['one space of two', '<text variable="title" suffix=" "/><text value=" x"/>', 'Walking', 'Walking x']
  ])('prints %s', (_what, element, title, expected) => {
    expect(printed(element, { title })).toBe(expected)
  })
})

const authorDate = (
  attributes: string,
  layout = 'delimiter="; "'
): string => `<citation ${attributes}><layout prefix="(" suffix=")" ${layout}>
  <names variable="author"><name form="short" and="text" initialize-with="." et-al-min="3" et-al-use-first="1"/></names>
  <date variable="issued" prefix=" "><date-part name="year"/></date></layout></citation>`

describe('references that look alike', () => {
  const cited = (attributes: string, items: FormatCase['items']) =>
    citationsOf({ style: authorDate(attributes), items })[0]
  const issued = year(2018)
  it('are told apart by more names', () => {
    const items = [
      { author: people('Harris, V', 'Stark, J', 'Cohen, J'), issued },
      { author: people('Harris, V', 'Burt, R', 'Cohen, J'), issued }
    ]
    expect(cited('disambiguate-add-names="true"', items)).toBe(
      '(Harris, Stark, et al. 2018; Harris, Burt, et al. 2018)'
    )
    expect(cited('', items)).toBe('(Harris et al. 2018; Harris et al. 2018)')
  })
  it('are told apart by given names, only where that helps', () => {
    const items = [
      { author: people('Harris, Violaine'), issued },
      { author: people('Harris, James'), issued },
      { author: people('Stark, Tim'), issued }
    ]
    expect(cited('disambiguate-add-givenname="true"', items)).toBe('(V. Harris 2018; J. Harris 2018; Stark 2018)')
  })
  it('show initials where they tell a name from some of its likes, and stand in the order of the list', () => {
    const style = `<macro name="list"><names variable="author"><name name-as-sort-order="all" initialize-with=". "/></names></macro>
      <citation disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name-with-initials">
      <sort><key macro="list"/></sort><layout delimiter="; "><names variable="author">
      <name form="short" initialize-with=". "/></names></layout></citation>
      <bibliography><sort><key macro="list"/></sort><layout><text variable="title"/></layout></bibliography>`
    const items = [
      { author: people('Smith, John A', 'Uccelli, Antonio'), title: 'B' },
      { author: people('Smith, Jane'), title: 'A' },
      { author: people('Smith, Jayden A', 'Li, Wei'), title: 'C' }
    ]
    expect(citationsOf({ style, items })).toEqual(['J. Smith; J. A. Smith, Li; J. A. Smith, Uccelli'])
    expect(entriesOf({ style, items })).toEqual(['A', 'C', 'B'])
  })
  it('stand before longer lists that begin as they do, whatever follows the names', () => {
    const style = `<macro name="list"><names variable="author" suffix=": "><name name-as-sort-order="all" sort-separator=" "/></names></macro>
      <citation><layout><text variable="title"/></layout></citation>
      <bibliography><sort><key macro="list"/></sort><layout><text variable="title"/></layout></bibliography>`
    const items = [
      { author: people('Harris, V', '王, 伟', 'O’Neill, M'), title: 'B' },
      { author: people('Harris, V', '王, 伟'), title: 'A' },
      { author: people('Harris, V'), title: 'first' }
    ]
    expect(entriesOf({ style, items })).toEqual(['first', 'A', 'B'])
  })
  it('have the names in their entries that tell their cites apart', () => {
    const style = `<citation disambiguate-add-names="true"><layout delimiter="; "><names variable="author">
      <name form="short" et-al-min="3" et-al-use-first="1"/></names></layout></citation>
      <bibliography et-al-min="3" et-al-use-first="1"><layout><names variable="author"><name/></names></layout></bibliography>`
    const items = [
      { author: people('Harris, V', 'Stark, J', 'Cohen, J') },
      { author: people('Harris, V', 'Burt, R', 'Cohen, J') },
      { author: people('Sadiq, S', 'Burt, R', 'Cohen, J') }
    ]
    expect(entriesOf({ style, items })).toEqual([
      'V Harris, J Stark, et al.',
      'V Harris, R Burt, et al.',
      'S Sadiq et al.'
    ])
  })
  it('have given names in full in their entries where initials are alike', () => {
    const style = `<citation disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name"><layout delimiter="; ">
      <names variable="author"><name form="short"/></names></layout></citation>
      <bibliography><layout><names variable="author"><name initialize-with=". "/></names></layout></bibliography>`
    const items = ['Smith, John A', 'Smith, Jane', 'Smith, Jayden A'].map((name) => ({ author: people(name) }))
    expect(citationsOf({ style, items })).toEqual(['John A Smith; Jane Smith; Jayden A Smith'])
    expect(entriesOf({ style, items })).toEqual(['John A. Smith', 'J. Smith', 'Jayden A. Smith'])
  })
  it('get letters in the order of the list', () => {
    const items = [
      { author: people('Harris, V'), issued, title: 'B' },
      { author: people('Harris, V'), issued, title: 'A' }
    ]
    const list =
      '<bibliography><sort><key variable="title"/></sort><layout><text variable="title"/></layout></bibliography>'
    const style = authorDate('disambiguate-add-year-suffix="true"') + list
    expect(citationsOf({ style, items })[0]).toBe('(Harris 2018b; Harris 2018a)')
    expect(entriesOf({ style, items })).toEqual(['A', 'B'])
  })
  it('print more where the style has a condition for them', () => {
    const style = `<citation><layout delimiter="; "><names variable="author"><name form="short"/></names>
      <choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose></layout></citation>`
    const items = [
      { author: people('Harris, V'), title: 'A' },
      { author: people('Harris, V'), title: 'B' },
      { author: people('Cohen, J'), title: 'C' }
    ]
    expect(citationsOf({ style, items })).toEqual(['Harris, A; Harris, B; Cohen'])
  })
  it('need no more where the note that cites them first tells them apart', () => {
    const shortNotes = `<citation><layout delimiter="; "><names variable="author"><name form="short"/></names>
      <text variable="first-reference-note-number" prefix=", n "/>
      <choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose></layout></citation>`
    const items = ['A', 'B', 'C'].map((title) => ({ author: people('Harris, V'), title }))
    const note = (number: number, ...ids: readonly string[]) => ({ note: number, cites: ids.map((id) => ({ id })) })
    const citations = [note(1, 'i0', 'i1'), note(2, 'i2'), note(3, 'i0'), note(4, 'i1'), note(5, 'i2')]
    expect(citationsOf({ style: shortNotes, isNote: true, items, citations }).slice(2)).toEqual([
      'Harris, n 1, A',
      'Harris, n 1, B',
      'Harris, n 2'
    ])
  })
})

describe('cites side by side', () => {
  const harris = (...issued: readonly number[]) => ({ author: people('Harris, V'), issued: year(...issued) })
  const sorted = '<sort><key variable="author"/><key variable="issued"/></sort>'
  const style = (attributes: string) => authorDate(attributes).replace('<layout', `${sorted}<layout`)
  it('share their author', () => {
    const items = [harris(2018), { author: people('Cohen, J'), issued: year(2001) }, harris(2015)]
    expect(citationsOf({ style: style('collapse="year"'), items })).toEqual(['(Cohen 2001; Harris 2015, 2018)'])
  })
  it('share their year', () => {
    const items = [harris(2018), harris(2018), harris(2018)]
    const attributes = 'disambiguate-add-year-suffix="true" year-suffix-delimiter=","'
    expect(citationsOf({ style: style(`collapse="year-suffix" ${attributes}`), items })).toEqual(['(Harris 2018a,b,c)'])
    expect(citationsOf({ style: style(`collapse="year-suffix-ranged" ${attributes}`), items })).toEqual([
      '(Harris 2018a–c)'
    ])
  })
  it('become a range of numbers', () => {
    const numeric =
      '<citation collapse="citation-number"><sort><key variable="citation-number"/></sort><layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout></citation>'
    const items = [{}, {}, {}, {}, {}]
    const cite = (...numbers: readonly number[]) => ({
      note: 0,
      cites: numbers.map((number) => ({ id: `i${number - 1}` }))
    })
    const citations = [cite(1), cite(3, 1, 2), cite(1, 2), cite(5, 1, 2, 3)]
    expect(citationsOf({ style: numeric, items, citations })).toEqual(['[1]', '[1–3]', '[1,2]', '[1–3,5]'])
  })
})

describe('positions', () => {
  const style = `<citation near-note-distance="1"><layout suffix="."><choose>
    <if position="ibid-with-locator"><text term="ibid"/><text variable="locator" prefix=" "/></if>
    <else-if position="ibid"><text term="ibid"/></else-if>
    <else-if position="near-note"><text variable="title"/><text value=" (near)"/></else-if>
    <else-if position="subsequent"><text variable="title"/><text variable="first-reference-note-number" prefix=", see note "/></else-if>
    <else><text variable="title"/><text value=" in full"/></else></choose></layout></citation>`
  const note = (number: number, title: string, locator?: string) => ({
    note: number,
    cites: [{ id: title === 'A' ? 'i0' : 'i1', locator }]
  })
  it('tells first, repeated and near citations apart', () => {
    const citations = [note(1, 'A'), note(2, 'A'), note(3, 'A', '7'), note(4, 'B'), note(5, 'A'), note(7, 'B')]
    expect(citationsOf({ style, isNote: true, items: [{ title: 'A' }, { title: 'B' }], citations })).toEqual([
      'A in full.',
      'Ibid.',
      'Ibid. 7.',
      'B in full.',
      'A, see note 1.',
      'B, see note 4.'
    ])
  })
})

describe('lists', () => {
  const list = (attributes: string, inside: string) =>
    `<citation><layout><text value="-"/></layout></citation><bibliography ${attributes}>${inside}</bibliography>`
  const author = '<names variable="author"><name form="short"/></names><text variable="title" prefix=", "/>'
  it('put a sign for authors who stand there already', () => {
    const items = [
      { ...two, title: 'A' },
      { ...two, title: 'B' },
      { ...four, title: 'C' }
    ]
    expect(
      entriesOf({ style: list('subsequent-author-substitute="———"', `<layout>${author}</layout>`), items })
    ).toEqual(['Harris, Stark, A', '———, B', 'Harris, Stark, Sadiq, Vyshkina, C'])
  })
  it('sort by several keys, missing ones last', () => {
    const items = [
      { title: 'C' },
      { title: 'B', issued: year(2018) },
      { title: 'A', issued: year(2018) },
      { title: 'D', issued: year(2001) }
    ]
    const sort =
      '<sort><key variable="issued" sort="descending"/><key variable="title"/></sort><layout><text variable="title"/></layout>'
    expect(entriesOf({ style: list('', sort), items })).toEqual(['A', 'B', 'D', 'C'])
  })
  it.each([
    ['never', ['Stark', 'van Gogh', 'Zhang'], 'van Gogh, Vincent', ['Stark', 'van Gogh', 'Zhang']],
    ['sort-only', ['van Gogh', 'Stark', 'Zhang'], 'van Gogh, Vincent', ['Stark', 'van Gogh', 'Zhang']],
    ['display-and-sort', ['van Gogh', 'Stark', 'Zhang'], 'Gogh, Vincent van', ['van Gogh', 'Stark', 'Zhang']]
  ])('sort and print particles as the style demotes them: %s', (rule, order, inverted, short) => {
    const style = `<macro name="authors">${names('<name name-as-sort-order="all"/>')}</macro>
      <citation><sort><key macro="authors"/></sort><layout delimiter="; ">${names('<name form="short"/>')}</layout></citation>
      <bibliography><sort><key macro="authors"/></sort><layout><text macro="authors"/></layout></bibliography>`
    const items = ['Stark, James', 'van Gogh, Vincent', 'Zhang, Wei'].map((name) => ({ author: people(name) }))
    const job = { style, items, attributes: `demote-non-dropping-particle="${rule}"` }
    expect(citationsOf(job)).toEqual([order.join('; ')])
    expect(entriesOf(job)).toContain(inverted)
    expect(entriesOf(job).indexOf(inverted)).toBe(order.indexOf('van Gogh'))
    const byVariable = { ...job, style: style.replaceAll('key macro="authors"', 'key variable="author"') }
    expect(citationsOf(byVariable)).toEqual([order.join('; ')])
    const byShort = { ...job, style: style.replace('name-as-sort-order="all"', 'form="short"') }
    expect(citationsOf(byShort)).toEqual([short.join('; ')])
  })
  it('sort Chinese by pinyin, after Latin letters on an English side and before them on a Chinese one', () => {
    const items = [{ title: '张' }, { title: '李' }, { title: 'Zebra' }, { title: '安' }, { title: 'Apple' }]
    const style = list('', '<sort><key variable="title"/></sort><layout><text variable="title"/></layout>')
    expect(entriesOf({ style, items })).toEqual(['Apple', 'Zebra', '安', '李', '张'])
    expect(entriesOf({ style, items, locale: 'zh-CN' })).toEqual(['安', '李', '张', 'Apple', 'Zebra'])
  })
  it('have a layout per language where the style gives one', () => {
    const layouts =
      '<layout locale="en"><text variable="title" suffix=". EN"/></layout><layout><text variable="title" suffix="。中"/></layout>'
    const items = [
      { title: 'A', language: 'en-US' },
      { title: '甲', language: 'zh-CN' }
    ]
    expect(entriesOf({ style: list('', layouts), items })).toEqual(['A. EN', '甲。中'])
  })
  it('set the first field apart where the style aligns second ones', () => {
    const style = list(
      'second-field-align="flush"',
      '<layout suffix="."><text variable="citation-number" suffix=". "/><text variable="title"/></layout>'
    )
    const [entry] = entriesOf({ style, items: [{ title: 'A' }] })
    expect(entry?.replace(/\s*\n\s*/g, '')).toBe(
      '<div class="csl-left-margin">1. </div><div class="csl-right-inline">A.</div>'
    )
  })
})
