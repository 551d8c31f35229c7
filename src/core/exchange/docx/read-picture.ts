import type { Image } from '#core/manuscript/nodes'
import { findPictureFormat } from '../pictures/picture-format'
import { findPictureSize } from '../pictures/picture-size'
import { unpackPicture } from '../pictures/unpack-picture'
import type { DocxReading } from './docx-reading'
import { findDescendants } from './xml-tree'
import type { XmlElement } from './xml-tree'

const EMU_PER_POINT = 12_700
const POINTS_PER_PIXEL = 0.75
/** Pictures of one document, as they are in it; a manuscript holds them in its text. */
const MAX_PICTURE_BYTES = 200_000_000

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The pictures that a drawing shows and the document holds; what else it shows is tallied, unless it also `holdsText`,
 * for whose sake it was drawn.
 */
export function readPictures(drawing: XmlElement, reading: DocxReading, holdsText = false): readonly Image[] {
  const blips = findDescendants(drawing, 'a:blip').map((blip) => idOfBlip(blip, reading))
  const vml = findDescendants(drawing, 'v:imagedata').map(({ attributes }) => attributes.get('r:id'))
  const ids = [...blips, ...vml]
  if (ids.length === 0 && drawing.name !== 'w:object' && !holdsText)
    reading.losses.add('docx-images-left-out', wordsOf(drawing).alt)
  const size = ids.length === 1 ? (extentOf(drawing) ?? vmlSize(drawing)) : undefined
  return ids.flatMap((id) => readPicture(id, drawing, size, reading) ?? [])
}

/** A drawing in SVG has a picture that stands in for it; ours is a mere dot. */
function idOfBlip(blip: XmlElement, { targets, readPicture }: DocxReading): string | undefined {
  const own = blip.attributes.get('r:embed')
  const drawing = findDescendants(blip, 'asvg:svgBlip')[0]?.attributes.get('r:embed')
  if (drawing === undefined || own === undefined) return own ?? drawing
  const path = targets.pictures.get(own)
  const bytes = path === undefined ? undefined : readPicture(path)
  const size = bytes && findPictureSize(bytes)
  return size && size.width * size.height > 1 ? own : drawing
}

function readPicture(
  id: string | undefined,
  drawing: XmlElement,
  size: Size | undefined,
  reading: DocxReading
): Image | undefined {
  const words = wordsOf(drawing)
  const path = id === undefined ? undefined : reading.targets.pictures.get(id)
  const held = path === undefined ? undefined : reading.readPicture(path)
  if (path === undefined || held === undefined) {
    reading.losses.add('docx-images-left-out', words.alt)
    return undefined
  }
  const bytes = unpackPicture(held, MAX_PICTURE_BYTES)
  const format = findPictureFormat(bytes)
  if (!format) {
    reading.losses.add('docx-images-unknown', `${words.alt} (${path.slice(path.lastIndexOf('/') + 1)})`.trim())
    return undefined
  }
  if ((reading.pictureBytes += bytes.length) > MAX_PICTURE_BYTES) {
    reading.losses.add('docx-images-too-big', words.alt)
    return undefined
  }
  if (format.shownBy === 'office') reading.losses.add('docx-images-office', words.alt)
  const url = reading.addressOf({ mediaType: format.mediaType, bytes })
  return { type: 'image', url, ...words, ...ownSize(size, bytes) }
}

function wordsOf(drawing: XmlElement): Pick<Image, 'alt' | 'title'> {
  const properties = findDescendants(drawing, 'wp:docPr')[0]?.attributes
  const shape = findDescendants(drawing, 'v:shape')[0]?.attributes
  const title = properties?.get('title') ?? findDescendants(drawing, 'v:imagedata')[0]?.attributes.get('o:title')
  return {
    alt: properties?.get('descr') ?? shape?.get('alt') ?? '',
    ...(title !== undefined && title !== '' && { title })
  }
}

/** Nothing where the picture is as big as it is by itself. */
function ownSize(size: Size | undefined, bytes: Uint8Array): Partial<Size> {
  if (!size) return {}
  const pixels = findPictureSize(bytes)
  const isOwn =
    pixels &&
    Math.abs(pixels.width * POINTS_PER_PIXEL - size.width) < 0.5 &&
    Math.abs(pixels.height * POINTS_PER_PIXEL - size.height) < 0.5
  return isOwn ? {} : size
}

function extentOf(drawing: XmlElement): Size | undefined {
  const extent = findDescendants(drawing, 'wp:extent')[0]?.attributes
  const points = (name: string): number => Number(extent?.get(name)) / EMU_PER_POINT
  return sizeOf(points('cx'), points('cy'))
}

/** The grammar of a length in the style of a shape: `width:120.5pt`. */
const LENGTH = /(?:^|;)\s*(width|height):([\d.]{1,12})(pt|in|cm|mm|px)/giu
const POINTS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 7.2 / 2.54, px: 0.75 }

function vmlSize(drawing: XmlElement): Size | undefined {
  const style = findDescendants(drawing, 'v:shape')[0]?.attributes.get('style') ?? ''
  const lengths = new Map(
    [...style.matchAll(LENGTH)].map(([, side = '', length, unit = '']) => [
      side.toLowerCase(),
      Number(length) * (POINTS[unit.toLowerCase()] ?? 1)
    ])
  )
  return sizeOf(lengths.get('width') ?? Number.NaN, lengths.get('height') ?? Number.NaN)
}

function sizeOf(width: number, height: number): Size | undefined {
  const isSound = width > 0 && height > 0 && width < 10_000 && height < 10_000
  return isSound ? { width: Math.round(width * 100) / 100, height: Math.round(height * 100) / 100 } : undefined
}
