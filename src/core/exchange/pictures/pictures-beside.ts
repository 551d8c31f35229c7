import type { Finding } from '#core/finding'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { mapLeaves, mapTextBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { readPicture } from './read-picture'

/** The files beside a text that its pictures name, each once: paths below its folder, never a way out of it. */
export function picturesBeside(manuscript: Manuscript): readonly string[] {
  const names = new Set<string>()
  for (const side of SIDE_NAMES) {
    visitTextBlocks(manuscript[side].blocks, ({ children }) =>
      visitLeaves(children, (leaf) => {
        const name = leaf.type === 'image' ? nameBeside(leaf.url) : undefined
        if (name !== undefined) names.add(name)
      })
    )
  }
  return [...names]
}

/**
 * The manuscript with the pictures that were found beside its file held by itself; one that was not, or that is no
 * picture, keeps its name and is told.
 */
export function embedPictures(
  manuscript: Manuscript,
  files: ReadonlyMap<string, Uint8Array>
): { readonly manuscript: Manuscript; readonly findings: readonly Finding[] } {
  const addresses = new Map<string, string>()
  const findings: Finding[] = []
  for (const name of picturesBeside(manuscript)) {
    const bytes = files.get(name)
    const read = bytes && readPicture(bytes)
    if (read?.ok) addresses.set(name, read.value)
    else findings.push(absent(name))
  }
  const embedded = SIDE_NAMES.reduce((current, side) => {
    const blocks = mapTextBlocks(current[side].blocks, (children) =>
      mapLeaves(children, (leaf) => {
        const url = leaf.type === 'image' ? addresses.get(nameBeside(leaf.url) ?? '') : undefined
        return leaf.type === 'image' && url !== undefined ? { ...leaf, url } : leaf
      })
    )
    return blocks === current[side].blocks ? current : { ...current, [side]: { ...current[side], blocks } }
  }, manuscript)
  return { manuscript: embedded, findings }
}

/** The path that an address names, percent signs read; undefined for data, and for what leads out of the folder. */
function nameBeside(url: string): string | undefined {
  if (!/^media\//iu.test(url)) return undefined
  const name = decode(url)
  const isInside =
    !/[\\:\p{Cc}]/u.test(name) && name.split('/').every((part) => part !== '' && !/^\.{1,2}$/u.test(part))
  return isInside ? name : undefined
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

const absent = (name: string): Finding => ({
  severity: 'warning',
  code: 'picture-not-beside',
  message: `The picture “${name}” could not be read from beside the file; its words stand in its place.`,
  values: { name }
})
