import fc from 'fast-check'
import { unzlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Manuscript } from '#core/manuscript/manuscript'
import { dataAddress, readDataAddress } from './data-address'
import { decodeTiff } from './decode-tiff'
import { encodePng } from './encode-png'
import { findPictureSize } from './picture-size'
import { showTiffs } from './show-tiffs'
import { makeTiff, type MadeTiff } from './testing/make-tiff'

const RGB: MadeTiff = { width: 2, height: 2, bits: 8, samples: 3, colours: 2, compression: 1 }
const PIXELS = [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]
const OPAQUE = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 9, 9, 9, 255]
const decode = (made: MadeTiff, ...data: readonly number[]): readonly number[] | undefined => {
  const pixels = decodeTiff(makeTiff(made, Uint8Array.from(data)))
  return pixels && [...pixels.rgba]
}
const shades = (...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => [value, value, value, 255])

describe('decodeTiff', () => {
  it('reads rows of any packing and order of bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 5, 8, 32_773),
        fc.boolean(),
        fc.integer({ min: 1, max: 60 }),
        fc.uint8Array({ minLength: 1, maxLength: 400, size: 'max' }),
        (compression, isLittleEndian, width, noise) => {
          const rows = Array.from({ length: 40 }, (_, row) => noise[row % noise.length] ?? 0)
          const data = rows.flatMap((value, row) =>
            Array.from({ length: width }, (_, x) => (value + x * (row % 3)) & 255)
          )
          const made = { width, height: 40, bits: 8, samples: 1, colours: 1, compression, isLittleEndian }
          expect(decode(made, ...data)).toEqual(shades(...data))
        }
      ),
      { numRuns: 40 }
    )
  })

  it('reads long LZW strips, whose codes grow and start anew', () => {
    let seed = 1
    const data = Array.from({ length: 20_000 }, () => (seed = (seed * 48_271) % 2_147_483_647) & 255)
    const made = { width: 100, height: 200, bits: 8, samples: 1, colours: 1, compression: 5 }
    expect(decode(made, ...data)).toEqual(shades(...data))
  })

  it('reads colours, grey, palettes, CMYK and opacity, of 1 to 16 bits', () => {
    const grey = { ...RGB, samples: 1, height: 1, width: 2 }
    expect(decode(RGB, ...PIXELS)).toEqual(OPAQUE)
    expect(
      decode({ ...RGB, samples: 4, more: { 338: [2] } }, ...OPAQUE.map((value, at) => (at % 4 === 3 ? 7 : value)))
    ).toEqual(OPAQUE.map((value, at) => (at % 4 === 3 ? 7 : value)))
    expect(decode({ ...grey, colours: 0 }, 255, 55)).toEqual(shades(0, 200))
    expect(decode({ ...grey, bits: 1, colours: 1 }, 0b0100_0000)).toEqual(shades(0, 255))
    expect(decode({ ...grey, bits: 4, colours: 1 }, 0x0f)).toEqual(shades(0, 255))
    expect(decode({ ...grey, bits: 16, colours: 1 }, 1, 200, 2, 100)).toEqual(shades(200, 100))
    expect(decode({ ...grey, bits: 16, colours: 1, isLittleEndian: false }, 200, 1, 100, 2)).toEqual(shades(200, 100))
    const palette = [0, 0xff00, 0, 0x8000, 0, 0x1000]
    expect(decode({ ...grey, bits: 1, colours: 3, more: { 320: palette } }, 0b0100_0000)).toEqual([
      0, 0, 0, 255, 255, 128, 16, 255
    ])
    expect(decode({ ...grey, width: 1, samples: 4, colours: 5 }, 255, 0, 0, 0)).toEqual([0, 255, 255, 255])
  })

  it('adds differences up', () => {
    const more = { 317: [2] }
    expect(decode({ ...RGB, width: 4, height: 1, more }, 1, 2, 3, 1, 0, 255, 1, 0, 0, 0, 0, 0)).toEqual([
      1, 2, 3, 255, 2, 2, 2, 255, 3, 2, 2, 255, 3, 2, 2, 255
    ])
    expect(decode({ ...RGB, samples: 1, colours: 1, bits: 16, width: 2, height: 1, more }, 0, 1, 255, 1)).toEqual(
      shades(1, 2)
    )
  })

  it('is undefined for other kinds and for damaged files, and never throws', () => {
    expect(decode({ ...RGB, compression: 7 }, ...PIXELS)).toBeUndefined()
    expect(decode({ ...RGB, more: { 274: [6] } }, ...PIXELS)).toBeUndefined()
    expect(decode(RGB, ...PIXELS.slice(1))).toBeUndefined()
    expect(decode({ ...RGB, width: 60_000, height: 60_000 }, ...PIXELS)).toBeUndefined()
    const whole = makeTiff({ ...RGB, compression: 5 }, Uint8Array.from(PIXELS))
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, value) => {
        const broken = whole.slice(0, length)
        broken[at] = value
        expect(() => decodeTiff(broken)).not.toThrow()
      })
    )
  })
})

describe('showTiffs', () => {
  it('puts PNG pictures in the place of TIFFs, and leaves those that cannot be decoded', () => {
    const tiff = (made: MadeTiff): string =>
      dataAddress({ mediaType: 'image/tiff', bytes: makeTiff(made, Uint8Array.from(PIXELS)) })
    const urls = [tiff(RGB), tiff({ ...RGB, compression: 7 })]
    const children = urls.map((url) => ({ type: 'image', url, alt: '图一' }))
    const side = { blocks: [{ type: 'paragraph', id: 'b', children }] }
    const shown = showTiffs({ leading: side, facing: { blocks: [] } } as unknown as Manuscript)
    const [paragraph] = shown.leading.blocks
    const [png, kept] = paragraph?.type === 'paragraph' ? paragraph.children : []
    const picture = png?.type === 'image' ? readDataAddress(png.url) : undefined
    expect(picture?.mediaType).toBe('image/png')
    expect(picture && findPictureSize(picture.bytes)).toEqual({ width: 2, height: 2 })
    expect(kept).toMatchObject({ url: urls[1] })
  })

  it('writes opacity only where there is some', () => {
    const rowsOf = (rgba: readonly number[]): readonly number[] => {
      const png = encodePng({ width: 1, height: 2, rgba: Uint8Array.from(rgba) })
      const length = new DataView(png.buffer).getUint32(33)
      return [...unzlibSync(png.subarray(41, 41 + length))]
    }
    expect(rowsOf([1, 2, 3, 255, 4, 5, 6, 255])).toEqual([0, 1, 2, 3, 0, 4, 5, 6])
    expect(rowsOf([1, 2, 3, 255, 4, 5, 6, 0])).toEqual([0, 1, 2, 3, 255, 0, 4, 5, 6, 0])
  })
})
