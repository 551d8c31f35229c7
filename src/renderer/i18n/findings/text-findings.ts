import type { TextCode } from '#core/finding-codes'
import type { FindingWords } from './finding-words'

/** 粘贴文字，以及读写 Markdown、HTML、LaTeX 和 JATS 时的提示，简体中文。 */
export const textFindings: Readonly<Record<TextCode, FindingWords>> = {
  'footnote-as-text': '正文中没有脚注“{{label}}”的标记，其内容保留为段落。',
  'front-matter-not-kept': 'YAML 文件头中的 {{names}} 在稿件中没有对应位置，已略去。',
  'front-matter-unreadable': 'YAML 文件头无法读取，已略去。',
  'html-changes-unsigned':
    '网页中有 {{count}} 处插入或删除未注明修订者和时间，已作为下划线或删除线文字导入，未作为修订。',
  'html-too-deep': 'HTML 嵌套过深，过深部分的格式已略去，文字全部保留。',
  'html-too-long': 'HTML 过长，只取其文字，不保留格式。',
  'image-address-refused': '图片地址“{{address}}”不安全，未保留图片，其说明文字保留。',
  'jats-no-article': '{{file}} 中没有 JATS 文章；应为含 <article> 的 XML 文件。',
  'jats-pictures-outside': '文件只列出 {{count}} 幅图片的名称，并不包含图片本身（{{names}}），请手动插入稿件。',
  'jats-simplified': 'JATS 文章不能容纳批注和修订：{{comments}} 条批注已略去，{{changes}} 处修订按已接受写出。',
  'latex-changes-left-out': 'LaTeX 无法表示表格行和段落标记的修订，{{changes}} 处按当前状态写出。',
  'latex-pictures-beside':
    '文件引用 {{count}} 幅图片，须与其放在同一文件夹（{{names}}）；命令行的 convert 会一并写出。',
  'latex-simplified': 'LaTeX 没有批注，{{comments}} 条已略去；{{changes}} 处修订以下划线和删除线写出，不含修订者。',
  'link-address-refused': '指向“{{address}}”的链接未保留，仅支持网址、邮件地址和文内锚点；链接文字保留。',
  'markdown-row-changes': 'Markdown 无法表示表格行和表格内段落标记的修订，{{count}} 处按当前状态写出。',
  'markdown-simplified': 'GitHub 风格的 Markdown 不能保留{{simplified}}；Pandoc 的 Markdown 可以保留。',
  'markdown-too-deep': 'Markdown 嵌套过深，无法按格式读取，按原文导入。',
  'nesting-capped': '引用和列表嵌套过深，已减少层级；文字全部保留。',
  'pasted-text-empty': '粘贴的内容为空，无法生成稿件。请重新复制后再粘贴。',
  'pasted-text-lost': '{{side}}在“{{expected}}”附近与确认的文字不一致。请保留粘贴的原文，并报告此问题。',
  'pasted-text-one-language': '文字只有一种语言，右页留空。',
  'picture-not-beside': {
    missing: '在文件旁未能读到图片“{{name}}”，以其说明文字代替。',
    outside: '图片“{{name}}”是指向文件夹之外的链接，未予读取，以其说明文字代替；请将图片副本放在该处。',
    'too-large': '图片“{{name}}”超过稿件可容纳的大小，以其说明文字代替；请减小像素尺寸后再试。',
    unknown: '图片“{{name}}”的格式无法显示，以其说明文字代替。'
  },
  'pictures-unseen': {
    html: '浏览器及其打印的 PDF 不能显示其中 {{count}} 幅图片（{{kinds}}）。请改用 PNG 图片，或使用可保留它们的 Word 文档。',
    markdown:
      '多数 Markdown 阅读器不能显示其中 {{count}} 幅图片（{{kinds}}）。请改用 PNG 图片，或使用可保留它们的 Word 文档。',
    latex: 'LaTeX 引擎不能显示其中 {{count}} 幅图片（{{kinds}}）。请改用 PNG 图片，或使用可保留它们的 Word 文档。'
  },
  'reading-failed': '读取时程序出错（{{message}}）。请报告此问题。',
  'remote-image': {
    words: '图片“{{address}}”不在文件中，也不从网络获取；其说明文字保留。',
    link: '图片“{{address}}”不在文件中，也不从网络获取；其说明文字保留为指向它的链接。'
  },
  'suppression-of-later-item': '“{{citation}}”中，非首条文献标记为不显示作者；引文现在会显示该作者。',
  'table-simplified': 'Markdown 表格不支持合并单元格和行标题，该表格已简化写出：“{{text}}”。',
  'unknown-citation-key': '文献库中没有引用键“{{key}}”对应的文献，按原文保留。'
}

/** GitHub 风格的 Markdown 不能保留的内容。 */
export const simplifiedZh: Readonly<Record<string, string>> = {
  change: '修订者',
  comment: '批注（写为隐藏的注释）',
  crossReference: '交叉引用的目标',
  size: '图片尺寸'
}
