import { countWords } from '#core/manuscript/count-words'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { EditorCounts, PlacedCitation, PlacedLabel } from './side-editor'

interface Placed {
  readonly labels: readonly PlacedLabel[]
  readonly citations: readonly PlacedCitation[]
}

const placedBySide = new WeakMap<readonly Block[], Placed>()
const placedByBlock = new WeakMap<Block, Placed>()
const countsByBlock = new WeakMap<Block, EditorCounts>()

/** The labels and citations of blocks, in document order. Remembered per array and per block object. */
export function placedIn(blocks: readonly Block[]): Placed {
  return remember(placedBySide, blocks, joinPlaced)
}

function joinPlaced(blocks: readonly Block[]): Placed {
  const placed = blocks.map((block) => remember(placedByBlock, block, findPlaced))
  return { labels: placed.flatMap((one) => one.labels), citations: placed.flatMap((one) => one.citations) }
}

/** Words and Han characters of blocks. Remembered per block object. */
export function countsOf(blocks: readonly Block[]): EditorCounts {
  let words = 0
  let hanCharacters = 0
  for (const block of blocks) {
    const counts = remember(countsByBlock, block, countWords)
    words += counts.words
    hanCharacters += counts.hanCharacters
  }
  return { words, hanCharacters }
}

function findPlaced(top: Block): Placed {
  const labels: PlacedLabel[] = []
  const citations: PlacedCitation[] = []
  visitTextBlocks([top], ({ id, children }) => {
    let start = 0
    let context: string | undefined
    visitLeaves(children, (leaf, note) => {
      const end = start + (note ? 0 : textOf(leaf).length)
      if (leaf.type === 'citation') citations.push({ citation: leaf.citation, block: id })
      if (leaf.type === 'sourceLabel') {
        context ??= textOf(note ? note.children : children)
        const { type: _, id: label, ...rest } = leaf
        labels.push({ id: label, ...rest, block: id, context, start, end })
      }
      start = end
    })
  })
  return { labels, citations }
}

function remember<K extends object, T>(known: WeakMap<K, T>, key: K, find: (key: K) => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = find(key)
  known.set(key, value)
  return value
}
