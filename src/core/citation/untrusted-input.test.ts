import { describe, expect, it } from 'vitest'
import { checkStyle } from './check-style'
import { formatSide } from './citation-session'
import {
  citationTexts,
  entryTexts,
  formatShipped,
  makeCitation,
  makeReferences,
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
    ['a type of no kind', { type: '__proto__' }, '(Cells, n.d.) Cells. (n.d.).']
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
    ['pages without end', { page: '1-'.repeat(50_000) }],
    ['a number of 100,000 figures', { edition: '1'.repeat(100_000), volume: '9'.repeat(100_000) }]
  ])('with %s prints in time', async (_name, fields) => {
    expect(await printed(fields)).not.toBe('')
  })
})
