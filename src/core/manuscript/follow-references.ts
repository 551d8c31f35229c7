import type { ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from './citation'
import { SIDE_NAMES, type Manuscript } from './manuscript'
import { mapLeaves, mapTextBlocks } from './walk'

/** The manuscript with each citation replaced by what `change` gives for it; the same object where none changes. */
export function changeCitations(manuscript: Manuscript, change: (citation: Citation) => Citation): Manuscript {
  return SIDE_NAMES.reduce((current, side) => {
    const blocks = mapTextBlocks(current[side].blocks, (children) =>
      mapLeaves(children, (leaf) => {
        if (leaf.type !== 'citation') return leaf
        const citation = change(leaf.citation)
        return citation === leaf.citation ? leaf : { ...leaf, citation }
      })
    )
    return blocks === current[side].blocks ? current : { ...current, [side]: { ...current[side], blocks } }
  }, manuscript)
}

/**
 * The citation with its references replaced by those that have taken their place; the same object where none has. Two
 * items that say the same afterwards become one.
 */
export function followReferences(citation: Citation, heirs: ReadonlyMap<ReferenceId, ReferenceId>): Citation {
  if (!citation.items.some((item) => heirs.has(item.reference))) return citation
  const items: CitationItem[] = []
  for (const item of citation.items) {
    const followed = { ...item, reference: heirs.get(item.reference) ?? item.reference }
    if (!items.some((one) => isSameItem(one, followed))) items.push(followed)
  }
  return { ...citation, items }
}

function isSameItem(a: CitationItem, b: CitationItem): boolean {
  return (
    a.reference === b.reference &&
    a.locator === b.locator &&
    a.label === b.label &&
    a.prefix === b.prefix &&
    a.suffix === b.suffix
  )
}
