import { expect, it } from 'vitest'
import { gatherMedia } from './gather-media'

it('gives each picture one file, in order, and leaves other addresses alone', () => {
  const media = gatherMedia('media')
  const urls = [
    'data:image/png;base64,AAEC',
    'media/kept.png',
    'data:image/jpeg;base64,AwQ=',
    'data:image/png;base64,AAEC'
  ]
  expect(urls.map(media.urlOf)).toEqual([
    'media/figure-1.png',
    'media/kept.png',
    'media/figure-2.jpg',
    'media/figure-1.png'
  ])
  expect(media.files.map(({ name, bytes }) => [name, [...bytes]])).toEqual([
    ['media/figure-1.png', [0, 1, 2]],
    ['media/figure-2.jpg', [3, 4]]
  ])
})
