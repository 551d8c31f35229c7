import fc from 'fast-check'
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isTextNode,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  REMOVE_TEXT_COMMAND
} from 'lexical'
import type { ElementNode, PointType } from 'lexical'
import { describe, expect, it } from 'vitest'
import type { BlockId, CitationId, CommentId, IdSource, ReferenceId } from '#core/ids'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import type { Block, Inline, ListItem, TableRow } from '#core/manuscript/nodes'
import { settleBlocks } from '#core/manuscript/settle-changes'
import type { ChangeAct } from '#core/manuscript/settle-changes'
import { arbitraryBlocks } from '#core/manuscript/testing/arbitrary-manuscript'
import { visitTextBlocks } from '#core/manuscript/walk'
import { $inlinesToLexical } from '../convert/to-lexical'
import { createSideEditor } from '../create-side-editor'
import type { OwnedSideEditor } from '../create-side-editor'
import { getEditorHandle } from '../editor-handle'
import { changeState } from '../nodes/change-state'
import { LOAD_TAG } from '../side-content'
import type { Unrecorded } from '../side-editor'
import { $isRemark } from './recorder'
import { $isEndTakenOut, $isRecordedBlock, $tokensOf, isBorder } from './text-tokens'
import type { TextToken } from './text-tokens'

const ME = { author: '李娜', date: '2026-03-04T05:06:00Z' }
const text = (value: string): Inline => ({ type: 'text', value })
const inserted = (...children: readonly Inline[]): Inline => ({ type: 'insertion', ...ME, children })
const deleted = (...children: readonly Inline[]): Inline => ({ type: 'deletion', ...ME, children })
const theirs = (type: 'insertion' | 'deletion', value: string): Inline => ({
  type,
  author: 'B',
  children: [text(value)]
})
const paragraph = (id: string, ...children: readonly Inline[]): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children
})

function freshIds(): IdSource {
  let next = 0
  return (prefix) => `new-${prefix}${++next}` as never
}

/** True while `record` does an edit without recording, in the very state it is then recorded in. */
let isOff = false

function editorWith(blocks: readonly Block[], isRecording = true): OwnedSideEditor {
  const editor = createSideEditor({
    ids: freshIds(),
    recording: () => (isRecording && !isOff ? ME : undefined),
    onError: (error) => {
      throw error
    }
  })
  editor.load(blocks)
  return editor
}

const childrenOf = (editor: OwnedSideEditor, block = 0): readonly Inline[] => {
  const found = editor.read()[block]
  return found?.type === 'paragraph' || found?.type === 'heading' ? found.children : []
}

/** The text blocks of a side in document order. */
function $allBlocks(node: ElementNode = $getRoot()): readonly ElementNode[] {
  return node
    .getChildren()
    .flatMap((child) => ($isRecordedBlock(child) ? [child] : $isElementNode(child) ? $allBlocks(child) : []))
}

/** Puts the ends of a selection before the nth of the tokens that are not taken out. */
function $selectStanding(from: number, to: number): void {
  const blocks = $allBlocks()
  const tokens = $tokensOf(blocks)
  const isTakenOut = (token: TextToken): boolean => $getState(token.node, changeState)?.type === 'deletion'
  const isGone = (token: TextToken): boolean => {
    const block = blocks[token.block]
    if (!isBorder(token) || !block) return isTakenOut(token)
    return $isEndTakenOut(block) && blocks[token.block + 1]?.is(block.getNextSibling()) === true
  }
  const standing = tokens.filter((token) => !isGone(token) && !$isRemark(token.node))
  const place = (point: PointType, wanted: number): void => {
    const token = standing[(wanted % (standing.length + 1)) - 1]
    const first = blocks[0]
    if (!token && first) point.set(first.getKey(), 0, 'element')
    else if (token && isBorder(token)) point.set(token.node.getKey(), 0, 'element')
    else if (token && $isTextNode(token.node)) point.set(token.node.getKey(), token.end, 'text')
    else if (token) point.set(token.node.getParentOrThrow().getKey(), token.node.getIndexWithinParent() + 1, 'element')
  }
  const selection = $createRangeSelection()
  const [least, most] = [from, to].map((at) => at % (standing.length + 1)).toSorted((a, b) => a - b)
  place(selection.anchor, least ?? 0)
  place(selection.focus, most ?? 0)
  $setSelection(selection)
}

type Work = (editor: OwnedSideEditor) => void

