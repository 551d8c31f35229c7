import { stylesXml } from './docx-styles'
import type { StyleOptions } from './docx-styles'
import { mergeStyles } from './merge-styles'
import type { MergedStyles } from './merge-styles'
import type { DocxTemplate } from './read-template'
import { parseXml } from './xml-tree'

/** The styles of a document: our own, or those of its reference document with ours where it has none. */
export function chooseStyles(template: DocxTemplate | undefined, options: StyleOptions): MergedStyles {
  const xml = stylesXml(options)
  if (!template) return { xml, idOf: (id) => id }
  const ours = parseXml(new TextEncoder().encode(xml), 'word/styles.xml')
  if (!ours.ok) throw new Error(ours.error.message)
  return mergeStyles(template.styles, ours.value)
}
