import type { FormattedText } from '#core/citation/formatted-text'
import type { Citation } from '#core/manuscript/citation'
import type { SideName } from '#core/manuscript/manuscript'

/** What makes the shown text of one citation live. */
export interface LiveCitation {
  /** Shown text that stands before the field: the name of an author-in-text citation. */
  readonly lead: FormattedText
  /** Shown text that the field holds. */
  readonly shown: FormattedText
  /** Markup before and after the runs of `shown`; the field's own runs take `properties`, a `w:rPr`. */
  readonly open: (properties: string) => string
  readonly close: (properties: string) => string
  /** Markup around all that, such as a content control. */
  readonly before?: string
  readonly after?: string
}

/** Where a citation stands. */
export interface CitationPlace {
  readonly side: SideName
  /** The number of the note it stands in, if it stands in one. */
  readonly noteNumber?: number
}

/** Markup that makes a list of references live. */
export interface LiveBibliography {
  /** Before the first and after the last paragraph. */
  readonly before: string
  readonly after: string
  /** Runs inside the first paragraph, before its text, and inside the last, behind its text. */
  readonly open: string
  readonly close: string
}

/** A part of the package beside those that every document has. */
export interface ExtraPart {
  readonly path: string
  readonly xml: string
  /** Absent where the default for `.xml` serves. */
  readonly contentType?: string
  /** How the part is related to: `from` is `package`, `document` or the path of another extra part. */
  readonly relation: { readonly from: string; readonly type: string; readonly target: string; readonly id?: string }
  /** The part with the relationships of this one, where it has any but to other extra parts. */
  readonly relationships?: string
}

/** One way to keep the citations of a document live: for one program, in that program's terms. */
export interface CitationFields {
  /** Undefined where the citation cannot be live; then its text stands alone. */
  readonly citation: (citation: Citation, text: FormattedText, place: CitationPlace) => LiveCitation | undefined
  readonly bibliography: (side: SideName) => LiveBibliography | undefined
  /** The parts that the program needs beside the text. */
  readonly parts: () => readonly ExtraPart[]
}

/** Word shows a damaged document where an instruction run is much longer than its own longest. */
const MAX_INSTRUCTION_RUN = 8_000

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The runs of a complex field before what it shows; `instruction` holds no character that XML forbids. */
export function openField(instruction: string, properties = ''): string {
  const pieces = cutText(instruction, MAX_INSTRUCTION_RUN).map(
    (piece) =>
      `<w:r>${properties}<w:instrText xml:space="preserve">${piece.replace(/[&<>]/g, (sign) => MARKUP[sign] ?? '')}</w:instrText></w:r>`
  )
  return `${fieldSign('begin', properties)}${pieces.join('')}${fieldSign('separate', properties)}`
}

/** The run of a complex field behind what it shows. */
export function closeField(properties = ''): string {
  return fieldSign('end', properties)
}

const fieldSign = (type: 'begin' | 'separate' | 'end', properties: string): string =>
  `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`

/** Pieces of at most `size` units that never part a surrogate pair. */
export function cutText(text: string, size: number): readonly string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + size, text.length)
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}
