import { expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Block, Image } from './nodes'
import { pictureAddresses, replacePictureAddresses } from './picture-addresses'

const image = (url: string): Image => ({ type: 'image', url, alt: '图' })
const paragraph = (id: string, ...children: Extract<Block, { type: 'paragraph' }>['children']): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children
})
const plain = paragraph('b1', { type: 'text', value: 'Text' })
const noted = paragraph('b2', image('a'), {
  type: 'note',
  kind: 'footnote',
  children: [paragraph('n', image('b'), image('a'))]
})

it('finds the pictures of text and notes, each once', () => {
  expect(new Set(pictureAddresses([plain, noted]))).toEqual(new Set(['a', 'b']))
})

it('replaces those that are asked for, and leaves blocks without them as they are', () => {
  const [first, second] = replacePictureAddresses([plain, noted], (url) => (url === 'b' ? 'media/b' : undefined))
  expect(first).toBe(plain)
  expect(pictureAddresses(second ? [second] : [])).toEqual(expect.arrayContaining(['a', 'media/b']))
  expect(replacePictureAddresses([noted], () => undefined)[0]).toBe(noted)
})
