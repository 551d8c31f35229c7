import type { FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { CitationId } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'

/** A side without citations. */
export const NOTHING_CITED: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}

/** Formatted sides in which every citation of the manuscript reads as `text`, with an empty bibliography. */
export function citedAs(manuscript: Manuscript, text: FormattedText): Readonly<Record<SideName, FormattedSide>> {
  return { leading: formatAll(manuscript.leading.blocks, text), facing: formatAll(manuscript.facing.blocks, text) }
}

function formatAll(blocks: readonly Block[], text: FormattedText): FormattedSide {
  const citations = new Map<CitationId, FormattedText>()
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'citation') citations.set(leaf.citation.id, text)
    })
  )
  return { ...NOTHING_CITED, citations }
}
