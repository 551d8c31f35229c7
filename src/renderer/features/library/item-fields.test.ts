import { expect, it } from 'vitest'
import type { CslItem } from '#core/references/reference'
import { isItemType, shownFields, withField } from './item-fields'

const item = (parts: Partial<CslItem>): CslItem => ({ id: 'x', type: 'article-journal', ...parts })

it('shows what the type expects, what is there and what was asked for', () => {
  expect(shownFields(item({}), new Set())).toContain('container-title')
  expect(shownFields(item({}), new Set())).not.toContain('PMCID')
  expect(shownFields(item({ PMCID: 'PMC1' }), new Set())).toContain('PMCID')
  expect(shownFields(item({}), new Set(['abstract'] as const))).toContain('abstract')
})

it('hides nothing that an item has when its type changes', () => {
  const fields = shownFields(item({ type: 'webpage', volume: '3', author: [{ family: '张' }] }), new Set())
  expect(fields).toEqual(expect.arrayContaining(['volume', 'author', 'URL']))
})

it('shows an unknown type as a document', () => {
  expect(isItemType('musical_score')).toBe(false)
  expect(shownFields(item({ type: 'musical_score' }), new Set())).toContain('title')
})

it('sets and clears a field and keeps every other member, known or not', () => {
  const before = item({ title: 'A', custom: { kept: true } })
  expect(withField(before, 'title', 'B')).toEqual({ ...before, title: 'B' })
  expect(withField(before, 'title', '')).toEqual({ id: 'x', type: 'article-journal', custom: { kept: true } })
  expect(withField(before, 'author', [])).not.toHaveProperty('author')
})
