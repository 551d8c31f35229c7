import type { Finding } from '#core/finding'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { pictureAddresses, replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { findPicturePath } from './picture-paths'
import { readStoredPicture } from './read-picture'

/** What stands where a text names a picture in its own folder; a link that leads out of the folder is not followed. */
export type PictureFound = Uint8Array | 'outside' | 'too-large'

/** The pictures beside a text, by their paths; those that are not there are left out. */
export type PicturesFound = ReadonlyMap<string, PictureFound>

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
  files: PicturesFound
): { readonly manuscript: Manuscript; readonly findings: readonly Finding[] } {
  const addresses = new Map<string, string>()
  const findings: Finding[] = []
  for (const name of picturesBeside(manuscript)) {
    const found = files.get(name)
    const address = findAddress(found)
    if (address === undefined) findings.push(tellNotTaken(name, found))
    else addresses.set(name, address)
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

/** The data address of a picture that was found; undefined for everything else. */
export function findAddress(found: PictureFound | undefined): string | undefined {
  const read = typeof found === 'object' ? readStoredPicture(found) : undefined
  return read?.ok ? read.value : undefined
}

/** Says why a picture that a text names beside it did not come in. */
export function tellNotTaken(name: string, found: PictureFound | undefined): Finding {
  const reason = typeof found === 'string' ? found : found === undefined ? 'missing' : 'unknown'
  return {
    severity: 'warning',
    code: 'picture-not-beside',
    message: `The picture “${name}” ${REASONS[reason]}; its words stand in its place.`,
    values: { name, reason }
  }
}

const REASONS = {
  missing: 'could not be read from beside the file',
  outside:
    'is a link that leads out of the folder of the file and is not followed (put a copy of the picture in its place)',
  'too-large': 'is larger than a manuscript may hold (save it with fewer pixels)',
  unknown: 'is of no kind that can be shown'
} as const
