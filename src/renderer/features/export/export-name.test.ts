import { expect, it } from 'vitest'
import type { ExportOptions } from '../../workbench/workbench'
import { exportName, mediaFolderOf } from './export-name'

const options = (change: Partial<ExportOptions> = {}): ExportOptions => ({
  format: 'docx',
  sides: 'both',
  layout: 'sequential',
  citations: 'plain',
  ...change
})

it('keeps titles in any script', () => {
  expect(exportName('Stem cells in MS', options(), undefined)).toBe('Stem cells in MS.docx')
  expect(exportName('干细胞与 MS', options({ format: 'markdown' }), undefined)).toBe('干细胞与 MS.md')
})

it('names the side when only one is exported', () => {
  expect(exportName('Review', options({ sides: 'facing' }), 'zh-CN')).toBe('Review (zh-CN).docx')
})

it('leaves out what file systems refuse', () => {
  expect(exportName('a/b\\c: "d"?*\n<e>|', options(), undefined)).toBe('a b c d e.docx')
  expect(exportName(' ..hidden.. ', options(), undefined)).toBe('hidden.docx')
  expect(exportName('CON', options(), undefined)).toBe('CON_.docx')
  expect(exportName('???', options(), undefined)).toBe('manuscript.docx')
  expect(exportName('长'.repeat(300), options(), undefined)).toBe(`${'长'.repeat(60)}.docx`)
})

it.each([
  ['Stem cells in MS (zh-CN).md', 'media/stem-cells-in-ms-zh-cn'],
  ['Thérapie cellulaire.tex', 'media/therapie-cellulaire'],
  ['进行性多发性硬化.md', 'media/m-1'],
  [`${'long title '.repeat(9)}.md`, 'media/long-title-long-title-long-title-long-ti']
])('puts the pictures of “%s” into %s', (name, folder) => {
  expect(mediaFolderOf(name, 'm-1')).toBe(folder)
})
