import type { IdSource } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import type { TypedEntry, TypedList, TypedReferences } from './typed-references'

/** The entries of a list that no mark cites. */
export function uncitedEntries(
  { entries }: Pick<TypedReferences, 'entries'>,
  cited: ReadonlySet<number>,
  { firstEntry, endEntry }: TypedList
): readonly TypedEntry[] {
  return entries.slice(firstEntry, endEntry).filter((_, at) => !cited.has(firstEntry + at))
}

/**
 * Entries of a list as text: the blocks of the list that hold nothing else, else paragraphs of their words. Numbers stay as they were.
 */
export function keepEntries(blocks: readonly Block[], uncited: readonly TypedEntry[], ids: IdSource): readonly Block[] {
  if (uncited.length === 0) return []
  const whole = new Map<string, Block>()
  for (const block of blocks) if (block.type === 'paragraph') whole.set(bare(textOf(block)), block)
  return uncited.map(({ label, raw }) => {
    const block = whole.get(bare(`${label}${raw}`))
    return (
      block ?? { type: 'paragraph', id: ids<'BlockId'>('block'), children: [{ type: 'text', value: `${label}${raw}` }] }
    )
  })
}

const bare = (text: string): string => text.replace(/\s+/gu, '')
