import { describe, expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { headingsOver } from './headings-over'

const id = (name: string) => name as BlockId
const heading = (name: string, depth: 1 | 2 | 3 | 4): Block => ({
  type: 'heading',
  id: id(name),
  depth,
  children: [{ type: 'text', value: name }]
})
const paragraph = (name: string): Block => ({ type: 'paragraph', id: id(name), children: [] })

const blocks: readonly Block[] = [
  paragraph('lead'),
  heading('1. Review', 1),
  heading('1.1 Stem cells', 2),
  heading('(1) 间充质干细胞', 3),
  paragraph('deep'),
  heading('1.2 Acupuncture', 2),
  {
    type: 'list',
    id: id('list'),
    ordered: false,
    children: [{ type: 'listItem', id: id('item'), children: [paragraph('in item')] }]
  }
]

describe('headingsOver', () => {
  it('gives the path of headings, outermost first', () => {
    expect(headingsOver(blocks, id('deep'))).toEqual(['1. Review', '1.1 Stem cells', '(1) 间充质干细胞'])
  })
  it('leaves out headings of sections that have ended, for blocks inside lists too', () => {
    expect(headingsOver(blocks, id('in item'))).toEqual(['1. Review', '1.2 Acupuncture'])
  })
  it('gives none before the first heading and none for an unknown block', () => {
    expect(headingsOver(blocks, id('lead'))).toEqual([])
    expect(headingsOver(blocks, id('nowhere'))).toEqual([])
  })
})
