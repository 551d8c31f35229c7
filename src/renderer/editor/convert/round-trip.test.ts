import fc from 'fast-check'
import { $getRoot } from 'lexical'
import type { LexicalEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Block, ListItem } from '#core/manuscript/nodes'
import { arbitraryBlocks } from '#core/manuscript/testing/arbitrary-manuscript'
import { createLexicalEditor } from '../create-lexical-editor'
import { registerBehaviour } from '../register-behaviour'
import { LOAD_TAG } from '../side-content'
import { $fromLexical } from './from-lexical'
import { $toLexical } from './to-lexical'

function makeEditor(): LexicalEditor {
  const editor = createLexicalEditor('test', (error) => {
    throw error
  })
  let next = 0
  registerBehaviour(editor, (prefix) => `new-${prefix}${++next}` as never)
  return editor
}

function roundTrip(blocks: readonly Block[], editor = makeEditor()): readonly Block[] {
  editor.update(
    () =>
      void $getRoot()
        .clear()
        .append(...$toLexical(blocks)),
    { discrete: true, tag: LOAD_TAG }
  )
  return editor.read(() => $fromLexical($getRoot()))
}

const id = (name: string): BlockId => name as BlockId
const paragraph = (name: string, value: string): Block => ({
  type: 'paragraph',
  id: id(name),
  children: value === '' ? [] : [{ type: 'text', value }]
})

const link = (url: string): Block => ({
  type: 'paragraph',
  id: id('p'),
  children: [{ type: 'link', url, children: [{ type: 'text', value: '点这里' }] }]
})

/** Blocks with every list item turned into one with several blocks, which Lexical has no place for. */
function withFullItems(blocks: readonly Block[]): readonly Block[] {
  let next = 0
  const full = (block: Block): Block => {
    if (block.type === 'blockquote') return { ...block, children: block.children.map(full) }
    if (block.type !== 'list') return block
    const children = block.children.map((item): ListItem => {
      const own = item.children.map(full)
      const extra = [paragraph(`x${++next}`, '第二段'), { type: 'thematicBreak', id: id(`x${++next}`) } as const]
      return { ...item, children: next % 3 === 0 ? own.toReversed() : [...own, ...extra] }
    })
    return { ...block, children }
  }
  return blocks.map(full)
}

describe('the way into the editor and back', () => {
  it('keeps every generated side as it was', () => {
    const editor = makeEditor()
    fc.assert(
      fc.property(arbitraryBlocks('all'), (blocks) => {
        expect(roundTrip(blocks, editor)).toEqual(blocks)
      })
    )
  })

  it('keeps list items that hold several blocks', () => {
    const editor = makeEditor()
    fc.assert(
      fc.property(arbitraryBlocks('all').map(withFullItems), (blocks) => {
        expect(roundTrip(blocks, editor)).toEqual(blocks)
      })
    )
  })

  it('keeps empty items, quotes and cells, and lists side by side', () => {
    const item = (name: string, children: readonly Block[]): ListItem => ({ type: 'listItem', id: id(name), children })
    const blocks: readonly Block[] = [
      { type: 'list', id: id('l1'), ordered: false, children: [item('i1', []), item('i2', [paragraph('p1', '')])] },
      { type: 'list', id: id('l2'), ordered: false, children: [item('i3', [paragraph('p2', '甲')])] },
      { type: 'blockquote', id: id('q'), children: [] },
      {
        type: 'list',
        id: id('l3'),
        ordered: true,
        start: 4,
        children: [
          item('i4', [
            paragraph('p3', 'a'),
            { type: 'list', id: id('l4'), ordered: false, children: [item('i5', [paragraph('p4', 'b')])] }
          ]),
          item('i6', [{ type: 'list', id: id('l5'), ordered: false, children: [item('i7', [paragraph('p5', 'c')])] }])
        ]
      },
      {
        type: 'table',
        id: id('t'),
        children: [{ type: 'tableRow', children: [{ type: 'tableCell', header: true, children: [] }] }]
      }
    ]
    expect(roundTrip(blocks)).toEqual(blocks)
  })

  it('drops the address of a link that may run a script and keeps its words', () => {
    for (const url of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\u0000script:alert(1)',
      'file:///etc/passwd',
      '\\\\h\\s',
      'data:text/html,x'
    ]) {
      expect(roundTrip([link(url)])).toEqual([paragraph('p', '点这里')])
    }
    for (const url of ['https://example.org/进行性?q=1', 'mailto:a@b.org', '#s2']) {
      expect(roundTrip([link(url)])).toEqual([link(url)])
    }
  })
})
