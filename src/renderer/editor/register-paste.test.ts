import { $getLexicalContent } from '@lexical/clipboard'
import { $getRoot, $getSelection, $selectAll, PASTE_COMMAND } from 'lexical'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { BlockId, CitationId, IdSource, LabelId, ReferenceId } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { collectIds } from './collect-ids'
import { createSideEditor } from './create-side-editor'
import type { OwnedSideEditor } from './create-side-editor'
import { getEditorHandle } from './editor-handle'

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
})
