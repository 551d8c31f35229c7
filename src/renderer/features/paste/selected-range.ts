/** A stretch of the pasted text, UTF-16 units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** What the user has selected inside one text piece of the preview; pieces carry their offset as `data-start`. */
export function selectedRange(selection: Selection | null): TextRange | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const piece = pieceOf(range.startContainer)
  if (!piece || piece !== pieceOf(range.endContainer)) return undefined
  const from = Number(piece.dataset['start'])
  return Number.isFinite(from) ? { start: from + range.startOffset, end: from + range.endOffset } : undefined
}

function pieceOf(node: Node): HTMLElement | undefined {
  const piece = node.nodeType === Node.TEXT_NODE ? node.parentElement : undefined
  return piece?.dataset['start'] === undefined ? undefined : piece
}
