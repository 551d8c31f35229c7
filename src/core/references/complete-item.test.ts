import { expect, test } from 'vitest'
import { completeItem, isBare } from './complete-item'

const bare = { id: 'r1', type: 'article-journal', DOI: '10.1000/A', note: 'von Hand' }
const found = { id: '', type: 'chapter', title: '干细胞治疗', DOI: '10.1000/a', volume: '3' }

test('fills in what only the source knows and keeps what was there', () => {
  expect(completeItem(bare, found)).toEqual({
    id: 'r1',
    type: 'chapter',
    title: '干细胞治疗',
    DOI: '10.1000/A',
    note: 'von Hand',
    volume: '3'
  })
})

test('takes only items without title and authors for bare', () => {
  expect(isBare(bare)).toBe(true)
  expect(isBare(found)).toBe(false)
  expect(isBare({ ...bare, title: ' ' })).toBe(true)
  expect(isBare({ ...bare, author: [{ literal: 'WHO' }] })).toBe(false)
})
