import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEntities, readAbstractMarkup, readTitleMarkup } from './csl-markup'

describe('readTitleMarkup', () => {
  it.each([
    ['The <em>APOE</em> locus', 'The <i>APOE</i> locus'],
    [
      '<jats:italic>In vitro</jats:italic> uptake of Ca<jats:sup>2+</jats:sup>',
      '<i>In vitro</i> uptake of Ca<sup>2+</sup>'
    ],
    ['H&lt;sub&gt;2&lt;/sub&gt;O &amp; salt', 'H<sub>2</sub>O & salt'],
    ['p < 0.05 and n > 3', 'p < 0.05 and n > 3'],
    ['R&amp;amp;D at &amp;lt;75 K', 'R&D at <75 K'],
    ['<i>幽门螺杆菌</i>感染的研究', '<i>幽门螺杆菌</i>感染的研究'],
    ['<i>one <b>two</i> three</b>', '<i>one <b>two</b></i> three'],
    ['<i>never closed', '<i>never closed</i>'],
    ['<mml:math><mml:mi>x</mml:mi></mml:math> in <span class="x">use</span>', 'x in use'],
    ['<tex-math>\\alpha</tex-math>α', 'α'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a\n   b', 'a b']
  ])('reads %s', (text, expected) => expect(readTitleMarkup(text)).toBe(expected))

  it('closes what it opens, in order', () => {
    const piece = fc.constantFrom('<i>', '</i>', '<b>', '</b>', '<sup>', '</sup>', 'x', '中', ' ')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const open: string[] = []
        for (const [, slash, name = ''] of readTitleMarkup(pieces.join('')).matchAll(/<(\/?)(\w+)>/g)) {
          if (slash === '') open.push(name)
          else expect(open.pop()).toBe(name)
        }
        expect(open).toEqual([])
      })
    )
  })
})

describe('readAbstractMarkup', () => {
  it('sets headings before their paragraphs', () => {
    const text =
      '<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>One <jats:italic>two</jats:italic>.</jats:p></jats:sec><jats:sec><jats:title>方法</jats:title><jats:p>三。</jats:p><jats:p>Four.</jats:p></jats:sec>'
    expect(readAbstractMarkup(text)).toBe('Background: One two.\n方法: 三。\nFour.')
  })

  it('leaves plain text alone', () => expect(readAbstractMarkup('P < 0.05, n = 3.')).toBe('P < 0.05, n = 3.'))
})

describe('decodeEntities', () => {
  it('reads numbers and names, and leaves what is none', () => {
    expect(decodeEntities('&#8211;&#x4E2D;&beta;&unknown;&#xD800; AT&T')).toBe('–中β&unknown;&#xD800; AT&T')
  })
})
