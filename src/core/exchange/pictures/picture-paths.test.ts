import { describe, expect, it } from 'vitest'
import { findPicturePath, findPicturePaths } from './picture-paths'

describe('findPicturePath', () => {
  it.each([
    ['media/figure-1.png', 'media/figure-1.png'],
    ['./图/病程 1.png', '图/病程 1.png'],
    ['fig%201.png', 'fig 1.png']
  ])('names %s inside the folder', (url, path) => {
    expect(findPicturePath(url)).toBe(path)
  })

  it.each([
    '../secret.png',
    'media/../../secret.png',
    '%2e%2e/secret.png',
    '/etc/a.png',
    '~/a.png',
    String.raw`C:\a.png`,
    'C:/a.png',
    String.raw`\\server\a.png`,
    'https://example.org/a.png',
    'file:///a.png',
    ''
  ])('refuses “%s”', (url) => {
    expect(findPicturePath(url)).toBeUndefined()
  })
})

describe('findPicturePaths', () => {
  it('finds pictures in every way of writing them, each once', () => {
    const text = String.raw`![a](media/a.png) ![a](media/a.png "title") ![b](<my figures/b 1.jpg>) ![c][c] ![[d.svg|120]]
![e](fig\(1\).png){width=3cm} [text](notes.md) ![](https://example.org/x.png)

[c]: ./图/c.gif`
    expect(findPicturePaths(text)).toEqual(['media/a.png', 'my figures/b 1.jpg', 'd.svg', 'fig(1).png', '图/c.gif'])
  })
})
