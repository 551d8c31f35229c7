import type { ExportOptions } from '../../workbench/workbench'

/** A file name for the export that every system takes: the title, the side where it is only one, the extension. */
export function exportName(title: string, options: ExportOptions, language: string | undefined): string {
  const stem = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem)
  const side = options.sides === 'both' || !language ? '' : ` (${language})`
  const extension = options.format === 'docx' ? 'docx' : 'md'
  return `${Array.from(stem).slice(0, 60).join('').trimEnd() || 'manuscript'}${reserved ? '_' : ''}${side}.${extension}`
}
