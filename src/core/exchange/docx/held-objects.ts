import type { ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import { flattenInlines, type FlatInline } from '#core/manuscript/flatten-inlines'
import type { Block, Change, CommentNode } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks } from '#core/manuscript/walk'
import type { Reference } from '#core/references/reference'
import { printOfAddress } from '../pictures/picture-print'
import { nameCluster } from './source-citations/name-cluster'
import { instantOf } from './source-instants'
import { nameOnce, type SourceChange, type SourceKind, type SourceObject } from './source-objects'
import { nameReply } from './source-threads'

/** What a side holds beside its words, named as the objects of a file are. */
export interface Held {
  /** One name per object, those in notes included. */
  readonly names: readonly string[]
  /** Words by their tracked change. */
  readonly changed: readonly HeldChange[]
}

export type HeldChange = Pick<SourceChange, 'change' | 'date' | 'text'>

/** An object by its kind and name. */
export const nameOf = ({ kind, name }: Pick<SourceObject, 'kind' | 'name'>): string => `${kind} ${name}`
const changeName = ({ type, author }: Pick<Change, 'type' | 'author'>): string => `${type} ${author}`

/** The objects in `blocks`, whose citations cite `references`. */
export function heldIn(blocks: readonly Block[], references: readonly Reference[]): Held {
  const titles = new Map(references.map(({ id, item }) => [id, item.title]))
  const names: string[] = []
  const changed: HeldChange[] = []
  const add = (kind: SourceKind, name = ''): void => void names.push(nameOf({ kind, name }))
  const addDated = (kind: SourceKind, name: string, date: string | undefined): void => {
    add(kind, name)
    add('date', `${kind} ${name} ${instantOf(date)}`)
  }
  const addChange = (change: Change): void => {
    addDated('change', changeName(change), change.date)
    const { inserted } = change
    if (inserted) addDated('change', changeName({ type: 'insertion', author: inserted.author }), inserted.date)
  }
  const addComment = (comment: CommentNode): void => {
    for (const { author, date } of [comment, ...(comment.replies ?? [])]) addDated('comment', author, date)
    for (const { author } of comment.replies ?? []) add('reply', nameReply(author, comment.author))
    if (comment.resolved) add('resolution', comment.author)
  }
  const hold = (inside: readonly Block[]): void =>
    visitBlocks(inside, (block) => {
      if (block.type === 'math') add('equation')
      if (block.type === 'table') {
        add('table')
        for (const { change } of block.children) if (change) addChange(change)
      }
      if (!isTextBlock(block)) return
      for (const { leaf, change } of flattenInlines(block.children)) {
        if (change) changed.push(...heldChanges(change, textOf(leaf)))
        if (leaf.type === 'citation') add('citation', `${change?.type ?? ''} ${nameCitation(leaf.citation, titles)}`)
        else holdLeaf(leaf)
      }
      if ('endChange' in block && block.endChange) addChange(block.endChange)
    })
  const holdLeaf = (leaf: FlatInline['leaf']): void => {
    if (leaf.type === 'image') add('figure', printOfAddress(leaf.url))
    else if (leaf.type === 'inlineMath') add('equation')
    else if (leaf.type === 'comment') addComment(leaf)
    else if (leaf.type === 'note') {
      add('note', leaf.kind)
      hold(leaf.children)
    }
  }
  hold(blocks)
  return { names, changed }
}

const nameCitation = ({ mode, items }: Citation, titles: ReadonlyMap<ReferenceId, unknown>): string =>
  nameCluster(
    mode,
    items.map((item) => ({ ...item, title: titles.get(item.reference) }))
  )

function heldChanges({ inserted, date, ...change }: Change, text: string): readonly HeldChange[] {
  const own = { change: changeName(change), date: instantOf(date), text }
  if (!inserted) return [own]
  const once = nameOnce(changeName({ type: 'insertion', author: inserted.author }))
  return [own, { change: once, date: instantOf(inserted.date), text }]
}
