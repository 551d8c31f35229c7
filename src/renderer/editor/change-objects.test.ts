import { $getRoot, $getSelection, $isElementNode, REMOVE_TEXT_COMMAND } from 'lexical'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { BlockId, CommentId } from '#core/ids'
import type { Block, CommentNode, Image, Inline, TableCell, TableRow } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { createSideEditor } from './create-side-editor'
import type { OwnedSideEditor } from './create-side-editor'
import { getEditorHandle } from './editor-handle'

const text = (value: string): Inline => ({ type: 'text', value })
const paragraph = (id: string, ...children: readonly Inline[]): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children
})
const comment: CommentNode = { type: 'comment', id: 'k' as CommentId, author: '王芳', text: 'Why?' }
const inserted = (value: string): Inline => ({ type: 'insertion', author: 'A', children: [text(value)] })
const deleted = (value: string): Inline => ({ type: 'deletion', author: 'B', children: [text(value)] })

function editorWith(...blocks: readonly Block[]): OwnedSideEditor {
  const editor = createSideEditor({ ids: countingIds() })
  editor.load(blocks)
  return editor
}

/** Selects from one place to another within a block; a place is the nth child and an offset in it. */
function select(
  editor: OwnedSideEditor,
  block: number,
  [fromChild, from]: readonly [number, number],
  [toChild, to]: readonly [number, number] = [fromChild, from]
): void {
  getEditorHandle(editor).lexical.update(
    () => {
      const element = $getRoot().getChildAtIndex(block)
      if (!$isElementNode(element)) return
      const selection = element.select()
      const set = (point: typeof selection.anchor, child: number, offset: number): void => {
        const node = element.getChildAtIndex(child)
        if (node && 'splitText' in node) point.set(node.getKey(), offset, 'text')
        else point.set(element.getKey(), child + offset, 'element')
      }
      set(selection.anchor, fromChild, from)
      set(selection.focus, toChild, to)
    },
    { discrete: true }
  )
}

const childrenOf = (editor: OwnedSideEditor, block = 0): readonly Inline[] => {
  const found = editor.read()[block]
  return found && 'children' in found ? (found.children as readonly Inline[]) : []
}

describe('comments', () => {
  it('stand around what was selected, and come back out in one step', () => {
    const editor = editorWith(paragraph('a', text('one two three')))
    select(editor, 0, [0, 4], [0, 7])
    editor.addComment(comment)
    expect(childrenOf(editor)).toEqual([
      text('one '),
      { type: 'commentStart', comment: 'k' },
      text('two'),
      comment,
      text(' three')
    ])
    editor.undo()
    expect(editor.read()).toEqual([paragraph('a', text('one two three'))])
  })

  it('stand at the caret where nothing is selected', () => {
    const editor = editorWith(paragraph('a', text('治疗')))
    select(editor, 0, [0, 1])
    editor.addComment(comment)
    expect(childrenOf(editor)).toEqual([text('治'), comment, text('疗')])
  })

  it('are kept when only the end of their passage is deleted', () => {
    const start: Inline = { type: 'commentStart', comment: 'k' as CommentId }
    const editor = editorWith(paragraph('a', start, text('one two'), comment, text(' three')))
    select(editor, 0, [1, 4], [3, 2])
    removeSelected(editor)
    expect(childrenOf(editor)).toEqual([start, text('one '), comment, text('hree')])
  })

  it('are kept so after they were brought back by undo, too', () => {
    const start: Inline = { type: 'commentStart', comment: 'k' as CommentId }
    const editor = editorWith(paragraph('a', start, text('one two'), comment, text(' three')))
    select(editor, 0, [0, 0], [4, 0])
    removeSelected(editor)
    editor.undo()
    select(editor, 0, [1, 4], [3, 2])
    removeSelected(editor)
    expect(childrenOf(editor)).toEqual([start, text('one '), comment, text('hree')])
  })

  it('go with their whole passage', () => {
    const start: Inline = { type: 'commentStart', comment: 'k' as CommentId }
    const editor = editorWith(paragraph('a', text('x'), start, text('one'), comment, text('y')))
    select(editor, 0, [0, 1], [4, 0])
    removeSelected(editor)
    expect(childrenOf(editor)).toEqual([text('xy')])
  })
})

describe('captions', () => {
  it('stand below the block, in place of an empty paragraph', () => {
    const editor = editorWith(paragraph('a', text('one')), paragraph('b'))
    select(editor, 0, [0, 1])
    editor.insertCaption('figure')
    select(editor, 2, [0, 0])
    editor.insertCaption('table')
    expect(editor.read().map((block) => [block.type, 'of' in block ? block.of : ''])).toEqual([
      ['paragraph', ''],
      ['caption', 'figure'],
      ['caption', 'table']
    ])
  })
})

