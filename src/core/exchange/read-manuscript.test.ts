import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { packManuscript } from './bifolium/pack-manuscript'
import { readManuscript } from './read-manuscript'

const read = (name: string, content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const result = readManuscript(name, bytes, {
    ids: countingIds(),
    now: '2024-09-08T00:00:00.000Z',
    findReferenceByKey: () => undefined
  })
  if (!result.ok) throw new Error(result.error.message)
  return result.value.manuscript
}
const sides = (name: string, content: string) => {
  const { leading, facing } = read(name, content)
  return [`${leading.language}: ${textOf(leading.blocks)}`, `${facing.language}: ${textOf(facing.blocks)}`]
}

describe('readManuscript', () => {
  it.each([
    [
      'en-zh.md',
      '# Review\n\nIn English.\n\n# 综述\n\n用中文。',
      ['en-US: Review\nIn English.', 'zh-CN: 综述\n用中文。']
    ],
    [
      'zh-en.html',
      '<h1>综述</h1><p>用中文。</p><h1>Review</h1><p>In English.</p>',
      ['zh-CN: 综述\n用中文。', 'en-US: Review\nIn English.']
    ],
    ['only-zh.txt', '只有中文的一段文字。', ['zh-CN: 只有中文的一段文字。', 'en-US: ']],
    ['only-en.md', '---\nlang: en-GB\n---\n\nOnly English.', ['en-GB: Only English.', 'zh-CN: ']]
  ])('tells the sides of %s by script', (name, content, expected) => {
    expect(sides(name, content)).toEqual(expected)
  })

  it('pairs the sections of the two sides', () => {
    const { leading, facing, pairings } = read('r.md', '# 1. A\n\nText.\n\n# 2. 甲\n\n正文。')
    expect(pairings).toHaveLength(2)
    expect(pairings[0]).toMatchObject({ leading: [leading.blocks[0]?.id], facing: [facing.blocks[0]?.id] })
  })

  it('takes the title from the header, the first heading or the file’s name', () => {
    expect(read('a.md', '---\ntitle: T\n---\n\n# H').title).toBe('T')
    expect(read('a.md', 'x\n\n# H').title).toBe('H')
    expect(read('folder/综述.md', 'text').title).toBe('综述')
  })

  it('opens a packed manuscript as it was', () => {
    fc.assert(
      fc.property(arbitraryManuscript(), (manuscript) => {
        expect(read('m.bifolium', packManuscript(manuscript, []))).toEqual(manuscript)
      }),
      { numRuns: 20 }
    )
  })

  it.each([
    ['a.md', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]), 'PDF'],
    ['a.docx', new TextEncoder().encode('no zip'), 'Word'],
    ['a.bifolium', new TextEncoder().encode('no zip'), 'Bifolium'],
    ['a.txt', new Uint8Array(), 'empty']
  ])('refuses %s when it holds something else, and says what', (name, bytes, word) => {
    const result = readManuscript(name, bytes, { ids: countingIds(), now: '', findReferenceByKey: () => undefined })
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining(word) } })
  })
})
