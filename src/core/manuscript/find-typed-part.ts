import type { Citation, CitationItem } from './citation'

const TYPED_PARTS = ['locator', 'prefix', 'suffix'] as const satisfies readonly (keyof CitationItem)[]

/**
 * Names the one text of a citation by which `after` differs from `before`, such as the prefix of its second source:
 * the same name for one change after the other is someone typing. Undefined where anything else differs, or nothing.
 */
export function findTypedPart(before: Citation, after: Citation): string | undefined {
  if (before.id !== after.id || before.mode !== after.mode || before.items.length !== after.items.length)
    return undefined
  const changed = before.items.flatMap((item, index) =>
    changedParts(item, after.items[index]).map((part) => ({ part, index }))
  )
  const [only, ...others] = changed
  if (only === undefined || only.part === 'other' || others.length > 0) return undefined
  return `${after.id} ${only.index} ${only.part}`
}

function changedParts(before: CitationItem, after: CitationItem | undefined): readonly string[] {
  if (after === undefined || before.reference !== after.reference || before.label !== after.label) return ['other']
  return TYPED_PARTS.filter((part) => before[part] !== after[part])
}
