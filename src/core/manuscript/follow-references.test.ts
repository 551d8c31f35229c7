import { describe, expect, it } from 'vitest'
import type { BlockId, CitationId, ManuscriptId, ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from './citation'
import { changeCitations, followReferences } from './follow-references'
import type { Manuscript } from './manuscript'

const id = (text: string): ReferenceId => text as ReferenceId
const citing = (...items: readonly (string | CitationItem)[]): Citation => ({
  id: 'c1' as CitationId,
  mode: 'normal',
  items: items.map((item) => (typeof item === 'string' ? { reference: id(item) } : item))
})
const manuscript = (citation: Citation): Manuscript => {
  const side = (language: string, children: Manuscript['leading']['blocks']) => ({
    language,
    title: '',
    blocks: children
  })
  return {
    id: 'm' as ManuscriptId,
    title: '',
    leading: side('en', [
      {
        type: 'blockquote',
        id: 'q' as BlockId,
        children: [
          {
            type: 'paragraph',
            id: 'b' as BlockId,
            children: [{ type: 'strong', children: [{ type: 'citation', citation }] }]
          }
        ]
      }
    ]),
    facing: side('zh', []),
    pairings: [],
    styleId: 'apa',
    createdAt: '',
    modifiedAt: ''
  }
}
const heirs = new Map([[id('old'), id('new')]])

describe('followReferences', () => {
  it('lets citations follow the surviving reference', () => {
    expect(followReferences(citing('a', { reference: id('old'), locator: '3' }), heirs)).toEqual(
      citing('a', { reference: id('new'), locator: '3' })
    )
  })

  it('cites a work once where both were cited, but keeps two places in it', () => {
    expect(followReferences(citing('old', 'new'), heirs)).toEqual(citing('new'))
    const places = citing({ reference: id('old'), locator: '3' }, 'new')
    expect(followReferences(places, heirs).items).toHaveLength(2)
  })

  it('leaves other citations as they are', () => {
    const citation = citing('a')
    expect(followReferences(citation, heirs)).toBe(citation)
  })
})

describe('changeCitations', () => {
  it('reaches nested text on either side and keeps what does not change', () => {
    const before = manuscript(citing('old'))
    const after = changeCitations(before, (citation) => followReferences(citation, heirs))
    expect(JSON.stringify(after)).toBe(JSON.stringify(before).replace('"old"', '"new"'))
    expect(changeCitations(after, (citation) => followReferences(citation, heirs))).toBe(after)
  })
})
