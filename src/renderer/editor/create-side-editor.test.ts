import fc from 'fast-check'
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  INSERT_PARAGRAPH_COMMAND,
  REMOVE_TEXT_COMMAND
} from 'lexical'
import { describe, expect, it } from 'vitest'
import type { BlockId, CitationId, CommentId, IdSource, LabelId, ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import type { Block, Change, Inline, SourceLabelNode } from '#core/manuscript/nodes'
import { arbitraryBlocks } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { visitBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { createSideEditor } from './create-side-editor'
import type { OwnedSideEditor } from './create-side-editor'
import { getEditorHandle } from './editor-handle'

const paragraph = (id: string, value: string): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children: [{ type: 'text', value }]
})
const label = (id: string, name: string): SourceLabelNode => ({
  type: 'sourceLabel',
  id: id as LabelId,
  raw: name,
  name,
  run: 'r'
})
const citation = (id: string): Citation => ({
  id: id as CitationId,
  mode: 'normal',
  items: [{ reference: 'ref-1' as ReferenceId }]
})

function freshIds(): IdSource {
  let next = 0
  return (prefix) => `new-${prefix}${++next}` as never
}

function editorWith(...blocks: readonly Block[]): OwnedSideEditor {
  const editor = createSideEditor({ ids: freshIds() })
  editor.load(blocks)
  return editor
}

/** Puts the caret into the nth block's text. */
function caret(editor: OwnedSideEditor, block: number, offset: number, end = offset): void {
  const within = (size: number): [number, number] => [Math.min(offset, size), Math.min(end, size)]
  const { lexical } = getEditorHandle(editor)
  lexical.update(
    () => {
      const element = $getRoot().getChildAtIndex(block)
      const first = $isElementNode(element) ? element.getFirstDescendant() : null
      const holder = first && !$isElementNode(first) ? first.getParent() : (first ?? element)
      if ($isTextNode(first)) first.select(...within(first.getTextContentSize()))
      else if ($isElementNode(holder)) holder.select(...within(holder.getChildrenSize()))
    },
    { discrete: true }
  )
}

/** Everything on a side that is no text and no place, as its type with what names it, in no order. */
function objectsOf(blocks: readonly Block[]): readonly string[] {
  const found: string[] = []
  visitBlocks(blocks, (block) => {
    if (block.type === 'math' || block.type === 'table') found.push(`${block.type} ${block.id}`)
  })
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf, note) => {
      if (note || leaf.type === 'text' || leaf.type === 'break' || leaf.type === 'inlineCode') return
      found.push(JSON.stringify(leaf))
    })
  )
  return found.toSorted((a, b) => (a < b ? -1 : 1))
}

const idsOf = (editor: OwnedSideEditor): readonly BlockId[] => editor.read().map(({ id }) => id)

const steps = (editor: OwnedSideEditor): number => editor.history().undo

const ACTS: readonly ((editor: OwnedSideEditor) => void)[] = [
  (editor) => editor.toggleMark('strong'),
  (editor) => editor.toggleMark('subscript'),
  (editor) => editor.setBlock('heading3'),
  (editor) => editor.setBlock('bullet'),
  (editor) => editor.setBlock('quote'),
  (editor) => editor.setBlock('code'),
  (editor) => editor.indent(1),
  (editor) => editor.insertCitation(citation(`new-${editor.history().undo}`)),
  (editor) => editor.insertThematicBreak(),
  (editor) => editor.insertTable(2, 2),
  (editor) =>
    editor.insertObject({ type: 'note', kind: 'footnote', children: [paragraph(`note-${steps(editor)}`, '注')] }),
  (editor) =>
    editor.addComment({ type: 'comment', id: `new-k${steps(editor)}` as CommentId, author: 'A', text: 'Why?' }),
  (editor) => editor.insertCaption('figure'),
  (editor) => editor.settleChanges('accept', 'selected'),
  (editor) => editor.settleChanges('reject', 'all')
]

