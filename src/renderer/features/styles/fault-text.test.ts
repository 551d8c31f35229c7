import { afterAll, expect, it } from 'vitest'
import { checkStyle } from '#core/citation/check-style'
import { setLanguage, text } from '../../i18n'
import { faultText } from './fault-text'

const faultOf = (layout: string): string => {
  const { findings } = checkStyle(
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n<citation><layout>${layout}</layout></citation></style>`
  )
  return findings.map((finding) => faultText(finding, text)).join(' | ')
}
afterAll(() => setLanguage('en'))

it.each([
  [
    '<texte/>',
    'Line 2: <texte> may not stand in <layout>',
    'Did you mean “text”?',
    '第 2 行：<texte> 不能放在 <layout> 中',
    '是否应为“text”？'
  ],
  ['<text/>', 'must have one of', 'macro, term, value, variable', '必须有下列属性之一', 'variable'],
  ['<text value="a" macro="b"/>', 'only one', '', '只能有其一', ''],
  ['<text variable="titel"/>', 'variable="titel"', 'Did you mean “title”?', '不是 CSL 的词语', '“title”'],
  ['<text variable="title" qutes="true"/>', 'no attribute qutes', '“quotes”', '没有属性 qutes', '“quotes”'],
  ['<text variable="title" quotes="yes"/>', 'expected true, false', '', '应为 true, false', ''],
  ['<text macro="m"/>', 'macro “m”', '', '未定义的宏“m”', ''],
  ['<group>in</group>', '“in” in <group> is not printed', '', '“in”不会印出', ''],
  ['<choose/>', 'must have a <if>', '', '必须有 <if>', '']
])('tells of %s in both languages', async (layout, en, enMore, zh, zhMore) => {
  await setLanguage('en')
  expect(faultOf(layout)).toContain(en)
  expect(faultOf(layout)).toContain(enMore)
  await setLanguage('zh-CN')
  expect(faultOf(layout)).toContain(zh)
  expect(faultOf(layout)).toContain(zhMore)
})
