import type { EditorThemeClasses } from 'lexical'

/** Class names of what a side shows; `side-editor.css` gives them their looks. */
export const THEME: EditorThemeClasses = {
  paragraph: 'block',
  heading: { h1: 'block heading-1', h2: 'block heading-2', h3: 'block heading-3', h4: 'block heading-4' },
  quote: 'block quote',
  code: 'block code-block',
  link: 'link',
  list: { ul: 'list', ol: 'list', listitem: 'list-item', nested: { listitem: 'list-nested' } },
  table: 'block table',
  tableCell: 'table-cell',
  tableCellHeader: 'table-header',
  tableCellSelected: 'table-selected',
  tableSelection: 'table-selection',
  text: {
    bold: 'bold',
    italic: 'italic',
    underline: 'underline',
    strikethrough: 'strikethrough',
    underlineStrikethrough: 'underline-strikethrough',
    superscript: 'superscript',
    subscript: 'subscript',
    code: 'inline-code'
  }
}
