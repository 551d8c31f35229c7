/** Where a finding lies, and what is put behind or into what it says. Same keys in both languages. */
export const placeEn = {
  'finding.at': '{{message}} ({{place}})',
  'finding.line': 'line {{line, number}}',
  'finding.paragraph': 'paragraph {{number}}',
  'finding.entry': 'entry {{key}}',
  'finding.record': 'record {{number}}',
  'finding.stop': ' · ',
  'finding.comma': ', ',
  'finding.closest': 'Did you mean “{{word}}”?',
  'finding.inFile': '{{name}}: {{message}}'
} as const

/** 提示所在的位置，简体中文。 */
export const placeZh = {
  'finding.at': '{{message}}（{{place}}）',
  'finding.line': '第 {{line, number}} 行',
  'finding.paragraph': '第 {{number}} 段',
  'finding.entry': '条目 {{key}}',
  'finding.record': '第 {{number}} 条记录',
  'finding.stop': ' · ',
  'finding.comma': '、',
  'finding.closest': '是否应为“{{word}}”？',
  'finding.inFile': '{{name}}：{{message}}'
} as const
