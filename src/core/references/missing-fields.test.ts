import { expect, it } from 'vitest'
import { missingFields } from './missing-fields'

const whole = {
  id: '',
  type: 'article-journal',
  title: '干细胞',
  author: [{ literal: 'WHO' }],
  issued: { 'date-parts': [[2020]] },
  'container-title': '中华神经科杂志',
  page: '1'
}

it('names what a reference of its type lacks', () => {
  expect(missingFields(whole)).toEqual([])
  expect(missingFields({ ...whole, page: '', DOI: '10.1/a' })).toEqual([])
  expect(missingFields({ ...whole, page: '', author: [] })).toEqual(['author', 'page'])
  expect(missingFields({ id: '', type: 'book', title: 'x', editor: [{ literal: 'y' }] })).toEqual([
    'issued',
    'publisher'
  ])
  expect(missingFields({ id: '', type: 'webpage', title: 'x' })).toEqual(['URL', 'author'])
})

it('asks little of a type it does not know', () => {
  expect(missingFields({ id: '', type: 'constructor' })).toEqual(['title', 'issued'])
  expect(missingFields({ id: '', type: 'song', title: 'x', issued: { literal: 'o. J.' } })).toEqual([])
})
