import { expect, it } from 'vitest'
import type { BlockId, CitationId, ReferenceId } from '#core/ids'
import type { Block, Inline } from '#core/manuscript/nodes'
import { readableText } from './readable-text'

const paragraph = (id: string, ...children: readonly Inline[]): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children
})
const citation: Inline = {
  type: 'citation',
  citation: { id: 'c' as CitationId, mode: 'normal', items: [{ reference: 'r' as ReferenceId }] }
}

it('reads citations within words, and a line for each block', () => {
  const blocks = [
    paragraph('a', { type: 'text', value: 'See ' }, { type: 'emphasis', children: [citation] }),
    paragraph('b'),
    paragraph('c', { type: 'text', value: '并见下文。' })
  ]
  expect(readableText(blocks, () => '(Harris, 2018)')).toBe('See (Harris, 2018)\n并见下文。')
})

it('leaves deleted words out', () => {
  const gone: Inline = { type: 'deletion', author: 'A', children: [{ type: 'text', value: 'old' }] }
  expect(readableText([paragraph('a', gone, { type: 'text', value: 'new' })], () => '')).toBe('new')
})
