import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockId, ReferenceId } from '#core/ids'
import { countingIds } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { readMarkdown } from './read-markdown'
import { asMarkdownHolds } from './testing/as-markdown-holds'
import type { MarkdownWriteOptions } from './write-markdown'
import { writeMarkdown } from './write-markdown'

const keys = new Map(Array.from({ length: 10 }, (_, n) => [`ref-${n}` as ReferenceId, `key${n}`]))
const idOf = new Map([...keys].map(([id, key]) => [key, id]))

const write = (manuscript: Manuscript, options: Partial<MarkdownWriteOptions> = {}) =>
  writeMarkdown(manuscript, { flavour: 'pandoc', sides: 'both', layout: 'sequential', keys, ...options }).text
const read = (text: string) => readMarkdown(text, { ids: countingIds(), findReferenceByKey: (key) => idOf.get(key) })

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'id' || key === 'target' ? undefined : member)))

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe('Markdown round trip', () => {
  it('reads its own Pandoc flavour back as the same document', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (manuscript) => {
        const text = write(manuscript)
        const document = read(text)
        expect(withoutIds(document.leading.blocks), text).toEqual(
          withoutIds(asMarkdownHolds(manuscript.leading.blocks))
        )
        expect(withoutIds(document.facing?.blocks), text).toEqual(withoutIds(asMarkdownHolds(manuscript.facing.blocks)))
      }),
      { numRuns: 30 }
    )
  })

  it.each(['@word', '@word2020', 'see @word2020', '(@word2020', '[@word2020', '见@词2020'])(
    'keeps an equation directly behind “%s”',
    (value) => {
      const children = [
        { type: 'text', value },
        { type: 'inlineMath', value: 'x^2' }
      ] as const
      const blocks = [{ type: 'paragraph', id: 'p' as BlockId, children }] as const
      const [any] = fc.sample(arbitraryManuscript(), 1)
      if (!any) throw new Error('no manuscript')
      for (const flavour of ['pandoc', 'gfm'] as const) {
        const text = write({ ...any, leading: { ...any.leading, title: '', blocks } }, { flavour, sides: 'leading' })
        expect(read(text).leading.blocks, text).toMatchObject([{ children }])
      }
    }
  )

  it('is stable: what was read is written as the same text again', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (manuscript) => {
        const once = write(manuscript)
        const document = read(once)
        const again = write({
          ...manuscript,
          leading: { ...manuscript.leading, blocks: document.leading.blocks },
          facing: { ...manuscript.facing, blocks: document.facing?.blocks ?? [] }
        })
        expect(again).toBe(once)
      }),
      { numRuns: 20 }
    )
  })

  it('keeps every word of both sides in both flavours and layouts', () => {
    fc.assert(
      fc.property(arbitraryManuscript(), (manuscript) => {
        for (const flavour of ['pandoc', 'gfm'] as const) {
          for (const layout of ['sequential', 'interleaved'] as const) {
            const document = read(write(manuscript, { flavour, layout }))
            const found = [document.leading, document.facing].map((side) => textOf(side?.blocks ?? [])).join('\n')
            const wanted = [...manuscript.leading.blocks, ...manuscript.facing.blocks]
            const rest = [...words(found)]
            for (const word of words(textOf(wanted))) {
              const at = rest.indexOf(word)
              expect(at, `${word} in ${found}`).toBeGreaterThanOrEqual(0)
              rest.splice(at, 1)
            }
          }
        }
      }),
      { numRuns: 10 }
    )
  })
})
