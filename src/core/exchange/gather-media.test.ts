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
    'media/figure-1-ae4b3280.png',
    'media/kept.png',
    'media/figure-2-0ce3940b.jpg',
    'media/figure-1-ae4b3280.png'
  ])
  expect(media.files.map(({ name, bytes }) => [name, [...bytes]])).toEqual([
    ['media/figure-1-ae4b3280.png', [0, 1, 2]],
    ['media/figure-2-0ce3940b.jpg', [3, 4]]
  ])
})

it('names each file by what it is', () => {
  const media = gatherMedia('media')
  media.urlOf('data:image/tiff;base64,SUkqAA==')
  media.urlOf('data:image/x-wmf;base64,AQAJAAAD')
  media.urlOf('data:image/png;base64,/9j/4A==')
  expect(media.files.map(({ name }) => name)).toEqual([
    'media/figure-1-75a2a133.tif',
    'media/figure-2-4d7293f1.wmf',
    'media/figure-3-ba4f25bf.jpg'
  ])
})

it('names different pictures differently, for exports that share a folder', () => {
  const nameOf = (url: string): string => gatherMedia('media').urlOf(url)
  expect(nameOf('data:image/png;base64,AAEC')).toBe(nameOf('data:image/png;base64,AAEC'))
  expect(nameOf('data:image/png;base64,AAEC')).not.toBe(nameOf('data:image/png;base64,AAED'))
})
