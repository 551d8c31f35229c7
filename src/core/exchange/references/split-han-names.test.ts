import { expect, it } from 'vitest'
import { splitHanNames } from './split-han-names'

it.each([
  ['张伟;李娜；欧阳修', ['张伟', '李娜', '欧阳修']],
  ['张伟、李娜', ['张伟', '李娜']],
  ['张伟, 李娜，王芳', ['张伟', '李娜', '王芳']],
  ['张, 伟', ['张, 伟']],
  ['欧阳, 建国', ['欧阳, 建国']],
  ['Harris, Violaine K.', ['Harris, Violaine K.']],
  ['中华医学会', ['中华医学会']],
  ['Smith, J.; 张伟', ['Smith, J.', '张伟']]
])('splits %s', (text, names) => expect(splitHanNames(text)).toEqual(names))
