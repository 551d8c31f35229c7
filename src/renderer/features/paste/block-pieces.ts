import { contentStart, type PastedBlock, type PastedText } from '#core/exchange/pasted-text/pasted-text'
import type { LabelRun } from '#core/labels/source-label'

/** A part of a block as the preview shows it. `start` is an offset in the pasted text. */
export type BlockPiece =
  | { readonly kind: 'text'; readonly start: number; readonly text: string }
  | { readonly kind: 'run'; readonly start: number; readonly run: LabelRun }
  | { readonly kind: 'rest'; readonly start: number; readonly length: number }

/** How much of one block the preview draws; the rest is in the text all the same. */
export const LONGEST_SHOWN = 4000

/** The words of a block with its label runs in their places; what lies behind `limit` characters is one `rest`. */
export function blockPieces(pasted: PastedText, block: PastedBlock, limit = LONGEST_SHOWN): readonly BlockPiece[] {
  const from = contentStart(block)
  const cut = cutAt(block, Math.min(block.end, from + limit))
  const pieces: BlockPiece[] = []
  let at = from
  const addText = (end: number) => {
    if (end > at) pieces.push({ kind: 'text', start: at, text: pasted.text.slice(at, end) })
    at = Math.max(at, end)
  }
  for (const run of block.runs) {
    if (run.start < at || run.end > cut) continue
    addText(run.start)
    pieces.push({ kind: 'run', start: run.start, run })
    at = run.end
  }
  addText(cut)
  if (cut < block.end) pieces.push({ kind: 'rest', start: cut, length: block.end - cut })
  return pieces
}

/** Not inside a run: a cut there moves to the start of the run. */
function cutAt(block: PastedBlock, at: number): number {
  return block.runs.find((run) => run.start < at && at < run.end)?.start ?? at
}
