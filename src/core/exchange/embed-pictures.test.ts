import { expect, it } from 'vitest'
import type { Manuscript } from '#core/manuscript/manuscript'
import { embedPictures, picturePaths } from './embed-pictures'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])

function withPictures(...urls: readonly string[]): Manuscript {
  const children = urls.map((url) => ({ type: 'image', url, alt: '生存曲线' }))
  const blocks = [{ type: 'paragraph', id: 'b1', children }]
  return { leading: { blocks }, facing: { blocks: [] } } as unknown as Manuscript
}

it('puts the pictures of the media folder into the text, and leaves all others', () => {
  const manuscript = withPictures('media/图 1.png', 'media/gone.png', 'media/text.png', 'data:image/gif;base64,AA==')
  expect(picturePaths(manuscript)).toEqual(['media/图 1.png', 'media/gone.png', 'media/text.png'])
  const files = new Map([
    ['media/图 1.png', PNG],
    ['media/text.png', Uint8Array.from([1, 2, 3])]
  ])
  expect(embedPictures(manuscript, files)).toEqual(
    withPictures('data:image/png;base64,iVBORw0KGgo=', 'media/gone.png', 'media/text.png', 'data:image/gif;base64,AA==')
  )
  expect(embedPictures(manuscript, new Map())).toBe(manuscript)
})