it('undoes what is typed into a citation in one step where it is told to', () => {
  const editor = editorWith({
    type: 'paragraph',
    id: 'p' as BlockId,
    children: [{ type: 'citation', citation: citation('c') }]
  })
  const withPrefix = (prefix: string): Citation => ({
    ...citation('c'),
    items: [{ reference: 'ref-1' as ReferenceId, prefix }]
  })
  editor.updateCitation(withPrefix('s'))
  editor.updateCitation(withPrefix('se'), 'last')
  editor.updateCitation(withPrefix('see'), 'last')
  expect(editor.history()).toEqual({ undo: 1, redo: 0 })
  editor.undo()
  expect(editor.citations().map((placed) => placed.citation)).toEqual([citation('c')])
  editor.redo()
  expect(editor.citations().map((placed) => placed.citation)).toEqual([withPrefix('see')])
})

describe('createSideEditor', () => {
  it('gives an empty side one empty paragraph', () => {
    expect(editorWith().read()).toMatchObject([{ type: 'paragraph', children: [] }])
  })

  it('reads unchanged blocks as the same objects, also after undo', () => {
    const editor = editorWith(paragraph('a', 'one'), paragraph('b', '二'), paragraph('c', 'three'))
    const before = editor.read()
    caret(editor, 1, 0, 1)
    editor.toggleMark('strong')
    const after = editor.read()
    expect(after[1]).toEqual({
      ...before[1],
      children: [{ type: 'strong', children: [{ type: 'text', value: '二' }] }]
    })
    expect(after[0]).toBe(before[0])
    expect(after[2]).toBe(before[2])
    editor.undo()
    expect(editor.read()[0]).toBe(before[0])
    expect(editor.read()).toEqual(before)
  })

  it('keeps the text that stands when a load does not arrive whole', () => {
    const editor = editorWith(paragraph('a', 'kept'))
    const broken = { type: 'paragraph', id: 'x', children: [{ type: 'nonsense' }] } as never
    expect(() => editor.load([paragraph('b', 'new'), broken])).toThrow()
    expect(textOf(editor.read())).toBe('kept')
  })

  it('counts words and Han characters without labels', () => {
    const editor = editorWith(
      {
        type: 'paragraph',
        id: 'a' as BlockId,
        children: [{ type: 'text', value: 'MSC-NP therapy' }, label('l', 'MDPI')]
      },
      paragraph('b', '干细胞治疗 trial')
    )
    expect(editor.counts()).toEqual({ words: 3, hanCharacters: 5 })
  })

  it('replaces labels in one step and undoes it in one step', () => {
    const editor = editorWith(
      {
        type: 'paragraph',
        id: 'a' as BlockId,
        children: [{ type: 'text', value: '治疗' }, label('l1', 'Frontiers'), label('l2', 'MDPI')]
      },
      { type: 'paragraph', id: 'b' as BlockId, children: [label('l3', 'MDPI'), { type: 'text', value: ' and' }] }
    )
    const before = editor.read()
    expect(editor.labels().map(({ name, start, end, context }) => [name, context.slice(start, end)])).toEqual([
      ['Frontiers', 'Frontiers'],
      ['MDPI', 'MDPI'],
      ['MDPI', 'MDPI']
    ])
    editor.replaceLabels(
      new Map([
        ['l1' as LabelId, [{ type: 'citation', citation: citation('c1') }] as const],
        ['l3' as LabelId, [{ type: 'text', value: 'MDPI' }] as const]
      ])
    )
    expect(editor.labels().map(({ id }) => id)).toEqual(['l2'])
    expect(editor.citations()).toEqual([{ citation: citation('c1'), block: 'a' }])
    expect(editor.history()).toEqual({ undo: 1, redo: 0 })
    editor.undo()
    expect(editor.read()).toEqual(before)
    expect(editor.history()).toEqual({ undo: 0, redo: 1 })
  })

  it('keeps the id of a paragraph through heading, list and back', () => {
    const editor = editorWith(paragraph('a', 'one'), paragraph('b', '二'))
    caret(editor, 1, 0)
    editor.setBlock('heading2')
    expect(editor.read()[1]).toMatchObject({ type: 'heading', id: 'b', depth: 2 })
    editor.setBlock('bullet')
    expect(editor.read()[1]).toMatchObject({ type: 'list', children: [{ children: [{ id: 'b' }] }] })
    editor.setBlock('number')
    expect(editor.read()[1]).toMatchObject({ type: 'list', ordered: true, children: [{ children: [{ id: 'b' }] }] })
    editor.setBlock('paragraph')
    expect(editor.read()[1]).toMatchObject({ type: 'paragraph', id: 'b' })
    editor.setBlock('quote')
    expect(editor.read()[1]).toMatchObject({ type: 'blockquote', children: [{ id: 'b' }] })
    editor.setBlock('quote')
    expect(idsOf(editor)).toEqual(['a', 'b'])
  })

  it('gives the new half of a split paragraph a new id, and keeps the id with pushed down words', () => {
    const editor = editorWith(paragraph('a', 'one two'), paragraph('b', '二'))
    const { lexical } = getEditorHandle(editor)
    const enter = (): void =>
      lexical.update(
        () => {
          const selection = $getSelection()
          if ($isRangeSelection(selection)) selection.insertParagraph()
        },
        { discrete: true }
      )
    caret(editor, 0, 3)
    enter()
    expect(idsOf(editor)).toHaveLength(3)
    expect(idsOf(editor)[0]).toBe('a')
    caret(editor, 2, 0)
    enter()
    const ids = idsOf(editor)
    expect(ids[3]).toBe('b')
    expect(new Set(ids).size).toBe(4)
  })

  it('keeps citations that a paragraph held when it becomes code', () => {
    const editor = editorWith({
      type: 'paragraph',
      id: 'a' as BlockId,
      children: [
        { type: 'strong', children: [{ type: 'text', value: 'x = 1' }] },
        { type: 'citation', citation: citation('c1') },
        label('l', 'MDPI')
      ]
    })
    caret(editor, 0, 0)
    editor.setBlock('code')
    expect(editor.read()).toMatchObject([
      { type: 'code', id: 'a', value: 'x = 1MDPI' },
      { type: 'paragraph', children: [{ type: 'citation', citation: { id: 'c1' } }] }
    ])
  })

  it('refuses a link that may run a script', () => {
    const editor = editorWith(paragraph('a', 'here'))
    caret(editor, 0, 0, 4)
    editor.setLink('javascript:alert(1)')
    expect(editor.read()).toEqual([paragraph('a', 'here')])
    editor.setLink('example.org/进行性')
    expect(editor.read()[0]).toMatchObject({ children: [{ type: 'link', url: 'https://example.org/进行性' }] })
  })

  it('does not count shown citations as an edit', () => {
    const editor = editorWith({
      type: 'paragraph',
      id: 'a' as BlockId,
      children: [{ type: 'citation', citation: citation('c1') }]
    })
    let changes = 0
    editor.onChange(() => void (changes += 1))
    editor.showFormatted({
      citations: new Map([['c1' as CitationId, [{ text: '(Harris, 2018)' }]]]),
      bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
      missing: new Set(),
      warnings: new Map()
    })
    expect(changes).toBe(0)
    expect(editor.history()).toEqual({ undo: 0, redo: 0 })
  })

  it('finds across marks and replaces all', () => {
    const editor = editorWith(
      {
        type: 'paragraph',
        id: 'a' as BlockId,
        children: [
          { type: 'text', value: '干' },
          { type: 'strong', children: [{ type: 'text', value: '细胞 therapy' }] },
          { type: 'text', value: '，therapy' }
        ]
      },
      paragraph('b', '干细胞')
    )
    expect(editor.find('干细胞', { caseSensitive: false, wholeWord: true })).toBe(2)
    expect(editor.replaceAll('stem cell')).toBe(2)
    expect(textOf(editor.read())).toBe('stem cell therapy，therapy\nstem cell')
    expect(editor.find('THERAPY', { caseSensitive: false, wholeWord: true })).toBe(2)
    expect(editor.find('THERAPY', { caseSensitive: true, wholeWord: false })).toBe(0)
    editor.find('', { caseSensitive: false, wholeWord: false })
    editor.undo()
    expect(textOf(editor.read())).toBe('干细胞 therapy，therapy\n干细胞')
  })

  it('finds words that a note or a comment stands between, and keeps those when it replaces', () => {
    const note: Inline = { type: 'note', kind: 'footnote', children: [paragraph('n', '注')] }
    const start: Inline = { type: 'commentStart', comment: 'k' as CommentId }
    const comment: Inline = { type: 'comment', id: 'k' as CommentId, author: 'A', text: 'Why?' }
    const text = (value: string): Inline => ({ type: 'text', value })
    const editor = editorWith({
      type: 'paragraph',
      id: 'a' as BlockId,
      children: [text('the stem'), note, text(' ce'), start, text('ll'), comment, text(' therapy')]
    })
    expect(editor.find('stem cell', { caseSensitive: false, wholeWord: true })).toBe(1)
    expect(editor.replaceAll('T cell')).toBe(1)
    expect(editor.read()).toMatchObject([{ children: [text('the T cell'), note, start, comment, text(' therapy')] }])
  })

  it('finds and replaces in the words of notes and comments too, one by one or all', () => {
    const text = (value: string): Inline => ({ type: 'text', value })
    const words: Inline[] = [text('MS in '), { type: 'strong', children: [text('M')] }, text('S cohorts')]
    const note: Inline = {
      type: 'note',
      kind: 'footnote',
      children: [{ type: 'paragraph', id: 'n' as BlockId, children: words }]
    }
    const comment: Inline = {
      type: 'comment',
      id: 'k' as CommentId,
      author: 'A',
      text: 'Is it MS?',
      replies: [{ author: 'B', text: 'MS。' }]
    }
    const editor = editorWith({
      type: 'paragraph',
      id: 'a' as BlockId,
      children: [text('Early MS'), note, text(' and late MS'), comment]
    })
    const before = editor.read()
    expect(editor.find('MS', { caseSensitive: true, wholeWord: true })).toBe(6)
    editor.findStep(1)
    editor.findStep(1)
    editor.findStep(1)
    editor.replaceMatch('multiple sclerosis')
    expect(JSON.stringify(editor.read())).toContain('multiple sclerosis')
    expect(editor.find('MS', { caseSensitive: true, wholeWord: true })).toBe(5)
    editor.undo()
    expect(editor.read()).toEqual(before)
    editor.find('MS', { caseSensitive: true, wholeWord: true })
    expect(editor.replaceAll('AD')).toBe(6)
    expect(editor.find('MS', { caseSensitive: true, wholeWord: false })).toBe(0)
    expect(editor.find('AD', { caseSensitive: true, wholeWord: true })).toBe(6)
    editor.undo()
    expect(editor.read()).toEqual(before)
  })

  it('moves list items in and out', () => {
    const editor = editorWith(paragraph('a', 'one'), paragraph('b', '二'))
    caret(editor, 0, 0)
    editor.setBlock('bullet')
    caret(editor, 1, 0)
    editor.setBlock('bullet')
    editor.indent(1)
    expect(editor.read()).toMatchObject([
      {
        type: 'list',
        children: [{ children: [{ id: 'a' }, { type: 'list', children: [{ children: [{ id: 'b' }] }] }] }]
      }
    ])
    editor.indent(-1)
    expect(editor.read()).toMatchObject([{ children: [{ children: [{ id: 'a' }] }, { children: [{ id: 'b' }] }] }])
  })

  it('comes back to the first state by undoing every step, and to the last by redoing them', () => {
    const step = fc.record({ act: fc.nat(ACTS.length - 1), block: fc.nat(5), from: fc.nat(8), to: fc.nat(8) })
    fc.assert(
      fc.property(arbitraryBlocks('all'), fc.array(step, { maxLength: 12 }), (blocks, steps) => {
        const editor = editorWith(...blocks)
        const first = editor.read()
        for (const { act, block, from, to } of steps) {
          caret(editor, block % Math.max(1, first.length), from, to)
          ACTS[act]?.(editor)
        }
        const last = editor.read()
        const taken = editor.history().undo
        for (let undone = 0; undone < taken; undone += 1) editor.undo()
        expect(editor.read()).toEqual(first)
        for (let redone = 0; redone < taken; redone += 1) editor.redo()
        expect(editor.read()).toEqual(last)
        const ids: string[] = []
        visitBlocks(last, ({ id }) => void ids.push(id))
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 60 }
    )
  })
})

describe('objects', () => {
  const split = (editor: OwnedSideEditor): void => {
    const { lexical } = getEditorHandle(editor)
    lexical.update(() => void lexical.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined), { discrete: true })
  }
  /** Removes what parts the block at the caret from the next one. */
  const join = (editor: OwnedSideEditor): void => {
    const { lexical } = getEditorHandle(editor)
    lexical.update(
      () => {
        const selection = $getSelection()
        const block = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : null
        const next = block?.getNextSibling()
        if (!$isElementNode(block) || !$isElementNode(next)) return
        const { key, offset, type } = next.selectStart().anchor
        block.selectEnd().focus.set(key, offset, type)
        lexical.dispatchCommand(REMOVE_TEXT_COMMAND, null)
      },
      { discrete: true }
    )
  }
  const changes: readonly ((editor: OwnedSideEditor) => void)[] = [
    (editor) => editor.toggleMark('emphasis'),
    (editor) => editor.setBlock('heading2'),
    (editor) => editor.setBlock('bullet'),
    (editor) => editor.setBlock('number'),
    (editor) => editor.setBlock('quote'),
    (editor) => editor.setBlock('paragraph'),
    (editor) => editor.indent(1),
    (editor) => editor.undo(),
    (editor) => editor.redo(),
    split,
    join
  ]

  it('are none the fewer after blocks were split, joined and made something else', () => {
    const step = fc.record({ change: fc.nat(changes.length - 1), block: fc.nat(5), at: fc.nat(8) })
    fc.assert(
      fc.property(arbitraryBlocks('all'), fc.array(step, { maxLength: 10 }), (blocks, steps) => {
        const editor = editorWith(...blocks)
        const before = objectsOf(editor.read())
        for (const { change, block, at } of steps) {
          caret(editor, block % Math.max(1, editor.read().length), at)
          changes[change]?.(editor)
        }
        expect(objectsOf(editor.read())).toEqual(before)
      }),
      { numRuns: 30 }
    )
  })

  it('keep the tracked change of an end at the end, through Enter and lists', () => {
    const endChange: Change = { type: 'deletion', author: 'A' }
    const editor = editorWith({ ...paragraph('a', 'one two'), endChange } as Block)
    caret(editor, 0, 3)
    split(editor)
    caret(editor, 1, 0)
    editor.setBlock('bullet')
    editor.setBlock('number')
    expect(editor.read()).toMatchObject([
      { type: 'paragraph', children: [{ value: 'one' }] },
      { type: 'list', children: [{ children: [{ endChange }] }] }
    ])
    expect(editor.read()[0]).not.toHaveProperty('endChange')
    editor.setBlock('paragraph')
    expect(editor.read()[1]).toMatchObject({ type: 'paragraph', endChange })
  })
})

