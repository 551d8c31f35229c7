import { expect, it } from 'vitest'
import type { Command } from '../../ui'
import { rankCommands } from './rank-commands'

const COMMANDS: readonly Command[] = [
  ['Import References from Clipboard…', '从剪贴板导入参考文献…'],
  ['Insert Table Caption', '插入表题注'],
  ['Insert Table', '插入表格'],
  ['Turn into Heading 1', '设为一级标题'],
  ['Bold', '加粗'],
  ['Export…', '导出…']
].map(([title = '', titleZh = '']) => ({
  id: title,
  title,
  group: '',
  keywords: [title, titleZh],
  enabled: true,
  run: () => undefined
}))

const found = (query: string): readonly string[] => rankCommands(COMMANDS, query).map(({ title }) => title)

it('puts the command of that name first', () => {
  expect(found('bold')).toEqual(['Bold'])
  expect(found('insert table')).toEqual(['Insert Table', 'Insert Table Caption'])
  expect(found('export')).toEqual(['Export…'])
})

it('finds by the beginnings of words in any order, and by the middle of one', () => {
  expect(found('head 1')).toEqual(['Turn into Heading 1'])
  expect(found('tab ins')).toEqual(['Insert Table Caption', 'Insert Table'])
  expect(found('board')).toEqual(['Import References from Clipboard…'])
})

it('finds by the name in the other language, in full width too', () => {
  expect(found('表格')).toEqual(['Insert Table'])
  expect(found('导')).toEqual(['Export…', 'Import References from Clipboard…'])
  expect(found('Ｂold')).toEqual(['Bold'])
})

it('lists all for nothing, and nothing for what no command is named', () => {
  expect(found('  ')).toHaveLength(COMMANDS.length)
  expect(found('zzz')).toEqual([])
})
