import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkStyle } from './check-style'
import { shippedStyle, shippedStyles } from './testing/shipped-styles'

/** A style of nine lines before `content`, which starts on line 10. */
const wrap = (content: string) => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl"
       class="in-text"
       version="1.0">
  <info>
    <title>Mine</title>
    <id>my-style</id>
  </info>
  <macro name="author"><names variable="author"/></macro>
${content}
</style>`
const LAYOUT = '<citation><layout><text variable="title"/></layout></citation>'
/** A whole style whose citation layout, from line 12 on, is `content`. */
const inLayout = (content: string) => wrap(`<citation>\n<layout>\n${content}\n</layout>\n</citation>`)

function finds(text: string, line: number | undefined, message: RegExp, severity = 'error') {
  const { style, findings } = checkStyle(text)
  const found = findings.find((finding) => message.test(finding.message))
  expect(found, findings.map((finding) => finding.message).join('\n')).toBeDefined()
  expect([found?.severity, found?.place?.line]).toEqual([severity, line])
  expect(style === undefined).toBe(severity === 'error')
}

describe('checkStyle', () => {
  it('has nothing to say about a right style, nor about the layouts of CSL-M', () => {
    expect(checkStyle(wrap(LAYOUT))).toMatchObject({ style: { kind: 'independent' }, findings: [] })
    const layouts =
      '<citation><layout locale="en"><text value="a"/></layout><layout><text value="b"/></layout></citation>'
    expect(checkStyle(wrap(layouts)).findings).toEqual([])
  })

  it.each<readonly [string, number | undefined, RegExp]>([
    [inLayout('<texte variable="title"/>'), 12, /<texte> may not stand in <layout>; expected .*Did you mean <text>\?/],
    [
      inLayout('<group>\n<macro name="a"/>\n</group>'),
      13,
      /<macro> may not stand in <group>; expected <choose>, <date>/
    ],
    [inLayout('<text variable="title"><text value="x"/></text>'), 12, /may not stand in <text>; expected nothing/],
    [
      inLayout('<text variable="title" font-style="italics"/>'),
      12,
      /font-style="italics"; expected normal, italic, oblique. Did you mean “italic”\?/
    ],
    [inLayout('<text variable="title" text-case="titel"/>'), 12, /Did you mean “title”/],
    [inLayout('<text variable="title" quotes="yes"/>'), 12, /quotes="yes"; expected true, false/],
    [inLayout('<text/>'), 12, /<text> must have one of the attributes macro, term, value, variable/],
    [
      inLayout('<text variable="title" value="x"/>'),
      12,
      /value and variable, of which it may have only one|variable, of which it may have only one/
    ],
    [
      inLayout('<text\n  macro="autor"/>'),
      12,
      /calls the macro “autor”, which is not defined. Did you mean “author”\?/
    ],
    [inLayout('<date/>'), 12, /<date> must have the attribute variable/],
    [inLayout('<date variable="issued"><date-part/></date>'), 12, /<date-part> must have the attribute name/],
    [
      inLayout('<date variable="issued"><date-part name="years"/></date>'),
      12,
      /name="years"; expected day, month, year. Did you mean “year”\?/
    ],
    [inLayout('<date variable="issued" form="long"/>'), 12, /form="long"; expected numeric, text/],
    [
      inLayout('<number variable="edition" form="roman-numeral"/>'),
      12,
      /expected numeric, ordinal, long-ordinal, roman/
    ],
    [inLayout('<label form="short"/>'), 12, /<label> must have the attribute variable/],
    [
      inLayout('<names variable="author"><name><given/></name></names>'),
      12,
      /<given> may not stand in <name>; expected <name-part>/
    ],
    [inLayout('<names variable="author">\n<name and="&amp;"/>\n</names>'), 13, /and="&"; expected text, symbol/],
    [
      inLayout('<names variable="author"><name et-al-min="three"/></names>'),
      12,
      /et-al-min="three"; expected a whole number/
    ],
    [
      inLayout('<names variable="author"><name form="shorted"/></names>'),
      12,
      /form="shorted"; expected long, short, count/
    ],
    [inLayout('<choose><else><text value="x"/></else></choose>'), 12, /<choose> must have a <if> in it/],
    [
      inLayout('<choose>\n<if>\n<text value="x"/></if></choose>'),
      13,
      /<if> must have one of the attributes disambiguate, is-numeric/
    ],
    [
      inLayout('<choose>\n<if type="book" match="some"><text value="x"/></if></choose>'),
      13,
      /match="some"; expected any, all, none/
    ],
    [
      inLayout('<choose><elseif type="book"/></choose>'),
      12,
      /<elseif> may not stand in <choose>; expected <if>, <else-if>, <else>. Did you mean <else-if>\?/
    ],
    [wrap('<citation>\n</citation>'), 10, /<citation> must have a <layout> in it/],
    [wrap('<macro name="x"/>'), 2, /<style> must have a <citation> in it/],
    [
      wrap(`${LAYOUT}\n<bibliography hanging-indent="1"><layout/></bibliography>`),
      11,
      /hanging-indent="1"; expected true, false/
    ],
    [wrap(`${LAYOUT}\n<bibliography/>`), 11, /<bibliography> must have a <layout>/],
    [wrap(`<macro>\n<text value="a"/></macro>${LAYOUT}`), 10, /<macro> must have the attribute name/],
    [
      wrap(`<macro name="a"><text macro="b"/></macro>\n<macro name="b"><text macro="a"/></macro>\n${LAYOUT}`),
      11,
      /a → b → a call each other in a circle/
    ],
    [
      wrap(`<citation><sort>\n<key sort="ascending"/></sort><layout/></citation>`),
      11,
      /<key> must have one of the attributes macro, variable/
    ],
    [
      wrap(`<citation><sort>\n<key variable="issued" sort="up"/></sort><layout/></citation>`),
      11,
      /sort="up"; expected ascending, descending/
    ],
    [wrap(`<citation collapse="years"><layout/></citation>`), 10, /collapse="years"; expected citation-number, year/],
    [
      wrap(`<locale xml:lang="en"><terms><term>x</term></terms></locale>${LAYOUT}`),
      10,
      /<term> must have the attribute name/
    ],
    [
      wrap(LAYOUT).replace('class="in-text"', 'class="intext"'),
      2,
      /class="intext"; expected in-text, note. Did you mean “in-text”\?/
    ],
    [wrap(LAYOUT).replace('class="in-text"', ''), 2, /<style> must have the attribute class/],
    [wrap(LAYOUT).replace('</layout>', '</layuot>'), 10, /not well-formed XML/],
    ['<locale xmlns="http://purl.org/net/xbiblio/csl"/>', 1, /is a CSL locale/]
  ])('says what is wrong in %#, and where', (text, line, message) => finds(text, line, message))

  it.each<readonly [string, number, RegExp]>([
    [inLayout('<text variable="titel"/>'), 12, /variable="titel", which is no variable of CSL. Did you mean “title”\?/],
    [
      inLayout('<text variable="title" font-weigth="bold"/>'),
      12,
      /<text> has no attribute font-weigth; it is ignored. Did you mean font-weight\?/
    ],
    [inLayout('<text term="nodate"/>'), 12, /term="nodate", which is no term of CSL/],
    [inLayout('<group>in: <text variable="title"/></group>'), 12, /“in:” in <group> is not printed/],
    [
      inLayout('<choose><if type="artcle"><text value="x"/></if></choose>'),
      12,
      /type="artcle", which is no type of CSL. Did you mean “article”\?/
    ],
    [
      inLayout('<names variable="autor"/>'),
      12,
      /variable="autor", which is no name variable of CSL. Did you mean “author”\?/
    ],
    [wrap(`<macro name="author"><text value="x"/></macro>${LAYOUT}`), 10, /two macros “author”; the last one counts/]
  ])('warns of what will be ignored in %#', (text, line, message) => finds(text, line, message, 'warning'))

  it('tells of everything at once, in the order of the file', () => {
    const { findings } = checkStyle(inLayout('<text variabel="title"/>\n<txt/>\n<group delimeter=", "/>'))
    expect(findings.map(({ place, severity }) => [place?.line, severity])).toEqual([
      [12, 'warning'],
      [12, 'error'],
      [13, 'error'],
      [14, 'warning']
    ])
  })

  it('finds no fault with the shortlist', async () => {
    for (const { id } of (await shippedStyles.catalogue()).shortlist) {
      const { style, findings } = checkStyle(await shippedStyle(id))
      expect([id, findings]).toEqual([id, []])
      expect(style).toMatchObject({ kind: 'independent' })
    }
  })

  it('never throws, whatever a file holds, and never refuses without a reason', async () => {
    const base = await shippedStyle('gb-t-7714-2025-numeric')
    fc.assert(
      fc.property(fc.nat(base.length), fc.nat(40), fc.string({ maxLength: 12 }), (start, length, replacement) => {
        const { style, findings } = checkStyle(base.slice(0, start) + replacement + base.slice(start + length))
        expect(style !== undefined || findings.some(({ severity }) => severity === 'error')).toBe(true)
      }),
      { numRuns: 60 }
    )
  })
})
