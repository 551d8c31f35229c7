import { assertNever } from '#core/assert-never'
import type { BlockShape, PastedBlock } from '#core/exchange/pasted-text/pasted-text'

/** What a block can be taken for, by the key that chooses it. */
export const KINDS = ['title', 'heading1', 'heading2', 'heading3', 'heading4', 'paragraph', 'bullet', 'number'] as const
export type Kind = (typeof KINDS)[number]

/** The keys of the preview; shown in the menu. */
export const KIND_KEYS: Readonly<Record<Kind, string>> = {
  title: 'T',
  heading1: '1',
  heading2: '2',
  heading3: '3',
  heading4: '4',
  paragraph: 'P',
  bullet: 'B',
  number: 'N'
}

/** The kind that a shape is of. */
export function kindOf(shape: BlockShape): Kind {
  switch (shape.kind) {
    case 'heading':
      return `heading${shape.depth}`
    case 'item':
      return shape.ordered ? 'number' : 'bullet'
    default:
      return shape.kind
  }
}

/** The block's shape as another kind; an item keeps its level and number. */
export function shapeAs(block: PastedBlock, kind: Kind): BlockShape {
  const old = block.shape.kind === 'item' ? block.shape : { level: 0 }
  switch (kind) {
    case 'title':
    case 'paragraph':
      return { kind }
    case 'bullet':
      return { kind: 'item', ordered: false, level: old.level }
    case 'number':
      return { ...old, kind: 'item', ordered: true }
    case 'heading1':
      return { kind: 'heading', depth: 1 }
    case 'heading2':
      return { kind: 'heading', depth: 2 }
    case 'heading3':
      return { kind: 'heading', depth: 3 }
    case 'heading4':
      return { kind: 'heading', depth: 4 }
    default:
      return assertNever(kind)
  }
}

/** One level deeper or less deep: headings within 1–4, items from 0 to 5; other shapes stay as they are. */
export function shiftLevel(shape: BlockShape, step: 1 | -1): BlockShape {
  if (shape.kind === 'heading') {
    const depth = Math.min(4, Math.max(1, shape.depth + step)) as 1 | 2 | 3 | 4
    return { kind: 'heading', depth }
  }
  return shape.kind === 'item' ? { ...shape, level: Math.min(5, Math.max(0, shape.level + step)) } : shape
}

/** The short sign of a shape in the margin. */
export function signOf(shape: BlockShape): string {
  switch (shape.kind) {
    case 'title':
      return 'T'
    case 'heading':
      return `H${shape.depth}`
    case 'paragraph':
      return '¶'
    case 'item':
      return shape.ordered ? `${shape.number ?? 1}.` : '•'
    default:
      return assertNever(shape)
  }
}
