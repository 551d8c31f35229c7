import type { Manuscript } from '#core/manuscript/manuscript'
import { embedPictures } from '../pictures/pictures-beside'
import type { UnpackedManuscript } from './unpack-manuscript'

/** An unpacked manuscript that holds the pictures of its file by itself. */
export function embedMedia({ manuscript, media }: Pick<UnpackedManuscript, 'manuscript' | 'media'>): Manuscript {
  const files = new Map([...media].map(([name, bytes]) => [`media/${name}`, bytes]))
  return embedPictures(manuscript, files).manuscript
}
