import type { Element } from 'hast'
import type { Finding } from '#core/finding'
import type { CommentId, IdSource } from '#core/ids'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import { nestInlines } from '#core/manuscript/flatten-inlines'
import type { Block, Change, Inline, ListItem } from '#core/manuscript/nodes'
import { collapseSpaces } from './collapse-spaces'

/** A paragraph that word processors mark as a list item, with its level from 1. */
export interface LooseItem {
  readonly level: number
  readonly ordered: boolean
  readonly start: number
  readonly children: readonly Inline[]
}

/** Collects inline content and finished blocks of one container in document order. */
export class HtmlBuilder {
  readonly #blocks: Block[] = []
  #pending: FlatInline[] = []
  #items: LooseItem[] = []

  constructor(readonly ids: IdSource) {}

  addInline(inline: FlatInline): void {
    this.#pending.push(inline)
  }

  addBlock(block: Block): void {
    this.endParagraph()
    this.#endItems()
    this.#blocks.push(block)
  }

  addItem(item: LooseItem): void {
    this.endParagraph()
    this.#items.push(item)
  }

  /** Makes a paragraph of the inline content so far; blank content leaves no trace unless its end has a change. */
  endParagraph(endChange?: Change): void {
    const children = this.takeInlines()
    if (children.length === 0 && !endChange) return
    this.#endItems()
    this.#blocks.push({ type: 'paragraph', id: this.ids('b'), children, ...(endChange && { endChange }) })
  }

  /** The inline content so far, without making a block of it. */
  takeInlines(): readonly Inline[] {
    const flat = collapseSpaces(this.#pending)
    this.#pending = []
    const isBlank = flat.every(
      ({ leaf }) => leaf.type === 'break' || (leaf.type === 'text' && leaf.value.trim() === '')
    )
    return isBlank ? [] : nestInlines(flat)
  }

  finish(): readonly Block[] {
    this.endParagraph()
    this.#endItems()
    return this.#blocks
  }

  #endItems(): void {
    const items = this.#items
    this.#items = []
    let from = 0
    while (from < items.length) {
      const { list, next } = nestItems(items, from, items[from]?.level ?? 1, this.ids)
      this.#blocks.push(list)
      from = next
    }
  }
}

/** A list of the items from `from` on, as long as they are on `level` or deeper and of one kind. */
function nestItems(
  items: readonly LooseItem[],
  from: number,
  level: number,
  ids: IdSource
): { readonly list: Extract<Block, { type: 'list' }>; readonly next: number } {
  const first = items[from]
  const ordered = first?.ordered === true
  const id = ids<'BlockId'>('b')
  const children: ListItem[] = []
  let at = from
  for (let item = items[at]; item && item.level >= level; item = items[at]) {
    const last = children.at(-1)
    if (item.level > level && last) {
      const nested = nestItems(items, at, item.level, ids)
      children[children.length - 1] = { ...last, children: [...last.children, nested.list] }
      at = nested.next
      continue
    }
    if (item.ordered !== ordered && item.level === level) break
    const paragraph: Block = { type: 'paragraph', id: ids('b'), children: item.children }
    children.push({ type: 'listItem', id: ids('b'), children: [paragraph] })
    at++
  }
  const start = ordered && first && first.start !== 1 ? { start: first.start } : {}
  return { list: { type: 'list', id, ordered, ...start, children }, next: at }
}

/** What reading one HTML source carries along. */
export interface HtmlContext {
  readonly ids: IdSource
  readonly findings: Finding[]
  /** The texts of our own pages' notes by their anchor. */
  readonly notes: ReadonlyMap<string, Element>
  /** The ids given to our own pages' comments. */
  readonly comments: Map<string, CommentId>
  /** How many insertions and deletions were taken for marks. */
  readonly unsigned: { count: number }
}
