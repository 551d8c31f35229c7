import type { Finding } from '#core/finding'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { pictureAddresses, replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { findPicturePath } from './picture-paths'
import { readStoredPicture } from './read-picture'

/** The files of the media folder beside a text that its pictures name, each once; never a way out of it. */
export function picturesBeside(manuscript: Manuscript): readonly string[] {
  const addresses = SIDE_NAMES.flatMap((side) => pictureAddresses(manuscript[side].blocks))
  return [...new Set(addresses.flatMap((url) => nameBeside(url) ?? []))]
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
    const address = bytes && readStoredPicture(bytes)
    if (address?.ok) addresses.set(name, address.value)
    else findings.push(absent(name))
  }
  const embedded = SIDE_NAMES.reduce((current, side) => {
    const blocks = replacePictureAddresses(current[side].blocks, (url) => addresses.get(nameBeside(url) ?? ''))
    return blocks === current[side].blocks ? current : { ...current, [side]: { ...current[side], blocks } }
  }, manuscript)
  return { manuscript: embedded, findings }
}

/** The path of a picture in the media folder; undefined for data, and for what leads out of the folder. */
function nameBeside(url: string): string | undefined {
  const path = findPicturePath(url)
  return path !== undefined && /^media\//iu.test(path) ? path : undefined
}

const absent = (name: string): Finding => ({
  severity: 'warning',
  code: 'picture-not-beside',
  message: `The picture “${name}” could not be read from beside the file; its words stand in its place.`,
  values: { name }
})
