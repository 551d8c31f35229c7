import type { CitationId, CommentId, IdSource, LabelId } from '#core/ids'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, CommentNode, CommentStart, Inline, Note } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import { mapLeaves, mapTextBlocks, visitBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'

/** What stands already where something is pasted. */
export interface Standing {
  /** Ids on this side or in the rest of the manuscript. */
  readonly isTaken: (id: string) => boolean
  /** Ids of the comments on this side, and of those whose passage begins on it. */
  readonly comments: ReadonlySet<string>
  readonly starts: ReadonlySet<string>
}

type CommentPart = CommentNode | CommentStart

/**
 * Pasted blocks whose citations, labels, comments and notes are no second ones of those that stand: copies get new ids,
 * what was cut keeps its own. Half of a passage that was copied without the other half is left out.
 */
export function renewLeaves(blocks: readonly Block[], standing: Standing, ids: IdSource): readonly Block[] {
  const given = new Set<string>()
  const renew = <T extends string>(id: T, make: () => T): T => {
    const kept = standing.isTaken(id) || given.has(id) ? make() : id
    given.add(kept)
    return kept
  }
  const comment = commentRenewal(blocks, standing, ids)
  const map = (leaf: InlineLeaf): Inline | readonly Inline[] => {
    switch (leaf.type) {
      case 'citation': {
        const id = renew<CitationId>(leaf.citation.id, () => ids('c'))
        return id === leaf.citation.id ? leaf : { ...leaf, citation: { ...leaf.citation, id } }
      }
      case 'sourceLabel': {
        const id = renew<LabelId>(leaf.id, () => ids('l'))
        return id === leaf.id ? leaf : { ...leaf, id }
      }
      case 'note':
        return renewNote(leaf, renew, ids)
      case 'comment':
      case 'commentStart':
        return comment(leaf)
      default:
        return leaf
    }
  }
  return mapTextBlocks(blocks, (inlines) => {
    const mapped = mapLeaves(inlines, map)
    return mapped === inlines ? inlines : normalizeInlines(mapped)
  })
}

/** The blocks of a note get new ids together, where one of them is taken. */
function renewNote(note: Note, renew: <T extends string>(id: T, make: () => T) => T, ids: IdSource): Note {
  let isCopy = false
  visitBlocks(note.children, ({ id }) => {
    if (renew(id, () => ids('b')) !== id) isCopy = true
  })
  return isCopy ? { ...note, children: note.children.map((block) => withNewIds(block, ids)) } : note
}

function withNewIds(block: Block, ids: IdSource): Block {
  const id = ids<'BlockId'>('b')
  const inner = (blocks: readonly Block[]): readonly Block[] => blocks.map((each) => withNewIds(each, ids))
  if (block.type === 'blockquote') return { ...block, id, children: inner(block.children) }
  if (block.type === 'list') {
    const children = block.children.map((item) => ({
      ...item,
      id: ids<'BlockId'>('b'),
      children: inner(item.children)
    }))
    return { ...block, id, children }
  }
  if (block.type !== 'table') return { ...block, id }
  const children = block.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: inner(cell.children) }))
  }))
  return { ...block, id, children }
}

/** Both ends of a passage get the same new id. */
function commentRenewal(
  blocks: readonly Block[],
  standing: Standing,
  ids: IdSource
): (part: CommentPart) => CommentPart | readonly Inline[] {
  const starts = new Set<CommentId>()
  const comments = new Set<CommentId>()
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'commentStart') starts.add(leaf.comment)
      if (leaf.type === 'comment') comments.add(leaf.id)
    })
  )
  const renewed = new Map<CommentId, CommentId>()
  const idFor = (id: CommentId): CommentId => {
    const known = renewed.get(id) ?? (standing.isTaken(id) ? ids<'CommentId'>('k') : id)
    renewed.set(id, known)
    return known
  }
  return (part) => {
    if (part.type === 'commentStart') {
      const isWhole = comments.has(part.comment)
      const isMissing = standing.comments.has(part.comment) && !standing.starts.has(part.comment)
      if (!isWhole) return isMissing ? part : []
      return { ...part, comment: idFor(part.comment) }
    }
    const isHalf = standing.starts.has(part.id) && !starts.has(part.id)
    if (isHalf) return standing.comments.has(part.id) ? [] : part
    return { ...part, id: idFor(part.id) }
  }
}
