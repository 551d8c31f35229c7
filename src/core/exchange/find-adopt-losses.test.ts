import { describe, expect, it } from 'vitest'
import { countingIds, type ReferenceId } from '#core/ids'
import { changeCitations } from '#core/manuscript/follow-references'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { CslItem, Reference } from '#core/references/reference'
import { findAdoptLosses } from './find-adopt-losses'
import { damage, drop, dropWord, isOf, swap, type Fault, type Node } from './loss/testing/damage'
import { readManuscript } from './read-manuscript'

const work = (id: string, title: string, more: Partial<CslItem> = {}): Reference => ({
  id: id as ReferenceId,
  key: title,
  item: { id, type: 'article-journal', title, issued: { 'date-parts': [[2020]] }, ...more },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '',
  modifiedAt: ''
})
const brought = [work('r1', 'alpha'), work('r2', 'beta')]
const held = [work('own1', 'Alpha', { DOI: '10.1000/a' }), work('own2', 'beta'), work('own3', 'gamma')]
const findIn = (works: readonly Reference[]) => (id: ReferenceId) => works.find((one) => one.id === id)

const manuscript = ((): Manuscript => {
  const text = 'First [@alpha, p. 3; @beta].\n\n正文[@beta]与[@unknown]。'
  const read = readManuscript('a.md', new TextEncoder().encode(text), {
    ids: countingIds(),
    now: '2026-01-02T03:04:05Z',
    findReferenceByKey: (key) => brought.find((one) => one.key === key)?.id
  })
  if (!read.ok) throw new Error(read.error.message)
  return read.value.manuscript
})()

const pointTo = (ids: Readonly<Record<string, string>>): Manuscript =>
  changeCitations(manuscript, (citation) => ({
    ...citation,
    items: citation.items.map((item) => ({
      ...item,
      reference: (ids[item.reference] ?? item.reference) as ReferenceId
    }))
  }))
const adopted = pointTo({ r1: 'own1', r2: 'own2' })
const lossesOf = (after: Manuscript) =>
  findAdoptLosses(
    { manuscript, findReference: findIn(brought) },
    { manuscript: after, findReference: findIn(held) }
  ).map(({ values }) => values?.['side'])
const damaged = (isHit: (node: Node) => boolean, fault: Fault): Manuscript => {
  const blocks = damage(adopted.leading.blocks, 0, isHit, fault)
  if (!blocks) throw new Error('Nothing was damaged')
  return { ...adopted, leading: { ...adopted.leading, blocks } }
}

describe('findAdoptLosses', () => {
  it('finds none where every citation names the works that it named', () => {
    expect(lossesOf(adopted)).toEqual([])
  })

  it.each<readonly [fault: string, after: Manuscript, sides: readonly string[]]>([
    ['works change places', pointTo({ r1: 'own2', r2: 'own1' }), ['leading', 'facing']],
    ['a work is another one', pointTo({ r1: 'own3', r2: 'own2' }), ['leading']],
    ['a work is not in the library', pointTo({ r1: 'own9', r2: 'own2' }), ['leading']],
    ['a locator is dropped', changeCitations(adopted, withoutLocators), ['leading']],
    ['a citation is dropped', damaged(isOf('citation'), drop), ['leading']],
    ['a word is dropped', damaged(isOf('text'), dropWord), ['leading']],
    [
      'words change places',
      {
        ...adopted,
        leading: { ...adopted.leading, blocks: swap(adopted.leading.blocks, 0, isOf('text'), String) ?? [] }
      },
      ['leading']
    ]
  ])('says so when %s', (_, after, sides) => {
    expect(lossesOf(after)).toEqual(sides)
  })

  it('names the works of the citation', () => {
    const [first] = findAdoptLosses(
      { manuscript, findReference: findIn(brought) },
      { manuscript: pointTo({ r1: 'own3', r2: 'own2' }), findReference: findIn(held) }
    )
    expect(first?.message).toContain('alpha; beta')
  })
})

function withoutLocators<C extends { readonly items: readonly { readonly reference: ReferenceId }[] }>(citation: C): C {
  return { ...citation, items: citation.items.map(({ reference }) => ({ reference })) }
}
