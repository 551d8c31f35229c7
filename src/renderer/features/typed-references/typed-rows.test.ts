import { expect, it } from 'vitest'
import { acceptPastedText } from '#core/exchange/pasted-text/accept-pasted-text'
import { analysePastedText } from '#core/exchange/pasted-text/analyse-pasted-text'
import { findTypedReferences } from '#core/exchange/typed-references/find-typed-references'
import { countingIds } from '#core/ids'
import { typedRows } from './typed-rows'

const rowsOf = (text: string): readonly string[] => {
  const { manuscript } = acceptPastedText(analysePastedText(text), { ids: countingIds(), now: '' })
  return typedRows(findTypedReferences(manuscript)).map((row) => {
    if (row.kind === 'head') return `${row.group} ${row.count}`
    if (row.kind === 'entry') return `entry ${row.name}`
    return row.kind === 'mark' ? `${row.mark.text} ${row.numbers.join()}`.trim() : row.text
  })
}

const list = `References
[1] Smith J. Stem cells. Neurology. 2011;76(1):12-19.
[2] Wu L. Repair. Brain. 2012;135(2):20-29.
[3] Something that no rule reads
[4] 张伟. 间充质干细胞治疗研究[J]. 中华神经科杂志, 2014, 47(4): 40-49.`

it('puts what needs a look first, each mark and entry once', () => {
  expect(
    rowsOf(`A title\n\nCells help patients [1,2], heal [3] and [2, 9], in the interval [1, 2].\n\n${list}`)
  ).toEqual([
    'unmatched 1',
    '[2, 9]',
    'unread 1',
    'entry 3',
    'uncited 1',
    'entry 4',
    'linked 2',
    '[1,2] 1,2',
    '[3] 3',
    'sure 2',
    'entry 1',
    'entry 2',
    'doubtful 1',
    '[1, 2]'
  ])
})

it('has no rows where there is no list', () => {
  expect(rowsOf('A title\n\nCells help patients [1,2].')).toEqual([])
})
