import * as fc from 'fast-check'
import { gzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Inline, Paragraph } from '#core/manuscript/nodes'
import { dataAddress, readDataAddress } from './data-address'
import { describePicture } from './describe-picture'
import { findPictureFormat } from './picture-format'
import { findPictureSize } from './picture-size'
import { tellUnseenPictures } from './tell-unseen-pictures'
import { unpackPicture } from './unpack-picture'

/** A PNG of 96 by 48 pixels, as far as its header goes. */
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 96, 0, 0, 0, 48, 8, 2]) // prettier-ignore

const signs = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0))

/** A metafile of one inch by half an inch, as far as its header goes. */
const EMF = new Uint8Array(88)
EMF.set([1, 0, 0, 0, 88])
EMF.set([0xec, 9, 0, 0, 0xf6, 4], 32)
EMF.set(signs(' EMF'), 40)

const paragraph = (...children: readonly Inline[]): Paragraph => ({ type: 'paragraph', id: 'b' as BlockId, children })

it('gives back the bytes of any data address it writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(readDataAddress(dataAddress({ mediaType: 'image/png', bytes }))).toEqual({ mediaType: 'image/png', bytes })
    })
  )
})

it('reads other spellings of data addresses, and no other addresses', () => {
  const textOf = (url: string): string => new TextDecoder().decode(readDataAddress(url)?.bytes)
  expect(textOf('data:text/plain;charset=utf-8;base64,5rK755aX')).toBe('治疗')
  expect(textOf('DATA:image/svg+xml,%3Csvg%20/%3E')).toBe('<svg />')
  expect(readDataAddress('media/figure-1.png')).toBeUndefined()
  expect(readDataAddress('https://x.org/data:image/png;base64,AA==')).toBeUndefined()
})

it('finds the format and the size of a picture in its header', () => {
  expect(findPictureFormat(PNG)?.mediaType).toBe('image/png')
  expect(findPictureSize(PNG)).toEqual({ width: 96, height: 48 })
  const gif = Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 10, 0, 5, 1, ...Array<number>(20).fill(0)])
  expect(findPictureSize(gif)).toEqual({ width: 10, height: 261 })
  const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4, 0xff, 0xc2, 0, 17, 8, 0, 100, 0, 200, 3, 0, 0, 0, 0, 0, 0, 0]
  expect(findPictureSize(Uint8Array.from(jpeg))).toEqual({ width: 200, height: 100 })
})

it('finds the size of drawings and of WebP', () => {
  const sizeOf = (svg: string): unknown => findPictureSize(new TextEncoder().encode(svg))
  expect(sizeOf('<?xml version="1.0"?>\n<svg width="2in" height="96">')).toEqual({ width: 192, height: 96 })
  expect(sizeOf('<svg viewBox="0 0 30,20" xmlns="…">')).toEqual({ width: 30, height: 20 })
  expect(sizeOf('<svg width="100%">')).toBeUndefined()
  expect(sizeOf('<html><svg width="1" height="1">')).toBeUndefined()
  const webp = Array.from('RIFF0000WEBPVP8X', (sign) => sign.charCodeAt(0))
  expect(findPictureSize(Uint8Array.from([...webp, 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 1, 1, 0]))).toEqual({ width: 100, height: 258 }) // prettier-ignore
})

it('finds nothing where there is no such picture', () => {
  for (const bytes of [[], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [1, 2, 3]]) {
    expect(findPictureSize(Uint8Array.from(bytes))).toBeUndefined()
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (rest) => findPictureSize(Uint8Array.from([0xff, 0xd8, 0xff, ...rest])) !== null)) // prettier-ignore
})

it('tells a BMP from a text that begins like one', () => {
  const bmp = [0x42, 0x4d, 60, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 9, 0, 0, 0, 0xf8, 0xff, 0xff, 0xff]
  expect(findPictureFormat(Uint8Array.from(bmp))?.name).toBe('BMP')
  expect(findPictureSize(Uint8Array.from(bmp))).toEqual({ width: 9, height: 8 })
  expect(findPictureFormat(new TextEncoder().encode('BMI and EDSS over two years'))).toBeUndefined()
})

it('finds the size of scans and metafiles', () => {
  // Two entries: width as a short of 120, height as a long of 80.
  const entries = [1, 0, 0, 3, 0, 0, 0, 1, 0, 120, 0, 0, 1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0, 80]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 2, ...entries]
  expect(findPictureSize(Uint8Array.from(tiff))).toEqual({ width: 120, height: 80 })
  expect(findPictureSize(Uint8Array.from(tiff.slice(0, 30)))).toBeUndefined()
  expect(findPictureSize(EMF)).toEqual({ width: 96, height: 48 })
  const wmf = [0xd7, 0xcd, 0xc6, 0x9a, 0, 0, 0, 0, 0, 0, 0xa0, 5, 0xd0, 2, 0xa0, 5, ...Array<number>(10).fill(0)]
  expect(findPictureSize(Uint8Array.from(wmf))).toEqual({ width: 96, height: 48 })
})

it('unpacks what Office has packed, but no bomb and nothing damaged', () => {
  const packed = gzipSync(EMF)
  expect(unpackPicture(packed, 1_000)).toEqual(EMF)
  expect(unpackPicture(EMF, 1_000)).toBe(EMF)
  const cut = packed.slice(0, -9)
  expect(unpackPicture(cut, 1_000)).toBe(cut)
  expect(unpackPicture(gzipSync(new Uint8Array(5_000_000)), 1_000)).toHaveLength(1_001)
})

it('describes a picture by its beginning', () => {
  expect(describePicture(dataAddress({ mediaType: 'image/x-emf', bytes: EMF }))).toMatchObject({
    format: { name: 'EMF' },
    bytes: EMF.length,
    size: { width: 96, height: 48 }
  })
  const large = new Uint8Array(3_000_000)
  large.set(PNG)
  const described = describePicture(dataAddress({ mediaType: 'image/png', bytes: large }))
  expect((described?.bytes ?? 0) / large.length).toBeCloseTo(1, 2)
  expect(describePicture('media/figure.png')).toBeUndefined()
})

it('tells which pictures whoever opens a file does not see', () => {
  const image = (bytes: Uint8Array) =>
    ({ type: 'image', url: dataAddress({ mediaType: 'image/any', bytes }), alt: '' }) as const
  const blocks = [paragraph(image(EMF), image(PNG), image(EMF)), paragraph(image(Uint8Array.from(signs('GIF89a'))))]
  expect(tellUnseenPictures(blocks, 'html')).toMatchObject([{ values: { count: 1, kinds: 'EMF' } }])
  expect(tellUnseenPictures(blocks, 'latex')).toMatchObject([{ values: { count: 2, kinds: 'EMF, GIF' } }])
  expect(tellUnseenPictures([paragraph(image(PNG))], 'markdown')).toEqual([])
})
