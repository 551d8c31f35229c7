import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flattenInlines, nestInlines } from './flatten-inlines'
import type { Inline, MarkType } from './nodes'
import { normalizeInlines } from './normalize-inlines'
import { arbitraryInlines } from './testing/arbitrary-manuscript'
import { textOf } from './text-of'

const text = (value: string): Inline => ({ type: 'text', value })
const mark = (type: MarkType, ...children: Inline[]): Inline => ({ type, children })
const link = (url: string, ...children: Inline[]): Inline => ({ type: 'link', url, children })

/** Any nesting, as files bring it. */
const { tree } = fc.letrec<{ tree: Inline[]; node: Inline }>((tie) => ({
  tree: fc.array(tie('node'), { maxLength: 4 }),
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('', 'a', '干细胞', ' b ').map(text),
    fc.constantFrom('', 'x').map((value): Inline => ({ type: 'inlineCode', value })),
    fc.constant<Inline>({ type: 'break' }),
    fc
      .tuple(
        fc.constantFrom<MarkType>('strong', 'emphasis', 'underline', 'delete', 'superscript', 'subscript'),
        tie('tree')
      )
      .map(([type, children]) => mark(type, ...children)),
    tie('tree').map((children) => link('https://example.org', ...children))
  )
}))

describe('normalizeInlines', () => {
  it('stores a link outside of marks, and marks in one order', () => {
    expect(normalizeInlines([mark('emphasis', mark('strong', link('#a', text('EN 中文'))))])).toEqual([
      link('#a', mark('strong', mark('emphasis', text('EN 中文'))))
    ])
  })

  it('merges equal neighbours across marks and drops what is empty', () => {
    expect(
      normalizeInlines([text('a'), text(''), mark('strong', text('b')), mark('strong'), mark('strong', text('c'))])
    ).toEqual([text('a'), mark('strong', text('bc'))])
  })

  it('shares an outer mark between neighbours that differ inside', () => {
    expect(normalizeInlines([mark('strong', text('a')), mark('emphasis', mark('strong', text('b')))])).toEqual([
      mark('strong', text('a'), mark('emphasis', text('b')))
    ])
  })

  it('takes marks off line breaks', () => {
    expect(normalizeInlines([mark('strong', text('a'), { type: 'break' }, text('b'))])).toEqual([
      mark('strong', text('a')),
      { type: 'break' },
      mark('strong', text('b'))
    ])
  })

  it('lets the inner one of superscript and subscript win', () => {
    expect(normalizeInlines([mark('superscript', text('a'), mark('subscript', text('b')))])).toEqual([
      mark('superscript', text('a')),
      mark('subscript', text('b'))
    ])
  })

  it('changes nothing the second time and no character ever', () => {
    fc.assert(
      fc.property(tree, (inlines) => {
        const once = normalizeInlines(inlines)
        expect(normalizeInlines(once)).toEqual(once)
        expect(textOf(once)).toBe(textOf(inlines))
      })
    )
  })

  it('gives flat and nested views that are inverse of each other', () => {
    fc.assert(
      fc.property(arbitraryInlines('all'), (inlines) => {
        const flat = flattenInlines(inlines)
        expect(nestInlines(flat)).toEqual(inlines)
        expect(flattenInlines(nestInlines(flat))).toEqual(flat)
      })
    )
  })
})
