import { expect, it } from 'vitest'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Inline } from '#core/manuscript/nodes'
import { putPicturesBack, setPicturesAside } from './pictures-aside'
import { writeImage } from './write-html-inlines'

const image = (url: string): Inline => ({ type: 'image', url, alt: 'EDSS 评分' })
const withImages = (...urls: readonly string[]): Manuscript => {
  const side = (blocks: readonly object[]): object => ({ language: 'en-US', title: '', blocks })
  const paragraph = { type: 'paragraph', id: 'b1', children: urls.map(image) }
  return { leading: side([paragraph]), facing: side([]) } as unknown as Manuscript
}

it('puts back what it set aside, each in its place, and leaves other addresses', () => {
  const urls = [
    `data:image/png;base64,${'iVBO'.repeat(300)}`,
    'media/picture-1',
    'data:image/png;base64,iVBO',
    `data:image/svg+xml,<svg><a&'图></a>${'x'.repeat(1000)}</svg>`
  ]
  const { manuscript, addresses } = setPicturesAside(withImages(...urls, ...urls))
  expect(addresses.size).toBe(2)
  const [paragraph] = manuscript.leading.blocks
  const pictures = paragraph?.type === 'paragraph' ? paragraph.children : []
  const write = (inlines: readonly Inline[]): string =>
    inlines.map((inline) => (inline.type === 'image' ? `评分 ${writeImage(inline)}` : '')).join('')
  expect(write(pictures).length).toBeLessThan(1000)
  const back = new TextDecoder().decode(putPicturesBack(write(pictures), addresses))
  expect(back).toBe(write([...urls, ...urls].map(image)))
})
