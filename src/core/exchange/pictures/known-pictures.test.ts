import { expect, it } from 'vitest'
import { KnownPictures } from './known-pictures'

it('knows a picture by its bytes', () => {
  const pictures = new KnownPictures()
  const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
  const first = pictures.nameOf(bytes(1, 2, 3))
  expect(pictures.nameOf(bytes(1, 2, 3))).toBe(first)
  const others = [bytes(1, 2), bytes(1, 2, 4), bytes(3, 2, 1), bytes()].map((other) => pictures.nameOf(other))
  expect(new Set([first, ...others]).size).toBe(5)
})
