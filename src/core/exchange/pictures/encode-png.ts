import { zlibSync } from 'fflate'
import type { Pixels } from './decode-tiff'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const
const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** A PNG of the pixels; those that are all opaque are written without opacity. */
export function encodePng({ width, height, rgba }: Pixels): Uint8Array {
  const isOpaque = isAllOpaque(rgba)
  const channels = isOpaque ? 3 : 4
  const rows = new Uint8Array(height * (1 + width * channels))
  for (let pixel = 0, to = 0; pixel < width * height; pixel++) {
    // Each row begins with how it is filtered: not at all.
    if (pixel % width === 0) to++
    for (let channel = 0; channel < channels; channel++) rows[to++] = rgba[pixel * 4 + channel] ?? 0
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, isOpaque ? 2 : 6], 8)
  const chunks = [chunk('IHDR', header), chunk('IDAT', zlibSync(rows)), chunk('IEND', new Uint8Array())]
  const png = new Uint8Array(SIGNATURE.length + chunks.reduce((sum, { length }) => sum + length, 0))
  png.set(SIGNATURE)
  let at = SIGNATURE.length
  for (const each of chunks) {
    png.set(each, at)
    at += each.length
  }
  return png
}

function isAllOpaque(rgba: Uint8Array): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false
  return true
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, content.length)
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at)
  bytes.set(content, 8)
  view.setUint32(8 + content.length, checksum(bytes.subarray(4, 8 + content.length)))
  return bytes
}

function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (CHECKSUMS[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
