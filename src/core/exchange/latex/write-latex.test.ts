import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import type { CitationId, ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block, Inline, TableCell, TableRow } from '#core/manuscript/nodes'
import { arbitraryManuscript, arbitraryText } from '#core/manuscript/testing/arbitrary-manuscript'
import { escapeTex, findSafeTex } from './escape-tex'
import { findLatexLosses } from './find-latex-losses'
import { writeLatex } from './write-latex'

const NOTHING: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}
const NONE = { leading: NOTHING, facing: NOTHING }

const COMMANDS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciicircum: '^',
  textasciitilde: '~',
  textquotedbl: '"',
  textasciigrave: '`',
  textquotesingle: "'",
  textless: '<',
  textgreater: '>',
  lbrack: '[',
  rbrack: ']'
}

/** What TeX prints of escaped text. */
const print = (tex: string): string =>
  tex.replace(/\\([a-z]+)\{\}|\\([{}$&#%_])|(~)|(-)\{\}/gu, (_, name, sign, tie, hyphen) =>
    name === undefined ? (sign ?? (tie ? '\u00a0' : hyphen)) : (COMMANDS[name] ?? '?')
  )

const blockId = (name: string): Block['id'] => name as Block['id']

/** A manuscript with these blocks on its English side. */
const manuscriptOf = (blocks: readonly Block[]): Manuscript => ({
  id: 'm' as Manuscript['id'],
  title: '',
  leading: { language: 'en-US', title: '', blocks },
  facing: { language: 'zh-CN', title: '', blocks: [] },
  pairings: [],
  styleId: 'apa',
  createdAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
})

describe('writeLatex', () => {
  it('escapes any text so that it prints as it was, without a sign of its own', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryText(), fc.string({ unit: 'grapheme' })), (text) => {
        const escaped = escapeTex(text)
        const plain = text.replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu, '').replace(/[^\S\u00a0]+/gu, ' ')
        expect(print(escaped).replace(/[^\S\u00a0]+/gu, ' ')).toBe(plain)
        expect(escaped.replace(/\\[a-z]+\{\}|\\[{}$&#%_]|-\{\}/gu, '')).not.toMatch(/[\\{}$&#%_^"`'<>[\]]|--/u)
      }),
      { numRuns: 300 }
    )
  })

  it('balances every brace and environment of any manuscript in any layout', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), fc.constantFrom('sequential', 'facing', 'interleaved'), (any, layout) => {
        const { text } = writeLatex(any, NONE, { sides: 'both', layout })
        const bare = text.replace(/\\begin\{verbatim\}[\s\S]*?\\end\{verbatim\}/gu, '').replace(/\\[^A-Za-z]/gu, '')
        expect(bare.split('{').length).toBe(bare.split('}').length)
        const open: string[] = []
        for (const [, kind, name] of bare.matchAll(/\\(begin|end)\{(\w+)\}/gu)) {
          if (kind === 'begin') open.push(name ?? '')
          else expect(open.pop()).toBe(name)
        }
        expect(open).toEqual([])
      }),
      { numRuns: 20 }
    )
  })

  it('refuses equations that would break the document', () => {
    expect(findSafeTex(String.raw`\frac{a}{b}`)).toBe(String.raw`\frac{a}{b}`)
    for (const tex of ['a}', '{a', 'a % b', 'a $ b', String.raw`\input{/etc/passwd}`])
      expect(findSafeTex(tex)).toBeUndefined()
  })

  it('cites by key with prefix and locator, and loads what both languages need', () => {
    const children: Extract<Block, { type: 'paragraph' }>['children'] = [
      { type: 'text', value: '5% of ' },
      {
        type: 'citation',
        citation: {
          id: 'c' as CitationId,
          mode: 'normal',
          items: [{ reference: 'r' as ReferenceId, prefix: 'see', locator: '3' }]
        }
      }
    ]
    const manuscript: Manuscript = {
      id: 'm' as Manuscript['id'],
      title: 'Review',
      leading: {
        language: 'en-US',
        title: 'Pain & care',
        blocks: [{ type: 'paragraph', id: 'p' as Block['id'], children }]
      },
      facing: { language: 'zh-CN', title: '疼痛', blocks: [] },
      pairings: [],
      styleId: 'apa',
      createdAt: '2026-01-02T03:04:05Z',
      modifiedAt: '2026-01-02T03:04:05Z'
    }
    const { text } = writeLatex(manuscript, NONE, {
      sides: 'both',
      layout: 'sequential',
      keys: new Map([['r' as ReferenceId, 'li2020']]),
      bibliographyFile: 'review.bib'
    })
    expect(text).toContain(String.raw`5\% of \autocite[see][p. 3]{li2020}`)
    expect(text).toContain(String.raw`\addbibresource{review.bib}`)
    expect(text).toContain(String.raw`\selectlanguage{chinese-simplified}`)
    expect(text).toContain(String.raw`Pain \& care`)
  })

  it('loses nothing of any manuscript, by a second reading', () => {
    const keys = new Map(Array.from({ length: 10 }, (_, n) => [`ref-${n}` as ReferenceId, `key${n}`]))
    fc.assert(
      fc.property(arbitraryManuscript('all'), fc.constantFrom('sequential', 'facing'), (any, layout) => {
        const { text } = writeLatex(any, NONE, { sides: 'both', layout, keys, bibliographyFile: 'refs.bib' })
        expect(findLatexLosses(any, ['leading', 'facing'], text, keys, NONE), text).toEqual([])
      }),
      { numRuns: 15 }
    )
  })

  it.each([
    ['words', (text: string) => text.replace('worsens', ''), ['latex-words-lost']],
    [
      'a note',
      (text: string) => text.replace(String.raw`\footnote`, String.raw`\emph`),
      ['latex-words-moved', 'latex-note-lost']
    ],
    ['an equation', (text: string) => text.replace('$x^2$', '$x$'), ['latex-equation-lost']],
    ['a locator', (text: string) => text.replace('p. 3', 'p. 4'), ['latex-citation-lost']],
    ['the order of words', (text: string) => text.replace('Pain worsens', 'worsens Pain'), ['latex-words-moved']],
    [
      'the place of a note',
      (text: string) => text.replace(/(worsens)(.footnote\{.*?\})/u, '$2$1'),
      ['latex-note-moved']
    ],
    ['a picture', (text: string) => text.replace('includegraphics', 'phantom'), ['latex-figure-lost']],
    ['a key', (text: string) => text.replace('{li2020}', '{li2021}'), ['latex-citation-lost']]
  ])('says when %s did not come out', (_, fault, codes) => {
    const note: Inline = {
      type: 'note',
      kind: 'footnote',
      children: [{ type: 'paragraph', id: blockId('n'), children: [{ type: 'text', value: 'At night.' }] }]
    }
    const children: readonly Inline[] = [
      { type: 'text', value: 'Pain worsens' },
      note,
      { type: 'image', url: 'media/a.png', alt: 'Course' },
      { type: 'inlineMath', value: 'x^2' },
      {
        type: 'citation',
        citation: { id: 'c' as CitationId, mode: 'normal', items: [{ reference: 'r' as ReferenceId, locator: '3' }] }
      }
    ]
    const manuscript = manuscriptOf([{ type: 'paragraph', id: blockId('p'), children }])
    const keys = new Map([['r' as ReferenceId, 'li2020']])
    const { text } = writeLatex(manuscript, NONE, {
      sides: 'leading',
      layout: 'sequential',
      keys,
      bibliographyFile: 'b'
    })
    expect(findLatexLosses(manuscript, ['leading'], text, keys, NONE)).toEqual([])
    expect(findLatexLosses(manuscript, ['leading'], fault(text), keys, NONE).map(({ code }) => code)).toEqual(codes)
  })

  describe('of a table', () => {
    const cell = (words: string, spans: Partial<TableCell> = {}): TableCell => ({
      type: 'tableCell',
      header: false,
      ...spans,
      children: [
        { type: 'paragraph', id: blockId(words), children: words === '' ? [] : [{ type: 'text', value: words }] }
      ]
    })
    const row = (...children: readonly TableCell[]): TableRow => ({ type: 'tableRow', children })
    const blocks: readonly Block[] = [
      { type: 'caption', id: blockId('c'), of: 'table', children: [{ type: 'text', value: 'Arms of the trial' }] },
      {
        type: 'table',
        id: blockId('t'),
        children: [
          row(cell('Arm', { rowSpan: 2 }), cell('年龄组', { colSpan: 2 })),
          row(cell('young'), cell('old')),
          row(cell('placebo'), cell('12'), cell('')),
          row(cell('drug'), cell(''), cell('15'))
        ]
      }
    ]
    const lossesOf = (fault: (text: string) => string): readonly string[] => {
      const manuscript = manuscriptOf(blocks)
      const { text } = writeLatex(manuscript, NONE, { sides: 'leading', layout: 'sequential' })
      const damaged = fault(text)
      expect(damaged === text).toBe(fault(text) === text)
      return findLatexLosses(manuscript, ['leading'], damaged, undefined, NONE).map(({ code }) => code)
    }

    it('is nothing where rows, cells and spans are as they were', () => {
      expect(lossesOf((text) => text)).toEqual([])
    })

    it.each([
      ['a cell without words', (text: string) => text.replace('12 & ', '12'), ['latex-table-lost']],
      ['a cell with words', (text: string) => text.replace('young & ', ''), ['latex-words-lost', 'latex-table-lost']],
      [
        'the columns of a cell',
        (text: string) => text.replace('multicolumn{2}', 'multicolumn{1}'),
        ['latex-table-lost']
      ],
      [
        'the rows of a cell',
        (text: string) => text.replace(/\\multirow\[t\]\{2\}/u, '\\multirow[t]{3}'),
        ['latex-table-lost']
      ],
      [
        'the merging of a cell',
        (text: string) => text.replace(/\\multicolumn\{2\}\{.*?\}\}/u, ''),
        ['latex-table-lost']
      ],
      [
        'the place of words',
        (text: string) => text.replace('placebo & 12 & ', 'placebo &  & 12'),
        ['latex-table-lost']
      ],
      [
        'the order of rows',
        (text: string) => text.replace(/(placebo.*\n)(drug.*\n)/u, '$2$1'),
        ['latex-words-moved', 'latex-words-moved', 'latex-words-moved', 'latex-words-moved', 'latex-table-lost']
      ],
      ['the end of a row', (text: string) => text.replace(/(old.*?) \\\\\n/u, '$1 & '), ['latex-table-lost']],
      ['the number of the caption', (text: string) => text.replace('Table 1', 'Table 2'), ['latex-words-lost']],
      ['the kind of the caption', (text: string) => text.replace('Table 1', 'Figure 1'), ['latex-words-lost']],
      ['the words of the caption', (text: string) => text.replace('of the trial', ''), ['latex-words-lost']]
    ])('is told when %s did not come out', (_, fault, codes) => {
      const said = lossesOf(fault)
      expect([...new Set(said)]).toEqual([...new Set(codes)])
    })
  })
})
