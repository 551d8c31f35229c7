import type { Image } from '#core/manuscript/nodes'
import { readDataAddress } from '../pictures/data-address'
import { findPictureFormat } from '../pictures/picture-format'
import { findPictureSize } from '../pictures/picture-size'
import type { SideWriter } from './write-runs'
import { stableId } from './citations/stable-id'
import { xmlAttribute } from './xml-text'

const EMU_PER_POINT = 12_700
const EMU_PER_PIXEL = 9_525
const EMU_PER_TWIP = 635
/** Where neither the manuscript nor the picture says how big it is. */
const USUAL_SIZE = { width: 300 * EMU_PER_POINT, height: 200 * EMU_PER_POINT }

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The `w:drawing` of a picture that stands in the line, never wider than `width` twentieths of a point. Undefined for
 * pictures that are not in the manuscript itself, or of a format that Word does not know.
 */
export function writePicture(image: Image, writer: SideWriter, width: number): string | undefined {
  const content = readDataAddress(image.url)
  const format = content && findPictureFormat(content.bytes)
  if (!content || !format) return undefined
  const size = fit(sizeOf(image, content.bytes), width * EMU_PER_TWIP)
  const add = (name: string, bytes: Uint8Array): string => {
    writer.document.addPicture(name, bytes)
    return writer.relations.pictureId(`media/${name}`)
  }
  if (format.shownBy === 'new') writer.document.countNewPicture()
  const picture = add(`picture-${stableId(image.url)}.${format.extension}`, content.bytes)
  const blip =
    format.extension === 'svg'
      ? `<a:blip r:embed="${add('picture-stand-in.png', STAND_IN)}">${svgExtension(picture)}</a:blip>`
      : `<a:blip r:embed="${picture}"/>`
  return drawing(image, blip, size, writer.document.nextDrawing())
}

/** A light grey dot, which programs that know no SVG stretch to the size of the picture. */
const STAND_IN =
  readDataAddress(
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mN4BgAA6ADnilP9cwAAAABJRU5ErkJggg=='
  )?.bytes ?? new Uint8Array()

/** Where Word looks for the drawing that the picture itself stands in for. */
const svgExtension = (relation: string): string =>
  '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">' +
  `<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${relation}"/></a:ext></a:extLst>`

/** The size in the manuscript, else in the picture at 96 dots per inch; where one side is given, the other follows. */
function sizeOf({ width, height }: Image, bytes: Uint8Array): Size {
  const pixels = findPictureSize(bytes)
  const own = pixels ? { width: pixels.width * EMU_PER_PIXEL, height: pixels.height * EMU_PER_PIXEL } : USUAL_SIZE
  const wide = width === undefined ? undefined : width * EMU_PER_POINT
  const high = height === undefined ? undefined : height * EMU_PER_POINT
  return {
    width: wide ?? (high === undefined ? own.width : (high * own.width) / own.height),
    height: high ?? (wide === undefined ? own.height : (wide * own.height) / own.width)
  }
}

function fit({ width, height }: Size, widest: number): Size {
  const scale = width > widest && widest > 0 ? widest / width : 1
  return { width: atLeastOne(width * scale), height: atLeastOne(height * scale) }
}

const atLeastOne = (length: number): number => Math.min(Math.max(Math.round(length), 1), 27_273_042_316_900)

function drawing({ alt, title }: Image, blip: string, { width, height }: Size, number: number): string {
  const words = ` descr="${xmlAttribute(alt)}"${title === undefined ? '' : ` title="${xmlAttribute(title)}"`}`
  const extent = `cx="${width}" cy="${height}"`
  return (
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>` +
    `<wp:docPr id="${number}" name="Picture ${number}"${words}/>` +
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr id="${number}" name="Picture ${number}"${words}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  )
}
