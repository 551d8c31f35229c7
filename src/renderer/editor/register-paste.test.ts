import { $getLexicalContent } from '@lexical/clipboard'
import { $getRoot, $getSelection, $selectAll, PASTE_COMMAND, TextNode } from 'lexical'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { BlockId, CitationId, CommentId, IdSource, LabelId, ReferenceId } from '#core/ids'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Paragraph } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { collectIds } from './collect-ids'
import { createSideEditor } from './create-side-editor'
import type { OwnedSideEditor } from './create-side-editor'
import { getEditorHandle } from './editor-handle'
import { CitationNode } from './nodes/citation-node'

const OWN = 'application/x-lexical-editor'

const cited: Block = {
  type: 'paragraph',
  id: 'p' as BlockId,
  children: [
    { type: 'text', value: '治疗 ' },
    {
      type: 'citation',
      citation: { id: 'c' as CitationId, mode: 'normal', items: [{ reference: 'r' as ReferenceId }] }
    },
    { type: 'sourceLabel', id: 'l' as LabelId, raw: 'MDPI', name: 'MDPI', run: 'run' }
  ]
}
const heading: Block = { type: 'heading', id: 'h' as BlockId, depth: 2, children: [{ type: 'text', value: '结果' }] }
const bibliography: Block = { type: 'bibliography', id: 'refs' as BlockId }

const remarked: Paragraph = {
  type: 'paragraph',
  id: 'k' as BlockId,
  children: [
    { type: 'commentStart', comment: 'm' as CommentId },
    { type: 'text', value: '期' },
    { type: 'comment', id: 'm' as CommentId, author: '王芳', text: 'Why?' },
    {
      type: 'note',
      kind: 'footnote',
      children: [
        {
          type: 'paragraph',
          id: 'inner' as BlockId,
          children: [
            {
              type: 'citation',
              citation: { id: 'in-note' as CitationId, mode: 'normal', items: [{ reference: 'r' as ReferenceId }] }
            }
          ]
        }
      ]
    },
    { type: 'text', value: ' two' }
  ]
}

function leavesOf(blocks: readonly Block[]): readonly InlineLeaf[] {
  const leaves: InlineLeaf[] = []
  visitTextBlocks(blocks, ({ children }) => visitLeaves(children, (leaf) => void leaves.push(leaf)))
  return leaves
}

interface Sides {
  readonly from: OwnedSideEditor
  readonly to: OwnedSideEditor
}

/** Two sides that know of each other, as a session makes them. */
function twoSides(from: readonly Block[], to: readonly Block[]): Sides {
  const ids = countingIds()
  const fresh: IdSource = (prefix) => ids(`new-${prefix}`)
  const sides: Sides = {
    from: createSideEditor({ ids: fresh, takenIds: () => collectIds(sides.to.read()) }),
    to: createSideEditor({ ids: fresh, takenIds: () => collectIds(sides.from.read()) })
  }
  sides.from.load(from)
  sides.to.load(to)
  return sides
}

function update(editor: OwnedSideEditor, change: () => void): void {
  getEditorHandle(editor).lexical.update(change, { discrete: true })
}

/** Everything on a side, as it goes to the clipboard. */
function copyAll(editor: OwnedSideEditor): string {
  let content = ''
  update(editor, () => {
    $selectAll()
    content = $getLexicalContent(getEditorHandle(editor).lexical, $getSelection()) ?? ''
  })
  return content
}

function paste(editor: OwnedSideEditor, data: Readonly<Record<string, string>>): void {
  update(editor, () => void $getRoot().selectEnd())
  const event = { clipboardData: { getData: (type: string) => data[type] ?? '' }, preventDefault: () => undefined }
  update(editor, () => {
    getEditorHandle(editor).lexical.dispatchCommand(PASTE_COMMAND, event as unknown as ClipboardEvent)
  })
}

