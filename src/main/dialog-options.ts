import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { FILE_TYPES } from '#host/file-types'
import type { FilePurpose, MenuState, OpenRequest, SaveRequest } from '#host/host-api'

type Language = MenuState['language']

const NAMES: Readonly<Record<FilePurpose, readonly [en: string, zh: string]>> = {
  text: ['Texts', '文本'],
  references: ['References', '参考文献'],
  style: ['Citation styles', '引文样式'],
  manuscript: ['Bifolium manuscripts', 'Bifolium 稿件'],
  document: ['Manuscripts and documents', '稿件与文档'],
  docx: ['Word documents', 'Word 文档'],
  markdown: ['Markdown', 'Markdown'],
  html: ['Web pages', '网页'],
  jats: ['JATS articles', 'JATS 文章'],
  latex: ['LaTeX documents', 'LaTeX 文档'],
  pdf: ['PDF documents', 'PDF 文档'],
  archive: ['Archives', '压缩包'],
  picture: ['Pictures', '图片'],
  pack: ['Metadata files', '元数据文件']
}

function makeFilters(purpose: FilePurpose, language: Language): NonNullable<OpenDialogOptions['filters']> {
  const extensions = FILE_TYPES[purpose].endings.map((ending) => ending.slice(1))
  return [{ name: NAMES[purpose][language === 'zh-CN' ? 1 : 0], extensions }]
}

/** Options of the open dialog; every file may be shown, since endings are often wrong. */
export function makeOpenOptions({ purpose, multiple }: OpenRequest, language: Language): OpenDialogOptions {
  const everything = { name: language === 'zh-CN' ? '所有文件' : 'All files', extensions: ['*'] }
  return {
    properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [...makeFilters(purpose, language), everything]
  }
}

/** Options of the save dialog. Only the last part of the suggested name is used. */
export function makeSaveOptions({ purpose, suggestedName }: SaveRequest, language: Language): SaveDialogOptions {
  const name = suggestedName.split(/[/\\]/).at(-1) ?? ''
  return { defaultPath: name, filters: makeFilters(purpose, language) }
}

/** The question before a window closes over unsaved work. Button 0, the default, keeps it open. */
export function makeUnsavedQuestion(language: Language): MessageBoxOptions {
  return language === 'zh-CN'
    ? {
        type: 'warning',
        message: '有更改尚未保存。',
        detail: '保存还没有成功。如果现在关闭,最近的更改会丢失。',
        buttons: ['继续编辑', '仍要关闭'],
        defaultId: 0,
        cancelId: 0
      }
    : {
        type: 'warning',
        message: 'Some changes are not saved yet.',
        detail: 'Saving has not succeeded so far. If you close now, the latest changes are lost.',
        buttons: ['Keep Editing', 'Close Anyway'],
        defaultId: 0,
        cancelId: 0
      }
}

/** The question before an address is opened outside; it shows the host first. Button 0 cancels. */
export function makeLinkQuestion(url: string, language: Language): MessageBoxOptions {
  const place = new URL(url).host || url.replace(/^mailto:/, '')
  return language === 'zh-CN'
    ? { type: 'question', message: `打开 ${place}?`, detail: url, buttons: ['取消', '打开'], defaultId: 1, cancelId: 0 }
    : {
        type: 'question',
        message: `Open ${place}?`,
        detail: url,
        buttons: ['Cancel', 'Open'],
        defaultId: 1,
        cancelId: 0
      }
}