describe('replaceLabels', () => {
  const cite = (id: string, reference: string): Citation => ({
    id: id as CitationId,
    mode: 'normal',
    items: [{ reference: reference as ReferenceId }]
  })
  const referencesOf = (editor: OwnedSideEditor) =>
    editor.citations().map(({ citation: { items } }) => items.map((item) => item.reference))

  it('joins the citations of a glued run into one cluster, in the order of the text', () => {
    const editor = editorWith({
      type: 'paragraph',
      id: 'p' as BlockId,
      children: [{ type: 'text', value: '机制 ' }, label('a', 'Frontiers'), label('b', 'PMC'), label('c', 'MDPI')]
    })
    editor.replaceLabels(new Map([['b' as LabelId, [{ type: 'citation', citation: cite('2', 'pmc') }]]]))
    editor.replaceLabels(new Map([['c' as LabelId, [{ type: 'citation', citation: cite('3', 'mdpi') }]]]))
    expect(referencesOf(editor)).toEqual([['pmc', 'mdpi']])
    editor.replaceLabels(new Map([['a' as LabelId, [{ type: 'citation', citation: cite('1', 'frontiers') }]]]))
    expect(referencesOf(editor)).toEqual([['frontiers', 'pmc', 'mdpi']])
    editor.undo()
    expect(referencesOf(editor)).toEqual([['pmc', 'mdpi']])
    expect(editor.labels().map(({ name }) => name)).toEqual(['Frontiers'])
  })

  it('keeps citations apart that have text between them', () => {
    const editor = editorWith({
      type: 'paragraph',
      id: 'p' as BlockId,
      children: [label('a', 'Frontiers'), { type: 'text', value: ' and ' }, label('b', 'PMC')]
    })
    editor.replaceLabels(
      new Map([
        ['a' as LabelId, [{ type: 'citation' as const, citation: cite('1', 'frontiers') }]],
        ['b' as LabelId, [{ type: 'citation' as const, citation: cite('2', 'pmc') }]]
      ])
    )
    expect(referencesOf(editor)).toEqual([['frontiers'], ['pmc']])
  })
})
