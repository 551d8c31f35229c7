import type { ReferenceId } from '#core/ids'
import type { UnpackedManuscript } from '#core/exchange/bifolium/unpack-manuscript'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
import type { LoadedLibrary } from './workbench/library'

/** Takes a file's references into the library; citations then point to the library's records of the same works. */
export async function adoptManuscript(
  { manuscript, references }: Pick<UnpackedManuscript, 'manuscript' | 'references'>,
  library: LoadedLibrary
): Promise<Manuscript> {
  const ids = await library.adopt(references)
  return SIDE_NAMES.reduce((current, side) => withReferences(current, side, ids), manuscript)
}

function withReferences(
  manuscript: Manuscript,
  side: 'leading' | 'facing',
  ids: ReadonlyMap<ReferenceId, ReferenceId>
): Manuscript {
  const blocks = mapTextBlocks(manuscript[side].blocks, (children) =>
    mapLeaves(children, (leaf) => {
      if (leaf.type !== 'citation') return leaf
      const items = leaf.citation.items.map((item) => ({
        ...item,
        reference: ids.get(item.reference) ?? item.reference
      }))
      return { ...leaf, citation: { ...leaf.citation, items } }
    })
  )
  return { ...manuscript, [side]: { ...manuscript[side], blocks } }
}
