import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCslYaml } from './read-csl-yaml'

const read = (text: string) => readCslYaml('a.yaml', text)

describe('readCslYaml', () => {
  it("reads pandoc's references with dates and markup of every kind", () => {
    const { items, findings } = read(`---
title: A review
references:
- id: harris2018
  type: article-journal
  title: "*EAE* in H~2~O^+^: [mRNA]{.nocase} \\\\& more"
  author:
  - family: Harris
    given: Violaine K.
  - 张伟
  issued:
  - year: 2018
    month: 3
  volume: 29
- id: zhang2019
  type: book
  title: 干细胞
  issued: 2019-07
  accessed: {date-parts: [[2020, 1, 2]]}
lang: en
---
Text of the manuscript.
- no reference
`)
    expect(findings).toEqual([])
    expect(items).toEqual([
      {
        id: 'harris2018',
        type: 'article-journal',
        title: '<i>EAE</i> in H<sub>2</sub>O<sup>+</sup>: mRNA & more',
        author: [
          { family: 'Harris', given: 'Violaine K.' },
          { family: '张', given: '伟' }
        ],
        issued: { 'date-parts': [[2018, 3]] },
        volume: '29'
      },
      {
        id: 'zhang2019',
        type: 'book',
        title: '干细胞',
        issued: { 'date-parts': [[2019, 7]] },
        accessed: { 'date-parts': [[2020, 1, 2]] }
      }
    ])
  })

  it('reads a bare list, and names a broken entry without losing its neighbours', () => {
    const { items, findings } = read(
      '- id: a\n  type: book\n  title: A\n- id: [b\n  title: "x\n- id: c\n  type: book\n  title: C\n'
    )
    expect(items.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(findings).toMatchObject([{ severity: 'error', code: 'entry-broken', place: { line: 4, part: 'entry 2' } }])
  })

  it('expands no bomb of aliases', () => {
    const levels = Array.from(
      { length: 8 },
      (_, n) => `  a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`
    )
    const { items, findings } = read(`- a0: &a0 [x]\n${levels.join('\n')}\n- id: b\n  type: book\n`)
    expect(items.map(({ id }) => id)).toEqual(['b'])
    expect(findings).toMatchObject([{ severity: 'error' }])
  })

  it('throws on no text', () => {
    const pieces = fc.constantFrom(
      '- ',
      'id: ',
      '\n',
      '  ',
      '[',
      '{',
      '"',
      'references:\n',
      '&a ',
      '*a',
      '!!x ',
      '干',
      '|\n'
    )
    fc.assert(fc.property(fc.array(pieces), (parts) => void read(parts.join(''))))
  })
})
