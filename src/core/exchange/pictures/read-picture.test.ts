import { expect, it } from 'vitest'
import { isImageUrl } from '#core/manuscript/link-url'
import { readDataAddress } from './data-address'
import { MAX_PICTURE_BYTES, readPicture } from './read-picture'

const svg = (markup: string): Uint8Array => new TextEncoder().encode(markup)
const webp = Uint8Array.from([0x52, 0x49, 0x46, 0x46, 26, 0, 0, 0, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x4c])

it.each([
  ['image/png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ['image/jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
  ['image/gif', Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61])],
  ['image/webp', webp],
  ['image/svg+xml', svg('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [
    'image/svg+xml',
    svg('<?xml version="1.0"?>\n<!-- 图 1 -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg >')
  ]
])('takes %s as an address that an image may carry', (mediaType, bytes) => {
  const read = readPicture(bytes)
  if (!read.ok) throw new Error(read.error)
  expect(readDataAddress(read.value)).toEqual({ mediaType, bytes })
  expect(isImageUrl(read.value)).toBe(true)
})

it.each([
  ['empty', new Uint8Array(0)],
  ['too-large', new Uint8Array(MAX_PICTURE_BYTES + 1)],
  ['unknown-format', svg('%PDF-1.7')],
  ['unknown-format', svg('<html><svg/></html>')],
  ['unknown-format', Uint8Array.from([0x42, 0x4d, 1, 2])],
  ['scripted', svg('<svg><script>alert(1)</script></svg>')],
  ['scripted', svg('<svg onload="alert(1)"/>')],
  ['scripted', svg('<svg><a href="JavaScript:alert(1)"/></svg>')]
])('refuses one that is %s', (reason, bytes) => {
  expect(readPicture(bytes)).toEqual({ ok: false, error: reason })
})

it('takes linear time on text that never becomes a picture', () => {
  const start = Date.now()
  readPicture(svg(`<?xml ${'<!--'.repeat(50_000)}`))
  readPicture(svg(`<svg>${' on'.repeat(200_000)}`))
  expect(Date.now() - start).toBeLessThan(1_000)
})
