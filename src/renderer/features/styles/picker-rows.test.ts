import { expect, it } from 'vitest'
import type { StyleEntry } from '../../workbench/workbench'
import { pickerRows } from './picker-rows'

const entry = (id: string, own = false): StyleEntry => ({
  id,
  title: id,
  class: 'in-text',
  format: 'numeric',
  hasBibliography: true,
  own,
  journals: []
})
const ALL = [entry('apa'), entry('frontiers'), entry('house', true), entry('nature')]
const library = {
  shortlist: () => ALL.slice(1, 2),
  search: (query: string) => ALL.filter(({ id }) => id.includes(query))
}
const lines = (query: string) =>
  pickerRows(library, query).map((row) => (row.kind === 'title' ? row.title : row.entry.id))

it('lists the shortlist, own styles and all others, each style once', () => {
  expect(lines('')).toEqual(['styles.shortlist', 'frontiers', 'styles.own', 'house', 'styles.all', 'apa', 'nature'])
})

it('lists what a query finds without titles', () => {
  expect(lines('a')).toEqual(['apa', 'nature'])
  expect(lines('zzz')).toEqual([])
})
