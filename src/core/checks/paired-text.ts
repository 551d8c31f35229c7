import type { PairingId } from '#core/ids'
import type { PairingState, SideName } from '#core/manuscript/manuscript'
import type { CheckSpan } from './check-finding'
import type { CitedAt, LabelAt, TextPiece, TextSpan, UnitText } from './unit-text'

/** One side of a pairing: its units as one text. */
export interface SideText {
  /** BCP 47 tag. */
  readonly language: string
  readonly units: readonly UnitText[]
  /** The texts of its units with `\n` between them; empty where the side has none. */
  readonly text: string
  readonly pieces: readonly TextPiece[]
  readonly citations: readonly CitedAt[]
  readonly labels: readonly LabelAt[]
}

/** Blocks that correspond, as checks see them. */
export interface PairedText extends Readonly<Record<SideName, SideText>> {
  readonly pairing: PairingId
  readonly state: PairingState
}

/** The other of the two sides. */
export const otherSide = (side: SideName): SideName => (side === 'leading' ? 'facing' : 'leading')

/** True where a side says something: objects, spaces and signs alone do not. */
export const hasWords = ({ text }: SideText): boolean => /[\p{L}\p{N}]/u.test(text)

/** The units of one side of a pairing as one text. */
export function joinUnits(language: string, units: readonly UnitText[]): SideText {
  const [only] = units
  if (only && units.length === 1) return { language, units, ...only }
  let text = ''
  const parts = units.map((unit) => {
    if (text !== '') text += '\n'
    const start = text.length
    text += unit.text
    return {
      pieces: unit.pieces.map((piece) => moved(piece, start)),
      citations: unit.citations.map((cited) => moved(cited, start)),
      labels: unit.labels.map((label) => moved(label, start))
    }
  })
  return {
    language,
    units,
    text,
    pieces: parts.flatMap(({ pieces }) => pieces),
    citations: parts.flatMap(({ citations }) => citations),
    labels: parts.flatMap(({ labels }) => labels)
  }
}

const moved = <Span extends TextSpan>(span: Span, by: number): Span => ({
  ...span,
  start: span.start + by,
  end: span.end + by
})

/** A stretch of a side's text as a stretch of the block it begins in; undefined where the side has no block of text. */
export function placeSpan(side: SideName, { pieces }: SideText, { start, end }: TextSpan): CheckSpan | undefined {
  const first = pieces.find((piece) => start < piece.end) ?? pieces.at(-1)
  if (!first) return undefined
  const { block } = first
  const last = pieces.findLast((piece) => piece.block === block && piece.start < end) ?? first
  const from = offsetIn(first, start, 0)
  return { side, block, start: from, end: Math.max(from, offsetIn(last, end, 1)) }
}

/** Inside a whole, a place is its beginning (`edge` 0) or its end (1). */
function offsetIn(piece: TextPiece, at: number, edge: 0 | 1): number {
  const inside = Math.max(0, Math.min(at, piece.end) - piece.start)
  if (!piece.isWhole) return piece.offset + inside
  return piece.offset + (at <= piece.start ? 0 : at >= piece.end ? 1 : edge)
}
