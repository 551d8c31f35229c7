import type { ExportChoice } from '../../workbench/workbench'

const ENDINGS: Readonly<Record<ExportChoice['format'], string>> = {
  docx: 'docx',
  markdown: 'md',
  html: 'html',
  jats: 'xml',
  latex: 'tex',
  pdf: 'pdf'
}

/** The folder for the pictures of an exported file, in letters that every program takes in a path. */
export function mediaFolderOf(exportedName: string, id: string): string {
  const slug = exportedName
    .replace(/\.[^.]*$/u, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return `media/${slug.length > 2 ? slug.slice(0, 40).replace(/-+$/u, '') : id.replace(/[^\w-]/gu, '')}`
}

/** A file name for the export that every system takes: the title, the side where it is only one, the extension. */
export function exportName(
  title: string,
  { format, sides }: Pick<ExportChoice, 'sides' | 'format'>,
  language: string | undefined
): string {
  const stem = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem)
  const side = sides === 'both' || !language ? '' : ` (${language})`
  return `${Array.from(stem).slice(0, 60).join('').trimEnd() || 'manuscript'}${reserved ? '_' : ''}${side}.${ENDINGS[format]}`
}
