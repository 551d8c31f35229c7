/** What is said where a file was compared with the manuscript, in English. Same keys in both languages. */
export const lossEn = {
  'loss.words.lost': '{{side}}: words were lost: “{{shown}}”. Do not use the result; please report this.',
  'loss.words.moved':
    '{{side}}: words came out in another order or place: “{{shown}}”. Do not use the result; please report this.',
  'loss.object.lost':
    '{{side}}: {{object}} was lost or changed: “{{shown}}”. Do not use the result; please report this.',
  'loss.object.moved':
    '{{side}}: {{object}} came out in another place: “{{shown}}”. Do not use the result; please report this.',
  'loss.file.lost':
    '{{object}} was lost or changed in the file: “{{shown}}”. Do not use the result; please report this.',
  'loss.words.unread': 'Words may not have come in whole; compare with the file: “{{shown}}”.',
  'loss.words.displaced': 'Words may have come in in another order; compare with the file: “{{shown}}”.',
  'loss.object.unread': '{{object}} may not have come in; compare with the file.',
  'loss.object.displaced': '{{object}} may have come in in another place; compare with the file.',
  'loss.named.unread': '{{object}} may not have come in; compare with the file: “{{shown}}”.',
  'loss.named.displaced': '{{object}} may have come in in another place; compare with the file: “{{shown}}”.',
  'loss.connect.words':
    '{{side}}: connecting would have lost or moved words: “{{shown}}”. Nothing was connected; please report this.',
  'loss.connect.object':
    '{{side}}: connecting would have lost, changed or moved {{object}}: “{{shown}}”. Nothing was connected; please report this.',
  'loss.list.words':
    '{{side}}: words of the list of references became part of no reference: “{{shown}}”. Look at them in the file.',
  'loss.list.object':
    '{{side}}: {{object}} in the list of references became part of no reference: “{{shown}}”. Look at it in the file.',
  'loss.adopt.object':
    '{{side}}: {{object}} points to another work since the references went into the library: “{{shown}}”. Please compare and report this.',
  'loss.kind.caption': 'a caption',
  'loss.kind.change': 'a tracked change',
  'loss.kind.citation': 'a citation',
  'loss.kind.comment': 'a comment',
  'loss.kind.comment-start': 'the beginning of a comment’s passage',
  'loss.kind.cross-reference': 'a cross reference',
  'loss.kind.date': 'the date of a comment or tracked change',
  'loss.kind.entry': 'an entry of the reference list',
  'loss.kind.equation': 'an equation',
  'loss.kind.figure': 'a figure',
  'loss.kind.label': 'a source label',
  'loss.kind.note': 'a note',
  'loss.kind.part': 'a part of the manuscript',
  'loss.kind.person': 'a person or institution',
  'loss.kind.print': 'a citation or list entry, as it prints,',
  'loss.kind.reference': 'the data of a cited work',
  'loss.kind.reply': 'a reply to a comment',
  'loss.kind.resolution': 'that a comment is resolved',
  'loss.kind.style': 'the citation style',
  'loss.kind.table': 'a table'
} as const

/** 文件与稿件比对后的提示，简体中文。 */
export const lossZh = {
  'loss.words.lost': '{{side}}：文字“{{shown}}”丢失。请勿使用该文件，并报告此问题。',
  'loss.words.moved': '{{side}}：文字“{{shown}}”的次序或位置有变。请勿使用该文件，并报告此问题。',
  'loss.object.lost': '{{side}}：{{object}}“{{shown}}”丢失或有改动。请勿使用该文件，并报告此问题。',
  'loss.object.moved': '{{side}}：{{object}}“{{shown}}”的位置有变。请勿使用该文件，并报告此问题。',
  'loss.file.lost': '文件中{{object}}“{{shown}}”丢失或有改动。请勿使用该文件，并报告此问题。',
  'loss.words.unread': '文字可能未完整导入，请与原文件核对：“{{shown}}”。',
  'loss.words.displaced': '文字的次序可能与原文件不同，请核对：“{{shown}}”。',
  'loss.object.unread': '{{object}}可能未导入，请与原文件核对。',
  'loss.object.displaced': '{{object}}的位置可能与原文件不同，请核对。',
  'loss.named.unread': '{{object}}可能未导入，请与原文件核对：“{{shown}}”。',
  'loss.named.displaced': '{{object}}的位置可能与原文件不同，请核对：“{{shown}}”。',
  'loss.connect.words': '{{side}}：关联会使文字“{{shown}}”丢失或移位，因此未作任何关联。请报告此问题。',
  'loss.connect.object': '{{side}}：关联会使{{object}}“{{shown}}”丢失、改动或移位，因此未作任何关联。请报告此问题。',
  'loss.list.words': '{{side}}：文献表中的文字“{{shown}}”未归入任何文献，请查看原文件。',
  'loss.list.object': '{{side}}：文献表中的{{object}}“{{shown}}”未归入任何文献，请查看原文件。',
  'loss.adopt.object': '{{side}}：文献收入文献库后，{{object}}“{{shown}}”指向了别的文献。请核对并报告此问题。',
  'loss.kind.caption': '题注',
  'loss.kind.change': '修订标记',
  'loss.kind.citation': '引文',
  'loss.kind.comment': '批注',
  'loss.kind.comment-start': '批注所指文字的起点',
  'loss.kind.cross-reference': '交叉引用',
  'loss.kind.date': '批注或修订的日期',
  'loss.kind.entry': '文献表条目',
  'loss.kind.equation': '公式',
  'loss.kind.figure': '图片',
  'loss.kind.label': '来源标签',
  'loss.kind.note': '脚注或尾注',
  'loss.kind.part': '稿件的一部分',
  'loss.kind.person': '作者或单位',
  'loss.kind.print': '引文或文献条目的文字',
  'loss.kind.reference': '所引文献的数据',
  'loss.kind.reply': '批注的回复',
  'loss.kind.resolution': '批注的“已解决”标记',
  'loss.kind.style': '引文样式',
  'loss.kind.table': '表格'
} as const
