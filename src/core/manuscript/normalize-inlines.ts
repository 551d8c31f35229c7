import type { Inline } from './nodes'
import { flattenInlines, nestInlines } from './flatten-inlines'

/**
 * The one stored form of inline content: link outermost, then strong, emphasis, underline, delete, superscript,
 * subscript; equal neighbours merged, empty texts, marks and links gone. Idempotent.
 */
export function normalizeInlines(children: readonly Inline[]): readonly Inline[] {
  return nestInlines(flattenInlines(children))
}
