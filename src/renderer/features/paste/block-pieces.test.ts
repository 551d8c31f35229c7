import fc from 'fast-check'
import { expect, it } from 'vitest'
import { analysePastedText } from '#core/exchange/pasted-text/analyse-pasted-text'
import { contentOf } from '#core/exchange/pasted-text/pasted-text'
import { blockPieces, type BlockPiece } from './block-pieces'

const show = (piece: BlockPiece) =>
  piece.kind === 'text' ? piece.text : piece.kind === 'run' ? `[${piece.run.raw}]` : `(${piece.length})`

const lengthOf = (piece: BlockPiece) =>
  piece.kind === 'text' ? piece.text.length : piece.kind === 'run' ? piece.run.raw.length : piece.length

it('sets label runs in their places', () => {
  const pasted = analysePastedText('Half of the patients improved within one year.FrontiersMDPI')
  expect(pasted.blocks.flatMap((block) => blockPieces(pasted, block).map(show))).toEqual([
    'Half of the patients improved within one year.',
    '[FrontiersMDPI]'
  ])
})

it('cuts a long block before a run, never inside it', () => {
  const pasted = analysePastedText('半数患者在一年内有所改善。维基百科PMC')
  const [block] = pasted.blocks
  if (!block) throw new Error('One line makes one block')
  expect(blockPieces(pasted, block, 15).map(show)).toEqual(['半数患者在一年内有所改善。', '(7)'])
})

it('shows every character of every block', () => {
  const words = fc.constantFrom('Half improved.', '半数改善。', 'Frontiers', '维基百科', '\n', '• ', '1.1 ', ' ', 'x')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), fc.integer({ min: 1, max: 60 }), (parts, limit) => {
      const pasted = analysePastedText(parts.join(''))
      for (const block of pasted.blocks) {
        const pieces = blockPieces(pasted, block, limit)
        const total = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)
        expect(total).toBe(contentOf(pasted, block).length)
      }
    })
  )
})
