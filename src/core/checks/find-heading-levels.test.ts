import { expect, test } from 'vitest'
import { codesIn } from './testing/paired-manuscript'

test('lets all headings of a side stand deeper, and names the one that does not follow', () => {
  expect(codesIn(['# A', '## 甲'], ['## B', '### 乙'], ['## C', '### 丙'])).toEqual([])
  expect(codesIn(['# A', '# 甲'], ['## B', '### 乙'], ['## C', '## 丙'])).toEqual(['heading-level'])
})
