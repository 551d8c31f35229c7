import type { Block } from './nodes'
import { mapLeaves, mapTextBlocks, visitLeaves, visitTextBlocks } from './walk'

/** The addresses of the pictures in `blocks`, those in notes too, each once and in order. */
export function pictureAddresses(blocks: readonly Block[]): readonly string[] {
  const addresses = new Set<string>()
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'image') addresses.add(leaf.url)
    })
  )
  return [...addresses]
}

/** `blocks` with other addresses for those pictures that `find` has one for; unchanged blocks are the same objects. */
export function replacePictureAddresses(
  blocks: readonly Block[],
  find: (url: string) => string | undefined
): readonly Block[] {
  return mapTextBlocks(blocks, (children) =>
    mapLeaves(children, (leaf) => {
      const url = leaf.type === 'image' ? find(leaf.url) : undefined
      return leaf.type === 'image' && url !== undefined ? { ...leaf, url } : leaf
    })
  )
}
