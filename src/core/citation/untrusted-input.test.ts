import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { CslItem } from '#core/references/reference'
import { checkStyle } from './check-style'
import { createCitationSession, formatSide } from './citation-session'
import {
  citationTexts,
  entryTexts,
  formatShipped,
  makeCitation,
  makeReferences,
  shippedStyle,
  shippedStyles
} from './testing/shipped-styles'

const wrap = (body: string): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>${body}</style>`
const layout = (elements: string): string => wrap(`<citation><layout>${elements}</layout></citation>`)
const faultsOf = (style: string): readonly string[] => checkStyle(style).findings.map(({ message }) => message)
const repeat = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('')

describe('a style from outside', () => {
  it.each([
    ['of 10 MB', layout(`<!--${'x'.repeat(10_000_000)}-->`), /too large/],
    ['of 25,000 elements', layout('<text variable="title"/>'.repeat(25_000)), /more than 20000 elements/],
    [
      'with 200 attributes on an element',
      layout(`<text ${repeat(200, (at) => `a${at}="1" `)}/>`),
      /more than 100 attributes/
    ],
    [
      'whose macros multiply',
      wrap(
        `${repeat(30, (at) => `<macro name="m${at}">${`<text macro="m${at + 1}"/>`.repeat(4)}</macro>`)}<macro name="m30"><text variable="title"/></macro><citation><layout><text macro="m0"/></layout></citation>`
      ),
      /so often/
    ],
    [
      'whose macros form a chain of thousands',
      wrap(
        `${repeat(6_000, (at) => `<macro name="m${at}"><text macro="m${at + 1}"/></macro>`)}<macro name="m6000"><text variable="title"/></macro><citation><layout><text macro="m0"/></layout></citation>`
      ),
      /More than 100 macros/
    ],
    [
      'whose macros nest deeply in each other',
      wrap(
        `${repeat(90, (at) => `<macro name="m${at}">${'<group>'.repeat(100)}<text macro="m${at + 1}"/>${'</group>'.repeat(100)}</macro>`)}<macro name="m90"><text variable="title"/></macro><citation><layout><text macro="m0"/></layout></citation>`
      ),
      /nests more than 400 elements/
    ],
    [
      'with a prefix of 3,000 characters',
      layout(`<text variable="title" prefix="${'x'.repeat(3000)}"/>`),
      /attribute with more/
    ],
    ['with an element of a long name', layout(`<${'x'.repeat(300_000)}/>`), /element’s name/],
    ['with an attribute of a long name', layout(`<text ${'x'.repeat(300_000)}="1"/>`), /attribute’s name/],
    [
      'with a term of 100,000 characters, in pieces',
      wrap(
        `<locale><terms><term name="and">${'<!-- -->xxxxxxxxxx'.repeat(10_000)}</term></terms></locale><citation><layout><text term="and"/></layout></citation>`
      ),
      /text of more than/
    ],
    ['with an entity of its own', `<!DOCTYPE style [<!ENTITY a "aaaa">]>${layout('<text value="&a;"/>')}`, /DOCTYPE/],
    ['with an entity that is not defined', layout('<text value="&nbsp;"/>'), /entity/]
  ])('is refused in time where it is one %s', (_name, style, reason) => {
    expect(faultsOf(style)[0]).toMatch(reason)
  })

  it('tells of thousands of macros that are not there, with hints for the first', () => {
    const macros = repeat(6_000, (at) => `<macro name="macro-${at}"><text macro="makro-${at}"/></macro>`)
    const faults = faultsOf(wrap(`${macros}<citation><layout><text macro="macro-1"/></layout></citation>`))
    expect(faults).toHaveLength(6_000)
    expect(faults[0]).toContain('Did you mean “macro-0”?')
    expect(faults.at(-1)).not.toContain('Did you mean')
  })

  it.each([
    [
      'words that mean nothing',
      layout(repeat(400, () => `<choose><if type="${'boox '.repeat(390)}"><text variable="title"/></if></choose>`))
    ],
    [
      'attributes that are none',
      layout(repeat(1_000, () => `<text variable="title" ${repeat(90, (at) => `a${at}="" `)}/>`))
    ],
    [
      'macros in circles',
      wrap(
        `${repeat(90, (at) => `<macro name="${'m'.repeat(1500)}${at}">${repeat(5, (to) => `<text macro="${'m'.repeat(1500)}${(at + to) % 90}"/>`)}</macro>`)}<citation><layout><text variable="title"/></layout></citation>`
      )
    ]
  ])('with %s by the thousand is told of in short', (_name, style) => {
    const faults = faultsOf(style)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.length).toBeLessThanOrEqual(5_000)
    expect(Math.max(...faults.map((fault) => fault.length))).toBeLessThan(1_500)
  })

  it('that prints the authors thousands of times ends with the same citation', async () => {
    const names = '<names variable="author"><name/></names>'
    const author = Array.from({ length: 5_000 }, () => ({ family: 'Li' }))
    const request = {
      style: layout(names.repeat(9_000)),
      locale: 'en-US',
      references: makeReferences([{ id: 'a', type: 'book', author }]),
      citations: [makeCitation('c', 'normal', 'a')]
    }
    const side = formatSide(request, await shippedStyles.locales(['en-US']))
    expect(side.ok && citationTexts(side.value).join().length).toBeLessThan(1_000_000)
  })

  it('may ask for what every object has', async () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
    const elements = names.map(
      (name) =>
        `<text variable="${name}"/><number variable="${name}"/><text term="${name}"/><date variable="${name}" form="text"/><names variable="${name}"/><choose><if ${name}="x" variable="title"><text value="!"/></if></choose>`
    )
    const style = wrap(
      `<macro name="__proto__"><text variable="title"/></macro><citation><layout>${elements.join('')}<text macro="__proto__"/></layout></citation>`
    ).replace('version', 'page-range-format="constructor" version')
    const references = makeReferences([{ id: 'a', type: 'constructor', language: 'constructor', title: 'A' }])
    const locales = await shippedStyles.locales(['en-US'])
    const request = { style, locale: 'constructor', references, citations: [makeCitation('c', 'normal', 'a')] }
    const side = formatSide(request, locales)
    expect(side.ok && citationTexts(side.value)).toEqual(['!A'])
  })
})

describe('a reference from outside', () => {
  const printed = async (fields: object): Promise<string> => {
    const references = makeReferences([{ id: 'a', type: 'book', title: 'Cells', ...fields }])
    const side = await formatShipped('apa', {
      locale: 'en-US',
      references,
      citations: [makeCitation('c', 'normal', 'a')]
    })
    return `${citationTexts(side).join()} ${entryTexts(side).join()}`
  }
  const nest = (levels: number): unknown => {
    let value: unknown = 2020
    for (let level = 0; level < levels; level++) value = [value]
    return value
  }
  const issued = (...parts: readonly unknown[]) => ({ issued: { 'date-parts': parts } })

  it.each([
    ['a number for a title', { title: 5 }, '(5, n.d.) 5. (n.d.).'],
    ['a list for a title', { title: ['a'] }, '(n.d.) (n.d.).'],
    ['a text for its authors', { author: 'Li' }, '(Cells, n.d.) Cells. (n.d.).'],
    ['no names among its authors', { author: [5, null, 'x', {}, { family: 5 }, []] }, '(Cells, n.d.) Cells. (n.d.).'],
    ['a number for a date', { issued: 5 }, '(Cells, n.d.) Cells. (n.d.).'],
    ['no number in its date', issued(['abc']), '(Cells, n.d.) Cells. (n.d.).'],
    ['a year beyond all years', issued([1e300]), '(Cells, n.d.) Cells. (n.d.).'],
    ['a year before Christ', issued([-44, 3, 15]), '(Cells, 44 B.C.E.) Cells. (44 B.C.E.).'],
    ['a month and a day that are none', issued([2020, 99, 99]), '(Cells, 2020) Cells. (2020).'],
    ['dates in a text', issued(['2020', '5']), '(Cells, 2020) Cells. (2020).'],
    ['a type of no kind', { type: '__proto__' }, '(Cells, n.d.) Cells. (n.d.).'],
    ['a number for its authors', { author: 5 }, '(Cells, n.d.) Cells. (n.d.).'],
    ['no names in Chinese', { language: 'zh', author: [null, 5], editor: 7 }, '(Cells, n.d.) Cells. (n.d.).'],
    ['objects in its date', issued([{ toString: 1, valueOf: 1 }]), '(Cells, n.d.) Cells. (n.d.).'],
    ['an object for a season', { issued: { season: { toString: 1, valueOf: 1 } } }, '(Cells, n.d.) Cells. (n.d.).'],
    ['lists in its date without end', issued([nest(20_000)]), '(Cells, n.d.) Cells. (n.d.).'],
    [
      'half a character in its DOI',
      { DOI: '10.1000/\uD800' },
      '(Cells, n.d.) Cells. (n.d.). https://doi.org/10.1000/\uD800'
    ]
  ])('with %s still prints', async (_name, fields, expected) => {
    expect(await printed(fields)).toBe(expected)
  })

  it.each([
    [
      '5,000 authors',
      { author: Array.from({ length: 5_000 }, (_, at) => ({ family: `Fam${at}`, given: 'Given Name' })) }
    ],
    ['a title of a megabyte', { title: 'x '.repeat(500_000) }],
    ['20,000 tags that never close', { title: '<i>'.repeat(20_000) }],
    ['a name of small words', { author: [{ family: "a'a'a' ".repeat(25), given: 'A' }] }],
    ['a name of small words in quotation marks', { author: [{ family: "‘ a'a'a' ".repeat(20), given: 'A' }] }],
    ['pages without end', { page: '1-'.repeat(50_000) }],
    ['a number of 100,000 figures', { edition: '1'.repeat(100_000), volume: '9'.repeat(100_000) }]
  ])('with %s prints in time', async (_name, fields) => {
    expect(await printed(fields)).not.toBe('')
  })

  it('that is none at all is missing, and costs no other', async () => {
    const references = new Map<ReferenceId, CslItem>([
      ...makeReferences([{ id: 'a', type: 'book', title: 'A' }]),
      ['b' as ReferenceId, 5 as unknown as CslItem],
      ['c' as ReferenceId, null as unknown as CslItem]
    ])
    const citations = ['a', 'b', 'c'].map((id) => makeCitation(`of ${id}`, 'normal', id))
    const side = await formatShipped('apa', { locale: 'en-US', references, citations })
    expect(citationTexts(side)).toEqual(['(A, n.d.)', '[?]', '[?]'])
    expect(side.missing).toEqual(['b', 'c'])
  })

  it('may change in a session however deep it is', async () => {
    const session = createCitationSession()
    const locales = await shippedStyles.locales(['en-US'])
    const style = await shippedStyle('apa')
    for (const title of ['A', 'B']) {
      const references = makeReferences([{ id: 'a', type: 'book', title, custom: nest(20_000) }])
      const request = { style, locale: 'en-US', references, citations: [makeCitation('c', 'normal', 'a')] }
      const side = session.update(request, locales)
      expect(side.ok && citationTexts(side.value)).toEqual([`(${title}, n.d.)`])
    }
  })

  it('with thousands of authors is told from one like it in time', async () => {
    const references = makeReferences(
      ['a', 'b'].map((id) => ({
        id,
        type: 'book',
        title: 'A',
        author: Array.from({ length: 5_000 }, (_, at) => ({ family: 'Li', given: `${id} ${at}` }))
      }))
    )
    const citations = [makeCitation('1', 'normal', 'a'), makeCitation('2', 'normal', 'b')]
    const side = await formatShipped('apa', { locale: 'en-US', references, citations })
    expect(citationTexts(side)).toHaveLength(2)
  })
})
