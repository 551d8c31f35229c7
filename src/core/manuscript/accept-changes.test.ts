import { expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import { acceptChanges } from './accept-changes'
import { textOf } from './text-of'

it('keeps what was put in, drops what was taken out and what was said', () => {
  const [block] = acceptChanges([
    {
      type: 'paragraph',
      id: 'p' as BlockId,
      children: [
        { type: 'text', value: '疼痛 ' },
        { type: 'deletion', author: 'a', children: [{ type: 'text', value: 'fell' }] },
        { type: 'insertion', author: 'b', children: [{ type: 'text', value: 'rose' }] },
        { type: 'comment', id: 'c' as never, author: 'a', text: 'Why?' }
      ]
    }
  ])
  expect(textOf(block ? [block] : [])).toBe('疼痛 rose')
  expect(block).toMatchObject({ children: [{ type: 'text' }] })
})
