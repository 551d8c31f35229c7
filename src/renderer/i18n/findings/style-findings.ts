import type { StyleCode } from '#core/finding-codes'
import type { FindingWords } from './finding-words'

/** 引文样式文件的问题，简体中文。 */
export const styleFindings: Readonly<Record<StyleCode, FindingWords>> = {
  'dependent-style': '该样式只指向另一样式，而后者不在样式表中；请先添加它所指的样式。',
  'not-a-style': '该文件不是 CSL 引文样式。',
  'not-xml': '该文件不是格式良好的 XML。',
  'processing-failed': '无法使用该样式设置引文格式。',
  'style-double-macro': '有两个宏都叫“{{macro}}”，以后一个为准。',
  'style-macro-circle': '宏 {{macros}} 循环调用。',
  'style-missing-attribute': '<{{element}}> 必须有下列属性之一：{{expected}}。',
  'style-missing-element': '<{{element}}> 中必须有 <{{expected}}>。',
  'style-stray-text': '<{{element}}> 中的“{{text}}”不会印出；文字应写作 <text value="…"/>。',
  'style-too-many-attributes': '<{{element}}> 的属性 {{given}} 只能有其一。',
  'style-unknown-attribute': '<{{element}}> 没有属性 {{attribute}}，将被忽略。',
  'style-unknown-element': '<{{element}}> 不能放在 <{{parent}}> 中，应为 {{expected}}。',
  'style-unknown-macro': '<{{element}}> 调用了未定义的宏“{{macro}}”。',
  'style-unknown-word': '<{{element}}> 的 {{attribute}}="{{value}}" 不是 CSL 的词语。',
  'style-wrong-value': '<{{element}}> 的 {{attribute}}="{{value}}" 无效，应为 {{expected}}。'
}