describe('tracked changes', () => {
  const changed = (): OwnedSideEditor =>
    editorWith(
      paragraph('a', text('The '), inserted('new '), deleted('old '), text('text')),
      { ...paragraph('b', text('first')), endChange: { type: 'deletion', author: 'B' } } as Block,
      paragraph('c', text(' 第二'))
    )

  it('are accepted all in one step', () => {
    const editor = changed()
    const before = editor.read()
    editor.settleChanges('accept', 'all')
    expect(editor.read().map((block) => textOf(block))).toEqual(['The new text', 'first 第二'])
    editor.undo()
    expect(editor.read()).toEqual(before)
  })

  it('are rejected all', () => {
    const editor = changed()
    editor.settleChanges('reject', 'all')
    expect(editor.read().map((block) => textOf(block))).toEqual(['The old text', 'first', ' 第二'])
  })

  it('of rows of a table stay with them, and take them out or leave them', () => {
    const row = (id: string, type?: 'insertion' | 'deletion'): TableRow => ({
      type: 'tableRow',
      ...(type && { change: { type, author: 'A' } }),
      children: [{ type: 'tableCell', header: false, children: [paragraph(id, text(id))] }]
    })
    const table = (...children: readonly TableRow[]): Block => ({ type: 'table', id: 't' as BlockId, children })
    const before = table(row('甲'), row('new', 'insertion'), row('old', 'deletion'))
    const settled = (act: 'accept' | 'reject'): readonly Block[] => {
      const editor = editorWith(before)
      expect(editor.read()[0]).toEqual(before)
      editor.settleChanges(act, 'all')
      return editor.read()
    }
    expect(settled('accept')[0]).toEqual(table(row('甲'), row('new')))
    expect(settled('reject')[0]).toEqual(table(row('甲'), row('old')))
  })

  it('of the row at the caret go with what was put in along with it', () => {
    const change = { type: 'insertion', author: 'Li' } as const
    const row = (id: string, ...children: readonly Inline[]): TableRow => ({
      type: 'tableRow',
      change,
      children: [{ type: 'tableCell', header: false, children: [paragraph(id, ...children)] }]
    })
    const inserted: Inline = { ...change, children: [text('治疗')] }
    const editor = editorWith({
      type: 'table',
      id: 't' as BlockId,
      children: [row('a', inserted), row('b', text('x'))]
    })
    getEditorHandle(editor).lexical.update(() => $getRoot().getFirstDescendant()?.selectStart(), { discrete: true })
    editor.settleChanges('accept', 'selected')
    expect(editor.read()).toMatchObject([
      { children: [{ children: [{ children: [{ children: [text('治疗')] }] }] }, { change }] }
    ])
    expect(JSON.stringify(editor.read()[0]).split('insertion')).toHaveLength(2)
  })

  it('of a row that cells reach over leave the grid whole', () => {
    const cell = (id: string, rowSpan = 1): TableCell => ({
      type: 'tableCell',
      header: false,
      ...(rowSpan > 1 && { rowSpan }),
      children: [paragraph(id, text(id))]
    })
    const gone = { change: { type: 'deletion', author: 'Li' } } as const
    const table = (...children: readonly TableRow[]): Block => ({ type: 'table', id: 't' as BlockId, children })
    const editor = editorWith(
      table(
        { type: 'tableRow', ...gone, children: [cell('a', 2), cell('b')] },
        { type: 'tableRow', children: [cell('c')] },
        { type: 'tableRow', children: [cell('d'), cell('e')] }
      )
    )
    editor.settleChanges('accept', 'all')
    expect(editor.read()[0]).toEqual(
      table(
        { type: 'tableRow', children: [cell('a'), cell('c')] },
        { type: 'tableRow', children: [cell('d'), cell('e')] }
      )
    )
  })

  it('are accepted where the caret stands, and nowhere else', () => {
    const editor = changed()
    select(editor, 0, [1, 2])
    editor.settleChanges('accept', 'selected')
    expect(childrenOf(editor)).toEqual([text('The new '), deleted('old '), text('text')])
  })
})

describe('typing into a deletion', () => {
  it.each([
    [4, [text('The '), deleted('old '), text('x')]],
    [2, [text('The '), deleted('ol'), text('x'), deleted('d ')]]
  ])('at %d leaves what is typed in the text', (offset, expected) => {
    const editor = editorWith(paragraph('a', text('The '), deleted('old ')))
    select(editor, 0, [1, offset])
    getEditorHandle(editor).lexical.update(() => $getSelection()?.insertText('x'), { discrete: true })
    expect(childrenOf(editor)).toEqual(expected)
  })
})

function removeSelected(editor: OwnedSideEditor): void {
  const { lexical } = getEditorHandle(editor)
  lexical.update(() => void lexical.dispatchCommand(REMOVE_TEXT_COMMAND, null), { discrete: true })
}

describe('figures', () => {
  const picture: Image = { type: 'image', url: 'data:image/png;base64,iVBORw0KGgo=', alt: 'EDSS' }

  it('stand below the block at the caret, the caret in their caption, as one step', () => {
    const editor = editorWith(paragraph('a', text('one')), paragraph('b', text('two')))
    select(editor, 0, [0, 3])
    editor.insertFigure(picture)
    expect(editor.read().map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'caption', 'paragraph'])
    expect(childrenOf(editor, 1)).toEqual([picture])
    editor.undo()
    expect(editor.read()).toHaveLength(2)
  })

  it('take the place of an empty paragraph', () => {
    const editor = editorWith(paragraph('a'))
    select(editor, 0, [0, 0])
    editor.insertFigure(picture)
    expect(editor.read().map(({ type }) => type)).toEqual(['paragraph', 'caption'])
  })
})

it('says that a caption is one, and makes it text when that is asked for', () => {
  const editor = editorWith({ type: 'caption', id: 'f' as BlockId, of: 'figure', children: [text('EDSS')] })
  const kinds: string[] = []
  editor.onFormat(({ block }) => kinds.push(block))
  select(editor, 0, [0, 1])
  expect(kinds).toEqual(['caption'])
  editor.setBlock('caption')
  expect(editor.read()).toMatchObject([{ type: 'caption' }])
  editor.setBlock('paragraph')
  expect(editor.read()).toMatchObject([{ type: 'paragraph', children: [text('EDSS')] }])
})
