import { expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import { readManuscript } from '../read-manuscript'
import { embedPictures, picturesBeside } from './pictures-beside'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])

function manuscriptOf(markdown: string): Manuscript {
  const options = { ids: countingIds(), now: '2026-01-01T00:00:00Z', findReferenceByKey: () => undefined }
  const read = readManuscript('a.md', new TextEncoder().encode(markdown), options)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.manuscript
}

it('names the pictures beside a text once, with their percent signs read, and never a way out', () => {
  const text =
    '![a](media/a.png) ![b](media/%E5%9B%BE%201.png) ![a](media/a.png) ![c](media/%2e%2e/c.png) ![d](media/../d.png)'
  expect(picturesBeside(manuscriptOf(text))).toEqual(['media/a.png', 'media/图 1.png'])
})

it('puts those that were found into the text, in both sides, and tells of the others', () => {
  const manuscript = manuscriptOf(
    '# Cells\n\n![EDSS](media/a.png) and ![gone](media/b.png)\n\n# 细胞\n\n![图](media/a.png)\n'
  )
  const { manuscript: embedded, findings } = embedPictures(manuscript, new Map([['media/a.png', PNG]]))
  expect(JSON.stringify(embedded).match(/data:image\/png;base64,iVBORw0KGgo=/gu)).toHaveLength(2)
  expect(picturesBeside(embedded)).toEqual(['media/b.png'])
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('“media/b.png”')])
})

it('says which pictures are links out of the folder or too large, in Markdown as well', () => {
  const text = '![a](media/a.png) ![b](media/b.png)'
  const found = new Map([
    ['media/a.png', 'outside'],
    ['media/b.png', 'too-large']
  ] as const)
  const reasons = [expect.stringContaining('leads out of the folder'), expect.stringContaining('larger than')]
  expect(embedPictures(manuscriptOf(text), found).findings.map(({ message }) => message)).toEqual(reasons)
  const options = { ids: countingIds(), now: '', findReferenceByKey: () => undefined, pictures: found }
  const read = readManuscript('a.md', new TextEncoder().encode(text), options)
  expect(read.ok && read.value.findings.map(({ message }) => message)).toEqual(reasons)
})

it('takes no file for a picture that is none, and leaves a text without pictures as it is', () => {
  const manuscript = manuscriptOf('![page](media/a.png)')
  const script = new TextEncoder().encode('<svg xmlns="x"><script>1</script></svg>')
  expect(embedPictures(manuscript, new Map([['media/a.png', script]])).manuscript).toBe(manuscript)
  const plain = manuscriptOf('Text.')
  expect(embedPictures(plain, new Map())).toEqual({ manuscript: plain, findings: [] })
})

it('takes every format that a manuscript file holds, and only pictures', () => {
  const manuscript = manuscriptOf('![scan](media/a.tiff) ![text](media/b.png)')
  const files = new Map([
    ['media/a.tiff', Uint8Array.from([0x49, 0x49, 42, 0])],
    ['media/b.png', Uint8Array.from([1, 2, 3])]
  ])
  const { manuscript: embedded } = embedPictures(manuscript, files)
  expect(picturesBeside(embedded)).toEqual(['media/b.png'])
  expect(JSON.stringify(embedded)).toContain('data:image/tiff;base64,SUkqAA==')
})
