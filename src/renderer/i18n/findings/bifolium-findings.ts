import type { BifoliumCode } from '#core/finding-codes'
import type { FindingWords } from './finding-words'

/** 打开 .bifolium 文件时的提示，简体中文。 */
export const bifoliumFindings: Readonly<Record<BifoliumCode, FindingWords>> = {
  'bifolium-damaged': '文件已损坏，可能在复制或下载时被截断。请重新获取，或打开备份。',
  'bifolium-newer-version': '文件由更新版本的 Bifolium 写成，未作任何改动。请更新 Bifolium 后再打开。',
  'bifolium-not-bifolium': '这不是 Bifolium 稿件（.bifolium）。',
  'bifolium-style-refused': '文件自带的引文样式无法使用，已略去。',
  'bifolium-too-big': '文件解压后超过稿件可容纳的大小，未打开。',
  'bifolium-unknown-content': '文件含有此版本无法识别的内容。为避免丢失，未作任何改动；请更新 Bifolium 后再打开。',
  'bifolium-unsafe': '文件已加密，或含有名称不安全或重复的部件，未打开。'
}
