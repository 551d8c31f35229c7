import { $getRoot } from 'lexical'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { BlockId } from '#core/ids'
import type { Block, Table, TableCell } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { $stepCell } from './change-tables'
import { createSideEditor } from './create-side-editor'
import type { OwnedSideEditor } from './create-side-editor'
import { getEditorHandle } from './editor-handle'

const cell = (value: string, header: boolean): TableCell => ({
  type: 'tableCell',
  header,
  children: [{ type: 'paragraph', id: `p-${value}` as BlockId, children: [{ type: 'text', value }] }]
})
const row = (header: boolean, ...values: readonly string[]): Table['children'][number] => ({
  type: 'tableRow',
  children: values.map((value) => cell(value, header))
})
const TABLE: Table = {
  type: 'table',
  id: 't' as BlockId,
  children: [row(true, 'Group', '组别'), row(false, 'MSC-NP', '干细胞')]
}

/** An editor with the caret in the cell that holds `at`. */
function editorIn(at: string, ...blocks: readonly Block[]): OwnedSideEditor {
  const editor = createSideEditor({ ids: countingIds() })
  editor.load(blocks)
  getEditorHandle(editor).lexical.update(
    () =>
      $getRoot()
        .getAllTextNodes()
        .find((node) => node.getTextContent() === at)
        ?.select(),
    { discrete: true }
  )
  return editor
}

/** The texts of the first table, cell by cell; headings in capitals show as `*`. */
function grid(editor: OwnedSideEditor): readonly string[] {
  const table = editor.read().find((block) => block.type === 'table')
  const rows = table?.type === 'table' ? table.children : []
  return rows.map(({ children }) =>
    children.map((each) => `${each.header ? '*' : ''}${textOf(each.children)}`).join('|')
  )
}

describe('changeTable', () => {
  it.each([
    ['rowAbove', 'MSC-NP', ['*Group|*组别', '|', 'MSC-NP|干细胞']],
    ['rowBelow', '干细胞', ['*Group|*组别', 'MSC-NP|干细胞', '|']],
    ['rowBelow', 'Group', ['*Group|*组别', '|', 'MSC-NP|干细胞']],
    ['columnLeft', '组别', ['*Group|*|*组别', 'MSC-NP||干细胞']],
    ['columnRight', '干细胞', ['*Group|*组别|*', 'MSC-NP|干细胞|']],
    ['headerRow', 'MSC-NP', ['Group|组别', 'MSC-NP|干细胞']],
    ['deleteRow', 'Group', ['MSC-NP|干细胞']],
    ['deleteColumn', '组别', ['*Group', 'MSC-NP']]
  ] as const)('%s at %s, in one step that undo takes back', (act, at, expected) => {
    const editor = editorIn(at, TABLE)
    const before = editor.read()
    editor.changeTable(act)
    expect(grid(editor)).toEqual(expected)
    expect(editor.history()).toEqual({ undo: 1, redo: 0 })
    const after = editor.read()
    const again = createSideEditor({ ids: countingIds() })
    again.load(after)
    expect(again.read()).toEqual(after)
    editor.undo()
    expect(editor.read()).toEqual(before)
  })

  it('leaves a paragraph where the whole side was a table', () => {
    const editor = editorIn('Group', TABLE)
    editor.changeTable('deleteTable')
    expect(editor.read()).toMatchObject([{ type: 'paragraph', children: [] }])
    editor.undo()
    expect(editor.read()).toEqual([TABLE])
    editor.changeTable('deleteRow')
    editor.changeTable('deleteRow')
    expect(editor.read()).toMatchObject([{ type: 'paragraph', children: [] }])
  })

  it('does nothing outside of a table', () => {
    const outside: Block = { type: 'paragraph', id: 'a' as BlockId, children: [{ type: 'text', value: 'outside' }] }
    const editor = editorIn('outside', outside, TABLE)
    editor.changeTable('deleteTable')
    expect(editor.read()).toEqual([outside, TABLE])
  })

  it('begins a row with Tab in the last cell', () => {
    const editor = editorIn('干细胞', TABLE)
    getEditorHandle(editor).lexical.update(() => void $stepCell(1), { discrete: true })
    expect(grid(editor)).toEqual(['*Group|*组别', 'MSC-NP|干细胞', '|'])
    getEditorHandle(editor).lexical.update(() => void $stepCell(-1), { discrete: true })
    editor.changeTable('deleteColumn')
    expect(grid(editor)).toEqual(['*Group', 'MSC-NP', ''])
  })
})

describe('columns', () => {
  const set: Table = {
    type: 'table',
    id: 't' as BlockId,
    columnWidths: [100, 50],
    children: [
      { type: 'tableRow', children: [{ ...cell('Head', true), colSpan: 2, align: 'center' }] },
      { type: 'tableRow', children: [cell('甲', false), { ...cell('1.0', false), align: 'right' }] }
    ]
  }
  const read = (editor: OwnedSideEditor): unknown => {
    const [table] = editor.read()
    if (table?.type !== 'table') return undefined
    const cells = table.children.map(({ children }) =>
      children.map(({ align = '', colSpan = 1 }) => `${align}${colSpan}`)
    )
    return { widths: table.columnWidths, cells }
  }

  it.each([
    [
      'columnRight',
      '1.0',
      {
        widths: [100, 50, 50],
        cells: [
          ['center2', 'center1'],
          ['1', 'right1', 'right1']
        ]
      }
    ],
    [
      'columnLeft',
      '甲',
      {
        widths: [100, 100, 50],
        cells: [
          ['center1', 'center2'],
          ['1', '1', 'right1']
        ]
      }
    ],
    ['deleteColumn', '甲', { widths: [50], cells: [['center1'], ['right1']] }],
    ['rowBelow', '1.0', { widths: [100, 50], cells: [['center2'], ['1', 'right1'], ['1', 'right1']] }]
  ] as const)('keep their widths and alignment through %s at %s', (act, at, expected) => {
    const editor = editorIn(at, set)
    editor.changeTable(act)
    expect(read(editor)).toEqual(expected)
    editor.undo()
    expect(editor.read()).toEqual([set])
  })
})
