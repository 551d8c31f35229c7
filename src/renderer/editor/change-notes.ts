import { $getState, $nodesOfType, $setState } from 'lexical'
import type { CitationId, LabelId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Inline, Note } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import { mapLeaves, mapTextBlocks, visitLeaves } from '#core/manuscript/walk'
import { KeptNode, keptState } from './nodes/kept-node'

/** Puts a citation in the place of the one with its id, where that stands in a note. */
export function $setCitationInNotes(citation: Citation): void {
  $changeNotes((leaf) => (leaf.type === 'citation' && leaf.citation.id === citation.id ? { ...leaf, citation } : leaf))
}

/** Takes a citation out of the note that it stands in. */
export function $removeCitationFromNotes(id: CitationId): void {
  $changeNotes((leaf) => (leaf.type === 'citation' && leaf.citation.id === id ? [] : leaf))
}

/** Puts inlines in the place of labels that stand in notes. */
export function $replaceLabelsInNotes(replacements: ReadonlyMap<LabelId, readonly Inline[]>): void {
  $changeNotes((leaf) => (leaf.type === 'sourceLabel' ? (replacements.get(leaf.id) ?? leaf) : leaf))
}

/** The note that holds a leaf of the wanted kind, undefined where none does. */
export function $findNoteWith(isWanted: (leaf: InlineLeaf) => boolean): KeptNode | undefined {
  return $nodesOfType(KeptNode).find((node) => {
    let isFound = false
    visitLeaves([$getState(node, keptState)], (leaf) => void (isFound ||= isWanted(leaf)))
    return isFound
  })
}

function $changeNotes(map: (leaf: InlineLeaf) => Inline | readonly Inline[]): void {
  for (const node of $nodesOfType(KeptNode)) {
    const note = $getState(node, keptState)
    if (note.type !== 'note' || !node.isAttached()) continue
    const changed = mapNote(note, map)
    if (changed !== note) $setState(node, keptState, changed)
  }
}

/** A note with each leaf of its text replaced by what `map` gives for it; the same one where nothing changed. */
export function mapNote(note: Note, map: (leaf: InlineLeaf) => Inline | readonly Inline[]): Note {
  const children = mapTextBlocks(note.children, (inlines) => {
    const mapped = mapLeaves(inlines, map)
    return mapped === inlines ? inlines : normalizeInlines(mapped)
  })
  return children === note.children ? note : { ...note, children }
}
