import { expect, it } from 'vitest'
import type { FormatRequest, FormattedSide } from '#core/citation/processor'
import type { CitationId, ReferenceId } from '#core/ids'
import { fail, succeed } from '#core/result'
import type { CitationClient } from './citation-client'
import { formatBothSides } from './format-both-sides'

const request = (locale: string, ...cited: readonly string[]): FormatRequest => ({
  style: '',
  locale,
  references: new Map(),
  citations: cited.map((reference, index) => ({
    id: `c${index}` as CitationId,
    mode: 'normal',
    items: [{ reference: reference as ReferenceId }]
  }))
})
const SIDES = { leading: request('en-US', 'a', 'b'), facing: request('zh-CN', 'c', 'a') }

/** Numbers works in the order they are first cited. */
const numbering = (onDispose: () => void): CitationClient => ({
  format: async (_side, { citations, locale }) => {
    const works = [...new Set(citations.flatMap(({ items }) => items.map(({ reference }) => reference)))]
    const numberOf = (reference: ReferenceId | undefined): string =>
      String(works.findIndex((one) => one === reference) + 1)
    return succeed<FormattedSide>({
      citations: new Map(citations.map(({ id, items }) => [id, [{ text: numberOf(items[0]?.reference) }]])),
      bibliography: {
        entries: works.map((reference) => ({ reference, body: [{ text: `${reference} ${locale}` }] })),
        hangingIndent: false,
        entrySpacing: 0
      },
      missing: []
    })
  },
  dispose: onDispose
})

const shown = ({ citations, bibliography }: FormattedSide): string =>
  [...citations.values(), ...bibliography.entries.map(({ body }) => body)]
    .map((runs) => runs.map(({ text }) => text).join(''))
    .join(' | ')

it('counts through both sides, gives each its own list or one to both, and ends its worker', async () => {
  let ended = 0
  const create = () => numbering(() => ended++)
  const each = await formatBothSides(create, SIDES, 'each')
  expect([shown(each.leading), shown(each.facing)]).toEqual(['1 | 2 | a en-US | b en-US', '3 | 1 | a zh-CN | c zh-CN'])
  const one = await formatBothSides(create, SIDES, 'one')
  expect([shown(one.leading), shown(one.facing)]).toEqual(['1 | 2 | a en-US | b en-US | c en-US', '3 | 1'])
  expect(ended).toBe(2)
})

it('says why a style fails, and ends its worker', async () => {
  let ended = 0
  const create = (): CitationClient => ({
    format: async () => fail({ code: 'processing-failed', message: 'The style is broken.' }),
    dispose: () => ended++
  })
  await expect(formatBothSides(create, SIDES, 'each')).rejects.toThrow('The style is broken.')
  expect(ended).toBe(1)
})
