import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { dataAddress, readDataAddress } from './data-address'
import { findPictureFormat, findPictureSize } from './picture-format'

/** A PNG of 96 by 48 pixels, as far as its header goes. */
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 96, 0, 0, 0, 48, 8, 2]) // prettier-ignore

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
