import { expect, it } from 'vitest'
import type { BlockId, PairingId } from '#core/ids'
import type { Pairing } from '#core/manuscript/manuscript'
import { findNextUntranslated } from './find-next-untranslated'

/** A pairing of the blocks that a line such as `a | 甲` names. */
function pairing(line: string, state: Pairing['state']): Pairing {
  const [leading = [], facing = []] = line.split('|').map((side) => (side.trim() ? [side.trim() as BlockId] : []))
  return { id: line as PairingId, leading, facing, state }
}

const PAIRINGS = [
  pairing('a | 甲', 'translated'),
  pairing('b |', 'untranslated'),
  pairing('c | 丙', 'stale'),
  pairing('d | 丁', 'reviewed'),
  pairing('| 戊', 'untranslated')
]

const goesTo = (from: string | undefined, side: string, block: string): void =>
  expect(findNextUntranslated(PAIRINGS, from as BlockId | undefined)).toEqual({ side, block })

it('goes from one block that waits to the next, on either side, and round', () => {
  goesTo(undefined, 'leading', 'b')
  goesTo('甲', 'leading', 'b')
  goesTo('b', 'leading', 'c')
  goesTo('丙', 'facing', '戊')
  goesTo('戊', 'leading', 'b')
  goesTo('elsewhere', 'leading', 'b')
})

it('comes back to the only one, and finds none where all is translated', () => {
  expect(findNextUntranslated(PAIRINGS.slice(0, 2), 'b' as BlockId)).toEqual({ side: 'leading', block: 'b' })
  expect(findNextUntranslated(PAIRINGS.slice(0, 1), undefined)).toBeUndefined()
})
