import { expect, it } from 'vitest'
import type { CitationId, ReferenceId } from '#core/ids'
import { succeed } from '#core/result'
import { formatTogether } from './format-together'
import type { FormatRequest, FormattedSide } from './processor'

/** Numbers works in the order they are first cited, and signs each list with the side's language. */
const format = (request: FormatRequest) => {
  const order = [...new Set(request.citations.flatMap(({ items }) => items.map(({ reference }) => reference)))]
  const numberOf = (reference: ReferenceId): number => order.indexOf(reference) + 1
  return succeed<FormattedSide>({
    citations: new Map(
      request.citations.map(({ id, items }) => [
        id,
        [{ text: items.map((item) => numberOf(item.reference)).join(',') }]
      ])
    ),
    bibliography: {
      entries: order.map((reference) => ({
        reference,
        body: [{ text: `${numberOf(reference)} ${reference} ${request.locale}` }]
      })),
      hangingIndent: false,
      entrySpacing: 0
    },
    missing: order.filter((reference) => reference === 'gone')
  })
}

const request = (locale: string, ...cited: readonly (readonly string[])[]): FormatRequest => ({
  style: '',
  locale,
  references: new Map(),
  citations: cited.map((references, index) => ({
    id: `c${index}` as CitationId,
    mode: 'normal',
    items: references.map((reference) => ({ reference: reference as ReferenceId }))
  }))
})
const SIDES = { leading: request('en-US', ['a'], ['b']), facing: request('zh-CN', ['c', 'b'], ['gone']) }

function together(list: 'each' | 'one', requests = SIDES) {
  const result = formatTogether(requests, list, format)
  if (!result.ok) throw new Error(result.error.message)
  const shown = ({ citations, bibliography, missing }: FormattedSide) => ({
    citations: [...citations.values()].map((text) => text.map(({ text }) => text).join('')),
    list: bibliography.entries.map(({ body }) => body.map(({ text }) => text).join('')),
    missing
  })
  return { leading: shown(result.value.leading), facing: shown(result.value.facing) }
}

it('numbers the works of both sides in one series, and lists with each side what it cites', () => {
  expect(together('each')).toEqual({
    leading: { citations: ['1', '2'], list: ['1 a en-US', '2 b en-US'], missing: [] },
    facing: { citations: ['3,2', '4'], list: ['2 b zh-CN', '3 c zh-CN', '4 gone zh-CN'], missing: ['gone'] }
  })
})

it('gives the one list of both sides to the first that cites anything', () => {
  const one = together('one')
  expect([one.leading.list, one.facing.list]).toEqual([['1 a en-US', '2 b en-US', '3 c en-US', '4 gone en-US'], []])
  const facingOnly = together('one', { ...SIDES, leading: request('en-US') })
  expect([facingOnly.leading.list, facingOnly.facing.list]).toEqual([[], ['1 c zh-CN', '2 b zh-CN', '3 gone zh-CN']])
})
