import type { FormattedRun, FormattedText } from '#core/citation/formatted-text'

/** The marks of a run, innermost first, as the RTF that Zotero keeps beside a citation's plain text. */
const MARKS: readonly (readonly [mark: keyof FormattedRun, open: string, close: string])[] = [
  ['superscript', '\\super ', '\\nosupersub{}'],
  ['subscript', '\\sub ', '\\nosupersub{}'],
  ['smallCaps', '{\\scaps ', '}'],
  ['underline', '{\\ul{}', '}'],
  ['bold', '{\\b{}', '}'],
  ['italic', '{\\i{}', '}']
]

/** Formatted text in Zotero's subset of RTF; plain ASCII text stays as it is. */
export function rtfText(text: FormattedText): string {
  return text.map(rtfRun).join('')
}

function rtfRun(run: FormattedRun): string {
  return MARKS.reduce(
    (inner, [mark, open, close]) => (run[mark] === true ? open + inner + close : inner),
    escapeRtf(run.text)
  )
}

function escapeRtf(text: string): string {
  return text
    .replace(/[\\{}]/g, (sign) => `\\${sign}`)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\uc0\\u${unit.charCodeAt(0)}{}`)
    .replace(/\t/g, '\\tab{}')
}
