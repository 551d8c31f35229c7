import type { ReferenceCode } from '#core/finding-codes'
import type { FindingWords } from './finding-words'

/** 读取文献文件时的提示，简体中文。 */
export const referenceFindings: Readonly<Record<ReferenceCode, FindingWords>> = {
  'attachment-left-out': '附件未导入：文献文件中的路径一律不打开。',
  'bytes-replaced':
    '{{file}} 不是有效的 UTF-8 文件：无法识别的字符已替换为 \uFFFD，首处在第 {{line}} 行。如有影响，请将文件另存为 UTF-8 后重新导入。',
  'comma-missing': '键 {{key}} 之后缺少逗号。',
  'control-characters': '已去除 {{count}} 个无法显示的控制字符。',
  'crossref-unresolved': {
    missing: 'crossref 指向 {{target}}，但文件中没有该条目。',
    circle: 'crossref 最终指回自身，未继承任何字段。'
  },
  'date-impossible': '日期“{{field}}”中有不可能的数值，已略去。',
  'date-unreadable': '日期“{{field}}”无法识别，已略去。',
  'decoded-as-big5':
    '{{file}} 不是 UTF-8 编码，已按 Big5（繁体中文）读取。请核对题名或人名；如有误，请将文件另存为 UTF-8 后重新导入。',
  'decoded-as-gb18030':
    '{{file}} 不是 UTF-8 编码，已按 GB18030（中文）读取。请核对题名或人名；如有误，请将文件另存为 UTF-8 后重新导入。',
  'decoded-as-windows-1252':
    '{{file}} 不是 UTF-8 编码，已按 Windows-1252（西欧）读取。请核对题名或人名；如有误，请将文件另存为 UTF-8 后重新导入。',
  'entry-broken': {
    comma: '该条目无法读取，已略过：键之后应有逗号（第 {{at}} 行）。',
    field: '该条目无法读取，已略过：应为字段或右花括号，实为“{{what}}”（第 {{at}} 行）。',
    unclosed: '该条目无法读取，已略过：条目没有结束（第 {{at}} 行）。',
    equals: '该条目无法读取，已略过：“{{what}}”之后应有“=”（第 {{at}} 行）。',
    macro: '该宏无法读取，已略过：宏须有名称和“=”（第 {{at}} 行）。',
    'macro-unclosed': '该宏无法读取，已略过：宏没有结束（第 {{at}} 行）。',
    'value-missing': '该条目无法读取，已略过：字段“{{what}}”没有值（第 {{at}} 行）。',
    'value-unclosed': '该条目无法读取，已略过：有一个值没有结束（第 {{at}} 行）。',
    brace: '该条目无法读取，已略过：右花括号没有对应的左花括号（第 {{at}} 行）。',
    nesting: '该条目无法读取，已略过：花括号嵌套过深（第 {{at}} 行）。',
    yaml: '该条目不是有效的 YAML 文献条目，已略过。'
  },
  'entry-unclosed': '条目没有结束，已读至下一条目之前。',
  'entry-unparsed': {
    kept: '无法识别为文献，仅保留其标识符和年份：“{{text}}”。',
    'left-out': '无法识别为文献，已略过：“{{text}}”。'
  },
  'field-not-text': '字段“{{field}}”的内容不是文字，已略去。',
  'field-twice': '字段“{{name}}”出现两次，保留第一个。',
  'field-unreadable': '“{{field}}”中的姓名“{{name}}”无法识别，按原文保留。',
  'fields-uncertain': '请核对{{fields}}：“{{text}}”。',
  'file-binary': {
    png: '{{file}} 是 PNG 图片，不是文本文件。',
    jpeg: '{{file}} 是 JPEG 图片，不是文本文件。',
    gif: '{{file}} 是 GIF 图片，不是文本文件。',
    pdf: '{{file}} 是 PDF 文档，不是文本文件。',
    zip: '{{file}} 是 ZIP 压缩包（或 .docx、.bifolium 文件），不是文本文件。',
    gzip: '{{file}} 是 gzip 压缩包，不是文本文件。',
    office: '{{file}} 是旧版 Word 或 Excel 文件，不是文本文件。',
    program: '{{file}} 是程序，不是文本文件。',
    sqlite: '{{file}} 是 SQLite 数据库，不是文本文件。',
    bytes: '{{file}} 的内容不是文字。'
  },
  'file-empty': '{{file}} 是空文件。',
  'file-is-web-page': '{{file}} 是网页，不是文献文件。请使用该网页的“导出引文”功能，再导入所得文件。',
  'file-too-large': '{{file}} 超过 100 MB，请拆分为较小的文件后再导入。',
  'format-unknown': '{{file}} 不是可识别的文献文件。可导入的格式：{{formats}}。',
  'id-not-text': '条目的 id 不是文字，已另设新键。',
  'json-broken': 'JSON 格式有误（第 {{line}} 行第 {{column}} 列），未导入任何文献。',
  'key-twice': '键 {{key}} 重复；两个条目均已导入，后者使用新键。',
  'latex-unknown': '“{{field}}”中的 LaTeX 命令“\\{{command}}”无法识别，其内容按文字保留。',
  'line-stray': '不属于任何字段，已跳过：“{{text}}”。',
  'macro-too-long': '宏“{{name}}”展开后过长，未展开。',
  'macro-unknown': '字段“{{name}}”中，“{{word}}”不是已知的宏，按文字保留。',
  'member-unsafe': '成员“{{name}}”不属于文献数据，已略去。',
  'name-unreadable': '“{{field}}”中有一个姓名无法识别，已略去。',
  'no-references': {
    none: '{{file}} 中没有文献。',
    'no-list': '{{file}} 是有效的 JSON，但其中没有文献列表；应为 CSL-JSON 格式的条目数组。'
  },
  'not-a-reference': '第 {{number}} 条不是文献，已略过。',
  'pdf-damaged': '{{file}} 的扩展名是 PDF，内容却不是 PDF 文件。',
  'pdf-encrypted':
    '{{file}} 受保护，无法读取其文字，元数据中也没有 DOI。请通过 DOI、PMID 或标题添加文献，再将文件链接到该文献。',
  'pdf-no-doi': '在 {{file}} 的前几页中未能读到 DOI。请通过 DOI、PMID 或标题添加文献，再将文件链接到该文献。',
  'record-empty': '该记录没有题名、姓名和标识符，已略过。',
  'record-not-closed': {
    next: '该记录没有结束标记，已读至下一记录之前。',
    end: '文件在记录中途结束，已读取的内容予以保留。'
  },
  'record-not-opened': '该 ER 行之前没有 TY 行，已跳过。',
  'set-left-out': '文献组 {{key}} 已略去，其所列条目已逐条导入。',
  'text-outside': '记录之外的文字，已跳过。',
  'type-unknown': {
    unknown: '文献类型“{{type}}”无法识别，已按“文档”导入。',
    missing: '条目没有文献类型，已按“文档”导入。'
  },
  'value-too-long': '“{{name}}”的值过长，已截断。',
  'xml-damaged': {
    here: '此处 XML 有损坏，其余部分继续读取。',
    more: '另有多处 XML 损坏。'
  },
  'xml-entities': '{{file}} 自行声明了实体；文献文件无需实体，其中可能藏有任意内容，因此未读取。',
  'xml-too-deep': '{{file}} 的元素嵌套过深，自此处起未再读取。'
}
