import type { FilePurpose } from './host-api'

interface FileType {
  readonly mediaType: string
  readonly endings: readonly string[]
}

/** File endings that a picker offers for each purpose, the usual one first. */
export const FILE_TYPES: Readonly<Record<FilePurpose, FileType>> = {
  text: { mediaType: 'text/plain', endings: ['.txt', '.md', '.markdown', '.text'] },
  references: {
    mediaType: 'text/plain',
    endings: [
      '.json',
      '.bib',
      '.bibtex',
      '.ris',
      '.nbib',
      '.enw',
      '.ciw',
      '.xml',
      '.mods',
      '.yaml',
      '.yml',
      '.txt',
      '.pdf'
    ]
  },
  style: { mediaType: 'application/xml', endings: ['.csl', '.xml'] },
  manuscript: { mediaType: 'application/zip', endings: ['.bifolium'] },
  document: {
    mediaType: 'application/octet-stream',
    endings: [
      '.bifolium',
      '.docx',
      '.docm',
      '.dotx',
      '.dotm',
      '.md',
      '.markdown',
      '.html',
      '.htm',
      '.xml',
      '.nxml',
      '.txt'
    ]
  },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['.docx'] },
  pack: { mediaType: 'application/octet-stream', endings: ['.csv', '.jsonl', '.ndjson', '.gz', '.json', '.txt'] },
  markdown: { mediaType: 'text/markdown', endings: ['.md', '.markdown'] },
  html: { mediaType: 'text/html', endings: ['.html', '.htm'] },
  jats: { mediaType: 'application/xml', endings: ['.xml'] },
  latex: { mediaType: 'application/x-tex', endings: ['.tex'] },
  archive: { mediaType: 'application/zip', endings: ['.zip'] },
  picture: { mediaType: 'image/*', endings: ['.png', '.jpg', '.jpeg', '.gif', '.bmp', '.webp', '.svg'] },
  pdf: { mediaType: 'application/pdf', endings: ['.pdf'] }
}
