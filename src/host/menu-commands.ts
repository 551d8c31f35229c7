/** One command of the native menu. The window runs it by the same id from its palette and shortcuts. */
export interface MenuCommand {
  readonly id: string
  readonly titleEn: string
  readonly titleZh: string
  /** In Electron's notation, which names Ctrl or ⌘ by `CmdOrCtrl`. */
  readonly accelerator?: string
  /** True where the command needs an open manuscript. */
  readonly needsManuscript: boolean
}

/** Commands of the native menu by id, in the words of both interface languages. */
export const MENU_COMMANDS = {
  newManuscript: {
    id: 'new-manuscript',
    titleEn: 'New Manuscript',
    titleZh: '新建稿件',
    accelerator: 'CmdOrCtrl+N',
    needsManuscript: false
  },
  openFile: { id: 'open-file', titleEn: 'Open…', titleZh: '打开…', accelerator: 'CmdOrCtrl+O', needsManuscript: false },
  pasteText: { id: 'paste-text', titleEn: 'Paste or Open a Text…', titleZh: '粘贴或打开文本…', needsManuscript: false },
  importReferences: {
    id: 'import-references',
    titleEn: 'Import References…',
    titleZh: '导入参考文献…',
    accelerator: 'CmdOrCtrl+Shift+I',
    needsManuscript: false
  },
  addByIdentifier: {
    id: 'add-by-identifier',
    titleEn: 'Add by Identifier…',
    titleZh: '按标识符添加…',
    accelerator: 'CmdOrCtrl+Shift+D',
    needsManuscript: false
  },
  checkReferences: {
    id: 'check-references',
    titleEn: 'Check References…',
    titleZh: '核对参考文献…',
    needsManuscript: false
  },
  lookups: { id: 'lookups', titleEn: 'Lookups…', titleZh: '联网查询…', needsManuscript: false },
  pasteReferences: {
    id: 'paste-references',
    titleEn: 'Import References from Clipboard…',
    titleZh: '从剪贴板导入参考文献…',
    accelerator: 'CmdOrCtrl+Shift+Alt+I',
    needsManuscript: false
  },
  manuscriptDetails: {
    id: 'manuscript-details',
    titleEn: 'Manuscript Details…',
    titleZh: '稿件信息…',
    needsManuscript: true
  },
  connectTyped: {
    id: 'connect-typed',
    titleEn: 'Connect Typed References…',
    titleZh: '关联键入的参考文献…',
    needsManuscript: true
  },
  saveFile: {
    id: 'save-file',
    titleEn: 'Save as File…',
    titleZh: '保存为文件…',
    accelerator: 'CmdOrCtrl+S',
    needsManuscript: true
  },
  export: { id: 'export', titleEn: 'Export…', titleZh: '导出…', accelerator: 'CmdOrCtrl+E', needsManuscript: true },
  closeManuscript: {
    id: 'close-manuscript',
    titleEn: 'Close Manuscript',
    titleZh: '关闭稿件',
    accelerator: 'CmdOrCtrl+W',
    needsManuscript: true
  },
  undo: { id: 'undo', titleEn: 'Undo', titleZh: '撤销', accelerator: 'CmdOrCtrl+Z', needsManuscript: false },
  redo: { id: 'redo', titleEn: 'Redo', titleZh: '重做', accelerator: 'CmdOrCtrl+Shift+Z', needsManuscript: false },
  find: {
    id: 'find',
    titleEn: 'Find and Replace',
    titleZh: '查找和替换',
    accelerator: 'CmdOrCtrl+F',
    needsManuscript: true
  },
  insertCitation: {
    id: 'insert-citation',
    titleEn: 'Insert Citation…',
    titleZh: '插入引文…',
    accelerator: 'CmdOrCtrl+Shift+C',
    needsManuscript: true
  },
  insertFootnote: {
    id: 'insert-footnote',
    titleEn: 'Insert Footnote…',
    titleZh: '插入脚注…',
    accelerator: 'CmdOrCtrl+Alt+F',
    needsManuscript: true
  },
  insertEndnote: {
    id: 'insert-endnote',
    titleEn: 'Insert Endnote…',
    titleZh: '插入尾注…',
    accelerator: 'CmdOrCtrl+Alt+D',
    needsManuscript: true
  },
  addComment: {
    id: 'add-comment',
    titleEn: 'Add Comment…',
    titleZh: '添加批注…',
    accelerator: 'CmdOrCtrl+Alt+M',
    needsManuscript: true
  },
  insertEquation: {
    id: 'insert-equation',
    titleEn: 'Insert Equation…',
    titleZh: '插入公式…',
    accelerator: 'CmdOrCtrl+Alt+E',
    needsManuscript: true
  },
  insertPicture: { id: 'insert-picture', titleEn: 'Insert Picture…', titleZh: '插入图片…', needsManuscript: true },
  insertReference: {
    id: 'insert-reference',
    titleEn: 'Insert Cross Reference…',
    titleZh: '插入交叉引用…',
    accelerator: 'CmdOrCtrl+Alt+R',
    needsManuscript: true
  },
  insertFigureCaption: {
    id: 'insert-figure-caption',
    titleEn: 'Insert Figure Caption',
    titleZh: '插入图题注',
    needsManuscript: true
  },
  insertTableCaption: {
    id: 'insert-table-caption',
    titleEn: 'Insert Table Caption',
    titleZh: '插入表题注',
    needsManuscript: true
  },
  recordChanges: {
    id: 'record-changes',
    titleEn: 'Record Changes',
    titleZh: '记录修订',
    accelerator: 'CmdOrCtrl+Shift+E',
    needsManuscript: true
  },
  acceptChange: { id: 'accept-change', titleEn: 'Accept This Change', titleZh: '接受此处修订', needsManuscript: true },
  rejectChange: { id: 'reject-change', titleEn: 'Reject This Change', titleZh: '拒绝此处修订', needsManuscript: true },
  acceptAllChanges: {
    id: 'accept-all-changes',
    titleEn: 'Accept All Changes',
    titleZh: '接受全部修订',
    needsManuscript: true
  },
  rejectAllChanges: {
    id: 'reject-all-changes',
    titleEn: 'Reject All Changes',
    titleZh: '拒绝全部修订',
    needsManuscript: true
  },
  nextLabel: { id: 'next-label', titleEn: 'Next Source Label', titleZh: '下一个来源标签', needsManuscript: true },
  nextUntranslated: {
    id: 'next-untranslated',
    titleEn: 'Next Untranslated Passage',
    titleZh: '下一处未翻译内容',
    accelerator: 'F9',
    needsManuscript: true
  },
  checkSides: {
    id: 'check-sides',
    titleEn: 'Check Both Sides…',
    titleZh: '核对两侧…',
    needsManuscript: true
  },
  nextFinding: {
    id: 'next-finding',
    titleEn: 'Next Finding',
    titleZh: '下一处问题',
    accelerator: 'F7',
    needsManuscript: true
  },
  previousFinding: {
    id: 'previous-finding',
    titleEn: 'Previous Finding',
    titleZh: '上一处问题',
    accelerator: 'Shift+F7',
    needsManuscript: true
  },
  chooseStyle: { id: 'choose-style', titleEn: 'Citation Style…', titleZh: '引文样式…', needsManuscript: true },
  showOutline: { id: 'show-outline', titleEn: 'Outline', titleZh: '大纲', needsManuscript: true },
  showLibrary: {
    id: 'show-library',
    titleEn: 'Library',
    titleZh: '文献库',
    accelerator: 'CmdOrCtrl+Shift+L',
    needsManuscript: false
  },
  palette: {
    id: 'palette',
    titleEn: 'Command Palette…',
    titleZh: '命令面板…',
    accelerator: 'CmdOrCtrl+K',
    needsManuscript: false
  },
  preferences: {
    id: 'preferences',
    titleEn: 'Preferences…',
    titleZh: '偏好设置…',
    accelerator: 'CmdOrCtrl+,',
    needsManuscript: false
  },
  about: { id: 'about', titleEn: 'About Bifolium', titleZh: '关于 Bifolium', needsManuscript: false }
} as const satisfies Readonly<Record<string, MenuCommand>>
