/** What the dialog on authors and affiliations says, in English. Same keys in both languages. */
export const detailsEn = {
  'details.title': 'Manuscript details',
  'details.authors': 'Authors',
  'details.noAuthors': 'No authors yet. They are printed below the title, in this order.',
  'details.addAuthor': 'Add author',
  'details.unnamed': 'Without a name',
  'details.family': 'Family name',
  'details.given': 'Given name',
  'details.orcid': 'ORCID iD',
  'details.wrongOrcid': 'Not an ORCID iD: 16 digits are expected, and the last one checks the others.',
  'details.email': 'E-mail',
  'details.wrongEmail': 'Not an e-mail address.',
  'details.corresponding': 'Corresponding author',
  'details.affiliations': 'Affiliations',
  'details.affiliation': 'Affiliation {{number, number}}',
  'details.noAffiliations': 'No affiliations yet. Authors are connected with them by ticking.',
  'details.addAffiliation': 'Add affiliation',
  'details.up': 'Move up: {{name}}',
  'details.down': 'Move down: {{name}}',
  'details.remove': 'Remove: {{name}}',
  'details.wrong': 'An ORCID iD or e-mail address needs another look.',
  'undo.details': 'changing the manuscript details'
} as const

/** 作者与单位对话框中的文字，简体中文。 */
export const detailsZh = {
  'details.title': '稿件信息',
  'details.authors': '作者',
  'details.noAuthors': '尚无作者。作者将按此顺序列在标题下方。',
  'details.addAuthor': '添加作者',
  'details.unnamed': '未命名',
  'details.family': '姓',
  'details.given': '名',
  'details.orcid': 'ORCID 编号',
  'details.wrongOrcid': 'ORCID 编号有误：应为 16 位，末位为校验码。',
  'details.email': '电子邮箱',
  'details.wrongEmail': '电子邮箱格式有误。',
  'details.corresponding': '通讯作者',
  'details.affiliations': '单位',
  'details.affiliation': '单位 {{number, number}}',
  'details.noAffiliations': '尚无单位。添加后，可在作者处勾选。',
  'details.addAffiliation': '添加单位',
  'details.up': '上移：{{name}}',
  'details.down': '下移：{{name}}',
  'details.remove': '移除：{{name}}',
  'details.wrong': '有 ORCID 编号或电子邮箱需要核对。',
  'undo.details': '修改稿件信息'
} as const
