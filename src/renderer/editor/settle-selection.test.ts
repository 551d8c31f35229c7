import fc from 'fast-check'
import {
  CONTROLLED_TEXT_INSERTION_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  REMOVE_TEXT_COMMAND
} from 'lexical'
import { describe, expect, it } from 'vitest'
import type { BlockId, CitationId, IdSource, LabelId, ReferenceId } from '#core/ids'
import type { Block, Inline, ListItem } from '#core/manuscript/nodes'
import { arbitraryBlocks } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { visitBlocks } from '#core/manuscript/walk'
import { createSideEditor } from './create-side-editor'
import type { OwnedSideEditor } from './create-side-editor'
import { getEditorHandle } from './editor-handle'
import { $select, arbitrarySelection } from './testing/arbitrary-selection'
import type { WantedSelection } from './testing/arbitrary-selection'

let nextId = 0
const freshIds: IdSource = (prefix) => `new-${prefix}${++nextId}` as never

/** What failed in updates that no command of the side ran. */
const failures: Error[] = []

function editorWith(blocks: readonly Block[]): OwnedSideEditor {
  const onError = (error: Error): void => void failures.push(error)
  const editor = createSideEditor({ ids: freshIds, onError })
  editor.load(blocks)
  return editor
}

function select(editor: OwnedSideEditor, wanted: WantedSelection): void {
  getEditorHandle(editor).lexical.update(() => $select(wanted), { discrete: true })
}

const RUNS = 60

type Act = (editor: OwnedSideEditor) => void

function dispatch(
  command: Parameters<ReturnType<typeof getEditorHandle>['lexical']['dispatchCommand']>[0],
  payload: unknown
): Act {
  return (editor) => {
    const { lexical } = getEditorHandle(editor)
    lexical.update(() => void lexical.dispatchCommand(command, payload), { discrete: true })
  }
}

/** What keeps every word of the side. */
const KEEPING: Readonly<Record<string, Act>> = {
  strong: (editor) => editor.toggleMark('strong'),
  subscript: (editor) => editor.toggleMark('subscript'),
  codeMark: (editor) => editor.toggleMark('code'),
  paragraph: (editor) => editor.setBlock('paragraph'),
  heading: (editor) => editor.setBlock('heading3'),
  bullet: (editor) => editor.setBlock('bullet'),
  number: (editor) => editor.setBlock('number'),
  quote: (editor) => editor.setBlock('quote'),
  code: (editor) => editor.setBlock('code'),
  indent: (editor) => editor.indent(1),
  outdent: (editor) => editor.indent(-1),
  unlink: (editor) => editor.setLink(null)
}

/** What puts something in the place of the selection, or deletes it. */
const REPLACING: Readonly<Record<string, Act>> = {
  link: (editor) => editor.setLink('https://example.org/'),
  cite: (editor) =>
    editor.insertCitation({
      id: `new-${editor.history().undo}-${editor.citations().length}` as CitationId,
      mode: 'normal',
      items: [{ reference: 'r' as ReferenceId }]
    }),
  rule: (editor) => editor.insertThematicBreak(),
  rowAbove: (editor) => editor.changeTable('rowAbove'),
  rowBelow: (editor) => editor.changeTable('rowBelow'),
  columnLeft: (editor) => editor.changeTable('columnLeft'),
  columnRight: (editor) => editor.changeTable('columnRight'),
  headerRow: (editor) => editor.changeTable('headerRow'),
  deleteRow: (editor) => editor.changeTable('deleteRow'),
  deleteColumn: (editor) => editor.changeTable('deleteColumn'),
  deleteTable: (editor) => editor.changeTable('deleteTable'),
  table: (editor) => editor.insertTable(2, 2),
  type: dispatch(CONTROLLED_TEXT_INSERTION_COMMAND, '干x'),
  enter: dispatch(INSERT_PARAGRAPH_COMMAND, undefined),
  lineBreak: dispatch(INSERT_LINE_BREAK_COMMAND, false),
  remove: dispatch(REMOVE_TEXT_COMMAND, null)
}

const ACTS: Readonly<Record<string, Act>> = { ...KEEPING, ...REPLACING }

const steps = fc.array(fc.record({ act: fc.constantFrom(...Object.keys(ACTS)), selection: arbitrarySelection() }), {
  maxLength: 8
})
const idsOf = (blocks: readonly Block[]): readonly BlockId[] => {
  const ids: BlockId[] = []
  visitBlocks(blocks, ({ id }) => void ids.push(id))
  return ids
}

function bibliographiesIn(blocks: readonly Block[]): number {
  let count = 0
  visitBlocks(blocks, ({ type }) => void (count += type === 'bibliography' ? 1 : 0))
  return count
}

interface Step {
  readonly act: string
  readonly selection: WantedSelection
}

/** Runs a script, then checks that the side is sound, loads as it is, and can be undone and redone. */
function runScript(blocks: readonly Block[], script: readonly Step[]): void {
  const editor = editorWith(blocks)
  const first = editor.read()
  for (const { act, selection } of script) {
    select(editor, selection)
    ACTS[act]?.(editor)
    const failure = failures.shift()
    if (failure) throw failure
  }
  const last = editor.read()
  expect(bibliographiesIn(last)).toBe(bibliographiesIn(first))
  expect(editorWith(last).read()).toEqual(last)
  const ids = idsOf(last)
  expect(new Set(ids).size).toBe(ids.length)
  const taken = editor.history().undo
  for (let undone = 0; undone < taken; undone += 1) editor.undo()
  expect(editor.read()).toEqual(first)
  for (let redone = 0; redone < taken; redone += 1) editor.redo()
  expect(editor.read()).toEqual(last)
}

