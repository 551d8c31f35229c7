import type { BlockId, IdSource } from '#core/ids'
import { nestInlines } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Block, Caption, Change, Heading, List, ListItem, MathBlock, Table } from '#core/manuscript/nodes'

/** Where a list item stands. Items of one definition and level are one list until one starts anew. */
export interface ItemPlace {
  readonly definition: string
  readonly startsAnew: boolean
  readonly level: number
  readonly ordered: boolean
  readonly number: number
}

interface OpenList {
  readonly place: ItemPlace
  readonly list: Omit<List, 'children'> & { readonly children: OpenItem[] }
}

type OpenItem = Omit<ListItem, 'children'> & { readonly children: Block[] }

/**
 * Makes the tree of blocks out of the flat paragraphs of a document: items into nested lists, quote paragraphs into
 * quotes, lines of code into code. Blocks come in document order; `finish` gives the result.
 */
export class BlockBuilder {
  readonly #ids: IdSource
  readonly #blocks: Block[] = []
  readonly #lists: OpenList[] = []
  #quote: Block[] | undefined
  #code: string[] | undefined

  constructor(ids: IdSource) {
    this.#ids = ids
  }

  addHeading(depth: Heading['depth'], inlines: readonly FlatInline[], endChange?: Change): BlockId {
    this.#close()
    const id: BlockId = this.#ids('b')
    const children = nestInlines(inlines)
    this.#blocks.push({ type: 'heading', id, depth, children, ...(endChange && { endChange }) })
    return id
  }

  addParagraph(inlines: readonly FlatInline[], endChange?: Change): BlockId {
    this.#close()
    return this.#push(this.#blocks, inlines, endChange)
  }

  addCaption(of: Caption['of'], inlines: readonly FlatInline[]): BlockId {
    this.#close()
    const id: BlockId = this.#ids('b')
    this.#blocks.push({ type: 'caption', id, of, children: nestInlines(inlines) })
    return id
  }

  addMath(equation: Pick<MathBlock, 'value' | 'omml'>): BlockId {
    this.#close()
    const id: BlockId = this.#ids('b')
    this.#blocks.push({ type: 'math', id, ...equation })
    return id
  }

  addQuote(inlines: readonly FlatInline[], endChange?: Change): BlockId {
    const quote = this.#quote
    if (quote) return this.#push(quote, inlines, endChange)
    this.#close()
    const children: Block[] = []
    const paragraph = this.#push(children, inlines, endChange)
    this.#quote = children
    this.#blocks.push({ type: 'blockquote', id: this.#ids('b'), children })
    return paragraph
  }

  addCode(text: string): void {
    if (!this.#code) {
      this.#close()
      this.#code = []
    }
    this.#code.push(text)
  }

  addRule(): void {
    this.#close()
    this.#blocks.push({ type: 'thematicBreak', id: this.#ids('b') })
  }

  addBibliography(): void {
    this.#close()
    this.#blocks.push({ type: 'bibliography', id: this.#ids('b') })
  }

  addTable(table: Pick<Table, 'children' | 'columnWidths'>): void {
    this.#close()
    this.#blocks.push({ type: 'table', id: this.#ids('b'), ...table })
  }

  addBlocks(blocks: readonly Block[]): void {
    if (blocks.length === 0) return
    this.#close()
    this.#blocks.push(...blocks)
  }

  addItem(place: ItemPlace, inlines: readonly FlatInline[], endChange?: Change): BlockId {
    if (this.#quote || this.#code) this.#close()
    const list = this.#listAt(place)
    const children: Block[] = []
    list.children.push({ type: 'listItem', id: this.#ids('b'), children })
    return this.#push(children, inlines, endChange)
  }

  /** A further paragraph of the last item at `level`; a paragraph of its own where no list is open. */
  addContinuation(level: number, inlines: readonly FlatInline[], endChange?: Change): BlockId {
    while (this.#lists.length > 1 && (this.#lists.at(-1)?.place.level ?? 0) > level) this.#lists.pop()
    const item = this.#lists.at(-1)?.list.children.at(-1)
    return item ? this.#push(item.children, inlines, endChange) : this.addParagraph(inlines, endChange)
  }

  finish(): readonly Block[] {
    this.#close()
    return this.#blocks
  }

  #push(into: Block[], inlines: readonly FlatInline[], endChange: Change | undefined): BlockId {
    const id: BlockId = this.#ids('b')
    into.push({ type: 'paragraph', id, children: nestInlines(inlines), ...(endChange && { endChange }) })
    return id
  }

  #close(): void {
    this.#lists.length = 0
    this.#quote = undefined
    if (this.#code) this.#blocks.push({ type: 'code', id: this.#ids('b'), value: this.#code.join('\n') })
    this.#code = undefined
  }

  #listAt(place: ItemPlace): OpenList['list'] {
    while ((this.#lists.at(-1)?.place.level ?? -1) > place.level) this.#lists.pop()
    const top = this.#lists.at(-1)
    if (top?.place.level === place.level) {
      const continues = !place.startsAnew && top.place.definition === place.definition
      if (continues && top.place.ordered === place.ordered) return top.list
      this.#lists.pop()
    }
    const parent = this.#lists.at(-1)?.list.children.at(-1)?.children ?? this.#blocks
    const list: OpenList['list'] = {
      type: 'list',
      id: this.#ids('b'),
      ordered: place.ordered,
      ...(place.ordered && place.number !== 1 && { start: place.number }),
      children: []
    }
    parent.push(list)
    this.#lists.push({ place, list })
    return list
  }
}
