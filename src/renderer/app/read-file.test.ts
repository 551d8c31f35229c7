import { describe, expect, it } from 'vitest'
import { packManuscript } from '#core/exchange/bifolium/pack-manuscript'
import type { Reference } from '#core/references/reference'
import type { BlockId, ReferenceId } from '#core/ids'
import { citationsOf } from '#core/manuscript/citations-of'
import { succeed } from '#core/result'
import { runDocumentJob } from '../workers/document-jobs'
import { blankManuscript } from './blank-manuscript'
import { createFileReader } from './read-file'
import { randomIds } from './random-ids'

const NOW = '2024-09-08T00:00:00.000Z'
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
const HARRIS: Reference = {
  id: 'r1' as ReferenceId,
  key: 'harris2018',
  item: { id: 'r1', type: 'book', title: 'Cells' },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: NOW,
  modifiedAt: NOW
}
const reader = (hasStyle: (id: string) => boolean = () => true) =>
  createFileReader({
    readDocument: (job) => Promise.resolve(runDocumentJob(job, randomIds)),
    references: () => new Map([[HARRIS.id, HARRIS]]),
    readBeside: async ({ id }, names) => succeed(id === 'opened' ? names.map((name) => ({ name, found: PNG })) : []),
    hasStyle,
    now: () => NOW
  })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('createFileReader', () => {
  it('reads a document of another program, with the references of the library that it cites by key', async () => {
    const read = await reader()('review.md', bytes('# Cells\n\nAs shown [@harris2018].\n'))
    if (!read.ok) throw new Error(read.error.message)
    expect(citationsOf(read.value.manuscript.leading.blocks)).toMatchObject([{ items: [{ reference: 'r1' }] }])
    expect(read.value.references).toEqual([HARRIS])
  })

  it('takes the pictures beside a text along, and tells where it cannot', async () => {
    const text = bytes('# Cells\n\n![EDSS](media/a.png) and ![lesions](figures/b.png)\n')
    const opened = await reader()('review.md', text, 'opened')
    expect(opened.ok && JSON.stringify(opened.value.manuscript).match(/data:image\/png/gu)).toHaveLength(2)
    expect(opened.ok && opened.value.findings).toEqual([])
    const dropped = await reader()('review.md', text)
    expect(dropped.ok && dropped.value.findings).toMatchObject([
      { code: 'remote-image' },
      { code: 'picture-not-beside' }
    ])
  })

  it('gives the usual style where the document’s own is not here', async () => {
    const read = await reader((id) => id === 'other')('review.md', bytes('Text.'))
    expect(read.ok && read.value.manuscript.styleId).toBe('frontiers')
  })

  it('opens our own files, whatever they are called', async () => {
    const packed = packManuscript(blankManuscript('Draft', NOW), [])
    for (const name of ['review.bifolium', 'review', 'review.zip']) {
      const read = await reader()(name, packed)
      expect(read.ok && read.value.manuscript.title).toBe('Draft')
    }
  })

  it('brings the pictures of our own files along', async () => {
    const blank = blankManuscript('Draft', NOW)
    const image = { type: 'image', url: 'media/a.png', alt: '图' } as const
    const blocks = [{ type: 'paragraph', id: 'b1' as BlockId, children: [image] }] as const
    const packed = packManuscript({ ...blank, leading: { ...blank.leading, blocks } }, [], { media: new Map([['a.png', PNG]]) }) // prettier-ignore
    const read = await reader()('review.bifolium', packed)
    expect(read.ok && JSON.stringify(read.value.manuscript)).toContain('data:image/png;base64,')
  })

  it('says why a file cannot be read', async () => {
    const read = await reader()('review.docx', bytes('no document'))
    expect(read).toMatchObject({ ok: false, error: { code: 'docx-not-zip' } })
    const own = await reader()('x.bifolium', bytes('x'))
    expect(own).toMatchObject({ ok: false, error: { code: 'bifolium-not-bifolium', place: { file: 'x.bifolium' } } })
  })
})