function update(editor: OwnedSideEditor, work: () => void): void {
  getEditorHandle(editor).lexical.update(work, { discrete: true })
}

const dispatch =
  (command: typeof REMOVE_TEXT_COMMAND | typeof INSERT_PARAGRAPH_COMMAND): Work =>
  (editor) =>
    update(
      editor,
      () => void getEditorHandle(editor).lexical.dispatchCommand(command as typeof REMOVE_TEXT_COMMAND, null)
    )
const remove = dispatch(REMOVE_TEXT_COMMAND)
const split = dispatch(INSERT_PARAGRAPH_COMMAND)
const type =
  (words: string): Work =>
  (editor) =>
    update(editor, () => void getEditorHandle(editor).lexical.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, words))
const cite: Work = (editor) =>
  editor.insertCitation({
    id: 'c-new' as CitationId,
    mode: 'normal',
    items: [{ reference: 'ref-1' as ReferenceId }]
  })

const rowsOf = (editor: OwnedSideEditor): readonly string[] =>
  editor
    .read()
    .flatMap((block) =>
      block.type === 'table'
        ? block.children.map(
            ({ change, children }) =>
              `${change?.type ?? ''} ${linesOf(children.flatMap((cell) => cell.children)).join('|')}`
          )
        : []
    )

function selectStanding(editor: OwnedSideEditor, from: number, to = from): void {
  update(editor, () => $selectStanding(from, to))
}

/** What stands in each text block, objects as a sign. */
function linesOf(blocks: readonly Block[]): readonly string[] {
  const lines: string[] = []
  visitTextBlocks(blocks, ({ children }) => {
    const shown = flattenInlines(children).map(({ leaf }) => {
      if ('value' in leaf && leaf.type !== 'inlineMath') return leaf.value
      if (leaf.type === 'break') return '\n'
      if (leaf.type === 'citation') return `<${leaf.type} ${JSON.stringify(leaf.citation.items)}>`
      return leaf.type === 'comment' || leaf.type === 'commentStart' ? '' : `<${leaf.type}>`
    })
    lines.push(shown.join(''))
  })
  return lines
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly work: Work
}

const arbitraryEdit = (works: readonly Work[]): fc.Arbitrary<Edit> =>
  fc
    .record({
      from: fc.nat(60),
      to: fc.nat(60),
      isCaret: fc.boolean(),
      work: fc.constantFrom(...works)
    })
    .map(({ from, to, isCaret, work }) => ({ from, to: isCaret ? from : to, work }))

const named = (name: string, work: Work): Work =>
  Object.assign((editor: OwnedSideEditor) => work(editor), { toString: () => name })

const WORDS: readonly Work[] = [
  named('x', type('x')),
  named('疗效', type('疗效')),
  named('new words', type('new words ')),
  named('remove', remove),
  named('split', split),
  named('cite', cite)
]

const arbitraryTexts = (): fc.Arbitrary<readonly Block[]> =>
  fc
    .array(fc.constantFrom('', 'The old text', '治疗 MS 有效', 'a', 'aaa', 'b a b a'), { minLength: 1, maxLength: 4 })
    .map((texts) => texts.map((value, at) => paragraph(`p${at}`, ...(value === '' ? [] : [text(value)]))))

function run(editor: OwnedSideEditor, edits: readonly Edit[]): void {
  for (const { from, to, work } of edits) {
    selectStanding(editor, from, to)
    work(editor)
  }
}

describe('recorded edits', () => {
  it('accepted are the same edits as without recording, and rejected the text before them', () => {
    fc.assert(
      fc.property(arbitraryTexts(), fc.array(arbitraryEdit(WORDS), { minLength: 1, maxLength: 8 }), (blocks, edits) => {
        const [plain, recorded] = [editorWith(blocks, false), editorWith(blocks)]
        run(plain, edits)
        run(recorded, edits)
        const now = recorded.read()
        expect(linesOf(settleBlocks(now, 'accept'))).toEqual(linesOf(plain.read()))
        expect(linesOf(settleBlocks(now, 'reject'))).toEqual(linesOf(blocks))
        recorded.settleChanges('reject', 'all')
        expect(linesOf(recorded.read())).toEqual(linesOf(blocks))
        recorded.undo()
        recorded.settleChanges('accept', 'all')
        expect(linesOf(recorded.read())).toEqual(linesOf(plain.read()))
        for (const editor of [plain, recorded]) editor.dispose()
      }),
      { numRuns: 25 }
    )
  })
})

