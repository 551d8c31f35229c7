import { isImageUrl } from '#core/manuscript/link-url'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { pictureAddresses, replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { escapeHtml } from './html-text'

/** A manuscript without the weight of its pictures. */
export interface PicturesAside {
  /** With a short address in the place of each that holds a picture. */
  readonly manuscript: Manuscript
  /** The address that a short one stands for, by the short one. */
  readonly addresses: ReadonlyMap<string, string>
}

/** Shorter addresses stay: there is nothing to gain. */
const LEAST_LENGTH = 1_000

/** Sets the pictures of a manuscript aside, so that a page of it can be written and read without copying them. */
export function setPicturesAside(manuscript: Manuscript): PicturesAside {
  const all = SIDE_NAMES.flatMap((side) => pictureAddresses(manuscript[side].blocks))
  const heavy = [...new Set(all)].filter((url) => url.length >= LEAST_LENGTH && isImageUrl(url))
  const taken = new Set(all)
  const names = new Map<string, string>()
  let number = 0
  for (const url of heavy) {
    do number++
    while (taken.has(nameOf(number)))
    names.set(url, nameOf(number))
  }
  const withNames = (side: Manuscript['leading']): Manuscript['leading'] => ({
    ...side,
    blocks: replacePictureAddresses(side.blocks, (url) => names.get(url))
  })
  return {
    manuscript: { ...manuscript, leading: withNames(manuscript.leading), facing: withNames(manuscript.facing) },
    addresses: new Map([...names].map(([url, name]) => [name, url]))
  }
}

const nameOf = (number: number): string => `media/picture-${number}`

/** The bytes of a page, with the addresses that were set aside back in their places: in quotes, as `src`. */
export function putPicturesBack(html: string, addresses: PicturesAside['addresses']): Uint8Array {
  const encoder = new TextEncoder()
  const parts = html.split(/(?<=<img src=")(media\/picture-\d+)(?=")/u).map((part) => {
    const url = addresses.get(part)
    return url === undefined ? part : escapeHtml(url)
  })
  // One after the other, since all of them together weigh as much as the page.
  const length = parts.reduce((sum, part) => sum + encoder.encode(part).length, 0)
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    const encoded = encoder.encode(part)
    bytes.set(encoded, at)
    at += encoded.length
  }
  return bytes
}
