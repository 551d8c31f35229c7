import { assertNever } from '#core/assert-never'
import { textOf } from '#core/manuscript/text-of'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Image, Note } from '#core/manuscript/nodes'
import { equationOmml } from '../math/equation-omml'
import { writeNote } from './write-notes'
import { referenceBookmark } from './reference-targets'
import { writeBookmark } from './write-bookmark'
import { writePicture } from './write-picture'
import type { SideWriter } from './write-runs'

/** An inline that is no text of its own line. */
export type InlineObject = Extract<
  InlineLeaf,
  { readonly type: 'image' | 'note' | 'inlineMath' | 'commentStart' | 'comment' }
>

/** What stands for an object: markup, or words where a document cannot hold it. */
export type WrittenObject = { readonly markup: string } | { readonly text: string }

/** How the runs of an object are set: the properties of a run in a character style, or of a plain one. */
export type RunProperties = (style?: 'FootnoteReference' | 'EndnoteReference' | 'CommentReference') => string

/** Writes an inline object that stands in a line of `width` twentieths of a point. */
export function writeObject(
  leaf: InlineObject,
  writer: SideWriter,
  width: number,
  properties: RunProperties
): WrittenObject {
  switch (leaf.type) {
    case 'image':
      return writeImage(leaf, writer, width, properties)
    case 'note':
      return writeMark(leaf, writer, width, properties)
    case 'inlineMath':
      return { markup: equationOmml(leaf) }
    case 'commentStart':
      return { markup: writer.document.comments.start(leaf.comment) }
    case 'comment':
      return { markup: writer.document.comments.end(leaf, properties('CommentReference'), writer) }
    default:
      return assertNever(leaf)
  }
}

function writeImage(image: Image, writer: SideWriter, width: number, properties: RunProperties): WrittenObject {
  const drawing = writePicture(image, writer, width)
  if (drawing !== undefined) return { markup: `<w:r>${properties()}${drawing}</w:r>` }
  const shown = image.alt || image.url.slice(0, 80)
  writer.document.addFinding({
    severity: 'warning',
    code: 'docx-image-left-out',
    message: `The image "${shown}" is not in the document; its description stands in its place. A document holds pictures that are in the manuscript itself: PNG, JPEG, GIF, BMP, TIFF, WebP, SVG and metafiles.`,
    values: { shown }
  })
  return { text: wordsForPicture(image) }
}

/** What stands for a picture that a document cannot hold. */
export const wordsForPicture = ({ alt }: Image): string => (alt ? `[${alt}]` : '')

/** Word has no notes inside notes: there the words stand in the line. */
function writeMark(note: Note, writer: SideWriter, width: number, properties: RunProperties): WrittenObject {
  if (writer.note) {
    writer.document.addFinding({
      severity: 'warning',
      code: 'docx-note-in-note',
      message: `A note on the ${writer.side} side stands inside another; its words are in the text of that one.`,
      values: { side: writer.side }
    })
    return { text: ` [${textOf(note.children)}]` }
  }
  const style = note.kind === 'footnote' ? 'FootnoteReference' : 'EndnoteReference'
  const number = writeNote(note, writer, width)
  const mark = `<w:r>${properties(style)}<w:${note.kind}Reference w:id="${number}"/></w:r>`
  const id = note.children[0]?.id
  const target = id === undefined ? undefined : writer.references.targets.get(id)
  if (id === undefined || target?.type !== 'note') return { markup: mark }
  const named = writeBookmark(referenceBookmark(id, 'number'), mark, writer)
  return { markup: target.shown.has('page') ? writeBookmark(referenceBookmark(id, 'page'), named, writer) : named }
}
