import { expect, it } from 'vitest'
import { countingIds, type BlockId, type LabelId } from '#core/ids'
import type { Manuscript, Side } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { findLabelMirrors } from './mirror-labels'

/** A side of lines: `## heading`, or a paragraph where `<a b>` is a run of labels a and b with ids `<prefix>1`, … */
function side(prefix: string, ...lines: readonly string[]): Side {
  let count = 0
  const label = (name: string, run: string): Inline => ({
    type: 'sourceLabel',
    id: `${prefix}${++count}` as LabelId,
    raw: name,
    name,
    run
  })
  const blocks = lines.map((line, i): Block => {
    const id = `${prefix}-${i}` as BlockId
    if (line.startsWith('## '))
      return { type: 'heading', id, depth: 2, children: [{ type: 'text', value: line.slice(3) }] }
    const children = line.split(/(<[^>]*>)/).flatMap((part, k): readonly Inline[] =>
      part.startsWith('<')
        ? part
            .slice(1, -1)
            .split(' ')
            .map((name) => label(name, `${prefix}${i}.${k}`))
        : [{ type: 'text', value: part }]
    )
    return { type: 'paragraph', id, children }
  })
  return { language: 'en-US', title: '', blocks }
}

function mirrors(leading: Side, facing: Side): (label: string) => string | undefined {
  const manuscript: Manuscript = {
    id: countingIds()<'ManuscriptId'>('m'),
    title: '',
    leading,
    facing,
    pairings: [],
    styleId: 'frontiers',
    createdAt: '',
    modifiedAt: ''
  }
  const found = findLabelMirrors(manuscript)
  return (label) => found.mirrorOf(label as LabelId)
}

it('mirrors each name to the same place of the same run in the paired section, both ways', () => {
  const mirrorOf = mirrors(
    side('L', '## 1.1 Aim', 'A <PMC PMC> b <MDPI>', '## 1.2 Use', 'C <PMC PMC>'),
    side('F', '## 2.1 目的', '甲 <MDPI> 乙 <PMC PMC>', '## 2.2 应用', '丙 <PMC PMC>')
  )
  expect(['L1', 'L2', 'L3', 'L4', 'L5'].map(mirrorOf)).toEqual(['F2', 'F3', 'F1', 'F4', 'F5'])
  expect(['F1', 'F2', 'F3', 'F4', 'F5'].map(mirrorOf)).toEqual(['L3', 'L1', 'L2', 'L4', 'L5'])
})

it('answers the k-th equal run of a section with the k-th', () => {
  const mirrorOf = mirrors(side('L', 'A <PMC>', 'B <PMC>', 'C <PMC>'), side('F', '甲 <PMC>', '乙 <PMC>'))
  expect(['L1', 'L2', 'L3'].map(mirrorOf)).toEqual(['F1', 'F2', undefined])
})

it('falls back to the name where a run lost one on one side', () => {
  const mirrorOf = mirrors(side('L', 'A <PMC MDPI Frontiers>'), side('F', '甲 <PMC Frontiers>'))
  expect(['L1', 'L2', 'L3'].map(mirrorOf)).toEqual(['F1', undefined, 'F2'])
})

it('finds nothing in sections without counterpart', () => {
  const mirrorOf = mirrors(
    side('L', '## 1.1 Aim', 'A', '## 1.9 Only here', 'A <PMC>'),
    side('F', '## 2.1 目的', '甲 <PMC>')
  )
  expect(mirrorOf('L1')).toBeUndefined()
  expect(mirrorOf('F1')).toBeUndefined()
})
