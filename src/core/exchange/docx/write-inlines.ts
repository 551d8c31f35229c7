import { assertNever } from '#core/assert-never'
import type { FormattedRun } from '#core/citation/formatted-text'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { CitationNode, CrossReference, Inline } from '#core/manuscript/nodes'
import { closeField, openField } from './citations/citation-fields'
import { equationPieces } from './equation-references'
import { referenceInstruction } from './reference-targets'
import { writeObject } from './write-objects'
import { formattedPiece, oneLine, runProperties, writePieces } from './write-runs'
import type { CharacterStyle, Piece, SideWriter } from './write-runs'
import { withoutForbidden } from './xml-text'

/** The runs, hyperlinks and objects of a block's inline content, in a line of `width` twentieths of a point. */
export function writeInlines(inlines: readonly Inline[], writer: SideWriter, width: number): string {
  return writePieces(
    flattenInlines(inlines).flatMap((inline) => piecesOf(inline, writer, width)),
    writer
  )
}

/** A line break stands as `\n` in a piece, so any other line end must already be a space. */
function piecesOf({ leaf, marks, link, change }: FlatInline, writer: SideWriter, width: number): readonly Piece[] {
  const surroundings = { marks, ...(link && { link }), ...(change && { change }) }
  switch (leaf.type) {
    case 'text':
      return [{ ...surroundings, text: oneLine(leaf.value) }]
    case 'inlineCode':
      return [{ ...surroundings, text: oneLine(leaf.value), style: 'VerbatimChar' }]
    case 'break':
      return [{ ...surroundings, text: '\n' }]
    case 'sourceLabel':
      return [{ ...surroundings, text: oneLine(leaf.raw), style: 'SourceLabel' }]
    case 'crossReference':
      return crossReferencePieces(leaf, surroundings, writer)
    case 'citation':
      return citationPieces(leaf, surroundings, writer)
    case 'image':
    case 'note':
    case 'inlineMath':
    case 'commentStart':
    case 'comment': {
      const properties = (style?: CharacterStyle): string =>
        runProperties({ text: '', marks, ...(style && { style }), eastAsian: false }, writer.language, false)
      const written = writeObject(leaf, writer, width, properties)
      return 'markup' in written
        ? [{ ...surroundings, text: '', object: written.markup }]
        : [{ ...surroundings, text: oneLine(written.text) }]
    }
    default:
      return assertNever(leaf)
  }
}

/** Reads as its target does now; a reference whose target is gone, or is no text, is text itself. */
function crossReferencePieces(
  leaf: CrossReference,
  surroundings: Omit<Piece, 'text'>,
  writer: SideWriter
): readonly Piece[] {
  const equation = writer.equations.get(leaf.target)
  if (equation) return equationPieces(leaf, equation, surroundings, writer)
  const target = writer.references.targets.get(leaf.target)
  // Word shows nothing of a note but its mark.
  const isShown = target && (target.type !== 'note' || leaf.shows === 'number' || leaf.shows === 'page')
  if (!isShown) return [{ ...surroundings, text: oneLine(leaf.text) }]
  const instruction = referenceInstruction(leaf, target)
  const marks = { text: '', marks: surroundings.marks, eastAsian: false }
  const properties = runProperties(marks, writer.language, false)
  const text = oneLine(target.reads[leaf.shows] ?? leaf.text)
  const field = { open: openField(instruction, properties), close: closeField(properties) }
  return [{ ...surroundings, text, field }]
}

const onOneLine = (run: FormattedRun): FormattedRun => ({ ...run, text: withoutForbidden(oneLine(run.text)) })

function citationPieces(
  { citation }: CitationNode,
  surroundings: Omit<Piece, 'text'>,
  writer: SideWriter
): readonly Piece[] {
  const text = writer.formatted.citations.get(citation.id)
  if (text && text.length > 0) {
    const pieceOf = (run: FormattedRun): Piece => {
      const piece = formattedPiece(run)
      return { ...piece, ...surroundings, marks: new Set([...piece.marks, ...surroundings.marks]) }
    }
    const live = writer.fields?.citation(citation, text.map(onOneLine), writer)
    if (!live) return text.map(pieceOf)
    const properties = runProperties({ text: '', marks: surroundings.marks, eastAsian: false }, writer.language, false)
    const { before = '', after = '' } = live
    const field = { before, open: live.open(properties), close: live.close(properties), after }
    return [...live.lead.map(pieceOf), ...live.shown.map((run) => ({ ...pieceOf(run), field }))]
  }
  writer.document.addFinding({
    severity: 'warning',
    code: 'docx-citation-without-text',
    message: `A citation on the ${writer.side} side has no formatted text; it stands as a marked [?] in the document.`,
    values: { citation: citation.id, side: writer.side }
  })
  return [{ ...surroundings, text: '[?]', style: 'SourceLabel' }]
}