/** How an edit of a side was recorded. */
interface Recorded {
  readonly before: readonly Block[]
  readonly now: readonly Block[]
  /** The same edit without recording, accepted. */
  readonly made: readonly Block[]
  readonly outcome: 'recorded' | Unrecorded
}

function record(editor: OwnedSideEditor, edit: Edit): Recorded {
  const before = editor.read()
  const { lexical } = getEditorHandle(editor)
  const state = lexical.getEditorState()
  isOff = true
  run(editor, [edit])
  isOff = false
  const made = settleBlocks(editor.read(), 'accept')
  lexical.setEditorState(state, { tag: LOAD_TAG })
  let outcome: Recorded['outcome'] = 'recorded'
  const stop = editor.onUnrecorded((told) => void (outcome = told))
  run(editor, [edit])
  stop()
  return { before, now: editor.read(), made, outcome }
}

function settled(blocks: readonly Block[], act: ChangeAct): readonly Block[] {
  const editor = editorWith(blocks, false)
  editor.settleChanges(act, 'all')
  const read = editor.read()
  editor.dispose()
  return read
}

/** Ends that were taken out before go to other blocks without recording, which leaves only the words to compare. */
const hasEnds = (blocks: readonly Block[]): boolean => JSON.stringify(blocks).includes('"endChange"')

function expectRecorded({ before, now, made, outcome }: Recorded): void {
  if (outcome === 'undone') {
    expect(now).toEqual(before)
    return
  }
  const accepted = settleBlocks(now, 'accept')
  expect(linesOf(accepted).join('')).toEqual(linesOf(made).join(''))
  if (!hasEnds(before)) expect(linesOf(accepted)).toEqual(linesOf(made))
  if (outcome === 'recorded')
    expect(linesOf(settleBlocks(now, 'reject'))).toEqual(linesOf(settleBlocks(before, 'reject')))
}

describe('recorded edits of any side', () => {
  it('accepted are the edits and rejected what stood before, but for those that are told to be unmarked or undone', () => {
    fc.assert(
      fc.property(
        arbitraryBlocks('all'),
        fc.array(arbitraryEdit(WORDS), { minLength: 1, maxLength: 12 }),
        (blocks, edits) => {
          const editor = editorWith(blocks)
          for (const edit of edits) expectRecorded(record(editor, edit))
          const now = editor.read()
          editor.dispose()
          for (const act of ['accept', 'reject'] as const) {
            expect(linesOf(settled(now, act))).toEqual(linesOf(settleBlocks(now, act)))
          }
        }
      ),
      { numRuns: 12 }
    )
  })

  it('stay as they were made, without a mark, where marks would not give back what stood before', () => {
    const caption: Block = { type: 'caption', id: 'b' as BlockId, of: 'figure', children: [text('图一')] }
    const editor = editorWith([caption, paragraph('a', text('behind'))])
    const { now, outcome } = record(editor, { from: 1, to: 5, work: remove })
    expect(outcome).toBe('unmarked')
    expect(now).toEqual([{ ...caption, children: [text('图hind')] }])
    selectStanding(editor, 1)
    type('x')(editor)
    expect(editor.read()).toMatchObject([{ children: [text('图'), inserted(text('x')), text('hind')] }])
    editor.undo()
    editor.undo()
    expect(linesOf(editor.read())).toEqual(['图一', 'behind'])
  })

  it('are undone where they would take along what was taken out before', () => {
    const caption: Block = { type: 'caption', id: 'b' as BlockId, of: 'figure', children: [text('图一')] }
    const blocks = [caption, paragraph('a', theirs('deletion', 'old '), text('behind'))]
    const editor = editorWith(blocks)
    const outcomes: Unrecorded[] = []
    editor.onUnrecorded((outcome) => void outcomes.push(outcome))
    selectStanding(editor, 1, 5)
    remove(editor)
    expect(outcomes).toEqual(['undone'])
    expect(editor.read()).toEqual(blocks)
    selectStanding(editor, 1)
    type('x')(editor)
    expect(editor.read()[0]).toMatchObject({ children: [text('图'), inserted(text('x')), text('一')] })
  })

  it('in items of several levels are accepted where they stand', () => {
    const item = (id: string, ...children: readonly Block[]): ListItem => ({
      type: 'listItem',
      id: id as BlockId,
      children
    })
    const list = (id: string, ...children: readonly ListItem[]): Block => ({
      type: 'list',
      id: id as BlockId,
      ordered: false,
      children
    })
    const gone = (id: string, ...children: readonly Inline[]): Block => ({
      type: 'paragraph',
      id: id as BlockId,
      children,
      endChange: { type: 'deletion', ...ME }
    })
    const blocks = [
      list(
        'a',
        item('b', paragraph('c', text('一')), list('d', item('e', gone('f', text('x'))))),
        item('g', gone('h'), list('i', item('j', gone('k', text('y')))))
      )
    ]
    expect(linesOf(settled(blocks, 'accept'))).toEqual(['一', 'x', 'y'])
  })

  it('are no part of the words taken out that they were typed into', () => {
    const editor = editorWith([paragraph('a', theirs('deletion', '旧的词'), text('new'))])
    update(editor, () => {
      const [leaf] = $allBlocks()[0]?.getChildren() ?? []
      if ($isTextNode(leaf)) leaf.spliceText(1, 0, 'x')
    })
    expect(childrenOf(editor)).toEqual([
      theirs('deletion', '旧'),
      inserted(text('x')),
      theirs('deletion', '的词'),
      text('new')
    ])
  })
})

