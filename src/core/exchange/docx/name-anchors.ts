import type { BlockId } from '#core/ids'
import type { Block, Inline } from '#core/manuscript/nodes'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import { textOf } from '#core/manuscript/text-of'
import { visitBlocks, visitTextBlocks } from '#core/manuscript/walk'
import type { DocxDocument } from './docx-document'

/** Gives a bookmark to each heading that a `#anchor` link of the same side means by its id or by its words. */
export function nameAnchors(blocks: readonly Block[], document: DocxDocument): void {
  const wanted = linkedAnchors(blocks)
  if (wanted.size === 0) return
  visitBlocks(blocks, (block) => {
    if (block.type !== 'heading') return
    for (const name of namesOf(block.id, textOf(block))) if (wanted.has(name)) document.nameAnchor(block.id, name)
  })
}

function linkedAnchors(blocks: readonly Block[]): ReadonlySet<string> {
  const anchors = new Set<string>()
  const collect = (inlines: readonly Inline[]): void => {
    for (const { link } of flattenInlines(inlines)) if (link?.url.startsWith('#')) anchors.add(link.url.slice(1))
  }
  visitTextBlocks(blocks, ({ children }) => collect(children))
  return anchors
}

/** A heading's id, and its words the way Markdown sites turn them into anchors. */
function namesOf(id: BlockId, text: string): readonly string[] {
  const slug = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
  return [id, slug]
}
