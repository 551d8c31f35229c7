import type { FlatInline } from '#core/manuscript/flatten-inlines'

/**
 * Inline content with white space as a browser shows it: runs of it are one space, none at the borders of the block or
 * around line breaks. No-break spaces stay. Breaks at the borders go.
 */
export function collapseSpaces(flat: readonly FlatInline[]): readonly FlatInline[] {
  const out: FlatInline[] = []
  for (const inline of flat) {
    const last = out.at(-1)
    if (inline.leaf.type !== 'text') {
      if (inline.leaf.type === 'break') trimLast(out)
      if (inline.leaf.type !== 'break' || out.length > 0) out.push(inline)
      continue
    }
    const collapsed = inline.leaf.value.replace(/[ \t\n\r\f]+/gu, ' ')
    const atStart = last === undefined || last.leaf.type === 'break' || endsWithSpace(last)
    const value = atStart ? collapsed.replace(/^ /u, '') : collapsed
    if (value !== '') out.push({ ...inline, leaf: { type: 'text', value } })
  }
  trimLast(out)
  while (out.at(-1)?.leaf.type === 'break') {
    out.pop()
    trimLast(out)
  }
  return out
}

function endsWithSpace({ leaf }: FlatInline): boolean {
  return leaf.type === 'text' && leaf.value.endsWith(' ')
}

function trimLast(out: FlatInline[]): void {
  const last = out.at(-1)
  if (last?.leaf.type !== 'text' || !last.leaf.value.endsWith(' ')) return
  const value = last.leaf.value.slice(0, -1)
  out.pop()
  if (value !== '') out.push({ ...last, leaf: { type: 'text', value } })
}