describe('recording', () => {
  it('marks what is typed, and joins what is typed on', () => {
    const editor = editorWith([paragraph('a', text('The text'))])
    selectStanding(editor, 4)
    type('new ')(editor)
    type('er ')(editor)
    expect(childrenOf(editor)).toEqual([text('The '), inserted(text('new er ')), text('text')])
    selectStanding(editor, 6, 8)
    remove(editor)
    expect(childrenOf(editor)).toEqual([text('The '), inserted(text('neer ')), text('text')])
  })

  it('keeps what is deleted as taken out, what others put in too, and drops what was only just put in', () => {
    const editor = editorWith([
      paragraph(
        'a',
        text('The '),
        theirs('insertion', 'new '),
        inserted(text('我的')),
        theirs('deletion', 'old '),
        text('text')
      )
    ])
    selectStanding(editor, 2, 12)
    remove(editor)
    expect(childrenOf(editor)).toEqual([
      text('Th'),
      deleted(text('e ')),
      { type: 'deletion', ...ME, inserted: { author: 'B' }, children: [text('new ')] },
      theirs('deletion', 'old '),
      deleted(text('te')),
      text('xt')
    ])
    selectStanding(editor, 0)
    editor.settleChanges('accept', 'all')
    expect(childrenOf(editor)).toEqual([text('Thxt')])
  })

  it('rejects the deletion alone of what another put in, where it is selected', () => {
    const editor = editorWith([paragraph('a', text('The '), theirs('insertion', '新的'), text('text'))])
    selectStanding(editor, 4, 6)
    remove(editor)
    editor.settleChanges('reject', 'selected')
    expect(childrenOf(editor)).toEqual([text('The '), theirs('insertion', '新的'), text('text')])
  })

  it('keeps a comment with the deleted words it is about, and lets go of one that is deleted alone', () => {
    const id = 'c' as CommentId
    const comment: Inline = { type: 'comment', id, author: 'B', text: '出处?' }
    const passage = (value: string): readonly Inline[] => [{ type: 'commentStart', comment: id }, text(value), comment]
    const editor = editorWith([paragraph('a', text('a '), ...passage('治疗'), text(' z'))])
    selectStanding(editor, 1, 5)
    remove(editor)
    expect(childrenOf(editor)).toEqual([text('a'), deleted(text(' '), ...passage('治疗'), text(' ')), text('z')])
    editor.undo()
    expect(childrenOf(editor)).toEqual([text('a '), ...passage('治疗'), text(' z')])
    const state = getEditorHandle(editor).lexical.getEditorState()
    editor.removeObject(state.read(() => $getRoot().getLastDescendant()?.getPreviousSibling()?.getKey() ?? ''))
    expect(childrenOf(editor)).toEqual([text('a 治疗 z')])
  })

  it('records words put in the place of others behind those', () => {
    const editor = editorWith([paragraph('a', text('治疗有效'))])
    selectStanding(editor, 0, 2)
    type('疗法')(editor)
    type('均')(editor)
    expect(childrenOf(editor)).toEqual([deleted(text('治疗')), inserted(text('疗法均')), text('有效')])
  })

  it('marks the end of a block that Enter put in, and of one that is joined with the next', () => {
    const editor = editorWith([paragraph('a', text('onetwo')), paragraph('b', text('three'))])
    selectStanding(editor, 3)
    split(editor)
    expect(editor.read()).toMatchObject([
      { children: [text('one')], endChange: { type: 'insertion', ...ME } },
      { children: [text('two')] },
      { children: [text('three')] }
    ])
    expect(editor.read()[1]).not.toHaveProperty('endChange')
    selectStanding(editor, 7, 8)
    remove(editor)
    expect(editor.read()).toMatchObject([
      {},
      { children: [text('two')], endChange: { type: 'deletion', ...ME } },
      { children: [text('three')] }
    ])
  })

  it('takes citations as wholes, and undoes each step', () => {
    const editor = editorWith([paragraph('a', text('text'))])
    selectStanding(editor, 2)
    cite(editor)
    const [, put] = childrenOf(editor)
    expect(put).toMatchObject({ type: 'insertion', children: [{ type: 'citation' }] })
    editor.undo()
    expect(childrenOf(editor)).toEqual([text('text')])
    editor.redo()
    expect(childrenOf(editor)).toHaveLength(3)
  })

  it('takes no change of looks for one of words', () => {
    const editor = editorWith([paragraph('a', text('text'))])
    selectStanding(editor, 0, 2)
    editor.toggleMark('strong')
    editor.setBlock('bullet')
    editor.setBlock('heading2')
    editor.setBlock('code')
    editor.setBlock('paragraph')
    editor.setBlock('quote')
    expect(JSON.stringify(editor.read())).not.toMatch(/insertion|deletion/)
    expect(linesOf(editor.read())).toEqual(['text'])
  })

  it('marks rows that are put in, and keeps those that are deleted', () => {
    const row = (value: string): TableRow => ({
      type: 'tableRow',
      children: [{ type: 'tableCell', header: false, children: [paragraph(value, text(value))] }]
    })
    const editor = editorWith([{ type: 'table', id: 't' as BlockId, children: [row('a'), row('乙'), row('c')] }])
    selectStanding(editor, 1)
    editor.changeTable('rowBelow')
    editor.changeTable('deleteRow')
    expect(rowsOf(editor)).toEqual(['deletion a', 'insertion ', ' 乙', ' c'])
    editor.changeTable('deleteTable')
    expect(rowsOf(editor)).toEqual(['deletion a', 'deletion 乙', 'deletion c'])
  })

  it('keeps a table, a list and what stands beside them where all is deleted', () => {
    const item: ListItem = { type: 'listItem', id: 'i' as BlockId, children: [paragraph('j', text('项目'))] }
    const blocks: readonly Block[] = [
      paragraph('a', text('before')),
      { type: 'list', id: 'l' as BlockId, ordered: false, children: [item] },
      {
        type: 'table',
        id: 't' as BlockId,
        children: [
          {
            type: 'tableRow',
            children: [{ type: 'tableCell', header: false, children: [paragraph('b', text('cell'))] }]
          }
        ]
      },
      paragraph('z', text('behind'))
    ]
    const editor = editorWith(blocks)
    selectStanding(editor, 2, 19)
    remove(editor)
    expect(linesOf(settleBlocks(editor.read(), 'reject'))).toEqual(linesOf(blocks))
    expect(linesOf(settleBlocks(editor.read(), 'accept'))).toEqual(['bend'])
  })

  it('replaces every match by itself', () => {
    const editor = editorWith([paragraph('a', text('MS, then MS 与 MS'))])
    editor.find('MS', { caseSensitive: true, wholeWord: true })
    editor.replaceAll('多发性硬化')
    expect(editor.replaceAll('多发性硬化')).toBe(0)
    expect(childrenOf(editor).filter(({ type }) => type === 'deletion')).toHaveLength(3)
    expect(linesOf(settleBlocks(editor.read(), 'accept'))).toEqual(['多发性硬化, then 多发性硬化 与 多发性硬化'])
  })

  it('drops deleted words that are pasted', () => {
    const editor = editorWith([paragraph('a', text('x')), paragraph('b', theirs('deletion', 'old'), text('new'))])
    selectStanding(editor, 1)
    update(editor, () => {
      $getSelection()?.insertNodes(
        $inlinesToLexical([theirs('deletion', 'old'), theirs('insertion', 'put'), text('new')])
      )
    })
    expect(childrenOf(editor)).toEqual([text('x'), inserted(text('putnew'))])
  })
})
