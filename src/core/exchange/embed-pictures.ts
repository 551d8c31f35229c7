import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { mapLeaves, mapTextBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { dataAddress } from './pictures/data-address'
import { findPictureFormat } from './pictures/picture-format'

const FOLDER = 'media/'

/** The pictures of a manuscript that stand in files of its media folder, by their paths, each once. */
export function picturePaths({ leading, facing }: Manuscript): readonly string[] {
  const paths = new Set<string>()
  visitTextBlocks([...leading.blocks, ...facing.blocks], ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'image' && leaf.url.startsWith(FOLDER)) paths.add(leaf.url)
    })
  )
  return [...paths]
}

/** The manuscript with those pictures in it whose bytes are in `files`, by path; the same where there are none. */
export function embedPictures(manuscript: Manuscript, files: ReadonlyMap<string, Uint8Array>): Manuscript {
  const addresses = new Map<string, string>()
  for (const [path, bytes] of files) {
    const format = findPictureFormat(bytes)
    if (format) addresses.set(path, dataAddress({ mediaType: format.mediaType, bytes }))
  }
  if (addresses.size === 0) return manuscript
  const embed = (blocks: readonly Block[]): readonly Block[] =>
    mapTextBlocks(blocks, (children) =>
      mapLeaves(children, (leaf) => {
        const url = leaf.type === 'image' ? addresses.get(leaf.url) : undefined
        return leaf.type === 'image' && url !== undefined ? { ...leaf, url } : leaf
      })
    )
  const { leading, facing } = manuscript
  return {
    ...manuscript,
    leading: { ...leading, blocks: embed(leading.blocks) },
    facing: { ...facing, blocks: embed(facing.blocks) }
  }
}
