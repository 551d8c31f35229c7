import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { dataAddress, readDataAddress } from './data-address'
import { decodeTiff } from './decode-tiff'
import { encodePng } from './encode-png'

/** The manuscript with PNG pictures in the place of the TIFFs that can be decoded, for readers that show no TIFF. */
export function showTiffs(manuscript: Manuscript): Manuscript {
  const shown = new Map<string, string | undefined>()
  const find = (url: string): string | undefined => {
    if (!/^data:image\/tiff[;,]/iu.test(url.slice(0, 20))) return undefined
    if (!shown.has(url)) shown.set(url, pngOf(url))
    return shown.get(url)
  }
  return SIDE_NAMES.reduce((current, side) => {
    const blocks = replacePictureAddresses(current[side].blocks, find)
    return blocks === current[side].blocks ? current : { ...current, [side]: { ...current[side], blocks } }
  }, manuscript)
}

function pngOf(url: string): string | undefined {
  const tiff = readDataAddress(url)
  const pixels = tiff && decodeTiff(tiff.bytes)
  return pixels && dataAddress({ mediaType: 'image/png', bytes: encodePng(pixels) })
}
