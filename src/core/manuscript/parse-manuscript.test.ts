import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseManuscript, serializeManuscript } from './parse-manuscript'
import { arbitraryManuscript } from './testing/arbitrary-manuscript'
import { textOf } from './text-of'

const manuscript = (blocks: readonly unknown[], more: object = {}): string =>
  JSON.stringify({
    formatVersion: 1,
    id: 'm1',
    title: 'Review 综述',
    leading: { language: 'en-US', title: '', blocks },
    facing: { language: 'zh-CN', title: '', blocks: [] },
    pairings: [],
    styleId: 'frontiers',
    createdAt: '2024-09-08T00:00:00.000Z',
    modifiedAt: '2024-09-08T00:00:00.000Z',
    ...more
  })

const refuses = (json: string) => {
  const result = parseManuscript(json)
  if (result.ok) throw new Error('was accepted')
  return result.error
}

describe('parseManuscript', () => {
  it('reads back what was written, whatever the manuscript', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (value) => {
        expect(parseManuscript(serializeManuscript(value))).toEqual({
          ok: true,
          value: { manuscript: value, findings: [] }
        })
      })
    )
  })

  it('refuses a newer format and says so', () => {
    expect(refuses(manuscript([], { formatVersion: 3 }))).toMatchObject({
      code: 'newer-version',
      message: expect.stringContaining('newer Bifolium')
    })
  })

  it('names an unknown block and its place', () => {
    expect(
      refuses(
        manuscript([
          { type: 'paragraph', id: 'b1', children: [] },
          { type: 'hologram', id: 'b2' }
        ])
      )
    ).toMatchObject({
      code: 'unknown-node',
      path: expect.stringContaining('leading.blocks[1]'),
      message: expect.stringContaining('hologram')
    })
  })

  it('names an unknown inline deep inside and its place', () => {
    const strong = { type: 'strong', children: [{ type: 'ruby', value: '治' }] }
    expect(refuses(manuscript([{ type: 'paragraph', id: 'b1', children: [strong] }]))).toMatchObject({
      code: 'unknown-node',
      path: expect.stringContaining('leading.blocks[0].children[0].children[0]')
    })
  })

  it('refuses an unknown member of a known node', () => {
    expect(refuses(manuscript([{ type: 'thematicBreak', id: 'b1', width: 3 }]))).toMatchObject({
      code: 'unknown-node',
      message: expect.stringContaining('width')
    })
  })

  it.each([
    ['', 'not-json'],
    ['{"title":', 'not-json'],
    ['[]', 'not-a-manuscript'],
    ['null', 'not-a-manuscript'],
    ['{}', 'not-a-manuscript'],
    [manuscript([], { formatVersion: '1' }), 'not-a-manuscript'],
    [manuscript([{ type: 'paragraph', id: 'b1', children: 'text' }]), 'not-a-manuscript'],
    [manuscript([{ type: 'heading', id: 'b1', depth: 7, children: [] }]), 'not-a-manuscript']
  ])('refuses %j as %s', (json, code) => {
    expect(refuses(json).code).toBe(code)
  })

  it('refuses a bottomless manuscript instead of running out of stack', () => {
    const levels = 50_000
    const open = '{"type":"blockquote","id":"b","children":['.repeat(levels)
    expect(refuses(manuscript([]).replace('"blocks":[]', `"blocks":[${open}${']}'.repeat(levels)}]`)).code).toBe(
      'too-deep'
    )
  })

  it('keeps the words of a link or image whose address is not safe', () => {
    const result = parseManuscript(
      manuscript([
        {
          type: 'paragraph',
          id: 'b1',
          children: [
            { type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', value: '点击' }] },
            { type: 'text', value: ' and ' },
            { type: 'image', url: 'file:///etc/passwd', alt: 'a chart' }
          ]
        }
      ])
    )
    if (!result.ok) throw new Error(result.error.message)
    expect(textOf(result.value.manuscript.leading.blocks)).toBe('点击 and a chart')
    expect(result.value.findings.map(({ code }) => code)).toEqual(['link-address-refused', 'image-address-refused'])
  })
})
