import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { scanXml, XmlFault } from './scan-xml'

/** What is met, as one text; neighbouring texts are one. */
function scan(xml: string): string {
  let met = ''
  scanXml(xml, {
    open: (name, attributes) => (met += `<${name}${attributes.map((one) => ` ${one.name}="${one.value}"`).join('')}>`),
    close: () => (met += '</>'),
    text: (value) => (met += value),
    doctype: () => (met += '!')
  })
  return met
}

/** The same, by another parser; undefined where that finds a fault. */
function scanWithSaxes(xml: string): string | undefined {
  let met = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
    met += `<${name}${written.join('')}>`
  })
  parser.on('closetag', () => (met += '</>'))
  parser.on('text', (value) => (met += value))
  parser.on('cdata', (value) => (met += value))
  try {
    parser.write(xml).close()
    return met
  } catch {
    return undefined
  }
}

const isRefused = (xml: string): boolean => {
  try {
    scan(xml)
    return false
  } catch (error) {
    if (error instanceof XmlFault) return true
    throw error
  }
}

describe('scanXml', () => {
  it('reads elements, attributes, references, CDATA and line ends', () => {
    expect(
      scan(
        '<?xml version="1.0"?>\r\n<w:p a=\'1 "&amp;&#x4E2D;\' b = "2"><w:t>多发 &lt;&#65;\r\n</w:t ><!-- - --><x/></w:p>\n'
      )
    ).toBe('<w:p a="1 "&中" b="2"><w:t>多发 <A\n</><x></></>')
    expect(scan('<a><![CDATA[<b>&amp;]]></a>')).toBe('<a><b>&amp;</>')
  })

  it.each([
    '<a>',
    '<a></b>',
    '<a></ab>',
    '</a>',
    '<a/><b/>',
    '<a b></a>',
    '<a b=1/>',
    '<a b="1"c="2"/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a>&nbsp;</a>',
    '<a>& </a>',
    '<a>&#0;</a>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<a>\uD800</a>',
    '<a',
    '<a b="',
    '<!-- ',
    '<1a/>',
    'text',
    '<a/>text',
    '<a><!ELEMENT b></a>'
  ])('refuses %s', (xml) => {
    expect(isRefused(xml)).toBe(true)
  })

  it('agrees with another parser on anything put together of pieces of markup', () => {
    const pieces = [
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '<c/>',
      ' ',
      '中',
      '&lt;',
      '&',
      '&#65;',
      '<![CDATA[x]]>',
      '<!--y-->',
      '\r\n',
      '"',
      '>',
      ']]>',
      '<'
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (inner) => {
        const xml = `<r>${inner.join('')}</r>`
        const expected = scanWithSaxes(xml)
        if (expected === undefined) expect(isRefused(xml)).toBe(true)
        else expect(scan(xml)).toBe(expected)
      }),
      { numRuns: 500 }
    )
  })

  it('takes time in proportion to hostile input', () => {
    const start = Date.now()
    for (const xml of [
      '<a>'.repeat(20_000),
      '<a '.repeat(10_000),
      `<a>${'&'.repeat(30_000)}</a>`,
      `<a ${'b="1" '.repeat(10_000)}/>`,
      '<!--'.repeat(10_000)
    ])
      expect(isRefused(xml)).toBe(true)
    expect(Date.now() - start).toBeLessThan(4_000)
  })
})