describe('paste', () => {
  it('gives a copy on the other side ids of its own', () => {
    const { from, to } = twoSides([heading, cited], [{ ...cited, id: 'q' as BlockId, children: [] }])
    paste(to, { [OWN]: copyAll(from) })
    expect(textOf(to.read())).toBe(textOf(from.read()))
    const [own, other] = [collectIds(from.read()), collectIds(to.read())]
    expect([...other].filter((id) => own.has(id))).toEqual([])
    expect(own).toEqual(new Set(['h', 'p', 'c', 'l']))
  })

  it('keeps the two ends of a comment together, and gives notes in a copy ids of their own', () => {
    const { from, to } = twoSides([remarked], [{ ...cited, id: 'q' as BlockId, children: [] }])
    paste(to, { [OWN]: copyAll(from) })
    const leaves = leavesOf(to.read())
    const start = leaves.find((leaf) => leaf.type === 'commentStart')
    const end = leaves.find((leaf) => leaf.type === 'comment')
    expect(start?.comment).toBe(end?.id)
    expect([...collectIds(to.read())].filter((id) => collectIds(from.read()).has(id))).toEqual([])
    expect(textOf(to.read())).toBe('期 two')
  })

  it('leaves out half of a passage that is copied without the other half', () => {
    const { from } = twoSides([remarked], [])
    const half = { ...remarked, children: remarked.children.slice(0, 2) }
    const { from: source } = twoSides([{ ...half, id: 'z' as BlockId }], [])
    paste(from, { [OWN]: copyAll(source) })
    expect(leavesOf(from.read()).filter((leaf) => leaf.type === 'commentStart')).toHaveLength(1)
    expect(textOf(from.read())).toBe('期 two期')
  })

  it('keeps the ids of what was cut', () => {
    const { from, to } = twoSides([heading, cited], [])
    const content = copyAll(from)
    from.load([])
    paste(to, { [OWN]: content })
    expect(to.citations().map(({ citation }) => citation.id)).toEqual(['c'])
    expect(to.labels().map(({ id }) => id)).toEqual(['l'])
  })

  it('brings in no second list of references', () => {
    const { from, to } = twoSides([cited, bibliography, heading], [heading, { ...bibliography, id: 'own' as BlockId }])
    paste(to, { [OWN]: copyAll(from) })
    expect(to.read().flatMap(({ type, id }) => (type === 'bibliography' ? [id] : []))).toEqual(['own'])
    expect(to.citations()).toHaveLength(1)
  })

  it.each([
    [
      'text',
      { 'text/plain': Array.from({ length: 2000 }, (_, n) => `第 ${n} 段 ${'therapy '.repeat(12)}`).join('\n') }
    ],
    [
      'HTML',
      {
        'text/html': Array.from({ length: 2000 }, (_, n) => `<p>${n} <b>干细胞</b> ${'therapy '.repeat(10)}</p>`).join(
          ''
        )
      }
    ]
  ])(
    'takes 200 KB of %s in one step that undo takes back',
    (_kind, data) => {
      const { to } = twoSides([], [])
      const before = to.read()
      paste(to, data)
      expect(to.read()).toHaveLength(2000)
      expect(to.history()).toEqual({ undo: 1, redo: 0 })
      to.undo()
      expect(to.read()).toEqual(before)
    },
    30_000
  )

  it('says which line did not come in whole, and nothing of one that did', () => {
    const { from, to } = twoSides([heading, cited, remarked], [{ ...cited, id: 'q' as BlockId, children: [] }])
    const lost: string[] = []
    to.onLostPaste((line) => lost.push(line))
    paste(to, { [OWN]: copyAll(from) })
    paste(to, { 'text/html': '<ul><li>one<li>two <b>three</b></ul><table><tr><td>a<td>b</table>' })
    paste(to, { 'text/plain': '第一行\n第二行' })
    expect(lost).toEqual([])

    // What a fault in the editor would do: a word goes, then a citation.
    const { lexical } = getEditorHandle(to)
    const stop = lexical.registerNodeTransform(TextNode, (node) => {
      if (node.getTextContent().includes('脱落')) node.remove()
    })
    paste(to, { 'text/plain': '留下\n脱落' })
    stop()
    const stopCitations = lexical.registerNodeTransform(CitationNode, (node) => node.remove())
    paste(to, { [OWN]: copyAll(from) })
    stopCitations()
    expect(lost).toEqual(['脱落', '治疗 ……'])
  })
})
