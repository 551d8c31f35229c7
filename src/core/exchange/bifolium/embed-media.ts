import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { gatherMedia } from '../gather-media'
import { BIFOLIUM_LIMITS } from './bifolium-format'
import { embedPictures, findAddress } from '../pictures/pictures-beside'
import type { UnpackedManuscript } from './unpack-manuscript'

const FOLDER = 'media/'
/** Further pictures stay in the text: a file has so many entries at the most. */
const MAX_FILES = BIFOLIUM_LIMITS.entries - 100

/** An unpacked manuscript that holds the pictures of its file by itself. */
export function embedMedia({ manuscript, media }: Pick<UnpackedManuscript, 'manuscript' | 'media'>): Manuscript {
  const files = new Map([...media].map(([name, bytes]) => [`${FOLDER}${name}`, bytes]))
  return embedPictures(manuscript, files).manuscript
}

/**
 * The manuscript with its pictures apart, by their names inside `media/`: a third smaller than in its text. One that
 * `embedMedia` would not give back to the letter stays where it is.
 */
export function takeOutMedia(manuscript: Manuscript): Pick<UnpackedManuscript, 'manuscript' | 'media'> {
  const { files, urlOf } = gatherMedia(FOLDER.slice(0, -1))
  const names = new Map<string, string | undefined>()
  const nameOf = (url: string): string | undefined => {
    if (!url.startsWith('data:') || files.length >= MAX_FILES) return names.get(url)
    if (!names.has(url)) {
      const name = urlOf(url)
      const file = files.find((one) => one.name === name)
      names.set(url, file && findAddress(file.bytes) === url ? name : undefined)
    }
    return names.get(url)
  }
  const apart = SIDE_NAMES.reduce((current, side) => {
    const blocks = replacePictureAddresses(current[side].blocks, nameOf)
    return blocks === current[side].blocks ? current : { ...current, [side]: { ...current[side], blocks } }
  }, manuscript)
  const used = new Set(names.values())
  return {
    manuscript: apart,
    media: new Map(files.flatMap(({ name, bytes }) => (used.has(name) ? [[name.slice(FOLDER.length), bytes]] : [])))
  }
}
