import { describe, expect, it } from 'vitest'
import type { CitationItem, CitationMode } from '#core/manuscript/citation'
import type { ReferenceId } from '#core/ids'
import { parseCluster, parseInText, writeCluster } from './citation-syntax'

const parts = (source: string) =>
  parseCluster(source)?.map(({ source: _source, suppressAuthor, ...part }) => ({
    ...part,
    ...(suppressAuthor && { suppressAuthor })
  }))

describe('parseCluster', () => {
  it.each([
    ['[@harris2018]', [{ key: 'harris2018' }]],
    [
      '[see @a, p. 3; -@b_2]',
      [
        { key: 'a', prefix: 'see', locator: '3' },
        { key: 'b_2', suppressAuthor: true }
      ]
    ],
    ['[@a, pp. 33, 35-37, and passim]', [{ key: 'a', locator: '33, 35-37', suffix: ', and passim' }]],
    ['[@a, chap. IV]', [{ key: 'a', locator: 'IV', label: 'chapter' }]],
    ['[@a § 2.1]', [{ key: 'a', locator: '2.1', label: 'section' }]],
    ['[@a 12]', [{ key: 'a', locator: '12' }]],
    ['[@a, {chap. one, twice}, 等]', [{ key: 'a', locator: 'one, twice', label: 'chapter', suffix: ', 等' }]],
    ['[参见@王2018, 第 12–15 页]', [{ key: '王2018', prefix: '参见', locator: '12–15' }]],
    ['[@a, 第三章]', [{ key: 'a', locator: '三', label: 'chapter' }]],
    ['[@a, 图 2]', [{ key: 'a', locator: '2', label: 'figure' }]],
    ['[@{doi:10.3389/x.2018}]', [{ key: 'doi:10.3389/x.2018' }]],
    ['[@a and others]', [{ key: 'a', suffix: 'and others' }]],
    ['[compare \\[1\\] @a, in the margin]', [{ key: 'a', prefix: 'compare [1]', suffix: ', in the margin' }]]
  ])('reads %s', (source, expected) => {
    expect(parts(source)).toEqual(expected)
  })

  it.each(['[a link]', '[a@b.org]', '[@]', '[@a; and so on]', '[\\@a]', '[x [@a]]'])(
    'takes %s for no citation',
    (source) => {
      expect(parseCluster(source)).toBeUndefined()
    }
  )
})

describe('parseInText', () => {
  it('gives the bracket behind a key to it, and further keys to the cluster', () => {
    expect(parseInText('a', '[p. 3; see @b]')).toMatchObject([
      { key: 'a', locator: '3' },
      { key: 'b', prefix: 'see' }
    ])
  })
})

const writes = (
  mode: CitationMode,
  items: readonly (Omit<CitationItem, 'reference'> & { readonly key: string })[],
  expected: string
) => {
  const cited = items.map(({ key, ...item }) => ({ ...item, reference: key as ReferenceId }))
  expect(writeCluster(mode, cited, ({ reference }) => reference)).toBe(expected)
}

describe('writeCluster', () => {
  it('writes every part in Pandoc’s syntax', () => {
    writes(
      'normal',
      [
        { key: 'a', prefix: '参见', locator: '3', suffix: ', 等' },
        { key: 'b', locator: '2', label: 'figure' }
      ],
      '[参见 @a, p. 3, 等; @b, fig. 2]'
    )
    writes('suppress-author', [{ key: 'a' }], '[-@a]')
    writes('author-in-text', [{ key: 'a', locator: '3' }, { key: 'b' }], '@a [p. 3; @b]')
    writes('author-in-text', [{ key: 'a' }], '@a')
  })

  it('sets apart what would be read as something else', () => {
    writes('normal', [{ key: 'a', locator: 'one' }], '[@a, {p. one}]')
    writes('normal', [{ key: 'a', suffix: '3 of them' }], '[@a {}3 of them]')
    writes('normal', [{ key: 'a b', prefix: 'x; y' }], '[x\\; y @{ab}]')
  })
})