const on = (
  act: string,
  kind: WantedSelection['kind'],
  anchor: readonly [node: number, offset: number] = [0, 0],
  focus: readonly [node: number, offset: number] = anchor
): Step => ({
  act,
  selection: { kind, anchor: { node: anchor[0], offset: anchor[1] }, focus: { node: focus[0], offset: focus[1] } }
})
const id = (name: string): BlockId => name as BlockId
const text = (value: string): Inline => ({ type: 'text', value })
const link = (...children: readonly Inline[]): Inline => ({ type: 'link', url: 'https://example.org/', children })
const cited = (name: string): Inline => ({
  type: 'citation',
  citation: { id: name as CitationId, mode: 'normal', items: [{ reference: 'r' as ReferenceId }] }
})
const paragraph = (name: string, ...children: readonly Inline[]): Block => ({
  type: 'paragraph',
  id: id(name),
  children
})
const item = (name: string, ...children: readonly Block[]): ListItem => ({ type: 'listItem', id: id(name), children })
const list = (name: string, ...children: readonly ListItem[]): Block => ({
  type: 'list',
  id: id(name),
  ordered: false,
  children
})
const quote = (name: string, ...children: readonly Block[]): Block => ({ type: 'blockquote', id: id(name), children })
const rule: Block = { type: 'thematicBreak', id: id('rule') }
const label: Inline = { type: 'sourceLabel', id: 'l' as LabelId, raw: 'Frontiers', name: 'Frontiers', run: 'r' }

/** Each once failed in the way it is named for. */
const FOUND: readonly (readonly [name: string, blocks: readonly Block[], script: readonly Step[]])[] = [
  ['1: a rule and nothing else', [rule], [on('cite', 'caret'), on('indent', 'caret'), on('rule', 'node')]],
  [
    '2: a rule after nested lists',
    [list('a', item('b', paragraph('c', text(' ')), list('d', item('e', paragraph('f', label))))), rule],
    [on('rule', 'range', [2, 0], [2, 1]), on('cite', 'caret', [1, 0]), on('cite', 'caret', [0, 1])]
  ],
  ['3: from a cell of a table to the text after it', [], [on('table', 'caret'), on('cite', 'range', [13, 0], [36, 0])]],
  [
    '4: links that hold only citations',
    [paragraph('a', link(cited('1')), text('MSC-NP'), link(cited('2')))],
    [on('unlink', 'range', [1, 0], [6, 0]), on('link', 'range', [1, 0], [1, 3])]
  ],
  [
    '5: code made of a link with a citation and a break',
    [paragraph('a', cited('1'), link(cited('2'), { type: 'break' }))],
    [on('code', 'caret', [3, 0])]
  ],
  [
    '6: Enter over nested items that leaves the one text it touches as it was',
    [
      list(
        'a',
        item(
          'b',
          paragraph('c', cited('1')),
          list(
            'd',
            item('e', paragraph('f', text('MSC-NP')), list('g', item('h', paragraph('i', link(label))))),
            item('j', paragraph('k', text(' ')))
          )
        )
      )
    ],
    [on('enter', 'range', [7, 0], [5, 1])]
  ],
  [
    '7: a table put where a quote holds a list',
    [quote('a', list('b', item('c', paragraph('d', text(' '), link(text(' '))))))],
    [on('table', 'range', [0, 0], [5, 0])]
  ],
  [
    '8: text typed over several blocks into a last one that is longer',
    [paragraph('a', text('MSC-NP')), paragraph('b', text('干细胞 '), cited('1'))],
    [on('type', 'range', [2, 1], [4, 3])]
  ],
  [
    '9: a quote dissolved after its blocks have changed',
    [quote('a', paragraph('b', text(' ')), paragraph('c', link(text('MSC-NP'))))],
    [on('paragraph', 'range', [6, 0], [0, 9])]
  ],
  [
    '10: from before a rule that begins the side into a table',
    [rule, paragraph('a')],
    [on('table', 'caret', [2, 0]), on('deleteRow', 'range', [3, 0], [0, 0]), on('rowBelow', 'range', [0, 0], [3, 0])]
  ]
]

describe('commands on any selection', () => {
  it('go through, can be undone and redone, and leave a side that loads as it is', () => {
    fc.assert(fc.property(arbitraryBlocks(), steps, runScript), { numRuns: RUNS })
  })

  it.each(FOUND)('go through on what once failed: %s', (_name, blocks, script) => runScript(blocks, script))

  it('keep every word where they only change its looks', () => {
    const keeping = fc.record({ act: fc.constantFrom(...Object.keys(KEEPING)), selection: arbitrarySelection() })
    const words = (editor: OwnedSideEditor): string => textOf(editor.read()).replaceAll(/\s/gu, '')
    fc.assert(
      fc.property(arbitraryBlocks(), keeping, (blocks, { act, selection }) => {
        const editor = editorWith(blocks)
        const before = words(editor)
        const citations = editor.citations().map(({ citation }) => citation)
        select(editor, selection)
        KEEPING[act]?.(editor)
        expect(words(editor)).toBe(before)
        expect(editor.citations().map(({ citation }) => citation)).toEqual(citations)
      }),
      { numRuns: RUNS }
    )
  })

  it('keep the list of references where everything is selected and typed over', () => {
    const bibliography: Block = { type: 'bibliography', id: id('refs') }
    const editor = editorWith([paragraph('a', text('one')), bibliography, paragraph('b', text('附录'))])
    select(editor, on('type', 'range', [0, 0], [0, 3]).selection)
    ACTS['type']?.(editor)
    expect(editor.read()).toMatchObject([{ type: 'paragraph', children: [{ value: '干x' }] }, bibliography])
    editor.undo()
    expect(editor.read()).toMatchObject([{ id: 'a' }, bibliography, { id: 'b' }])
  })
})
