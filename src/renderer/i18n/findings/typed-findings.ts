import type { TypedCode } from '#core/finding-codes'
import type { FindingWords } from './finding-words'

/** 关联键入的参考文献时的提示，简体中文。 */
export const typedFindings: Readonly<Record<TypedCode, FindingWords>> = {
  'typed-citation-unmatched': {
    'not-in-list': '引用“{{text}}”保留为文字：文献表中没有该条目（“{{context}}”）。',
    'partly-in-list': '引用“{{text}}”保留为文字：文献表中没有 {{absent}}（“{{context}}”）。',
    ambiguous: '引用“{{text}}”保留为文字：有多条文献或多个文献表符合（“{{context}}”）。',
    doubtful: '“{{text}}”保留为文字：从上下文看可能不是引用（“{{context}}”）。'
  },
  'typed-entry-uncertain': '条目 {{name}}：请核对{{fields}}：“{{text}}”。',
  'typed-entry-uncited': '条目 {{name}} 未被引用，保留在参考文献表之后：“{{text}}”。',
  'typed-entry-unparsed': '条目 {{name}} 未能识别为文献，以原文作为标题：“{{text}}”。',
  'typed-lists-joined': '{{side}}的 {{lists}} 个文献表合并为一个参考文献表，置于最后一个文献表处。',
  'typed-references-linked': '找到参考文献表，共 {{entries}} 条；正文 {{marks}} 处引用中已关联 {{linked}} 处。',
  'typed-references-uncited': '找到键入的参考文献表，共 {{entries}} 条，但正文未引用其中的文献，按原文保留。'
}
