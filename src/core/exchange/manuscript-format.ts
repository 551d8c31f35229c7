export type ManuscriptFormat = 'text' | 'markdown' | 'html' | 'docx' | 'jats' | 'bifolium'

const FORMATS: Readonly<Record<string, ManuscriptFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  dotm: 'docx',
  xml: 'jats',
  nxml: 'jats',
  bifolium: 'bifolium'
}

/** The format that a file name's ending stands for. */
export function findManuscriptFormat(name: string): ManuscriptFormat | undefined {
  const ending = /\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined
}
